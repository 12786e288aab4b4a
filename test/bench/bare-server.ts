import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import Sqlite from 'better-sqlite3'
import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import type { Captured } from './capture.ts'

/**
 * The ceiling: bare Hono and better-sqlite3 running the same statements with the same values and building the same
 * markup from template strings, every text escaped. No session, no role, no header, no audit.
 * Arguments: port, database file, and a JSON file of captured pages by path.
 */
const [port = '0', path = ':memory:', pages] = process.argv.slice(2)
const sqlite = new Sqlite(path)
sqlite.pragma('journal_mode = WAL')
sqlite.pragma('synchronous = FULL')
sqlite.pragma('cache_size = -32000')
sqlite.pragma('mmap_size = 268435456')
const app = new Hono()
app.get('/health', (c) => c.text('ready'))

const captured: Record<string, Captured> = pages ? JSON.parse(readFileSync(pages, 'utf8')) : {}
for (const [route, page] of Object.entries(captured)) {
  const statements = page.statements.map(({ text, values }) => ({
    run: sqlite.prepare(text),
    values,
  }))
  app.get(route, (c) => {
    for (const { run, values } of statements) run.all(...values)
    return c.html(html`${page.pieces.map(({ tag, text }) => html`${raw(tag)}${text}`)}`)
  })
}

sqlite.exec(
  'CREATE TABLE IF NOT EXISTS bare_post (id INTEGER PRIMARY KEY, words TEXT, version INTEGER) STRICT',
)
sqlite.exec("INSERT OR IGNORE INTO bare_post VALUES (1, '', 1)")
const write = sqlite.prepare('UPDATE bare_post SET words = ?, version = version + 1 WHERE id = 1')
app.post('/write', async (c) => {
  const form = await c.req.formData()
  write.run(String(form.get('words')))
  return c.text('saved')
})

serve({ fetch: app.fetch, port: Number(port) })
