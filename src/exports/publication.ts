import { eq } from 'drizzle-orm'
import { exportPack, publication } from '../../db/schema/exports.ts'
import { file } from '../../db/schema/media.ts'
import { postTarget } from '../../db/schema/posts.ts'
import { recordEvent } from '../audit/record.ts'
import { type TargetAction, targetAfter } from '../domain/lifecycle.ts'
import { ordersRemoval } from '../domain/publishing.ts'
import { alreadySent, rememberForm } from '../http/once.ts'
import { type Refused, refuse } from '../http/refusals.ts'
import type { Platform, StoredFile, Transaction } from '../platform/port.ts'
import { askGate, keepDecisions } from '../posts/gate.ts'
import { openTakedown } from '../takedowns/open.ts'
import { closeIfFinished } from './close.ts'
import { type FoundPack, findPack } from './store.ts'
import { withdrawalBehind } from './withdrawal-behind.ts'

type Clock = Pick<Platform, 'now' | 'newId'>

/** Who answers for which pack. */
export type Answering = {
  readonly packId: string
  readonly staffId: string
  /** Services where this person may confirm. */
  readonly services: readonly string[]
  readonly formKey: string
}
export type Posted = {
  readonly address: string
  /** UTC milliseconds. */
  readonly postedAt: number
  readonly screenshot: StoredFile
  readonly exactlyAsApproved: boolean
}
export type Answered = { readonly location: string } | Refused

/** It was posted by hand: from now on it is live, unless the gate says that it must come down (C4 rows 5 and 7). */
export function confirmPosted(platform: Platform, who: Answering, posted: Posted): Answered {
  return answer(platform, who, 'confirm', (tx, found) => {
    if (found.pack.revokedAt !== null) return refuse('wrong_state')
    const { screenshot, ...said } = posted
    tx.insert(file)
      .values({ ...screenshot, createdAt: platform.now() })
      .run()
    keepPublication(tx, platform, who, found, {
      ...said,
      outcome: 'posted',
      screenshotFileId: screenshot.id,
    })
    tx.update(postTarget).set({ state: 'live' }).where(eq(postTarget.id, found.target.id)).run()
    recordEvent(tx, platform, {
      actor: who.staffId,
      action: 'publication.confirmed',
      subject: { kind: 'target', id: found.target.id },
      body: {
        pack: who.packId,
        postedAt: posted.postedAt,
        exact: posted.exactlyAsApproved,
        afterExpiry: posted.postedAt >= found.pack.expiresAt,
        screenshot: screenshot.sha256,
      },
    })
    lookAgain(tx, platform, who, found, posted.exactlyAsApproved)
    return null
  })
}

/** Asks the gate once more now that it is out. What differs from what was approved must come down as well. */
function lookAgain(
  tx: Transaction,
  platform: Clock,
  { staffId }: Answering,
  { post, target }: FoundPack,
  exactlyAsApproved: boolean,
): void {
  const asked = {
    postId: post.id,
    act: 'confirm',
    actorId: staffId,
    targetIds: [target.id],
  } as const
  const decisions = askGate(tx, platform, asked)
  keepDecisions(tx, platform, staffId, decisions)
  const against = decisions.flatMap(({ decision, facts }) =>
    decision.reasons.filter((reason) => ordersRemoval(reason, facts)),
  )
  const because = exactlyAsApproved ? against[0]?.code : 'differs'
  if (!because) return
  const no = against.find((reason) => reason.code === 'C04')
  openTakedown(tx, platform, {
    targetId: target.id,
    because,
    withdrawalId: no ? no.details.withdrawalId : null,
    actorId: staffId,
  })
}

/** It was not posted, and why (C4 row 6). */
export function recordNotPosted(platform: Platform, who: Answering, reason: string): Answered {
  return answer(platform, who, 'not_posted', (tx, found) => {
    if (found.pack.revokedAt !== null) return refuse('wrong_state')
    keepNotPosted(tx, platform, who, found, reason)
    return null
  })
}

