import { and, eq, inArray, isNotNull, isNull, notExists } from 'drizzle-orm'
import { exportPack } from '../../db/schema/exports.ts'
import { postTarget } from '../../db/schema/posts.ts'
import { approvalFacts } from '../approvals/facts.ts'
import { voidApprovals } from '../approvals/void.ts'
import { recordEvent } from '../audit/record.ts'
import { type LocalTime, placeLocal } from '../domain/calendar.ts'
import { decide } from '../domain/decision/decide.ts'
import { isWorking, postAfter, targetAfter, waitingTargets } from '../domain/lifecycle.ts'
import { closeIfFinished } from '../exports/close.ts'
import type { FormError } from '../http/forms.ts'
import { type Refused, refuse } from '../http/refusals.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { addContributor, changePost, reopen } from './change.ts'
import type { PostRow } from './content.ts'
import { instantOf } from './draft.ts'
import { factsFor } from './facts.ts'
import { keepDecisions } from './gate.ts'

type Clock = Pick<Platform, 'now' | 'newId'>
type Target = typeof postTarget.$inferSelect
export type Done = { readonly post: PostRow }
export type Wrong = { readonly errors: readonly FormError[] }

/** Takes a post back before anybody decided (C3 row 6). */
export function recallPost(
  tx: Transaction,
  platform: Clock,
  found: PostRow,
  actorId: string,
): Done | Refused {
  if (found.state !== 'submitted') return refuse('wrong_state')
  return { post: reopen(tx, platform, found, { actorId, because: 'recalled' }) }
}

/** Opens an approved post for writing again, which ends its approval (C3 row 11). */
export function editApproved(
  tx: Transaction,
  platform: Clock,
  found: PostRow,
  actorId: string,
): Done | Refused {
  if (found.state !== 'approved') return refuse('wrong_state')
  const changed = reopen(tx, platform, found, { actorId, because: 'edited' })
  addContributor(tx, platform, changed, actorId, 'edited')
  return { post: changed }
}

const outside = ['live', 'takedown_due', 'takedown_failed', 'archived'] as const

/** Drops a post for good (C3 row 16). What is live must be taken down instead. */
export function cancelPost(
  tx: Transaction,
  platform: Clock,
  found: PostRow,
  by: { readonly actorId: string; readonly reason: string },
): Done | Refused {
  const state = postAfter(found.state, 'cancel')
  const live = tx
    .select({ id: postTarget.id })
    .from(postTarget)
    .where(and(eq(postTarget.postId, found.id), inArray(postTarget.state, [...outside])))
    .get()
  if (state === null || live) return refuse('wrong_state')
  voidApprovals(tx, platform, found.id, 'cancelled', by.actorId)
  tx.update(postTarget)
    .set({
      state: 'cancelled',
      droppedBy: by.actorId,
      droppedAt: platform.now(),
      dropReason: by.reason,
    })
    .where(
      and(
        eq(postTarget.postId, found.id),
        inArray(postTarget.state, [...waitingTargets]),
        notExists(unanswered(tx)),
      ),
    )
    .run()
  recordEvent(tx, platform, {
    actor: by.actorId,
    action: 'post.cancelled',
    subject: { kind: 'post', id: found.id },
    body: { version: found.versionNumber, was: found.state },
  })
  return { post: changePost(tx, platform, found, { state }) }
}

/** A revoked pack of which nobody has said yet whether it went out: the target may be live. */
const unanswered = (tx: Transaction) =>
  tx
    .select({ id: exportPack.id })
    .from(exportPack)
    .where(
      and(
        eq(exportPack.targetId, postTarget.id),
        isNotNull(exportPack.revokedAt),
        isNull(exportPack.answeredAt),
      ),
    )

