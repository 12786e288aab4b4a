import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { recordEvent } from '../../src/audit/record.ts'
import { verify } from '../../src/commands/verify.ts'
import { openDatabase } from '../../src/platform/node/database.ts'
import { log } from '../../src/platform/node/log.ts'

let folder: string
const said: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-verify-'))
  said.length = 0
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
  rmSync(folder, { recursive: true, force: true })
})

const databaseAt = (name: string) => openDatabase(join(folder, name), 'db/migrations')

function withFiveEvents(name: string) {
  const open = databaseAt(name)
  const about = {
    actor: 'system',
    action: 'session.started',
    subject: { kind: 'staff', id: 'asha' },
  } as const
  for (let event = 0; event < 5; event += 1) {
    open.database.transaction((tx) => recordEvent(tx, { now: () => event }, about))
  }
  return open
}

test('A trail that holds is said to hold', () => {
  withFiveEvents('a.db').close()
  verify(['--database', join(folder, 'a.db')])
  expect(said.join()).toContain('The audit trail holds: 5 rows')
  expect(process.exitCode ?? 0).toBe(0)
})

test('The first row that is not as it was written is named', () => {
  const { database, close } = withFiveEvents('a.db')
  database.run(sql`DROP TRIGGER audit_event_is_never_updated`)
  database.run(sql`UPDATE audit_event SET actor = 'dee' WHERE seq IN (3, 4)`)
  close()
  verify(['--database', join(folder, 'a.db')])
  expect(said.join()).toContain('Row 3: This row was changed after it was written.')
  expect(process.exitCode).toBe(1)
})

test.each([
  ['no database', 'words, not a database, and rather many of them at that'],
  ['an empty file', ''],
])('%s is not taken for a broken trail', (_, content) => {
  writeFileSync(join(folder, 'x.db'), content)
  verify(['--database', join(folder, 'x.db')])
  expect(said.join()).toContain('cannot be read as a Countersign database')
  expect(process.exitCode).toBe(2)
})

test('A fault is logged without a word of its message, whatever the message looks like', () => {
  const error = new Error('Failed query: insert\n    at Ann Wright, 3 Elm Road\nparams: Ann')
  log({ reference: 'abc', where: 'POST /people', error })
  expect(said.join()).toContain('"reference":"abc"')
  expect(said.join()).not.toMatch(/Ann|Elm/)
})
