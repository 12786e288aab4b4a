import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { exportPack, takedown } from '../../db/schema/exports.ts'
import { appearance, asset } from '../../db/schema/media.ts'
import { post, postMedia, postQuote, postTarget, versionPerson } from '../../db/schema/posts.ts'
import type { Reader } from '../platform/port.ts'

/** What a person is shown in, and how far each has got. Thumbnails belong to the first picture of them in the post. */
export type SharedTarget = {
  readonly targetId: string
  readonly postId: string
  readonly title: string
  readonly accountName: string
  readonly state: (typeof postTarget.$inferSelect)['state']
  readonly plannedAt: number | null
  readonly assetId: string | null
  readonly takedownDue: number | null
  /** The “no” that ordered the latest takedown. */
  readonly takedownFor: string | null
  readonly takedownDone: number | null
  readonly revokedAt: number | null
  readonly answeredAt: number | null
  readonly address: string | null
}

/** Every channel of every post with a picture of this person or their words, now or when it went out, newest post first. */
export function targetsShowing(reader: Reader, personId: string, limit = 60): SharedTarget[] {
  const shown = sql`(
    SELECT ${postMedia.postId} FROM ${appearance} JOIN ${postMedia} ON ${postMedia.assetId} = ${appearance.assetId}
    WHERE ${appearance.personId} = ${personId} AND ${isNull(appearance.removedAt)}
    UNION SELECT ${postQuote.postId} FROM ${postQuote} WHERE ${postQuote.personId} = ${personId}
    UNION SELECT ${exportPack.postId} FROM ${versionPerson} JOIN ${exportPack} ON ${exportPack.versionId} = ${versionPerson.versionId}
    WHERE ${versionPerson.personId} = ${personId})`
  return reader
    .select({
      targetId: postTarget.id,
      postId: post.id,
      title: post.title,
      accountName: account.name,
      state: postTarget.state,
      plannedAt: postTarget.plannedAt,
      assetId: sql<
        string | null
      >`(SELECT ${postMedia.assetId} FROM ${postMedia} JOIN ${appearance} ON ${appearance.assetId} = ${postMedia.assetId}
        WHERE ${postMedia.postId} = ${post.id} AND ${appearance.personId} = ${personId} AND ${isNull(appearance.removedAt)} ORDER BY ${postMedia.position} LIMIT 1)`,
      takedownDue: latest(takedown.dueAt),
      takedownDone: latest(takedown.doneAt),
      takedownFor: sql<
        string | null
      >`(SELECT ${takedown.withdrawalId} FROM ${takedown} WHERE ${takedown.targetId} = ${postTarget.id} ORDER BY ${takedown.openedAt} DESC LIMIT 1)`,
      revokedAt: latestPack(exportPack.revokedAt),
      answeredAt: latestPack(exportPack.answeredAt),
      address: sql<
        string | null
      >`(SELECT address FROM publication WHERE publication.target_id = ${postTarget.id} AND address <> '' ORDER BY recorded_at DESC LIMIT 1)`,
    })
    .from(postTarget)
    .innerJoin(post, eq(post.id, postTarget.postId))
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .where(sql`${post.id} IN ${shown}`)
    .orderBy(desc(post.updatedAt), desc(post.id), postTarget.position)
    .limit(limit)
    .all()
}

const latest = (column: typeof takedown.dueAt | typeof takedown.doneAt) =>
  sql<
    number | null
  >`(SELECT ${column} FROM ${takedown} WHERE ${takedown.targetId} = ${postTarget.id} ORDER BY ${takedown.openedAt} DESC LIMIT 1)`

const latestPack = (column: typeof exportPack.revokedAt | typeof exportPack.answeredAt) =>
  sql<
    number | null
  >`(SELECT ${column} FROM ${exportPack} WHERE ${exportPack.targetId} = ${postTarget.id} ORDER BY ${exportPack.releasedAt} DESC LIMIT 1)`

/** Pictures a person is tagged in, newest first. */
export function picturesOf(
  reader: Reader,
  personId: string,
  limit = 60,
): { readonly id: string; readonly title: string }[] {
  return reader
    .selectDistinct({ id: asset.id, title: asset.title, at: asset.uploadedAt })
    .from(appearance)
    .innerJoin(asset, eq(asset.id, appearance.assetId))
    .where(and(eq(appearance.personId, personId), isNull(appearance.removedAt)))
    .orderBy(desc(asset.uploadedAt))
    .limit(limit)
    .all()
}
