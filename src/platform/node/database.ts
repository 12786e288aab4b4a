import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import type { Database } from '../port.ts'

export type OpenDatabase = { readonly database: Database; close(): void }

/**
 * Opens (and brings up to date) the organisation's database. `path` may be `:memory:`.
 * Settings follow the security design 5.5: a committed row survives a power cut, deleted rows are overwritten.
 */
export function openDatabase(path: string, migrations: string): OpenDatabase {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const sqlite = new Sqlite(path)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('secure_delete = ON')
  sqlite.pragma('busy_timeout = 5000')
  sqlite.pragma('cache_size = -32000')
  sqlite.pragma('mmap_size = 268435456')
  const database = drizzle(sqlite)
  migrate(database, { migrationsFolder: migrations })
  return { database: database as unknown as Database, close: () => sqlite.close() }
}

/** Opens a database to look at it and nothing else: no migration, no write. */
export function readDatabase(path: string): OpenDatabase {
  const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true })
  sqlite.pragma('trusted_schema = OFF')
  return { database: drizzle(sqlite) as unknown as Database, close: () => sqlite.close() }
}
