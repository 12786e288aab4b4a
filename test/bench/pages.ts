import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bench, startReal } from './bench.ts'
import { capture } from './capture.ts'
import { cost, type Figures, limit, throughput } from './figures.ts'
import { load } from './load.ts'
import { start } from './servers.ts'

/** The queue and one post at 8 connections, beside bare Hono with the same statements and the same markup. */
export async function measurePages(bench: Bench): Promise<Figures> {
  const { filled, settings, say } = bench
  const { asha, morag } = filled.cookies
  const pages = {
    queue: { path: '/approvals', cookie: morag },
    post: { path: `/posts/${filled.onePost}`, cookie: asha },
  }
  say('Capturing what each page asks and answers')
  const captured = {
    [pages.queue.path]: await capture(settings, pages.queue.path, morag),
    [pages.post.path]: await capture(settings, pages.post.path, asha),
  }
  const file = join(bench.folder, 'pages.json')
  writeFileSync(file, JSON.stringify(captured))

  const figures: Figures = {}
  const real = await startReal(bench)
  const bare = await start([bench.bare, '{port}', settings.databasePath, file])
  const idle = real.memory()
  for (const [name, { path, cookie }] of Object.entries(pages)) {
    say(`Loading ${name}`)
    const ours = await load(real.origin, path, cookie)
    const ceiling = await load(bare.origin, path)
    figures[`${name} page`] = throughput(ours.perSecond, 'requests/s', ceiling.perSecond, 0.7)
    figures[`${name} page p50`] = cost(ours.p50, 'ms', ceiling.p50, null)
    figures[`${name} page p99`] = limit(ours.p99, 'ms', ceiling.p99, 9)
  }
  figures['queue page on the wire, cold'] = cost(
    await coldBytes(real.origin, morag),
    'kB',
    null,
    40,
  )
  figures['memory idle'] = cost(idle, 'MB', null, 100)
  figures['memory after pages'] = cost(real.memory(), 'MB', null, null)
  await Promise.all([real.stop(), bare.stop()])
  return figures
}

/** The page and every style and script it names, as sent with brotli; pictures and the font are left out. */
async function coldBytes(origin: string, cookie: string): Promise<number> {
  const bytes = async (path: string) => {
    const answer = await rawRequest(`${origin}${path}`, cookie)
    return answer
  }
  const page = await bytes('/approvals')
  const named = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map(
    ([, path]) => path ?? '',
  )
  const assets = await Promise.all([...new Set(named)].map(bytes))
  return [page, ...assets].reduce((total, { wire }) => total + wire, 0) / 1000
}

/** `fetch` hides the compressed size, so this counts what came over the socket. */
async function rawRequest(url: string, cookie: string): Promise<{ wire: number; text: string }> {
  const { get } = await import('node:http')
  const { brotliDecompressSync } = await import('node:zlib')
  return new Promise((resolve, reject) => {
    get(url, { headers: { cookie, 'accept-encoding': 'br' } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const body = Buffer.concat(parts)
        const packed = answer.headers['content-encoding'] === 'br'
        resolve({
          wire: body.length,
          text: (packed ? brotliDecompressSync(body) : body).toString(),
        })
      })
    }).on('error', reject)
  })
}
