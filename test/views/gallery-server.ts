import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'
import { writeGallery } from './gallery.tsx'

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
}
const unfit = ['--single-process', '--no-zygote', '--disable-web-security']

export type Answer = { readonly status: number; readonly body: string }
/** Answers a POST; `path` begins with a slash. */
export type Post = (path: string, body: string) => Answer

export type Gallery = {
  readonly origin: string
  readonly pages: readonly string[]
  close(): void
}

/** Serves the gallery under the application's content security policy. */
export async function openGallery(
  folder = mkdtempSync(join(tmpdir(), 'gallery-')),
  post: Post = () => ({ status: 204, body: '' }),
): Promise<Gallery> {
  const pages = writeGallery(folder)
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname
    response.setHeader('Content-Security-Policy', policy)
    response.setHeader('Content-Type', types[extname(path)] ?? 'text/html; charset=utf-8')
    if (request.method === 'POST') {
      const answer = post(path, await bodyOf(request))
      response.writeHead(answer.status).end(answer.body)
      return
    }
    try {
      response.end(readFileSync(join(folder, path)))
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    origin: `http://127.0.0.1:${port}`,
    pages,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((argument) => !unfit.includes(argument)),
  })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
