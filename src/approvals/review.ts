import { may, servicesWhere, type Viewer } from '../http/viewer.ts'
import { peopleShown, staffNames } from '../media/store.ts'
import type { Platform } from '../platform/port.ts'
import { differs } from '../posts/change.ts'
import { askGate } from '../posts/gate.ts'
import { changesBetween } from './changes.ts'
import { peopleCovered } from './covering.ts'
import { openPoints } from './open-points.ts'
import {
  decisionsAbout,
  findSent,
  looksAt,
  pictureSizes,
  targetsOf,
  targetsToDecide,
  versionSeenBefore,
} from './store.ts'

export type Review = NonNullable<ReturnType<typeof loadReview>>

/** All that the review page shows to one viewer, or null when there is no such post for them. */
export function loadReview(platform: Platform, viewer: Viewer, postId: string) {
  const { database } = platform
  const sent = findSent(database, postId, servicesWhere(viewer, 'see_approvals'))
  if (!sent) return null
  const { post, version } = sent
  const { staffId } = viewer
  const looks = looksAt(database, version.id, staffId)
  const before = versionSeenBefore(database, { postId, versionId: version.id, staffId })
  const assetIds = version.content.media.map(({ assetId }) => assetId)
  const waits = post.state === 'submitted'
  const decisions = waits
    ? askGate(database, platform, {
        postId,
        act: 'approve',
        actorId: staffId,
        targetIds: targetsToDecide(database, postId),
        headCounts: looks.at(-1)?.headCounts ?? {},
        dignityChecked: true,
      })
    : []
  const tags = peopleShown(database, assetIds)
  return {
    ...sent,
    waits,
    /** Something moved underneath the frozen version, so it must be sent again. */
    moved: waits && differs(database, post),
    decides: waits && may(viewer, 'decide_approval', post.serviceId),
    targets: targetsOf(database, postId),
    pictures: pictureSizes(database, assetIds),
    looks,
    before: before ? { at: before.at, content: before.version.content } : null,
    changes: before ? changesBetween(before.version.content, version.content) : null,
    people: peopleCovered(decisions),
    tags,
    taggers: staffNames(
      database,
      tags.map(({ taggedBy }) => taggedBy),
    ),
    points: openPoints(decisions),
    past: decisionsAbout(database, postId),
  }
}
