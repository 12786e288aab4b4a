import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Time-based one-time passwords as authenticator apps make them: RFC 6238, SHA-1, 6 digits, 30 seconds. */
const period = 30_000
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret: 24 characters, 144 bits. The sign-in library uses the characters themselves as the key. */
export const newSecret = (): string => randomBytes(18).toString('base64url')

/** The code for one 30-second step, counted from 1970. */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const number = mac.readUInt32BE((mac[19] ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

export const stepOf = (now: number): number => Math.floor(now / period)

/** The step a code belongs to: this one, the one before or the one after. Null when it is none of them. */
export function matchingStep(secret: string, code: string, now: number): number | null {
  const current = stepOf(now)
  const found = [current - 1, current, current + 1].filter((step) =>
    same(codeAt(secret, step), code),
  )
  return found.at(-1) ?? null
}

/** What the square picture says, and what an authenticator app reads. */
export function appAddress(secret: string, email: string): string {
  const label = `Countersign:${email}`
  return `otpauth://totp/${encodeURIComponent(label)}?secret=${appKey(secret)}&issuer=Countersign&digits=6&period=30`
}

/** The same key to type by hand. */
export const appKey = (secret: string): string => toBase32(Buffer.from(secret))

export const inFours = (key: string): string => key.match(/.{1,4}/g)?.join(' ') ?? ''

function toBase32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

function same(right: string, given: string): boolean {
  const [one, other] = [Buffer.from(right), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}
