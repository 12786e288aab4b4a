import { and, eq, gt, isNull } from 'drizzle-orm'
import { factorRemoval, staff } from '../../db/schema/staff.ts'
import { recordEvent } from '../audit/record.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import { removeSecondFactor } from '../signin/enrolment.ts'

const day = 24 * 60 * 60 * 1000
export type AskedRemoval = {
  readonly id: string
  readonly askedBy: string
  readonly askedByName: string
  readonly askedAt: number
  readonly reason: string
}

/** The request that waits for a second person, or null. It runs out after a day. */
export function removalAsked(reader: Reader, staffId: string, now: number): AskedRemoval | null {
  const found = reader
    .select({
      id: factorRemoval.id,
      askedBy: factorRemoval.askedBy,
      askedByName: staff.name,
      askedAt: factorRemoval.askedAt,
      reason: factorRemoval.reason,
    })
    .from(factorRemoval)
    .innerJoin(staff, eq(staff.id, factorRemoval.askedBy))
    .where(
      and(
        eq(factorRemoval.staffId, staffId),
        isNull(factorRemoval.decision),
        gt(factorRemoval.askedAt, now - day),
      ),
    )
    .get()
  return found ?? null
}

/** The first of two people says that the phone and the recovery codes are lost. */
export function askRemoval(
  tx: Transaction,
  platform: Platform,
  given: { readonly staffId: string; readonly by: string; readonly reason: string },
): void {
  if (removalAsked(tx, given.staffId, platform.now())) return
  const { staffId, by, reason } = given
  tx.insert(factorRemoval)
    .values({ id: platform.newId(), staffId, askedBy: by, askedAt: platform.now(), reason })
    .run()
  recordEvent(tx, platform, {
    actor: by,
    action: 'second_factor.removal_asked',
    subject: { kind: 'staff', id: staffId },
  })
}

export type RemovalOutcome = 'done' | 'four_eyes' | 'gone'

/**
 * The second person agrees or refuses. Never the one who asked, never the one it is about. Agreeing takes the second
 * step away and ends every session; the person sets up a new one when they next sign in.
 */
export function decideRemoval(
  tx: Transaction,
  platform: Platform,
  given: {
    readonly staffId: string
    readonly by: string
    readonly decision: 'confirmed' | 'refused'
  },
): RemovalOutcome {
  const { staffId, by, decision } = given
  const asked = removalAsked(tx, staffId, platform.now())
  if (!asked) return 'gone'
  if (asked.askedBy === by || staffId === by) return 'four_eyes'
  tx.update(factorRemoval)
    .set({ decision, decidedBy: by, decidedAt: platform.now() })
    .where(eq(factorRemoval.id, asked.id))
    .run()
  const member = tx.select().from(staff).where(eq(staff.id, staffId)).get()
  if (decision === 'confirmed' && member?.userId) removeSecondFactor(tx, member.userId)
  recordEvent(tx, platform, {
    actor: by,
    action: decision === 'confirmed' ? 'second_factor.removed' : 'second_factor.removal_refused',
    subject: { kind: 'staff', id: staffId },
    body: { asked_by: asked.askedBy },
  })
  return 'done'
}
