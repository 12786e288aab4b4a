import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from './port.ts'

/**
 * Builds a statement once for each open database and hands back the same one after that, because building a query
 * costs more than running it. `build` must use placeholders for everything that varies. A transaction gets the statement
 * of its database and runs it inside itself, because both are one connection.
 */
export function prepared<Statement>(
  build: (reader: Reader) => Statement,
): (reader: Reader) => Statement {
  const known = new WeakMap<object, Statement>()
  return (reader) => {
    const connection = connectionOf(reader)
    const found = known.get(connection)
    if (found) return found
    const statement = build(reader)
    known.set(connection, statement)
    return statement
  }
}

/** Drizzle gives a database and every transaction on it the same session; its types leave it out. */
function connectionOf(reader: Reader): object {
  const session: unknown = Reflect.get(reader, 'session')
  return typeof session === 'object' && session !== null ? session : reader
}

/** `column IN`-list of a prepared statement: however many there are, the statement stays the same. Bind `listed(ids)`. */
export const amongListed = (name: string): SQL =>
  sql`(SELECT value FROM json_each(${sql.placeholder(name)}))`

export const listed = (values: Iterable<string>): string => JSON.stringify([...values])
