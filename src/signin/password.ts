import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** scrypt as OWASP ASVS appendix C approves it: N = 2^15, r = 8, p = 3 (32 MiB, about 0.2 s). */
const cost = { logN: 15, r: 8, p: 3 }
const keyBytes = 32

/** `scrypt$15$8$3$salt$key`, base64url. Nothing is cut off: every character of the password counts. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  const { logN, r, p } = cost
  return ['scrypt', logN, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether the password is the one that was hashed, compared in constant time. A damaged hash matches nothing. */
export async function passwordMatches(stored: string, password: string): Promise<boolean> {
  const [scheme, logN, r, p, salt, key] = stored.split('$')
  if (scheme !== 'scrypt' || !salt || !key) return false
  const right = Buffer.from(key, 'base64url')
  const settings = { logN: Number(logN), r: Number(r), p: Number(p) }
  const given = await derive(password, Buffer.from(salt, 'base64url'), settings)
  return given.length === right.length && timingSafeEqual(given, right)
}

function derive(password: string, salt: Buffer, { logN, r, p }: typeof cost): Promise<Buffer> {
  const settings = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, settings, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
