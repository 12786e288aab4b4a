import { execFileSync } from 'node:child_process'
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { FileUnreadable, StorageFull } from '../../src/platform/failures.ts'
import { createFiles } from '../../src/platform/node/files.ts'
import type { StoredFile } from '../../src/platform/port.ts'
import { newFileKey } from '../../src/platform/sealing.ts'

const about = { mediaType: 'image/jpeg', purpose: 'evidence' } as const
const scan = Buffer.from('I, Ann, agree to my picture on the home’s Facebook page.')

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function newStore(folder = newFolder()) {
  const store = createFiles({ folder, key: newFileKey() })
  return { ...store, folder, place: (file: StoredFile) => placeOf(folder, file) }
}

function placeOf(folder: string, { id }: StoredFile): string {
  return join(folder, id.slice(0, 2), id.slice(2, 4), id)
}

/** Every file under the folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('Storing', () => {
  test('What is put can be opened, and the receipt says what it is', async () => {
    const store = newStore()
    const file = await store.put(scan, about)
    expect(file).toMatchObject({ ...about, bytes: scan.length })
    expect(file.sha256).toBe(
      execFileSync('sha256sum', { input: scan, encoding: 'utf8' }).split(' ')[0],
    )
    expect(Buffer.from(await store.open(file)).equals(scan)).toBe(true)
  })

  test('On the disk it is sealed, named by nothing but its id, and its owner’s alone', async () => {
    const store = newStore()
    const file = await store.put(scan, about)
    expect(filesIn(store.folder)).toEqual([store.place(file)])
    expect(readFileSync(store.place(file)).includes('Ann')).toBe(false)
    expect(statSync(store.place(file)).mode & 0o777).toBe(0o600)
    expect(statSync(join(store.folder, file.id.slice(0, 2))).mode & 0o777).toBe(0o700)
  })

  test('The same scan put twice makes two files, and shredding one leaves the other', async () => {
    const store = newStore()
    const [one, two] = [await store.put(scan, about), await store.put(scan, about)]
    expect(one.sha256).toBe(two.sha256)
    expect(one.id).not.toBe(two.id)
    await store.remove(one)
    await store.remove(one)
    await expect(store.open(one)).rejects.toThrow(FileUnreadable)
    expect(Buffer.from(await store.open(two)).equals(scan)).toBe(true)
  })

  test('An empty file and one of several chunks come back whole', async () => {
    const store = newStore()
    for (const content of [Buffer.alloc(0), Buffer.alloc(1_000_000, 7)]) {
      const file = await store.put(content, about)
      expect(Buffer.from(await store.open(file)).equals(content)).toBe(true)
    }
  })
})

describe('Opening', () => {
  test('A file altered, cut short or swapped for another on the disk is refused', async () => {
    const store = newStore()
    const [file, other] = [await store.put(scan, about), await store.put(scan, about)]
    const whole = readFileSync(store.place(file))

    const altered = Buffer.from(whole)
    altered.writeUInt8(altered.readUInt8(20) ^ 1, 20)
    writeFileSync(store.place(file), altered)
    await expect(store.open(file)).rejects.toThrow(FileUnreadable)

    writeFileSync(store.place(file), readFileSync(store.place(other)))
    await expect(store.open(file)).rejects.toThrow(FileUnreadable)

    writeFileSync(store.place(file), whole)
    expect(Buffer.from(await store.open(file)).equals(scan)).toBe(true)
    truncateSync(store.place(file), whole.length - 1)
    await expect(store.open(file)).rejects.toThrow(FileUnreadable)
  })

  test('A row with another file’s key, another fingerprint or a destroyed key is refused', async () => {
    const store = newStore()
    const [file, other] = [await store.put(scan, about), await store.put(scan, about)]
    for (const wrong of [
      { ...file, wrappedKey: other.wrappedKey },
      { ...file, wrappedKey: '' },
      { ...file, sha256: '0'.repeat(64) },
      { ...file, id: '../../../etc/passwd' },
    ]) {
      await expect(store.open(wrong)).rejects.toThrow(FileUnreadable)
    }
  })

  test('Another organisation’s key does not open it', async () => {
    const store = newStore()
    const file = await store.put(scan, about)
    await expect(newStore(store.folder).open(file)).rejects.toThrow(FileUnreadable)
  })

  test('A fault of the disk is not passed off as a missing file', async () => {
    const store = newStore()
    const file = await store.put(scan, about)
    rmSync(store.place(file))
    execFileSync('mkdir', [store.place(file)])
    await expect(store.open(file)).rejects.toThrow('EISDIR')
  })

  test('Removing never leaves the folder', async () => {
    const store = newStore()
    const outside = join(newFolder(), 'outside')
    writeFileSync(outside, 'stays')
    const file = await store.put(scan, about)
    await store.remove({ ...file, id: outside })
    expect(readFileSync(outside, 'utf8')).toBe('stays')
  })
})

describe('Sweeping', () => {
  test('Files that no row knows go after an hour; known, young and foreign files stay', async () => {
    const store = newStore()
    const known = await store.put(scan, about)
    const orphan = await store.put(scan, about)
    const young = await store.put(scan, about)
    const draft = join(store.folder, 'drafts', known.id)
    const foreign = join(store.folder, '.gitkeep')
    writeFileSync(draft, 'half a file')
    writeFileSync(foreign, '')
    const twoHoursAgo = Date.now() / 1000 - 2 * 60 * 60
    for (const path of [store.place(known), store.place(orphan), draft, foreign]) {
      utimesSync(path, twoHoursAgo, twoHoursAgo)
    }
    expect(await store.sweep(new Set([known.id]))).toBe(2)
    const left = [store.place(known), store.place(young), foreign]
    expect(filesIn(store.folder).sort()).toEqual(left.sort())
  })

  test('A folder that is not there yet is nothing to sweep', async () => {
    const store = newStore(join(newFolder(), 'not-yet'))
    expect(await store.sweep(new Set())).toBe(0)
  })
})

describe('When the disk is full', () => {
  const modules = ['files.ts', '../sealing.ts'].map((name) =>
    JSON.stringify(join(import.meta.dirname, '../../src/platform/node', name)),
  )
  const script = `
    import { createFiles } from ${modules[0]}
    import { newFileKey } from ${modules[1]}
    const store = createFiles({ folder: process.argv[1], key: newFileKey() })
    const about = { mediaType: 'image/jpeg', purpose: 'evidence' }
    const small = await store.put(Buffer.alloc(1000), about)
    const large = await store.put(Buffer.alloc(1_000_000), about).catch((error) => error)
    console.log(large.name, (await store.open(small)).length)`

  test('Nothing of the file is kept, the fault has a name, and what was there still opens', () => {
    const folder = newFolder()
    const limited = ['-c', 'ulimit -f 64; exec "$0" --input-type=module -e "$1" "$2"']
    const said = execFileSync('sh', [...limited, process.execPath, script, folder])
    expect(said.toString()).toBe(`${StorageFull.name} 1000\n`)
    expect(filesIn(folder).length).toBe(1)
  })
})
