import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { consent, consentToCheck } from '../../db/schema/consents.ts'
import { service } from '../../db/schema/organisation.ts'
import { person } from '../../db/schema/people.ts'
import { staff } from '../../db/schema/staff.ts'
import type { ConsentState } from '../domain/consent.ts'
import { consentState } from '../domain/consent-state.ts'
import { inForce } from '../domain/decision/records.ts'
import type { Reader } from '../platform/port.ts'
import { amongListed, listed, prepared } from '../platform/prepared.ts'
import { personFacts } from './facts.ts'
import type { RecordFilters } from './forms.ts'

export const pageSize = 50

export type ListedRecord = {
  readonly id: string
  readonly number: string
  readonly personId: string
  readonly knownAs: string
  readonly serviceName: string
  readonly decision: (typeof consent.$inferSelect)['decision']
  readonly decidedAt: number | null
  readonly recordedAt: number
  readonly recordedBy: string
  readonly recorderName: string | null
  readonly state: ConsentState
}
export type RecordPage = { readonly records: readonly ListedRecord[]; readonly next: string | null }

/** How many yeses wait for a second person in these services, counted no further than 100. */
export function toCheckCount(reader: Reader, services: readonly string[]): number {
  return waitingForCheck(reader).get({ services: listed(services) })?.waiting ?? 0
}

const waitingForCheck = prepared((reader) =>
  reader
    .select({ waiting: sql<number>`count(*)` })
    .from(
      reader
        .select({ one: sql`1`.as('one') })
        .from(consentToCheck)
        .where(inArray(consentToCheck.serviceId, amongListed('services')))
        .limit(100)
        .as('first'),
    )
    .prepare(),
)

/** One page of records. The queue has the longest wait first; the other lists the newest first. */
export function listRecords(
  reader: Reader,
  services: readonly string[],
  filters: RecordFilters,
  now: number,
  size = pageSize,
): RecordPage {
  const rows = readRecords(reader, services, filters, size + 1)
  const shown = rows.slice(0, size)
  const states = statesOf(reader, shown, now)
  return {
    records: shown.map((row) => ({ ...row, state: states.get(row.id) ?? 'draft' })),
    next: rows.length > size ? (shown.at(-1)?.id ?? null) : null,
  }
}

function readRecords(
  reader: Reader,
  services: readonly string[],
  { view, service: chosen, after }: RecordFilters,
  limit: number,
) {
  const oldestFirst = view === 'check'
  const from = sql`(SELECT recorded_at, id FROM consent WHERE id = ${after})`
  const place = sql`(${consent.recordedAt}, ${consent.id})`
  const direction = oldestFirst ? asc : desc
  const query = reader
    .select({
      id: consent.id,
      number: consent.number,
      personId: consent.personId,
      knownAs: person.knownAs,
      serviceName: service.name,
      decision: consent.decision,
      decidedAt: consent.decidedAt,
      recordedAt: consent.recordedAt,
      recordedBy: consent.recordedBy,
      recorderName: staff.name,
    })
    .from(consent)
    .innerJoin(person, eq(person.id, consent.personId))
    .innerJoin(service, eq(service.id, person.serviceId))
    .leftJoin(staff, eq(staff.id, consent.recordedBy))
    .where(
      and(
        // The plus keeps the planner on the index of the order; by service it would sort every record there is.
        sql`+${person.serviceId} IN (SELECT value FROM json_each(${JSON.stringify(services)}))`,
        chosen ? sql`+${person.serviceId} = ${chosen}` : undefined,
        view === 'waiting' ? inArray(consent.stage, ['draft', 'requested']) : undefined,
        oldestFirst ? sql`${consent.id} IN (SELECT consent_id FROM ${consentToCheck})` : undefined,
        after ? (oldestFirst ? sql`${place} > ${from}` : sql`${place} < ${from}`) : undefined,
      ),
    )
    .orderBy(direction(consent.recordedAt), direction(consent.id))
    .limit(limit)
  return query.all()
}

function statesOf(
  reader: Reader,
  rows: readonly { readonly personId: string }[],
  now: number,
): Map<string, ConsentState> {
  const people = personFacts(
    reader,
    rows.map(({ personId }) => personId),
  )
  return new Map(
    people.flatMap((one) => {
      const standing = new Set(inForce(one.consents).map(({ id }) => id))
      const personDied = one.status === 'deceased'
      return one.consents.map((record): [string, ConsentState] => [
        record.id,
        consentState(record, one.withdrawals, now, {
          personDied,
          replaced: !standing.has(record.id),
        }),
      ])
    }),
  )
}
