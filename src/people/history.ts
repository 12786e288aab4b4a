import { asc, desc, eq, inArray } from 'drizzle-orm'
import { consent, consentCheck, consentLine, withdrawal } from '../../db/schema/consents.ts'
import type { Channel } from '../domain/channels.ts'
import { staffNames } from '../media/store.ts'
import type { Reader } from '../platform/port.ts'

export type RecordHistory = typeof consent.$inferSelect & {
  /** Everything its lines named, each once. */
  readonly channels: readonly Channel[]
  readonly checks: readonly (typeof consentCheck.$inferSelect)[]
}

/** All that was ever asked, answered, checked and taken back, with the names of who did it. */
export type PersonHistory = {
  readonly records: readonly RecordHistory[]
  readonly noes: readonly (typeof withdrawal.$inferSelect)[]
  readonly names: ReadonlyMap<string, string>
}

/** Newest first. */
export function historyOf(reader: Reader, personId: string): PersonHistory {
  const rows = reader
    .select()
    .from(consent)
    .where(eq(consent.personId, personId))
    .orderBy(desc(consent.recordedAt), desc(consent.id))
    .all()
  const ids = rows.map(({ id }) => id)
  const lines = reader.select().from(consentLine).where(inArray(consentLine.consentId, ids)).all()
  const checks = reader
    .select()
    .from(consentCheck)
    .where(inArray(consentCheck.consentId, ids))
    .orderBy(asc(consentCheck.checkedAt))
    .all()
  const noes = reader
    .select()
    .from(withdrawal)
    .where(eq(withdrawal.personId, personId))
    .orderBy(desc(withdrawal.saidAt))
    .all()
  const records = rows.map((row) => ({
    ...row,
    channels: [
      ...new Set(lines.flatMap((line) => (line.consentId === row.id ? line.channels : []))),
    ],
    checks: checks.filter((check) => check.consentId === row.id),
  }))
  const staff = [
    ...records.flatMap(({ recordedBy, askedBy, checks: of }) => [
      recordedBy,
      askedBy ?? recordedBy,
      ...of.map(({ checkedBy }) => checkedBy),
    ]),
    ...noes.map(({ recordedBy }) => recordedBy),
  ]
  return { records, noes, names: staffNames(reader, [...new Set(staff)]) }
}

/** When the person last said no to everything, if nothing newer stands against it: they are not asked again for a while. */
export function refusedAt({ records }: PersonHistory): number | null {
  const answered = records
    .filter(({ stage, decidedAt }) => stage === 'given' && decidedAt !== null)
    .sort((a, b) => (b.decidedAt ?? 0) - (a.decidedAt ?? 0))
  const [latest] = answered
  return latest?.decision === 'refuse' ? latest.decidedAt : null
}
