import { and, asc, eq, inArray } from 'drizzle-orm'
import { service } from '../../db/schema/organisation.ts'
import { person, personBasis, personNeed } from '../../db/schema/people.ts'
import { recordEvent } from '../audit/record.ts'
import type { CommunicationNeed } from '../domain/people.ts'
import { plainWords } from '../domain/text.ts'
import { recheckTargets } from '../exports/cascade.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import type { NewPerson, PersonChange } from './forms.ts'

export type PersonRow = typeof person.$inferSelect & {
  readonly serviceName: string
  readonly nation: (typeof service.$inferSelect)['nation']
  readonly needs: readonly CommunicationNeed[]
}
export type BasisRow = typeof personBasis.$inferSelect

/** One person of these services, or undefined: somebody else’s person is not there. */
export function findPerson(
  reader: Reader,
  id: string,
  services: readonly string[],
): PersonRow | undefined {
  const found = reader
    .select({ person, serviceName: service.name, nation: service.nation })
    .from(person)
    .innerJoin(service, eq(service.id, person.serviceId))
    .where(and(eq(person.id, id), inArray(person.serviceId, [...services])))
    .get()
  if (!found) return undefined
  const { serviceName, nation } = found
  return { ...found.person, serviceName, nation, needs: needsOf(reader, id) }
}

function needsOf(reader: Reader, personId: string): CommunicationNeed[] {
  const rows = reader
    .select({ need: personNeed.need })
    .from(personNeed)
    .where(eq(personNeed.personId, personId))
    .all()
  return rows.map(({ need }) => need)
}

/** The bases recorded for a colleague, oldest first. */
export function basesOf(reader: Reader, personId: string): BasisRow[] {
  return reader
    .select()
    .from(personBasis)
    .where(eq(personBasis.personId, personId))
    .orderBy(asc(personBasis.recordedAt), asc(personBasis.id))
    .all()
}

/** How a name is put in order: lower case, without accents. */
const sortNameOf = (knownAs: string): string => plainWords(knownAs).trim()

export function addPerson(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  entry: NewPerson,
  actor: string,
): string {
  const id = platform.newId()
  const { needs, ...columns } = entry
  tx.insert(person)
    .values({
      ...columns,
      id,
      sortName: sortNameOf(entry.knownAs),
      createdBy: actor,
      createdAt: platform.now(),
    })
    .run()
  saveNeeds(tx, platform, id, needs)
  recordEvent(tx, platform, {
    actor,
    action: 'person.added',
    subject: { kind: 'person', id },
    body: { service: entry.serviceId, kind: entry.kind },
  })
  return id
}

/** Saves a changed entry and asks the gate again about everything that shows the person. False when it was stale. */
export function changePerson(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  id: string,
  change: PersonChange,
  actor: string,
): boolean {
  const { needs, lockVersion, ...columns } = change
  const saved = tx
    .update(person)
    .set({ ...columns, sortName: sortNameOf(change.knownAs), lockVersion: lockVersion + 1 })
    .where(and(eq(person.id, id), eq(person.lockVersion, lockVersion)))
    .returning({ id: person.id })
    .all()
  if (saved.length === 0) return false
  tx.delete(personNeed).where(eq(personNeed.personId, id)).run()
  saveNeeds(tx, platform, id, needs)
  recordEvent(tx, platform, {
    actor,
    action: 'person.changed',
    subject: { kind: 'person', id },
    body: { version: lockVersion + 1, kind: change.kind, status: change.status },
  })
  recheckTargets(tx, platform, { personIds: [id] }, { actorId: actor })
  return true
}

function saveNeeds(
  tx: Transaction,
  platform: Pick<Platform, 'newId'>,
  personId: string,
  needs: readonly CommunicationNeed[],
): void {
  for (const need of needs) {
    tx.insert(personNeed).values({ id: platform.newId(), personId, need }).run()
  }
}
