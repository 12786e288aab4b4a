import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'
import { writeGallery } from './gallery.tsx'

/**
 * Looks at the gallery as a person would: `tsx test/views/look.ts DIR [page ...]`. Takes each page at 390 and 1280
 * pixels, light and dark, under the application's own content security policy, and runs axe. Exits 1 when axe finds
 * anything, a page is wider than the screen, or the browser complains.
 */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
}
const unfit = ['--single-process', '--no-zygote', '--disable-web-security']

const [folder = '/tmp/gallery', ...wanted] = process.argv.slice(2)
const pages = writeGallery(folder).filter((name) => wanted.length === 0 || wanted.includes(name))
mkdirSync(join(folder, 'shots'), { recursive: true })

const server = createServer((request, response) => {
  const path = join(folder, new URL(request.url ?? '/', 'http://gallery').pathname)
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('Content-Type', types[extname(path)] ?? 'text/plain')
  try {
    response.end(readFileSync(path))
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: chromium.args.filter((argument) => !unfit.includes(argument)),
})

let faults = 0
for (const name of pages) {
  for (const width of [390, 1280]) {
    for (const scheme of ['light', 'dark'] as const)
      faults += await look(browser, name, width, scheme)
  }
}
await browser.close()
server.close()
process.exitCode = faults > 0 ? 1 : 0

async function look(open: Browser, name: string, width: number, scheme: 'light' | 'dark') {
  const context = await open.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto(`${origin}/${name}.html`)
  await page.evaluate(() => document.fonts.ready)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wide > 0) said.push(`${wide} px wider than the screen`)
  const { violations } = await new AxeBuilder({ page }).analyze()
  for (const { id, nodes } of violations) {
    said.push(`axe ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  }
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.max(height, 844) })
  await page.screenshot({
    path: join(folder, 'shots', `${name}-${width}-${scheme}.png`),
    fullPage: true,
  })
  await context.close()
  for (const line of said) process.stdout.write(`${name} ${width} ${scheme}: ${line}\n`)
  return said.length
}
