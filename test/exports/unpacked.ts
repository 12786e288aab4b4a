import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { StaffName } from '../../db/seeds/cast.ts'
import type { House } from '../support/house.ts'

/** The files of a stored (uncompressed) ZIP, by name, read from its central directory. */
export function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const size = zip.readUInt32LE(at + 24)
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    files.set(name, zip.subarray(start, start + size))
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}

export async function downloadPack(
  house: House,
  packId: string,
  who: StaffName = 'asha',
): Promise<Buffer> {
  const answer = await house.as(who).get(`/packs/${packId}/download`)
  if (answer.status !== 200) throw new Error(`Not downloaded: ${answer.status}`)
  return Buffer.from(await answer.arrayBuffer())
}

/** Writes the files of a pack to a new folder, lets `look` at them, and removes the folder again. */
export function inFolder<Value>(
  files: Map<string, Buffer>,
  look: (folder: string) => Value,
): Value {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-pack-'))
  try {
    for (const [name, content] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    return look(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What `sha256sum -c` says, run as anybody would run it: a line for each file. */
export const checkSums = (folder: string): string[] =>
  spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })
    .stdout.trim()
    .split('\n')

export const everyFile = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
