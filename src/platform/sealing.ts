import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { FileUnreadable } from './failures.ts'

/**
 * How a file is sealed, the same on every runtime.
 *
 * Layout: header (13 bytes: `CSF` ‖ format ‖ chunk size as a power of two ‖ zero ‖ 7-byte nonce prefix), then chunks of
 * AES-256-GCM ciphertext, each followed by its 16-byte tag. The nonce of a chunk is prefix ‖ 4-byte counter ‖ last flag
 * (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), and the header is authenticated with every
 * chunk. So a flipped bit, a lost tail, and swapped, repeated or foreign chunks are all refused, before any plaintext
 * is handed out. The format byte is 1; a later algorithm takes the next number and old files stay readable.
 */
const magic = Buffer.from('CSF')
const formatAesGcmStream = 1
const chunkPower = 18
const prefixLength = 7
const headerLength = magic.length + 3 + prefixLength
const tagLength = 16
const keyLength = 32
const nonceLength = 12

/** A new random 256-bit key for one file. */
export function newFileKey(): Uint8Array {
  return randomBytes(keyLength)
}

/** Encrypts `content` under `key`. A key seals one file only. */
export function seal(content: Uint8Array, key: Uint8Array): Uint8Array {
  const header = newHeader()
  const size = 2 ** chunkPower
  const count = Math.max(1, Math.ceil(content.length / size))
  const parts: Uint8Array[] = [header]
  for (let index = 0; index < count; index++) {
    const nonce = chunkNonce(header, index, index === count - 1)
    parts.push(...encrypt(content.subarray(index * size, (index + 1) * size), key, nonce, header))
  }
  return Buffer.concat(parts)
}

/** The plaintext, whole. Throws `FileUnreadable` when anything at all is out of place. */
export function unseal(sealed: Uint8Array, key: Uint8Array): Uint8Array {
  const header = sealed.subarray(0, headerLength)
  const size = readHeader(header) + tagLength
  const body = sealed.subarray(headerLength)
  const count = Math.max(1, Math.ceil(body.length / size))
  const parts: Uint8Array[] = []
  for (let index = 0; index < count; index++) {
    const nonce = chunkNonce(header, index, index === count - 1)
    parts.push(decrypt(body.subarray(index * size, (index + 1) * size), key, nonce, header))
  }
  return Buffer.concat(parts)
}

/** Wraps a file's key with the organisation's key, bound to the file's id. Text: `1.` and base64url. */
export function wrapKey(key: Uint8Array, organisationKey: Uint8Array, fileId: string): string {
  const nonce = randomBytes(nonceLength)
  const wrapped = encrypt(key, organisationKey, nonce, Buffer.from(fileId))
  return `${formatAesGcmStream}.${Buffer.concat([nonce, ...wrapped]).toString('base64url')}`
}

/** The file's key. Throws `FileUnreadable` for an altered wrap, another file's wrap, or a destroyed one. */
export function unwrapKey(
  wrapped: string,
  organisationKey: Uint8Array,
  fileId: string,
): Uint8Array {
  const [format, text] = wrapped.split('.')
  if (format !== String(formatAesGcmStream) || !text) throw new FileUnreadable('Its key is gone.')
  const bytes = Buffer.from(text, 'base64url')
  const nonce = bytes.subarray(0, nonceLength)
  return decrypt(bytes.subarray(nonceLength), organisationKey, nonce, Buffer.from(fileId))
}

/**
 * The name of a file: the fingerprint of its content, keyed with the file's own key, as a UUID (version 8, RFC 9562).
 * It commits to the content, yet tells nobody without the key whether two files are alike or a known picture is held.
 */
export function fingerprintId(sha256: string, key: Uint8Array): string {
  const bytes = createHmac('sha256', key).update(`countersign file ${sha256}`).digest()
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex', 0, 16)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function newHeader(): Uint8Array {
  return Buffer.concat([
    magic,
    Uint8Array.of(formatAesGcmStream, chunkPower, 0),
    randomBytes(prefixLength),
  ])
}

/** The chunk size in bytes. */
function readHeader(header: Uint8Array): number {
  const [format, power, zero] = header.subarray(magic.length)
  const known =
    header.length === headerLength && magic.equals(header.subarray(0, magic.length)) && zero === 0
  if (!known || format !== formatAesGcmStream) throw new FileUnreadable('It is not a sealed file.')
  if (power !== chunkPower) throw new FileUnreadable('It is sealed in a way not known here.')
  return 2 ** power
}

function chunkNonce(header: Uint8Array, index: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(nonceLength)
  nonce.set(header.subarray(headerLength - prefixLength), 0)
  nonce.writeUInt32BE(index, prefixLength)
  nonce.writeUInt8(last ? 1 : 0, nonceLength - 1)
  return nonce
}

function encrypt(plain: Uint8Array, key: Uint8Array, nonce: Uint8Array, bound: Uint8Array) {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(bound)
  return [cipher.update(plain), cipher.final(), cipher.getAuthTag()]
}

function decrypt(sealed: Uint8Array, key: Uint8Array, nonce: Uint8Array, bound: Uint8Array) {
  if (sealed.length < tagLength) throw new FileUnreadable('It was cut short.')
  const end = sealed.length - tagLength
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
    decipher.setAAD(bound)
    decipher.setAuthTag(sealed.subarray(end))
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()])
  } catch {
    throw new FileUnreadable('It was altered after it was sealed.')
  }
}
