import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { z } from 'zod'
import type { Secrets } from '../port.ts'

/** The port's secrets and the key that wraps every file's own key. */
export type NodeSecrets = Secrets & { readonly fileKey: Uint8Array }

const secretText = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const keyFile = z.strictObject({
  version: z.literal(1),
  sessionSecret: secretText,
  auditSalt: secretText,
  fileKey: secretText,
})

/**
 * The organisation's three secrets (32 random bytes each, base64url in JSON) from the key file beside its database.
 * Makes the file, readable by its owner only, when there is none; with `mayCreate: false` (a database that already
 * holds sealed files) a missing file is refused instead, because a new key could never open them.
 * Throws with a sentence for the operator.
 */
export function loadSecrets(path: string, { mayCreate = true } = {}): NodeSecrets {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found && !mayCreate) throw new Error(missing(path))
  if (!found) createKeyFile(path)
  const mode = statSync(path).mode & 0o777
  if (mode & 0o077) throw new Error(tooOpen(path, mode))
  return readKeyFile(path)
}

/** Fresh secrets that are never written down. For tests and one-off commands. */
export function ephemeralSecrets(): NodeSecrets {
  return {
    sessionSecret: randomBytes(32).toString('base64url'),
    auditSalt: randomBytes(32),
    fileKey: randomBytes(32),
  }
}

/** Two starts at once agree on one file: `link` lets only the first in, and never shows half a file. */
function createKeyFile(path: string): void {
  const { sessionSecret, auditSalt, fileKey } = ephemeralSecrets()
  const text = JSON.stringify({
    version: 1,
    sessionSecret,
    auditSalt: Buffer.from(auditSalt).toString('base64url'),
    fileKey: Buffer.from(fileKey).toString('base64url'),
  })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeDurably(draft, `${text}\n`)
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    unlinkSync(draft)
  }
}

function writeDurably(path: string, text: string): void {
  const handle = openSync(path, 'wx', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function readKeyFile(path: string): NodeSecrets {
  const parsed = keyFile.safeParse(parseJson(readFileSync(path, 'utf8')))
  if (!parsed.success) {
    throw new Error(`${path} is not a Countersign key file. Put back the file from your backup.`)
  }
  return {
    sessionSecret: parsed.data.sessionSecret,
    auditSalt: Buffer.from(parsed.data.auditSalt, 'base64url'),
    fileKey: Buffer.from(parsed.data.fileKey, 'base64url'),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function missing(path: string): string {
  return `The key file ${path} is missing, but the database holds files sealed with it. Put back the key file from your backup.`
}

function tooOpen(path: string, mode: number): string {
  return `Other people on this machine can read ${path} (mode ${mode.toString(8)}). Run: chmod 600 ${path}`
}