/** After a pack was revoked somebody says whether it had gone out. If it had, it must come down (C4 row 4, SC07). */
export function answerRevoked(
  platform: Platform,
  who: Answering,
  said: { readonly answer: 'posted' | 'not_posted'; readonly address: string },
): Answered {
  const action = said.answer === 'posted' ? 'confirm' : 'not_posted'
  return answer(platform, who, action, (tx, found) => {
    const { pack, target } = found
    if (pack.revokedAt === null || pack.answeredAt !== null) return refuse('wrong_state')
    tx.update(exportPack)
      .set({ answeredAt: platform.now(), answeredBy: who.staffId, answer: said.answer })
      .where(eq(exportPack.id, pack.id))
      .run()
    recordEvent(tx, platform, {
      actor: who.staffId,
      action: 'pack.answered',
      subject: { kind: 'pack', id: pack.id },
      body: { target: target.id, answer: said.answer },
    })
    if (said.answer === 'not_posted') keepNotPosted(tx, platform, who, found, '')
    else keepWentOut(tx, platform, who, found, said.address)
    return null
  })
}

function keepWentOut(
  tx: Transaction,
  platform: Clock,
  who: Answering,
  found: FoundPack,
  address: string,
): void {
  const { pack, target } = found
  keepPublication(tx, platform, who, found, {
    outcome: 'posted',
    address,
    exactlyAsApproved: false,
    reason: 'Said after the pack was revoked.',
  })
  recordEvent(tx, platform, {
    actor: who.staffId,
    action: 'publication.confirmed',
    subject: { kind: 'target', id: target.id },
    body: { pack: pack.id, afterRevocation: true },
  })
  openTakedown(tx, platform, {
    targetId: target.id,
    because: pack.revokedBecause,
    withdrawalId: withdrawalBehind(tx, target.id),
    actorId: who.staffId,
  })
}

function keepNotPosted(
  tx: Transaction,
  platform: Clock,
  who: Answering,
  found: FoundPack,
  reason: string,
): void {
  const { pack, target, post } = found
  keepPublication(tx, platform, who, found, {
    outcome: 'not_posted',
    exactlyAsApproved: false,
    reason,
  })
  tx.update(postTarget).set({ state: 'not_published' }).where(eq(postTarget.id, target.id)).run()
  recordEvent(tx, platform, {
    actor: who.staffId,
    action: 'publication.not_posted',
    subject: { kind: 'target', id: target.id },
    body: { pack: pack.id },
  })
  closeIfFinished(tx, platform, post.id)
}

function keepPublication(
  tx: Transaction,
  platform: Clock,
  { staffId }: Answering,
  { pack, target }: FoundPack,
  said: Pick<typeof publication.$inferInsert, 'outcome' | 'exactlyAsApproved'> &
    Partial<typeof publication.$inferInsert>,
): void {
  tx.insert(publication)
    .values({
      ...said,
      id: platform.newId(),
      targetId: target.id,
      packId: pack.id,
      recordedBy: staffId,
      recordedAt: platform.now(),
    })
    .run()
}

/** What every answer has in common: one transaction, once per press, only from a state in which it makes sense. */
function answer(
  platform: Platform,
  { packId, staffId, services, formKey }: Answering,
  action: TargetAction,
  write: (tx: Transaction, found: FoundPack) => Refused | null,
): Answered {
  return platform.database.transaction((tx) => {
    const before = alreadySent(tx, formKey, staffId)
    if (before) return { location: before }
    const found = findPack(tx, packId, services)
    if (!found) return refuse('not_allowed')
    const { target, post } = found
    if (targetAfter(target.state, action, post.state) === null) return refuse('wrong_state')
    const refusal = write(tx, found)
    if (refusal) return refusal
    const location = `/posts/${post.id}/targets/${target.id}/release`
    rememberForm(tx, platform, { key: formKey, staffId, location })
    return { location }
  })
}
