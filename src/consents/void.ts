import { eq } from 'drizzle-orm'
import { consent } from '../../db/schema/consents.ts'
import { recordEvent } from '../audit/record.ts'
import { recheckTargets } from '../exports/cascade.ts'
import type { RefusalCode } from '../http/refusals.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import type { FoundConsent } from './store.ts'

/** Marks an answer as entered by mistake: a second person, with a reason (B5). Null when done, otherwise why not. */
export function voidConsent(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  row: FoundConsent,
  reason: string,
  actor: string,
): RefusalCode | null {
  if (row.stage !== 'given') return 'wrong_state'
  if (row.recordedBy === actor) return 'four_eyes'
  tx.update(consent)
    .set({
      stage: 'void',
      voidedAt: platform.now(),
      voidedBy: actor,
      voidReason: reason,
      lockVersion: row.lockVersion + 1,
    })
    .where(eq(consent.id, row.id))
    .run()
  recordEvent(tx, platform, {
    actor,
    action: 'consent.voided',
    subject: { kind: 'consent', id: row.id },
    body: { person: row.personId, decision: row.decision },
  })
  recheckTargets(tx, platform, { personIds: [row.personId] }, { actorId: actor })
  return null
}
