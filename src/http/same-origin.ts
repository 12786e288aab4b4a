import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Refuses every unsafe request that another site could have caused, whatever its content type.
 * The browser's own word (`Sec-Fetch-Site`) is enough; without it the `Origin` must be ours.
 */
export const sameOriginOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.method === 'OPTIONS') return next()
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  const ours = origin !== undefined && sameOrigin(origin, c.get('platform').origin)
  if (site === undefined ? ours : site === 'same-origin' && (origin === undefined || ours))
    return next()
  return c.text('This request came from another site, so nothing was changed.', 403)
}

/** Equal origins; on a loopback address its names stand for each other. */
export function sameOrigin(origin: string, own: string): boolean {
  if (origin === own) return true
  if (!URL.canParse(origin)) return false
  const theirs = new URL(origin)
  const mine = new URL(own)
  return (
    theirs.protocol === mine.protocol &&
    theirs.port === mine.port &&
    loopback.has(theirs.hostname) &&
    loopback.has(mine.hostname)
  )
}
