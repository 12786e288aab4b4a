import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { exportPack } from '../../db/schema/exports.ts'
import { appearance } from '../../db/schema/media.ts'
import { post, postMedia, postQuote, postTarget, versionPerson } from '../../db/schema/posts.ts'
import { recordEvent } from '../audit/record.ts'
import type { Reason } from '../domain/decision/reasons.ts'
import { reasonRows, stands } from '../domain/decision/reasons.ts'
import { waitingTargets } from '../domain/lifecycle.ts'
import type { PostState, TargetState } from '../domain/posts.ts'
import { ordersRemoval } from '../domain/publishing.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { prepared } from '../platform/prepared.ts'
import { askGateEach, keepDecisions, type Question, type TargetDecision } from '../posts/gate.ts'
import { type Outside, whatIsOutside } from '../posts/outside.ts'
import { openTakedown } from '../takedowns/open.ts'
import { revokePacks } from './revoke.ts'

/** Which records changed. Every target that depends on any of them is asked about again. */
export type Changed = {
  readonly personIds?: readonly string[]
  readonly accountIds?: readonly string[]
  readonly postIds?: readonly string[]
}
export type Cause = { readonly actorId: string; readonly withdrawalId?: string }

type Affected = {
  readonly id: string
  readonly postId: string
  readonly state: TargetState
  readonly postState: PostState
  readonly submittedBy: string | null
}

/**
 * Asks the gate again about every unfinished target that depends on what changed, in the caller's transaction (B9.6):
 * waiting targets that are now refused are stopped, packs that are out are revoked and must be answered for, and live
 * posts whose permission is gone must come down. The new decisions are kept. A draft is left alone: its page asks live.
 */
export function recheckTargets(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  changed: Changed,
  cause: Cause,
): void {
  const byPost = [...Map.groupBy(affectedTargets(tx, changed), ({ postId }) => postId).values()]
  for (let at = 0; at < byPost.length; at += atOnce) {
    recheckPosts(tx, platform, byPost.slice(at, at + atOnce), cause)
  }
}

/** So many posts are read together: more would only hold more memory. */
const atOnce = 500

function affectedTargets(tx: Transaction, changed: Changed): Affected[] {
  const depends = [
    ...(changed.personIds?.length ? postsShowing(tx, changed.personIds) : []),
    ...(changed.accountIds?.length ? [inArray(postTarget.accountId, [...changed.accountIds])] : []),
    ...(changed.postIds?.length ? [inArray(postTarget.postId, [...changed.postIds])] : []),
  ]
  if (depends.length === 0) return []
  return tx
    .select({
      id: postTarget.id,
      postId: postTarget.postId,
      state: postTarget.state,
      postState: post.state,
      submittedBy: post.submittedBy,
    })
    .from(postTarget)
    .innerJoin(post, eq(post.id, postTarget.postId))
    .where(
      and(
        or(...depends),
        or(
          inArray(postTarget.state, ['released', 'live', 'archived']),
          and(
            inArray(postTarget.state, [...waitingTargets]),
            inArray(post.state, ['submitted', 'approved']),
          ),
        ),
      ),
    )
    .all()
}

/** Posts with a picture of one of these people, or with their words, and whatever went out with either. */
function postsShowing(tx: Transaction, personIds: readonly string[]) {
  const people = sql`(SELECT value FROM json_each(${JSON.stringify(personIds)}))`
  const pictured = tx
    .select({ id: postMedia.postId })
    .from(appearance)
    .innerJoin(postMedia, eq(postMedia.assetId, appearance.assetId))
    .where(and(sql`${appearance.personId} IN ${people}`, isNull(appearance.removedAt)))
  const quoted = tx
    .select({ id: postQuote.postId })
    .from(postQuote)
    .where(sql`${postQuote.personId} IN ${people}`)
  const wentOut = tx
    .select({ id: exportPack.targetId })
    .from(versionPerson)
    .innerJoin(exportPack, eq(exportPack.versionId, versionPerson.versionId))
    .where(sql`${versionPerson.personId} IN ${people}`)
  return [
    inArray(postTarget.postId, pictured),
    inArray(postTarget.postId, quoted),
    inArray(postTarget.id, wentOut),
  ]
}

