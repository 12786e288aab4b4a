import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Platform } from '../platform/port.ts'

type CookieSetting = {
  /** `__Host-` pins a cookie to this host, this path and https; a plain name is for a demo on this machine only. */
  readonly prefix: '__Host-countersign' | 'countersign'
  readonly secure: boolean
  readonly sameSite: 'strict' | 'lax'
}

/** Over https the cookie is never sent on a visit that another site began. See docs/decisions/0003-sign-in.md. */
export function cookieSetting(platform: Pick<Platform, 'origin'>): CookieSetting {
  return platform.origin.startsWith('https:')
    ? { prefix: '__Host-countersign', secure: true, sameSite: 'strict' }
    : { prefix: 'countersign', secure: false, sameSite: 'lax' }
}

/** Holds the session. Its value is `token.signature`. */
export const sessionCookie = (platform: Pick<Platform, 'origin'>): string =>
  `${cookieSetting(platform).prefix}.session`

/** Holds the half-finished sign-in of somebody who gave the right password and still owes a code. */
export const challengeCookie = (platform: Pick<Platform, 'origin'>): string =>
  `${cookieSetting(platform).prefix}.two_factor`

/** The value of a cookie signed by the sign-in library (HMAC-SHA-256, base64), or null when it is not ours. */
export function openSigned(value: string | undefined, secret: string): string | null {
  if (!value) return null
  const dot = value.lastIndexOf('.')
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(value.slice(0, dot)).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? value.slice(0, dot) : null
}
