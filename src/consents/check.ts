import { and, eq, inArray } from 'drizzle-orm'
import { auditEvent } from '../../db/schema/audit.ts'
import { consentCheck } from '../../db/schema/consents.ts'
import { recordEvent } from '../audit/record.ts'
import { methodNeedsEvidence } from '../domain/consent.ts'
import { type Attestation, type CheckRefusal, checkRefusal } from '../domain/consent-check.ts'
import { recheckTargets } from '../exports/cascade.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import { evidenceOf, type FoundConsent, factsOfConsent } from './store.ts'

export type CheckEntry = {
  readonly outcome: 'usable' | 'unusable'
  readonly reads: readonly Attestation[]
  readonly note: string
}

/** Keeps the second person's check. Null when kept, otherwise why not. */
export function keepCheck(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  row: FoundConsent,
  entry: CheckEntry,
  checker: string,
): CheckRefusal | null {
  const { record } = factsOfConsent(tx, row)
  const hasOpenedAll = filesNotOpened(tx, row.id, checker).length === 0
  const needsProof = row.method !== null && methodNeedsEvidence(row.method)
  const refused = checkRefusal(record, { ...entry, checker, hasOpenedAll }, needsProof)
  if (refused !== null) return refused
  tx.insert(consentCheck)
    .values({
      id: platform.newId(),
      consentId: row.id,
      outcome: entry.outcome,
      readsName: entry.reads.includes('name'),
      readsAnswers: entry.reads.includes('answers'),
      readsSignature: entry.reads.includes('signature'),
      readsDate: entry.reads.includes('date'),
      note: entry.note,
      checkedBy: checker,
      checkedAt: platform.now(),
    })
    .run()
  recordEvent(tx, platform, {
    actor: checker,
    action: 'consent.checked',
    subject: { kind: 'consent', id: row.id },
    body: { person: row.personId, outcome: entry.outcome },
  })
  recheckTargets(tx, platform, { personIds: [row.personId] }, { actorId: checker })
  return null
}

/** The proof files that this member of staff has not opened, by the audit trail's word. */
export function filesNotOpened(reader: Reader, consentId: string, staffId: string): string[] {
  const files = evidenceOf(reader, consentId).map(({ id }) => id)
  if (files.length === 0) return []
  const opened = reader
    .selectDistinct({ id: auditEvent.subjectId })
    .from(auditEvent)
    .where(
      and(
        inArray(auditEvent.subjectId, files),
        eq(auditEvent.action, 'consent.evidence_opened'),
        eq(auditEvent.actor, staffId),
      ),
    )
    .all()
  const seen = new Set(opened.map(({ id }) => id))
  return files.filter((id) => !seen.has(id))
}
