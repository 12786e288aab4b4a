import { eq } from 'drizzle-orm'
import { takedown } from '../../db/schema/exports.ts'
import { file } from '../../db/schema/media.ts'
import { postTarget } from '../../db/schema/posts.ts'
import { recordEvent } from '../audit/record.ts'
import { londonDay } from '../domain/calendar.ts'
import { targetAfter } from '../domain/lifecycle.ts'
import { whyNotVerify } from '../domain/publishing.ts'
import { closeIfFinished } from '../exports/close.ts'
import { alreadySent, rememberForm } from '../http/once.ts'
import { type Refused, refuse } from '../http/refusals.ts'
import { may, servicesWhere, type Viewer } from '../http/viewer.ts'
import type { Platform, StoredFile, Transaction } from '../platform/port.ts'
import { actorFacts } from '../staff/standing.ts'
import { type FoundTakedown, findTakedown } from './store.ts'

export const takedownMethods = ['deleted', 'hidden', 'edited'] as const
export type TakedownMethod = (typeof takedownMethods)[number]

export type TakenDown = {
  readonly method: TakedownMethod
  /** UTC milliseconds. */
  readonly doneAt: number
  readonly proof: StoredFile
  readonly note: string
}
export type Outcome = { readonly location: string } | Refused
type Step = { readonly takedownId: string; readonly formKey: string }

/** A member of staff designated for the account took it down and shows that it is gone (lifecycle C4 row 10). */
export function recordTakedown(
  platform: Platform,
  viewer: Viewer,
  step: Step,
  { proof, ...done }: TakenDown,
): Outcome {
  return takeStep(platform, viewer, step, 'record_takedown', (tx, found) => {
    if (!isDesignated(tx, platform, viewer, found)) return refuse('not_allowed')
    const state = targetAfter(found.target.state, 'take_down', found.post.state)
    if (state === null || found.takedown.doneAt !== null) return refuse('wrong_state')
    tx.insert(file)
      .values({ ...proof, createdAt: platform.now() })
      .run()
    tx.update(takedown)
      .set({ ...done, doneBy: viewer.staffId, proofFileId: proof.id })
      .where(eq(takedown.id, step.takedownId))
      .run()
    tx.update(postTarget).set({ state }).where(eq(postTarget.id, found.target.id)).run()
    recordEvent(tx, platform, {
      actor: viewer.staffId,
      action: 'takedown.done',
      subject: { kind: 'takedown', id: step.takedownId },
      body: {
        target: found.target.id,
        method: done.method,
        doneAt: done.doneAt,
        late: done.doneAt > found.takedown.dueAt,
        proof: proof.sha256,
      },
    })
    return null
  })
}

/** Somebody else opens the address signed out and finds it gone (C4 row 11). */
export function verifyTakedown(platform: Platform, viewer: Viewer, step: Step): Outcome {
  return takeStep(platform, viewer, step, 'verify_takedown', (tx, found) => {
    const why = whyNotVerify(found.takedown, viewer.staffId)
    if (why) return refuse(why === 'same_person' ? 'four_eyes' : 'wrong_state')
    tx.update(takedown)
      .set({ verifiedAt: platform.now(), verifiedBy: viewer.staffId })
      .where(eq(takedown.id, step.takedownId))
      .run()
    recordEvent(tx, platform, {
      actor: viewer.staffId,
      action: 'takedown.verified',
      subject: { kind: 'takedown', id: step.takedownId },
      body: { target: found.target.id },
    })
    closeIfFinished(tx, platform, found.post.id)
    return null
  })
}

/** A manager of the service, or whoever stands in, may always act: a post that must come down does not wait. */
function isDesignated(
  tx: Transaction,
  platform: Platform,
  viewer: Viewer,
  { post, account }: FoundTakedown,
): boolean {
  if (may(viewer, 'decide_approval', post.serviceId)) return true
  const today = londonDay(platform.now())
  const held = actorFacts(tx, viewer.staffId, today, post.serviceId)?.designations ?? []
  return held.some(
    ({ accountId, from, until }) =>
      accountId === account.id && from <= today && (until === null || today <= until),
  )
}

function takeStep(
  platform: Platform,
  viewer: Viewer,
  { takedownId, formKey }: Step,
  permission: 'record_takedown' | 'verify_takedown',
  write: (tx: Transaction, found: FoundTakedown) => Refused | null,
): Outcome {
  return platform.database.transaction((tx) => {
    const before = alreadySent(tx, formKey, viewer.staffId)
    if (before) return { location: before }
    const found = findTakedown(tx, takedownId, servicesWhere(viewer, permission))
    if (!found) return refuse('not_allowed')
    const refusal = write(tx, found)
    if (refusal) return refusal
    const location = `/takedowns/${takedownId}`
    rememberForm(tx, platform, { key: formKey, staffId: viewer.staffId, location })
    return { location }
  })
}
