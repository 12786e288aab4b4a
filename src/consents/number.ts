import { and, gte, lt, sql } from 'drizzle-orm'
import { consent } from '../../db/schema/consents.ts'
import type { Reader } from '../platform/port.ts'

/**
 * The next short number of a service’s forms: the first letters of its name and four figures, such as `OH-0042`.
 * Services whose letters are the same share one row of numbers.
 */
export function nextNumber(reader: Reader, serviceName: string): string {
  const prefix = lettersOf(serviceName)
  const used = sql`CAST(substr(${consent.number}, ${prefix.length + 2}) AS INTEGER)`
  const found = reader
    .select({ last: sql<number | null>`max(${used})` })
    .from(consent)
    .where(and(gte(consent.number, `${prefix}-`), lt(consent.number, `${prefix}.`)))
    .get()
  return `${prefix}-${String((found?.last ?? 0) + 1).padStart(4, '0')}`
}

function lettersOf(serviceName: string): string {
  const words =
    serviceName
      .normalize('NFKD')
      .toUpperCase()
      .match(/[A-Z]+/g) ?? []
  const [first = 'CS'] = words
  return words.length > 1
    ? words
        .slice(0, 3)
        .map((word) => word.charAt(0))
        .join('')
    : first.slice(0, 2)
}
