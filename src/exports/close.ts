import { and, eq, isNull } from 'drizzle-orm'
import { takedown } from '../../db/schema/exports.ts'
import { post, postTarget } from '../../db/schema/posts.ts'
import { recordEvent } from '../audit/record.ts'
import { allFinished, postAfter } from '../domain/lifecycle.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { changePost } from '../posts/change.ts'

/** Closes a post once nothing of it is left to do: every target at an end and every takedown checked (C3 row 17). */
export function closeIfFinished(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  postId: string,
): void {
  const found = tx.select().from(post).where(eq(post.id, postId)).get()
  const state = found && postAfter(found.state, 'close')
  if (!found || !state || !isFinished(tx, postId)) return
  changePost(tx, platform, found, { state })
  recordEvent(tx, platform, {
    actor: 'system',
    action: 'post.closed',
    subject: { kind: 'post', id: postId },
  })
}

function isFinished(tx: Transaction, postId: string): boolean {
  const targets = tx
    .select({ state: postTarget.state })
    .from(postTarget)
    .where(eq(postTarget.postId, postId))
    .all()
  const unchecked = tx
    .select({ id: takedown.id })
    .from(takedown)
    .innerJoin(postTarget, eq(postTarget.id, takedown.targetId))
    .where(and(eq(postTarget.postId, postId), isNull(takedown.verifiedAt)))
    .limit(1)
    .get()
  return !unchecked && allFinished(targets.map((target) => target.state))
}
