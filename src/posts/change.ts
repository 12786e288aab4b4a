import { and, eq, inArray, isNotNull, min, ne } from 'drizzle-orm'
import { post, postContributor, postMedia, postTarget } from '../../db/schema/posts.ts'
import { voidApprovals } from '../approvals/void.ts'
import { recordEvent } from '../audit/record.ts'
import { fingerprint } from '../domain/fingerprint.ts'
import { isFrozen, isWorking, postAfter, unfinishedTargets } from '../domain/lifecycle.ts'
import type { Contribution } from '../domain/posts.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import { contentOf, frozenVersion, type PostRow } from './content.ts'

type Clock = Pick<Platform, 'now' | 'newId'>
export type PostChange = Partial<
  Omit<PostRow, 'id' | 'serviceId' | 'createdBy' | 'createdAt' | 'lockVersion'>
>

/**
 * The one way to write a post’s own row: raises the lock version, keeps the queue’s due time right, and starts the next
 * version number when the one it carries is already frozen and the post is being worked on again.
 * @returns the row as it is now
 */
export function changePost(
  tx: Transaction,
  platform: Clock,
  found: PostRow,
  change: PostChange,
): PostRow {
  const next = { ...found, savedFrom: '', ...change }
  const changed = {
    ...next,
    versionNumber: workingNumber(tx, next),
    dueAt: dueAtOf(tx, next),
    updatedAt: platform.now(),
    lockVersion: found.lockVersion + 1,
  }
  tx.update(post).set(changed).where(eq(post.id, found.id)).run()
  return changed
}

function workingNumber(tx: Reader, found: PostRow): number {
  return isWorking(found.state) && frozenVersion(tx, found)
    ? found.versionNumber + 1
    : found.versionNumber
}

/** The earliest planned instant of what is still to go out; without one, when it was sent or begun. */
function dueAtOf(tx: Reader, found: PostRow): number {
  const earliest = tx
    .select({ at: min(postTarget.plannedAt) })
    .from(postTarget)
    .where(
      and(
        eq(postTarget.postId, found.id),
        ne(postTarget.state, 'cancelled'),
        isNotNull(postTarget.plannedAt),
      ),
    )
    .get()
  return earliest?.at ?? found.submittedAt ?? found.createdAt
}

/** Remembers that somebody worked on the version being written. They may not approve it (W04). */
export function addContributor(
  tx: Transaction,
  platform: Clock,
  found: Pick<PostRow, 'id' | 'versionNumber'>,
  staffId: string,
  contribution: Contribution,
): void {
  tx.insert(postContributor)
    .values({
      id: platform.newId(),
      postId: found.id,
      staffId,
      contribution,
      versionNumber: found.versionNumber,
      at: platform.now(),
    })
    .onConflictDoNothing()
    .run()
}

/**
 * Call in the same transaction after the words or tags of a picture change. Whoever changed it contributed to every
 * unfinished post that uses it. A post that is waiting or approved, and whose fingerprint is now different, goes back to its
 * author and its approval ends (lifecycle C3 row 11). Posts that are wholly out or over are left alone.
 */
export function touchPostsUsing(
  tx: Transaction,
  platform: Clock,
  assetId: string,
  staffId: string,
  contribution: Contribution,
): void {
  const using = tx
    .select({ post })
    .from(postMedia)
    .innerJoin(post, eq(post.id, postMedia.postId))
    .where(
      and(
        eq(postMedia.assetId, assetId),
        inArray(post.state, ['draft', 'changes_requested', 'submitted', 'approved']),
      ),
    )
    .all()
  for (const { post: found } of using) {
    if (isFrozen(found.state) && !isUnfinished(tx, found.id)) continue
    const moved = isFrozen(found.state) && differs(tx, found)
    const now = moved
      ? reopen(tx, platform, found, { actorId: staffId, because: 'picture_changed' })
      : found
    addContributor(tx, platform, now, staffId, contribution)
  }
}

/** Whether what would go out now is no longer what was frozen. */
export function differs(tx: Reader, found: PostRow): boolean {
  return frozenVersion(tx, found)?.fingerprint !== fingerprint(contentOf(tx, found))
}

function isUnfinished(tx: Reader, postId: string): boolean {
  const waiting = tx
    .select({ id: postTarget.id })
    .from(postTarget)
    .where(and(eq(postTarget.postId, postId), inArray(postTarget.state, [...unfinishedTargets])))
    .limit(1)
    .get()
  return waiting !== undefined
}

/**
 * Takes a waiting or approved post back to a draft with a new version number. A standing approval ends, and whatever
 * pack is out is revoked. The old version and its approval stay in the history.
 */
export function reopen(
  tx: Transaction,
  platform: Clock,
  found: PostRow,
  { actorId, because }: { readonly actorId: string; readonly because: string },
): PostRow {
  const action = found.state === 'submitted' ? 'recall' : 'reopen'
  const state = postAfter(found.state, action)
  if (state === null) throw new Error(`A post that is ${found.state} cannot be reopened.`)
  voidApprovals(tx, platform, found.id, because, actorId)
  const changed = changePost(tx, platform, found, { state, submittedAt: null, submittedBy: null })
  recordEvent(tx, platform, {
    actor: actorId,
    action: action === 'recall' && because === 'recalled' ? 'post.recalled' : 'post.reopened',
    subject: { kind: 'post', id: found.id },
    body: { because, version: found.versionNumber },
  })
  return changed
}
