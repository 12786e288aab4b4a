import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { approval } from '../../db/schema/approvals.ts'
import { exportPack, publication, takedown } from '../../db/schema/exports.ts'
import { file } from '../../db/schema/media.ts'
import { service } from '../../db/schema/organisation.ts'
import { post, postTarget, postVersion } from '../../db/schema/posts.ts'
import { staff } from '../../db/schema/staff.ts'
import type { TargetState } from '../domain/posts.ts'
import { packStanding } from '../domain/publishing.ts'
import type { Reader } from '../platform/port.ts'

/** One target with its post and account, or undefined: what is not of these services is not there. */
export function findDelivery(
  reader: Reader,
  ids: { readonly postId: string; readonly targetId: string },
  services: readonly string[],
) {
  return reader
    .select({ target: postTarget, post, account, serviceName: service.name })
    .from(postTarget)
    .innerJoin(post, eq(post.id, postTarget.postId))
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .innerJoin(service, eq(service.id, post.serviceId))
    .where(
      and(
        eq(postTarget.id, ids.targetId),
        eq(postTarget.postId, ids.postId),
        inArray(post.serviceId, [...services]),
      ),
    )
    .get()
}
export type Delivery = NonNullable<ReturnType<typeof findDelivery>>

/** The approval that stands for a target, with its version and who gave it. */
export function standingApproval(reader: Reader, postId: string) {
  return reader
    .select({ approval, version: postVersion, by: staff.name })
    .from(approval)
    .innerJoin(postVersion, eq(postVersion.id, approval.versionId))
    .innerJoin(staff, eq(staff.id, approval.decidedBy))
    .where(
      and(eq(approval.postId, postId), eq(approval.decision, 'approve'), isNull(approval.voidedAt)),
    )
    .get()
}
export type StandingApproval = NonNullable<ReturnType<typeof standingApproval>>

/** A pack with its sealed file, its target, and who released it; undefined when it is not of these services. */
export function findPack(reader: Reader, packId: string, services: readonly string[]) {
  return reader
    .select({ pack: exportPack, file, post, target: postTarget, account })
    .from(exportPack)
    .innerJoin(file, eq(file.id, exportPack.fileId))
    .innerJoin(postTarget, eq(postTarget.id, exportPack.targetId))
    .innerJoin(post, eq(post.id, exportPack.postId))
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .where(and(eq(exportPack.id, packId), inArray(post.serviceId, [...services])))
    .get()
}
export type FoundPack = NonNullable<ReturnType<typeof findPack>>

/** The pack that is out, when an older one of the same target ran out before. */
export const isLatestPack = sql`${exportPack.releasedAt} = (
  SELECT max(newer.released_at) FROM export_pack AS newer WHERE newer.target_id = ${exportPack.targetId}
)`

/** The newest pack of a target, with who released it and what became of it. */
export function latestPack(reader: Reader, targetId: string) {
  return reader
    .select({ pack: exportPack, releasedBy: staff.name, bytes: file.bytes, publication })
    .from(exportPack)
    .innerJoin(staff, eq(staff.id, exportPack.releasedBy))
    .innerJoin(file, eq(file.id, exportPack.fileId))
    .leftJoin(publication, eq(publication.packId, exportPack.id))
    .where(eq(exportPack.targetId, targetId))
    .orderBy(desc(exportPack.releasedAt))
    .limit(1)
    .get()
}
export type LatestPack = NonNullable<ReturnType<typeof latestPack>>

/** A pack that ran out counts as over from that moment, whether or not the clock has come round to say so. */
export function stateNow(reader: Reader, target: Delivery['target'], now: number): TargetState {
  if (target.state !== 'released') return target.state
  const out = latestPack(reader, target.id)
  return out && packStanding(out.pack, now) === 'expired' ? 'release_expired' : 'released'
}

export function takedownsOf(reader: Reader, targetId: string) {
  return reader
    .select()
    .from(takedown)
    .where(eq(takedown.targetId, targetId))
    .orderBy(desc(takedown.openedAt))
    .all()
}
