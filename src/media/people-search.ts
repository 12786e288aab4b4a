import { and, desc, eq, inArray, isNull, notInArray, or, sql } from 'drizzle-orm'
import { appearance, asset } from '../../db/schema/media.ts'
import { person } from '../../db/schema/people.ts'
import { plainWords } from '../domain/text.ts'
import type { Reader } from '../platform/port.ts'

export type KnownPerson = Pick<
  typeof person.$inferSelect,
  'id' | 'knownAs' | 'fullName' | 'kind' | 'status'
>
const mostFound = 8
const newestPictures = 40
const personColumns = {
  id: person.id,
  knownAs: person.knownAs,
  fullName: person.fullName,
  kind: person.kind,
  status: person.status,
}

/** People of a service whose name has a word that begins with what was typed, in name order. */
export const findPeople = (reader: Reader, serviceId: string, typed: string): KnownPerson[] =>
  findPeopleAnywhere(reader, [serviceId], typed)

/** The same over several services. Nothing typed finds nobody. */
export function findPeopleAnywhere(
  reader: Reader,
  services: readonly string[],
  typed: string,
): KnownPerson[] {
  const sought = plainWords(typed).trim()
  if (!sought) return []
  return reader
    .select(personColumns)
    .from(person)
    .where(
      and(
        inArray(person.serviceId, [...services]),
        or(hasWord(person.sortName, sought), hasWord(person.fullName, sought)),
      ),
    )
    .orderBy(person.sortName, person.id)
    .limit(mostFound)
    .all()
}

const hasWord = (column: typeof person.sortName | typeof person.fullName, sought: string) =>
  sql`instr(' ' || lower(${column}), ${` ${sought}`}) > 0`

/** The name of somebody of these services, for the heading of their pictures. */
export function personInPictures(
  reader: Reader,
  id: string,
  services: readonly string[],
): KnownPerson | null {
  const found = reader
    .select(personColumns)
    .from(person)
    .where(and(eq(person.id, id), inArray(person.serviceId, [...services])))
    .get()
  return found ?? null
}

/** Who to offer before anything is typed: people tagged in this service’s newest pictures, but not in this one. */
export function recentPeople(
  reader: Reader,
  serviceId: string,
  alreadyTagged: readonly string[],
): KnownPerson[] {
  const newest = reader
    .select({ id: asset.id })
    .from(asset)
    .where(eq(asset.serviceId, serviceId))
    .orderBy(desc(asset.uploadedAt), desc(asset.id))
    .limit(newestPictures)
  const tagged = reader
    .selectDistinct({ personId: appearance.personId })
    .from(appearance)
    .where(and(inArray(appearance.assetId, newest), isNull(appearance.removedAt)))
  return reader
    .select(personColumns)
    .from(person)
    .where(and(inArray(person.id, tagged), notInArray(person.id, [...alreadyTagged])))
    .orderBy(person.sortName, person.id)
    .limit(mostFound)
    .all()
}
