import { eq } from 'drizzle-orm'
import { exportPack } from '../../db/schema/exports.ts'
import { file } from '../../db/schema/media.ts'
import { postTarget } from '../../db/schema/posts.ts'
import { recordEvent } from '../audit/record.ts'
import { stands } from '../domain/decision/reasons.ts'
import { targetAfter } from '../domain/lifecycle.ts'
import { alreadySent, rememberForm } from '../http/once.ts'
import { isRefused, type Refused, refuse } from '../http/refusals.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import { askGate, keepDecisions, type TargetDecision } from '../posts/gate.ts'
import { type SealedPack, sealPack } from './seal.ts'
import {
  type Delivery,
  findDelivery,
  type StandingApproval,
  standingApproval,
  stateNow,
} from './store.ts'

export type Releasing = {
  readonly postId: string
  readonly targetId: string
  readonly staffId: string
  /** Services where this person may release. */
  readonly services: readonly string[]
  readonly formKey: string
}

type Ready = {
  readonly delivery: Delivery
  readonly standing: StandingApproval
  readonly decided: TargetDecision
}
export type Declined = Refused & { readonly decided?: TargetDecision }
export type Released = { readonly location: string } | Declined

/**
 * Releases one target as a sealed pack. The gate is asked before the slow work, so that nothing is made in vain, and
 * again in the transaction that writes the pack: a “no” that arrives while pictures are being made still stops it.
 */
export async function releaseTarget(platform: Platform, releasing: Releasing): Promise<Released> {
  const first = platform.database.transaction((tx) => begin(tx, platform, releasing))
  if ('location' in first || isRefused(first)) return first
  const sealed = await sealPack(platform, { ...first, releasedBy: releasing.staffId })
  const outcome = await finish(platform, releasing, first, sealed)
  if (isRefused(outcome)) await platform.files.remove(sealed.file)
  return outcome
}

function begin(tx: Transaction, platform: Platform, releasing: Releasing): Released | Ready {
  const location = alreadySent(tx, releasing.formKey, releasing.staffId)
  if (location) return { location }
  const ready = readyToRelease(tx, platform, releasing)
  return isRefused(ready) ? decline(tx, platform, releasing, ready) : ready
}

async function finish(
  platform: Platform,
  releasing: Releasing,
  first: Ready,
  sealed: SealedPack,
): Promise<Released> {
  try {
    return platform.database.transaction((tx) => {
      const again = readyToRelease(tx, platform, releasing)
      if (isRefused(again)) return decline(tx, platform, releasing, again)
      const moved = whatMoved(first, again)
      if (moved) return decline(tx, platform, releasing, moved)
      return write(tx, platform, releasing, again, sealed)
    })
  } catch (error) {
    await platform.files.remove(sealed.file)
    throw error
  }
}

/** Whether this may be released by this person at this moment: the state, the approval that stands, and the gate. */
export function readyToRelease(
  tx: Reader,
  platform: Pick<Platform, 'now'>,
  { postId, targetId, staffId, services }: Omit<Releasing, 'formKey'>,
): Ready | Declined {
  const delivery = findDelivery(tx, { postId, targetId }, services)
  if (!delivery) return refuse('not_allowed')
  const [decided] = askGate(tx, platform, {
    postId,
    act: 'release',
    actorId: staffId,
    targetIds: [targetId],
  })
  if (!decided) return refuse('wrong_state')
  const standing = standingApproval(tx, postId)
  if (decided.decision.verdict !== 'ALLOW' || !standing) {
    return { ...refuse('gate_says_no'), decided }
  }
  const state = stateNow(tx, delivery.target, platform.now())
  if (targetAfter(state, 'release', delivery.post.state) === null) {
    return refuse('wrong_state')
  }
  return { delivery, standing, decided }
}

/** What was sealed must be what is approved now, for the same account and time. */
function whatMoved(first: Ready, again: Ready): Declined | null {
  const same =
    first.standing.approval.id === again.standing.approval.id &&
    first.decided.facts.fingerprint === again.decided.facts.fingerprint &&
    first.delivery.target.planned === again.delivery.target.planned &&
    first.delivery.account.lockVersion === again.delivery.account.lockVersion
  return same ? null : refuse('changed_meanwhile')
}

/** The attempt is kept, with the reasons. */
function decline(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  { targetId, postId, staffId }: Releasing,
  declined: Declined,
): Declined {
  const { refused, decided } = declined
  if (decided) keepDecisions(tx, platform, staffId, [decided])
  const codes = decided?.decision.reasons.filter(stands).map(({ code }) => code) ?? []
  recordEvent(tx, platform, {
    actor: staffId,
    action: 'pack.refused',
    subject: { kind: 'target', id: targetId },
    body: { post: postId, because: refused, codes: [...new Set(codes)] },
  })
  return declined
}

function write(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  { postId, targetId, staffId, formKey }: Releasing,
  { standing, decided }: Ready,
  { id, file: stored, expiresAt }: SealedPack,
): Released {
  const { approval, version } = standing
  const { fingerprint } = version
  const releasedAt = platform.now()
  tx.insert(file)
    .values({ ...stored, createdAt: releasedAt })
    .run()
  tx.insert(exportPack)
    .values({
      id,
      postId,
      targetId,
      versionId: version.id,
      approvalId: approval.id,
      fingerprint,
      fileId: stored.id,
      releasedBy: staffId,
      releasedAt,
      expiresAt,
    })
    .run()
  tx.update(postTarget).set({ state: 'released' }).where(eq(postTarget.id, targetId)).run()
  keepDecisions(tx, platform, staffId, [decided])
  recordEvent(tx, platform, {
    actor: staffId,
    action: 'pack.released',
    subject: { kind: 'pack', id },
    body: {
      post: postId,
      target: targetId,
      version: version.id,
      fingerprint,
      approval: approval.id,
      sha256: stored.sha256,
      expiresAt,
    },
  })
  const location = `/posts/${postId}/targets/${targetId}/release`
  rememberForm(tx, platform, { key: formKey, staffId, location })
  return { location }
}
