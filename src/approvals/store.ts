import { and, desc, eq, inArray, isNotNull, isNull, ne, notExists } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { approval, approverLook } from '../../db/schema/approvals.ts'
import { exportPack } from '../../db/schema/exports.ts'
import { asset } from '../../db/schema/media.ts'
import { service } from '../../db/schema/organisation.ts'
import { post, postTarget, postVersion } from '../../db/schema/posts.ts'
import { staff } from '../../db/schema/staff.ts'
import { waitingTargets } from '../domain/lifecycle.ts'
import type { Reader } from '../platform/port.ts'

/** A post of these services that was ever sent for approval, or undefined: somebody else’s is not there. */
export function findSent(reader: Reader, postId: string, services: readonly string[]) {
  return reader
    .select({ post, version: postVersion, serviceName: service.name, author: staff.name })
    .from(post)
    .innerJoin(postVersion, eq(postVersion.postId, post.id))
    .innerJoin(service, eq(service.id, post.serviceId))
    .innerJoin(staff, eq(staff.id, postVersion.submittedBy))
    .where(and(eq(post.id, postId), inArray(post.serviceId, [...services])))
    .orderBy(desc(postVersion.number))
    .limit(1)
    .get()
}
export type Sent = NonNullable<ReturnType<typeof findSent>>

export function targetsOf(reader: Reader, postId: string) {
  return reader
    .select({ target: postTarget, account })
    .from(postTarget)
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .where(eq(postTarget.postId, postId))
    .orderBy(postTarget.position, postTarget.id)
    .all()
}
/** Targets a decision is about. One that is out, or may be, keeps the approval it went out with. */
export function targetsToDecide(reader: Reader, postId: string): string[] {
  return reader
    .select({ id: postTarget.id })
    .from(postTarget)
    .where(
      and(
        eq(postTarget.postId, postId),
        inArray(postTarget.state, [...waitingTargets]),
        notExists(
          reader
            .select({ id: exportPack.id })
            .from(exportPack)
            .where(
              and(
                eq(exportPack.targetId, postTarget.id),
                isNotNull(exportPack.revokedAt),
                isNull(exportPack.answeredAt),
              ),
            ),
        ),
      ),
    )
    .all()
    .map(({ id }) => id)
}

export type PostTargetRow = ReturnType<typeof targetsOf>[number]

export function pictureSizes(reader: Reader, assetIds: readonly string[]) {
  const rows = reader
    .select({ id: asset.id, width: asset.width, height: asset.height, people: asset.peopleCount })
    .from(asset)
    .where(inArray(asset.id, [...assetIds]))
    .all()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Every look of one approver at one version, first look first. */
export function looksAt(reader: Reader, versionId: string, staffId: string) {
  return reader
    .select()
    .from(approverLook)
    .where(and(eq(approverLook.versionId, versionId), eq(approverLook.staffId, staffId)))
    .orderBy(approverLook.at)
    .all()
}

/** The version this approver looked at before this one, or undefined when this is the first. */
export function versionSeenBefore(
  reader: Reader,
  seen: { readonly postId: string; readonly versionId: string; readonly staffId: string },
) {
  return reader
    .select({ version: postVersion, at: approverLook.at })
    .from(approverLook)
    .innerJoin(postVersion, eq(postVersion.id, approverLook.versionId))
    .where(
      and(
        eq(approverLook.postId, seen.postId),
        eq(approverLook.staffId, seen.staffId),
        ne(approverLook.versionId, seen.versionId),
      ),
    )
    .orderBy(desc(approverLook.at))
    .limit(1)
    .get()
}

/** Every decision about a post, newest first, with who took it. */
export function decisionsAbout(reader: Reader, postId: string) {
  return reader
    .select({ approval, by: staff.name })
    .from(approval)
    .innerJoin(staff, eq(staff.id, approval.decidedBy))
    .where(eq(approval.postId, postId))
    .orderBy(desc(approval.at), desc(approval.id))
    .all()
}
export type PastDecision = ReturnType<typeof decisionsAbout>[number]
