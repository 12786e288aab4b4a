import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createApp } from '../../app.tsx'
import { startJobs } from './job-clock.ts'
import type { OpenPlatform } from './platform.ts'

const compress = promisify(brotliCompress)
/** Level 1 costs 0.1 ms a page; gzip costs twice that and packs worse (measured in the performance notes). */
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }

/** Listens until told to stop; finishes requests under way first. Resolves with the port in use. */
export function listen(
  open: OpenPlatform,
  port: number,
): Promise<{ port: number; stop(): Promise<void> }> {
  const app = createApp(open.platform)
  const outer = new Hono()
  outer.use(async (c, next) => {
    await next()
    const type = c.res.headers.get('Content-Type') ?? ''
    if (!type.startsWith('text/') || c.res.headers.has('Content-Encoding')) return
    if (!(c.req.header('Accept-Encoding') ?? '').includes('br')) return
    const body = Buffer.from(await c.res.arrayBuffer())
    if (body.length < 1024) {
      c.res = new Response(body, c.res)
      return
    }
    const headers = new Headers(c.res.headers)
    headers.set('Content-Encoding', 'br')
    headers.append('Vary', 'Accept-Encoding')
    headers.delete('Content-Length')
    c.res = new Response(new Uint8Array(await compress(body, quickly)), {
      status: c.res.status,
      headers,
    })
  })
  outer.route('/', app)
  return new Promise((resolve, reject) => {
    const stopJobs = startJobs(open.platform)
    const server = serve({ fetch: outer.fetch, port }, (address) => {
      resolve({
        port: address.port,
        stop: async () => {
          stopJobs()
          await new Promise<void>((done) => server.close(() => done()))
          await open.close()
        },
      })
    })
    server.on('error', reject)
  })
}
