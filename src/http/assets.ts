import type { Handler } from 'hono'
import type { Env } from './env.ts'
import { showFailure } from './failures.tsx'

/** Our own styles, scripts and font. Their names change with their content, so a browser may keep them for good. */
export const serveAssets: Handler<Env> = (c) => {
  const found = c.get('platform').assets.serve(c.req.path, c.req.header('Accept-Encoding') ?? '')
  if (!found) return showFailure(c, 'not_found')
  c.header('Content-Type', found.mediaType)
  c.header('Cache-Control', 'public, max-age=31536000, immutable')
  c.header('Vary', 'Accept-Encoding')
  if (found.encoding) c.header('Content-Encoding', found.encoding)
  return c.body(new Uint8Array(found.content))
}
