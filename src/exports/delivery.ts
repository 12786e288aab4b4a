import { organisation } from '../../db/schema/organisation.ts'
import { targetAfter } from '../domain/lifecycle.ts'
import { packStanding } from '../domain/publishing.ts'
import { isRefused } from '../http/refusals.ts'
import { may, servicesWhere, type Viewer } from '../http/viewer.ts'
import type { Platform, Reader } from '../platform/port.ts'
import { whoSaidNo } from '../takedowns/view.ts'
import { type Declined, readyToRelease } from './release.ts'
import {
  type Delivery,
  findDelivery,
  latestPack,
  standingApproval,
  stateNow,
  takedownsOf,
} from './store.ts'
import { withdrawalBehind } from './withdrawal-behind.ts'

export type DeliveryPage = NonNullable<ReturnType<typeof loadDelivery>>

/** One post on one account, from its release to its end, as one viewer may see it; null when it is not theirs. */
export function loadDelivery(
  platform: Platform,
  viewer: Viewer,
  ids: { readonly postId: string; readonly targetId: string },
) {
  const { database } = platform
  const now = platform.now()
  const delivery = findDelivery(database, ids, servicesWhere(viewer, 'read_posts'))
  if (!delivery) return null
  const { target, post } = delivery
  const out = latestPack(database, target.id)
  const state = stateNow(database, target, now)
  const revoked = out?.pack.revokedAt != null && out.pack.answeredAt === null
  return {
    ...delivery,
    state,
    now,
    approval: standingApproval(database, ids.postId),
    out: out && { ...out, standing: packStanding(out.pack, now) },
    /** The pack was taken back and nobody has said yet whether it went out. */
    mustAnswer: revoked && state === 'blocked',
    said: revoked ? saidNo(database, target.id) : null,
    takedowns: takedownsOf(database, target.id),
    releaseHours: releaseHours(database),
    refusal: refusalFor(platform, viewer, delivery, state),
    mayRelease: may(viewer, 'release_pack', post.serviceId),
    mayConfirm: may(viewer, 'confirm_publication', post.serviceId),
  }
}

/** Why it may not be released now by this viewer, `null` when it may, `undefined` when there is nothing to release. */
function refusalFor(
  platform: Platform,
  viewer: Viewer,
  { target, post }: Delivery,
  state: Delivery['target']['state'],
): Declined | null | undefined {
  if (targetAfter(state, 'release', post.state) === null) return undefined
  const ready = readyToRelease(platform.database, platform, {
    postId: post.id,
    targetId: target.id,
    staffId: viewer.staffId,
    services: servicesWhere(viewer, 'release_pack'),
  })
  return isRefused(ready) ? ready : null
}

/** The gap between saying and writing down is shown, not hidden (SC07). */
function saidNo(reader: Reader, targetId: string) {
  const id = withdrawalBehind(reader, targetId)
  return (id && whoSaidNo(reader, id)) || null
}

function releaseHours(reader: Reader): number {
  return reader.select({ hours: organisation.releaseHours }).from(organisation).get()?.hours ?? 0
}