function recheckPosts(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  posts: readonly (readonly Affected[])[],
  cause: Cause,
): void {
  const targets = posts.flat()
  const byId = new Map(targets.map((target) => [target.id, target]))
  const out = whatIsOutside(tx, targets.filter(isOut).map(idOf))
  const questions = posts.flatMap((ofPost) => questionsAbout(ofPost, out, cause))
  const decisions = askGateEach(tx, platform, questions).flat()
  keepDecisions(tx, platform, cause.actorId, decisions)
  for (const decided of decisions) {
    const target = byId.get(decided.targetId)
    if (target) follow(tx, platform, target, decided, cause)
  }
}

const isOut = ({ state }: Affected): boolean => state === 'live' || state === 'archived'
const idOf = ({ id }: Affected): string => id

/**
 * What is out is asked about as it went out, and what is not as it is now. What is approved is rechecked as the system.
 * What waits for approval is asked as it was when it was sent, because nobody has counted or declared anything yet.
 */
function questionsAbout(
  targets: readonly Affected[],
  out: ReadonlyMap<string, Outside>,
  { actorId }: Cause,
): Question[] {
  const outside = targets.filter(isOut).map(({ id, postId }): Question => {
    const went = out.get(id)
    const asked = { postId, act: 'recheck', actorId, targetIds: [id] } as const
    return went ? { ...asked, outside: went } : asked
  })
  const inside = targets.filter((target) => !isOut(target))
  const [first] = inside
  if (!first) return outside
  const { postId, postState, submittedBy } = first
  const targetIds = inside.map(idOf)
  const asked: Question =
    postState === 'submitted'
      ? { postId, act: 'submit', actorId: submittedBy ?? actorId, targetIds }
      : { postId, act: 'recheck', actorId, targetIds }
  return [...outside, asked]
}

function follow(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  target: Affected,
  decided: TargetDecision,
  cause: Cause,
): void {
  if (isOut(target)) {
    const because = decided.decision.reasons.find((reason) => ordersRemoval(reason, decided.facts))
    if (because) takeDown(tx, platform, target.id, because, cause)
    return
  }
  const because = decided.decision.reasons.find(stopsTarget)
  if (!because) {
    letWait(tx, target)
    return
  }
  const about = { targetIds: [target.id], because: because.code, actorId: cause.actorId }
  if (target.state === 'blocked' || revokePacks(tx, platform, about).length > 0) return
  stop(tx, platform, target, because, cause)
}

/** Who is at work now says nothing about what is already waiting (C5: a submission stays valid). */
const stopsTarget = (reason: Reason): boolean =>
  reason.verdict === 'BLOCK' && stands(reason) && reasonRows[reason.code].family !== 'actor'

/** Before approval a target that is in order again simply waits on. After it, only a new approval can free it. */
function letWait(tx: Transaction, target: Affected): void {
  if (target.state !== 'blocked' || target.postState !== 'submitted') return
  setState(tx).run({ id: target.id, state: 'planned' })
}

const setState = prepared((reader) =>
  reader
    .update(postTarget)
    .set({ state: sql`${sql.placeholder('state')}` })
    .where(eq(postTarget.id, sql.placeholder('id')))
    .prepare(),
)

function stop(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  target: Affected,
  because: Reason,
  cause: Cause,
): void {
  setState(tx).run({ id: target.id, state: 'blocked' })
  recordEvent(tx, platform, {
    actor: cause.actorId,
    action: 'target.blocked',
    subject: { kind: 'target', id: target.id },
    body: { post: target.postId, because: because.code, withdrawal: cause.withdrawalId ?? null },
  })
}

function takeDown(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  targetId: string,
  because: Reason,
  cause: Cause,
): void {
  const withdrawalId = because.code === 'C04' ? because.details.withdrawalId : null
  openTakedown(tx, platform, {
    targetId,
    because: because.code,
    withdrawalId: cause.withdrawalId ?? withdrawalId,
    actorId: cause.actorId,
  })
}
