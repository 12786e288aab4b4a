import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/platform/node/database.ts'
import { type House, openHouse } from '../support/house.ts'

const root = resolve(import.meta.dirname, '../..')

let house: House
beforeAll(() => {
  house = openHouse({ cast: false })
})
afterAll(() => house.close())

/** What the full-text index keeps for itself. */
const ownedByIndex = /^search(_|$)/

test('Every table is STRICT', () => {
  const tables = house.platform.database.all<{ name: string; strict: number }>(
    sql`SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
  )
  const loose = tables.filter(({ name, strict }) => !strict && !ownedByIndex.test(name))
  expect(tables.length).toBeGreaterThan(30)
  expect(loose.map(({ name }) => name)).toEqual(['__drizzle_migrations'])
})

test('The migrations are what the schema and the guard rails would make today', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['db', 'src', 'scripts', 'drizzle.config.ts', 'package.json']) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  execFileSync(process.execPath, ['scripts/generate-migrations.mjs'], {
    cwd: folder,
    stdio: 'ignore',
  })
  const files = (base: string) => readdirSync(join(base, 'db/migrations')).filter(isSql).sort()
  expect(files(root)).toEqual(files(folder))
  for (const name of files(root)) {
    const of = (base: string) => readFileSync(join(base, 'db/migrations', name), 'utf8')
    expect(of(root)).toBe(of(folder))
  }
})

const isSql = (name: string) => name.endsWith('.sql')

test('A database is opened with the settings that keep what was acknowledged', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-settings-'))
  const { database, close } = openDatabase(join(folder, 'a.db'), join(root, 'db/migrations'))
  onTestFinished(() => {
    close()
    rmSync(folder, { recursive: true, force: true })
  })
  const setting = (name: string) =>
    Object.values(database.get<object>(sql.raw(`PRAGMA ${name}`)))[0]
  expect({
    journal_mode: setting('journal_mode'),
    synchronous: setting('synchronous'),
    foreign_keys: setting('foreign_keys'),
    trusted_schema: setting('trusted_schema'),
    secure_delete: setting('secure_delete'),
  }).toEqual({
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    trusted_schema: 0,
    secure_delete: 1,
  })
})

test('Every foreign key leads to a table, and every row of the cast keeps them', () => {
  const cast = openHouse()
  onTestFinished(() => cast.close())
  expect(cast.platform.database.all(sql`PRAGMA foreign_key_check`)).toEqual([])
})
