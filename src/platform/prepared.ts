import type { Database } from './port.ts'

/**
 * Builds a statement once for each open database and hands back the same one after that, because building a query
 * costs more than running it. `build` must use placeholders for everything that varies.
 */
export function prepared<Statement>(
  build: (database: Database) => Statement,
): (database: Database) => Statement {
  const known = new WeakMap<Database, Statement>()
  return (database) => {
    const found = known.get(database)
    if (found) return found
    const statement = build(database)
    known.set(database, statement)
    return statement
  }
}
