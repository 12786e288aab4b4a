import { desc, eq } from 'drizzle-orm'
import { gateDecision } from '../../db/schema/posts.ts'
import type { Reader } from '../platform/port.ts'

/** The “no” that the gate found when it was last asked about a target, by id, or null. */
export function withdrawalBehind(reader: Reader, targetId: string): string | null {
  const last = reader
    .select({ result: gateDecision.result })
    .from(gateDecision)
    .where(eq(gateDecision.targetId, targetId))
    .orderBy(desc(gateDecision.at))
    .limit(1)
    .get()
  const no = last?.result.reasons.find((reason) => reason.code === 'C04')
  return no ? no.details.withdrawalId : null
}
