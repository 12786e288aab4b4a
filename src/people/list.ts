import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { consent, withdrawal } from '../../db/schema/consents.ts'
import { service } from '../../db/schema/organisation.ts'
import { person, personBasis, personNeed } from '../../db/schema/people.ts'
import { personFacts } from '../consents/facts.ts'
import type { CommunicationNeed } from '../domain/people.ts'
import { type Light, permissionLight } from '../domain/permission-light.ts'
import { matchOf } from '../home/search.ts'
import type { Reader } from '../platform/port.ts'
import type { PeopleFilters } from './forms.ts'

export const pageSize = 50
/** A state is worked out, not stored, so a page looks at no more than this many people to find its rows. */
const mostLookedAt = 200

export type ListedPerson = Pick<
  typeof person.$inferSelect,
  'id' | 'serviceId' | 'kind' | 'knownAs' | 'fullName' | 'ageBand' | 'status'
> & { readonly serviceName: string; readonly light: Light; readonly needs: CommunicationNeed[] }

export type PeoplePage = {
  readonly people: readonly ListedPerson[]
  /** Where the next page starts; null at the end of the list. */
  readonly next: string | null
}

/** One page of the register in name order. `services` are those whose people the reader may see. */
export function listPeople(
  reader: Reader,
  services: readonly string[],
  filters: PeopleFilters,
  now: number,
  size = pageSize,
): PeoplePage {
  const found: ListedPerson[] = []
  let after = filters.after
  for (let looked = 0; looked < mostLookedAt; looked += size) {
    const rows = readPeople(reader, services, { ...filters, after }, size + 1)
    const batch = withLights(reader, rows.slice(0, size), now)
    const isLast = rows.length <= size
    for (const row of batch) {
      after = row.id
      if (!filters.state || row.light === filters.state) found.push(row)
      if (found.length === size && !(isLast && row === batch.at(-1)))
        return { people: found, next: row.id }
    }
    if (isLast) return { people: found, next: null }
    if (!filters.state) break
  }
  return { people: found, next: after ?? null }
}

type Row = Omit<ListedPerson, 'light' | 'needs'>

const columns = {
  id: person.id,
  serviceId: person.serviceId,
  kind: person.kind,
  knownAs: person.knownAs,
  fullName: person.fullName,
  ageBand: person.ageBand,
  status: person.status,
  serviceName: service.name,
}

function readPeople(
  reader: Reader,
  services: readonly string[],
  { service: chosen, kind, state, after }: PeopleFilters,
  limit: number,
): Row[] {
  const start = sql`(SELECT sort_name, id FROM person WHERE id = ${after})`
  return reader
    .select(columns)
    .from(person)
    .innerJoin(service, eq(service.id, person.serviceId))
    .where(
      and(
        inArray(person.serviceId, [...services]),
        chosen ? eq(person.serviceId, chosen) : undefined,
        kind ? eq(person.kind, kind) : undefined,
        state ? mayBe(state) : undefined,
        after ? sql`(${person.sortName}, ${person.id}) > ${start}` : undefined,
      ),
    )
    .orderBy(asc(person.sortName), asc(person.id))
    .limit(limit)
    .all()
}

/** The plus keeps the planner on the index of the person; by stage it would look at every record there is. */
const said = (stage: 'given' | 'requested', decision: 'agree' | 'refuse' | 'no_answer') =>
  sql`EXISTS (SELECT 1 FROM ${consent} WHERE ${consent.personId} = ${person.id} AND +${consent.stage} = ${stage} AND ${consent.decision} = ${decision})`
const yes = said('given', 'agree')
const refused = said('given', 'refuse')
const asked = said('requested', 'no_answer')
const withdrew = sql`EXISTS (SELECT 1 FROM ${withdrawal} WHERE ${withdrawal.personId} = ${person.id})`
const basis = sql`EXISTS (SELECT 1 FROM ${personBasis} WHERE ${personBasis.personId} = ${person.id})`

/** What must be in the records for a state to be possible. It only narrows: the state itself is worked out after. */
function mayBe(state: Light): SQL {
  switch (state) {
    case 'asked':
      return asked
    case 'no':
      return sql`(${refused} OR ${withdrew})`
    case 'paused':
      return withdrew
    case 'not_asked':
      return sql`NOT (${yes} OR ${refused} OR ${asked} OR ${withdrew})`
    case 'yes':
      return sql`(${yes} OR ${basis})`
    default:
      return yes
  }
}

/** People with every word typed as the beginning of a word of either name, best first in name order. */
export function searchPeople(
  reader: Reader,
  services: readonly string[],
  typed: string,
  now: number,
  limit = pageSize,
): ListedPerson[] {
  const words = matchOf(typed)
  if (words === '') return []
  const hits = sql`(SELECT entry.subject_id FROM search JOIN search_entry AS entry ON entry.id = search.rowid
    WHERE search MATCH ${`kind : person AND words : (${words})`})`
  const rows = reader
    .select(columns)
    .from(person)
    .innerJoin(service, eq(service.id, person.serviceId))
    .where(and(sql`${person.id} IN ${hits}`, inArray(person.serviceId, [...services])))
    .orderBy(asc(person.sortName), asc(person.id))
    .limit(limit)
    .all()
  return withLights(reader, rows, now)
}

function withLights(reader: Reader, rows: readonly Row[], now: number): ListedPerson[] {
  const ids = rows.map(({ id }) => id)
  const facts = new Map(personFacts(reader, ids).map((one) => [one.id, one]))
  const needs = Map.groupBy(
    reader.select().from(personNeed).where(inArray(personNeed.personId, ids)).all(),
    ({ personId }) => personId,
  )
  return rows.map((row) => {
    const known = facts.get(row.id)
    return {
      ...row,
      light: known ? permissionLight(known, now) : 'not_asked',
      needs: (needs.get(row.id) ?? []).map(({ need }) => need),
    }
  })
}
