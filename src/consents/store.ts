import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import {
  consent,
  consentCheck,
  consentEvidence,
  consentLine,
  notice,
} from '../../db/schema/consents.ts'
import { file } from '../../db/schema/media.ts'
import { service } from '../../db/schema/organisation.ts'
import { person, personNeed } from '../../db/schema/people.ts'
import { staff, staffRole } from '../../db/schema/staff.ts'
import type { ConsentFacts, PersonFacts } from '../domain/decision/facts-consent.ts'
import type { CommunicationNeed } from '../domain/people.ts'
import type { Reader, StoredFile } from '../platform/port.ts'
import { personFacts } from './facts.ts'

export type ConsentRow = typeof consent.$inferSelect
export type LineRow = typeof consentLine.$inferSelect
export type CheckRow = typeof consentCheck.$inferSelect
export type NoticeRow = typeof notice.$inferSelect
export type EvidenceRow = typeof consentEvidence.$inferSelect & { readonly file: StoredFile }

/** A consent record with whose it is. */
export type FoundConsent = ConsentRow & {
  readonly person: typeof person.$inferSelect
  readonly service: typeof service.$inferSelect
  readonly needs: readonly CommunicationNeed[]
}

/** One record of these services, or undefined: somebody else’s record is not there. */
export function findConsent(
  reader: Reader,
  id: string,
  services: readonly string[],
): FoundConsent | undefined {
  const found = reader
    .select({ consent, person, service })
    .from(consent)
    .innerJoin(person, eq(person.id, consent.personId))
    .innerJoin(service, eq(service.id, person.serviceId))
    .where(and(eq(consent.id, id), inArray(person.serviceId, [...services])))
    .get()
  if (!found) return undefined
  const needs = reader
    .select({ need: personNeed.need })
    .from(personNeed)
    .where(eq(personNeed.personId, found.person.id))
    .all()
  return {
    ...found.consent,
    person: found.person,
    service: found.service,
    needs: needs.map(({ need }) => need),
  }
}

export const linesOf = (reader: Reader, consentId: string): LineRow[] =>
  reader
    .select()
    .from(consentLine)
    .where(eq(consentLine.consentId, consentId))
    .orderBy(asc(consentLine.position))
    .all()

/** Oldest first. */
export const checksOf = (reader: Reader, consentId: string): CheckRow[] =>
  reader
    .select()
    .from(consentCheck)
    .where(eq(consentCheck.consentId, consentId))
    .orderBy(asc(consentCheck.checkedAt), asc(consentCheck.id))
    .all()

/** Oldest first. */
export function evidenceOf(reader: Reader, consentId: string): EvidenceRow[] {
  return reader
    .select({ row: consentEvidence, file })
    .from(consentEvidence)
    .innerJoin(file, eq(file.id, consentEvidence.fileId))
    .where(eq(consentEvidence.consentId, consentId))
    .orderBy(asc(consentEvidence.addedAt), asc(consentEvidence.id))
    .all()
    .map((found) => ({ ...found.row, file: found.file }))
}

export const findFile = (reader: Reader, id: string): StoredFile | undefined =>
  reader.select().from(file).where(eq(file.id, id)).get()

export const findNotice = (reader: Reader, id: string): NoticeRow | undefined =>
  reader.select().from(notice).where(eq(notice.id, id)).get()

/** The wording in use: the newest version of each format and language. */
export function noticesInUse(reader: Reader): NoticeRow[] {
  const rows = reader.select().from(notice).orderBy(desc(notice.version)).all()
  const newest = new Map<string, NoticeRow>()
  for (const row of rows) {
    const key = `${row.format} ${row.language}`
    if (!newest.has(key)) newest.set(key, row)
  }
  return [...newest.values()]
}

/** The facts of one record and of the person it is about, as the gate would see them. */
export function factsOfConsent(
  reader: Reader,
  row: Pick<ConsentRow, 'id' | 'personId'>,
): { readonly person: PersonFacts; readonly record: ConsentFacts } {
  const [found] = personFacts(reader, [row.personId])
  const record = found?.consents.find(({ id }) => id === row.id)
  if (!found || !record) throw new Error('A consent record without its person.')
  return { person: found, record }
}

/** Members of staff who work in a service, by name: who may have asked, or been told. */
export function staffOf(reader: Reader, serviceId: string): { id: string; name: string }[] {
  const rows = reader
    .selectDistinct({
      id: staff.id,
      name: staff.name,
      leftOn: staff.leftOn,
      where: staffRole.serviceId,
    })
    .from(staff)
    .innerJoin(staffRole, eq(staffRole.staffId, staff.id))
    .orderBy(asc(staff.name))
    .all()
  const here = rows.filter(
    ({ leftOn, where }) => leftOn === null && (where === null || where === serviceId),
  )
  return [...new Map(here.map(({ id, name }) => [id, { id, name }])).values()]
}

export const findNumber = (
  reader: Reader,
  id: string,
): { id: string; number: string } | undefined =>
  reader
    .select({ id: consent.id, number: consent.number })
    .from(consent)
    .where(eq(consent.id, id))
    .get()
