import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'

/** No inline script or style, nothing from another origin, nothing framed. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Anything but a page: opened by itself, it may run nothing and load nothing. */
const filePolicy = "default-src 'none'; sandbox"

const always: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
}

/** Security headers on every answer; private answers are never kept by a cache. A route may set its own stricter values. */
export const securityHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const headers = c.res.headers
  for (const [name, value] of Object.entries(always)) {
    if (!headers.has(name)) headers.set(name, value)
  }
  if (!headers.has('Content-Security-Policy')) {
    const type = headers.get('Content-Type') ?? 'text/html'
    const policy = type.startsWith('text/html') ? contentSecurityPolicy : filePolicy
    headers.set('Content-Security-Policy', policy)
  }
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
}
