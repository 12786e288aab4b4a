import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { createApp } from '../../src/app.tsx'
import { openPlatform } from '../../src/platform/node/platform.ts'
import type { Settings } from '../../src/platform/node/settings.ts'
import type { Database } from '../../src/platform/port.ts'

export type Statement = { readonly text: string; readonly values: unknown[] }
/** A page as its ceiling needs it: every statement it ran, and its markup as tags with the text after each. */
export type Captured = {
  readonly statements: readonly Statement[]
  readonly pieces: readonly { readonly tag: string; readonly text: string }[]
}

/** Serves one page inside this process and writes down what it asked the database and what it answered. */
export async function capture(settings: Settings, path: string, cookie: string): Promise<Captured> {
  const open = openPlatform(settings, { demo: false })
  const sqlite = new Sqlite(settings.databasePath)
  const statements: Statement[] = []
  const logger = {
    logQuery: (text: string, values: unknown[]) => void statements.push({ text, values }),
  }
  const database = drizzle(sqlite, { logger }) as unknown as Database
  const app = createApp({ ...open.platform, database })
  const answer = await app.request(path, { headers: { cookie } })
  const markup = await answer.text()
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  sqlite.close()
  await open.close()
  return {
    statements: statements.filter(({ text }) => /^\s*(select|with)/i.test(text)),
    pieces: piecesOf(markup),
  }
}

function piecesOf(markup: string): Captured['pieces'] {
  return [...markup.matchAll(/(<[^>]*>)([^<]*)/g)].map(([, tag = '', text = '']) => ({
    tag,
    text: text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  }))
}
