import { hash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FileUnreadable, StorageFull } from '../failures.ts'
import type { Files, StoredFile } from '../port.ts'
import { fingerprintId, newFileKey, seal, unseal, unwrapKey, wrapKey } from '../sealing.ts'

export type FileStore = Omit<Files, 'sweep'> & {
  /**
   * Removes sealed files that no row knows, and drafts that were never finished, once they are an hour old: a file is
   * written before its row is. Answers how many went.
   */
  sweep(knownIds: ReadonlySet<string>, now?: number): Promise<number>
}

const sealedName = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const orphanAge = 60 * 60 * 1000

/**
 * Sealed files in a folder, at `aa/bb/<id>` after the first letters of the id, readable by the owner only.
 *
 * The id is the content's fingerprint keyed with the file's own key. Storing the same picture twice makes two files that
 * cannot be told to be alike and that are shredded apart: destroying one person's evidence never touches another's.
 * A write is either whole and on the disk when `put` answers, or not there. Throws `StorageFull` and `FileUnreadable`.
 */
export function createFiles({ folder, key }: { folder: string; key: Uint8Array }): FileStore {
  const place = (id: string) => join(folder, id.slice(0, 2), id.slice(2, 4), id)
  return {
    async put(content, { mediaType, purpose }) {
      const fileKey = newFileKey()
      const sha256 = hash('sha256', content)
      const id = fingerprintId(sha256, fileKey)
      await write(folder, place(id), seal(content, fileKey))
      const wrappedKey = wrapKey(fileKey, key, id)
      return { id, sha256, bytes: content.length, mediaType, purpose, wrappedKey }
    },
    async open(file) {
      if (!sealedName.test(file.id)) throw new FileUnreadable('No such file.')
      const fileKey = unwrapKey(file.wrappedKey, key, file.id)
      const content = unseal(await read(place(file.id)), fileKey)
      checkContent(file, content, fileKey)
      return content
    },
    async remove(file) {
      if (!sealedName.test(file.id)) return
      await rm(place(file.id), { force: true })
      await syncFolder(dirname(place(file.id)))
    },
    async sweep(knownIds, now = Date.now()) {
      let gone = 0
      for (const path of await orphans(folder, knownIds, now - orphanAge)) {
        await rm(path, { force: true })
        gone++
      }
      return gone
    },
  }
}

/** The id binds the sealed bytes to the row: another file's bytes under this name do not pass. */
function checkContent(file: StoredFile, content: Uint8Array, fileKey: Uint8Array): void {
  const sha256 = hash('sha256', content)
  if (sha256 !== file.sha256 || fingerprintId(sha256, fileKey) !== file.id) {
    throw new FileUnreadable('It is not the file that was stored.')
  }
}

async function read(path: string): Promise<Uint8Array> {
  return await readFile(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') throw new FileUnreadable('The stored file is missing.')
    throw error
  })
}

async function write(folder: string, path: string, sealed: Uint8Array): Promise<void> {
  const draft = join(folder, 'drafts', randomUUID())
  try {
    await makeFolder(dirname(draft))
    await makeFolder(dirname(path))
    await writeDurably(draft, sealed)
    await rename(draft, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(draft, { force: true })
    throw ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(errorCode(error)) ? new StorageFull() : error
  }
}

async function writeDurably(path: string, content: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

/** A new folder is itself an entry that must reach the disk, up to the first one that was there before. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (!first) return
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    await syncFolder(dirname(made))
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  })
  await handle?.sync().finally(() => handle.close())
}

async function orphans(folder: string, known: ReadonlySet<string>, before: number) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries
    .filter((entry) => entry.isFile() && sealedName.test(entry.name))
    .map((entry) => ({ path: join(entry.parentPath, entry.name), name: entry.name }))
  const old: string[] = []
  for (const { path, name } of paths) {
    const draft = dirname(path) === join(folder, 'drafts')
    if (!draft && known.has(name)) continue
    const found = await stat(path).catch(() => null)
    if (found && found.mtimeMs < before) old.push(path)
  }
  return old
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
