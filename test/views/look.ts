import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { openBrowser, openGallery } from './gallery-server.ts'

/**
 * Looks at the gallery as a person would: `tsx test/views/look.ts DIR [page ...]`. Takes each page at 320, 390 and 1280
 * pixels, light and dark, with text at 200 % and in forced colours, and runs axe. Exits 1 when axe finds anything, a
 * page is wider than the screen, or the browser complains.
 */
type Sight = {
  readonly name: string
  readonly width: number
  readonly scheme: 'light' | 'dark'
  readonly textSize?: number
  readonly forced?: boolean
}
const sights: readonly Sight[] = [
  { name: '390-light', width: 390, scheme: 'light' },
  { name: '390-dark', width: 390, scheme: 'dark' },
  { name: '1280-light', width: 1280, scheme: 'light' },
  { name: '1280-dark', width: 1280, scheme: 'dark' },
  { name: '320-light', width: 320, scheme: 'light' },
  { name: '1280-text-200', width: 1280, scheme: 'light', textSize: 2 },
  { name: '1280-forced', width: 1280, scheme: 'dark', forced: true },
  { name: '3840-light', width: 3840, scheme: 'light' },
]

const [folder = '/tmp/gallery', ...wanted] = process.argv.slice(2)
const gallery = await openGallery(folder)
mkdirSync(join(folder, 'shots'), { recursive: true })
const browser = await openBrowser()
let faults = 0
for (const page of gallery.pages) {
  if (wanted.length > 0 && !wanted.includes(page)) continue
  for (const sight of sights) faults += await look(browser, page, sight)
}
await browser.close()
gallery.close()
process.exitCode = faults > 0 ? 1 : 0

async function look(open: Browser, name: string, sight: Sight): Promise<number> {
  const { width } = sight
  const context = await open.newContext({
    viewport: { width, height: 844 },
    colorScheme: sight.scheme,
    forcedColors: sight.forced ? 'active' : 'none',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto(`${gallery.origin}/${name}.html`)
  await page.evaluate((size) => {
    if (size) document.documentElement.style.fontSize = `${size * 100}%`
    return document.fonts.ready
  }, sight.textSize)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wide > 0) said.push(`${wide} px wider than the screen`)
  const { violations } = await new AxeBuilder({ page }).analyze()
  for (const { id, nodes } of violations) {
    said.push(`axe ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  }
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.max(height, 844) })
  await page.screenshot({ path: join(folder, 'shots', `${name}-${sight.name}.png`) })
  await context.close()
  for (const line of said) process.stdout.write(`${name} ${sight.name}: ${line}\n`)
  return said.length
}
