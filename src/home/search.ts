import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/port.ts'

export const findKinds = ['person', 'post', 'consent', 'account'] as const
export type FindKind = (typeof findKinds)[number]

export type Found = {
  readonly kind: FindKind
  readonly id: string
  readonly title: string
  readonly line: string
}

const each = 10

/** Where each kind may be looked for: the services where the reader may see that kind of thing. */
export type SearchScope = Readonly<Record<FindKind, readonly string[]>>

/**
 * People, posts, consents and accounts with every word of the query as the beginning of a word of theirs, best first.
 * Whatever was typed is taken as plain words: the index's own query language cannot be reached from here.
 */
export function find(reader: Reader, query: string, scope: SearchScope): Found[] {
  const match = matchOf(query)
  if (!match) return []
  return findKinds.flatMap((kind) => findOne(reader, match, kind, scope[kind]))
}

export function matchOf(query: string): string {
  const words = query.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []
  return words
    .slice(0, 8)
    .map((word) => `"${word}"*`)
    .join(' AND ')
}

function findOne(
  reader: Reader,
  match: string,
  kind: FindKind,
  services: readonly string[],
): Found[] {
  if (services.length === 0) return []
  return reader.all<Found>(sql`
    SELECT entry.kind AS kind, entry.subject_id AS id, ${titles[kind]} AS title, ${lines[kind]} AS line
    FROM search JOIN search_entry AS entry ON entry.id = search.rowid
    WHERE search MATCH ${`kind : ${kind} AND words : (${match})`}
      AND entry.service_id IN (SELECT value FROM json_each(${JSON.stringify(services)}))
    LIMIT ${each}`)
}

const titles: Record<FindKind, ReturnType<typeof sql>> = {
  person: sql`(SELECT known_as FROM person WHERE id = entry.subject_id)`,
  post: sql`(SELECT title FROM post WHERE id = entry.subject_id)`,
  consent: sql`(SELECT number FROM consent WHERE id = entry.subject_id)`,
  account: sql`(SELECT name FROM account WHERE id = entry.subject_id)`,
}

const serviceName = sql`(SELECT name FROM service WHERE id = entry.service_id)`
const lines: Record<FindKind, ReturnType<typeof sql>> = {
  person: serviceName,
  post: serviceName,
  consent: sql`(SELECT person.known_as FROM consent JOIN person ON person.id = consent.person_id WHERE consent.id = entry.subject_id)`,
  account: serviceName,
}
