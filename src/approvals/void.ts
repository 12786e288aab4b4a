import { and, eq, inArray, isNotNull, isNull, notExists } from 'drizzle-orm'
import { approval } from '../../db/schema/approvals.ts'
import { exportPack } from '../../db/schema/exports.ts'
import { postTarget } from '../../db/schema/posts.ts'
import { recordEvent } from '../audit/record.ts'
import { revokePacks } from '../exports/revoke.ts'
import type { Platform, Transaction } from '../platform/port.ts'

/**
 * Ends every standing approval of a post (lifecycle C3 rows 11 and 15) in the caller's transaction. Packs that are out
 * are revoked, and targets that were waiting to go out start again at `planned`. What is already live stays as it is.
 * `because` is a code for the audit trail, such as `edited`, `recalled` or `lapsed`.
 */
export function voidApprovals(
  tx: Transaction,
  platform: Pick<Platform, 'now'>,
  postId: string,
  because: string,
  actorId: string,
): void {
  const standing = tx
    .select({ id: approval.id })
    .from(approval)
    .where(
      and(eq(approval.postId, postId), eq(approval.decision, 'approve'), isNull(approval.voidedAt)),
    )
    .all()
  for (const { id } of standing) {
    tx.update(approval)
      .set({ voidedAt: platform.now(), voidedBecause: because })
      .where(eq(approval.id, id))
      .run()
    recordEvent(tx, platform, {
      actor: actorId,
      action: 'approval.voided',
      subject: { kind: 'post', id: postId },
      body: { approval: id, because },
    })
  }
  if (standing.length > 0) pullBack(tx, platform, postId, actorId)
}

/** A stopped target whose revoked pack still waits for an answer stays stopped: it may be live. */
function pullBack(
  tx: Transaction,
  platform: Pick<Platform, 'now'>,
  postId: string,
  actorId: string,
): void {
  const targets = tx
    .select({ id: postTarget.id })
    .from(postTarget)
    .where(eq(postTarget.postId, postId))
    .all()
  revokePacks(tx, platform, { targetIds: targets.map(({ id }) => id), because: 'V02', actorId })
  const unanswered = tx
    .select({ id: exportPack.id })
    .from(exportPack)
    .where(
      and(
        eq(exportPack.targetId, postTarget.id),
        isNotNull(exportPack.revokedAt),
        isNull(exportPack.answeredAt),
      ),
    )
  tx.update(postTarget)
    .set({ state: 'planned' })
    .where(
      and(
        eq(postTarget.postId, postId),
        inArray(postTarget.state, ['scheduled', 'release_expired', 'blocked']),
        notExists(unanswered),
      ),
    )
    .run()
}
