import { and, eq } from 'drizzle-orm'
import { consent, consentLine } from '../../db/schema/consents.ts'
import { recordEvent } from '../audit/record.ts'
import type { FormValues } from '../http/forms.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import type { LineEntry } from './line-form.ts'
import { nextNumber } from './number.ts'
import { type FoundConsent, linesOf } from './store.ts'

type Doing = Pick<Platform, 'now' | 'newId'>

/** Begins a record for a person. What has been typed of an earlier one that it corrects comes along. */
export function beginConsent(
  tx: Transaction,
  platform: Doing,
  about: {
    readonly person: { readonly id: string; readonly serviceName: string }
    readonly typed: FormValues
    readonly replacesId: string | null
  },
  actor: string,
): string {
  const id = platform.newId()
  tx.insert(consent)
    .values({
      id,
      number: nextNumber(tx, about.person.serviceName),
      personId: about.person.id,
      stage: 'draft',
      recordedAt: platform.now(),
      recordedBy: actor,
      replacesId: about.replacesId,
      typed: { ...about.typed },
    })
    .run()
  recordEvent(tx, platform, {
    actor,
    action: 'consent.drafted',
    subject: { kind: 'consent', id },
    body: { person: about.person.id, replaces: about.replacesId },
  })
  return id
}

/** Whether it may still be filled in. */
export const isOpen = (row: Pick<FoundConsent, 'stage'>): boolean =>
  row.stage === 'draft' || row.stage === 'requested'

/** Keeps what was typed on one page. False when somebody else saved in between. */
export function keepTyped(
  tx: Transaction,
  row: FoundConsent,
  typed: FormValues,
  lockVersion: number,
): boolean {
  const kept = tx
    .update(consent)
    .set({ typed: { ...row.typed, ...typed }, lockVersion: lockVersion + 1 })
    .where(and(eq(consent.id, row.id), eq(consent.lockVersion, lockVersion)))
    .returning({ id: consent.id })
    .all()
  return kept.length > 0
}

/** Adds a scope line or changes one. Whoever is checking their answers sees that the record moved on. */
export function saveLine(
  tx: Transaction,
  platform: Doing,
  row: FoundConsent,
  lineId: string | null,
  entry: LineEntry,
): void {
  moveOn(tx, row)
  if (lineId !== null) {
    tx.update(consentLine).set(entry).where(eq(consentLine.id, lineId)).run()
    return
  }
  const position = (linesOf(tx, row.id).at(-1)?.position ?? 0) + 1
  tx.insert(consentLine)
    .values({ ...entry, id: platform.newId(), consentId: row.id, position })
    .run()
}

export function removeLine(tx: Transaction, row: FoundConsent, lineId: string): void {
  moveOn(tx, row)
  tx.delete(consentLine).where(eq(consentLine.id, lineId)).run()
}

function moveOn(tx: Transaction, row: FoundConsent): void {
  tx.update(consent)
    .set({ lockVersion: row.lockVersion + 1 })
    .where(eq(consent.id, row.id))
    .run()
}

/** Puts a record aside that was never answered. Nobody has to be told, because it never permitted anything. */
export function discardDraft(
  tx: Transaction,
  platform: Pick<Platform, 'now'>,
  row: FoundConsent,
  actor: string,
): boolean {
  if (!isOpen(row)) return false
  tx.update(consent)
    .set({
      stage: 'void',
      voidedAt: platform.now(),
      voidedBy: actor,
      lockVersion: row.lockVersion + 1,
    })
    .where(eq(consent.id, row.id))
    .run()
  recordEvent(tx, platform, {
    actor,
    action: 'consent.voided',
    subject: { kind: 'consent', id: row.id },
    body: { person: row.personId, from: row.stage },
  })
  return true
}