/** Leaves one channel out: while writing, or after approval, which stands (C3 row 12). */
export function dropTarget(
  tx: Transaction,
  platform: Clock,
  found: PostRow,
  target: Target,
  by: { readonly actorId: string; readonly reason: string },
): Done | Refused {
  const open = isWorking(found.state) || postAfter(found.state, 'narrow') !== null
  const state = targetAfter(target.state, 'drop', found.state)
  const maybeLive = tx
    .select({ id: postTarget.id })
    .from(postTarget)
    .innerJoin(exportPack, eq(exportPack.targetId, postTarget.id))
    .where(
      and(
        eq(postTarget.id, target.id),
        isNotNull(exportPack.revokedAt),
        isNull(exportPack.answeredAt),
      ),
    )
    .get()
  if (!open || state === null || maybeLive) return refuse('wrong_state')
  tx.update(postTarget)
    .set({ state, droppedBy: by.actorId, droppedAt: platform.now(), dropReason: by.reason })
    .where(eq(postTarget.id, target.id))
    .run()
  recordEvent(tx, platform, {
    actor: by.actorId,
    action: 'target.dropped',
    subject: { kind: 'target', id: target.id },
    body: { post: found.id, account: target.accountId, state: found.state },
  })
  const changed = changePost(tx, platform, found, {})
  closeIfFinished(tx, platform, found.id)
  return { post: changed }
}

/** Takes a channel up again that was left out while writing, or adds one. */
export function addTarget(
  tx: Transaction,
  platform: Clock,
  found: PostRow,
  accountId: string,
): void {
  const all = tx.select().from(postTarget).where(eq(postTarget.postId, found.id)).all()
  const known = all.find((row) => row.accountId === accountId)
  const state = known && targetAfter(known.state, 'take_up', found.state)
  if (known && state) {
    tx.update(postTarget)
      .set({ state, droppedBy: null, droppedAt: null, dropReason: '' })
      .where(eq(postTarget.id, known.id))
      .run()
  }
  if (known) return
  const [like] = all
  tx.insert(postTarget)
    .values({
      id: platform.newId(),
      postId: found.id,
      accountId,
      position: Math.max(0, ...all.map(({ position }) => position)) + 1,
      planned: like?.planned ?? null,
      plannedAt: like?.plannedAt ?? null,
      state: 'planned',
    })
    .run()
}

/** Moves an approved target later, inside the days that were approved, if the gate still says yes then (C3 row 12). */
export function delayTarget(
  tx: Transaction,
  platform: Clock,
  found: PostRow,
  target: Target,
  by: { readonly actorId: string; readonly planned: LocalTime },
): Done | Refused | Wrong {
  const waiting = ['planned', 'scheduled', 'release_expired'].includes(target.state)
  if (postAfter(found.state, 'narrow') === null || !waiting) return refuse('wrong_state')
  const wrong = whyNotThen(tx, platform, found, target, by.planned)
  if (wrong !== null) return { errors: [{ field: `at_${target.id}`, message: wrong }] }
  const plannedAt = instantOf(by.planned)
  const [facts] = factsFor(tx, platform, {
    postId: found.id,
    act: 'recheck',
    actorId: null,
    targetIds: [target.id],
  })
  if (!facts) return refuse('wrong_state')
  const moved = { ...facts, planned: by.planned }
  const decision = decide(moved)
  keepDecisions(tx, platform, by.actorId, [{ targetId: target.id, facts: moved, decision }])
  if (decision.verdict !== 'ALLOW') {
    const [first] = decision.reasons.filter(({ verdict }) => verdict !== 'ALLOW')
    return {
      errors: [
        { field: `at_${target.id}`, message: first?.sentence ?? 'The gate says no for that time.' },
      ],
    }
  }
  tx.update(postTarget)
    .set({ planned: by.planned, plannedAt, state: 'planned' })
    .where(eq(postTarget.id, target.id))
    .run()
  recordEvent(tx, platform, {
    actor: by.actorId,
    action: 'target.delayed',
    subject: { kind: 'target', id: target.id },
    body: { post: found.id, from: target.planned, to: by.planned },
  })
  return { post: changePost(tx, platform, found, {}) }
}

function whyNotThen(
  tx: Transaction,
  platform: Clock,
  found: PostRow,
  target: Target,
  planned: LocalTime,
): string | null {
  const { kind, instant } = placeLocal(planned)
  if (kind !== 'exact') return 'The clocks change then. Choose another time.'
  if (instant <= platform.now()) return 'That time has gone by. Choose a later one.'
  if (target.plannedAt !== null && instant <= target.plannedAt) {
    return 'After approval a post may only move later. To move it earlier, change the post and send it again.'
  }
  const { approval } = approvalFacts(tx, found.id)
  const until = approval?.windowUntil ?? null
  return until !== null && planned.slice(0, 10) > until
    ? 'That is after the last day that was approved. Choose an earlier day, or change the post and send it again.'
    : null
}
