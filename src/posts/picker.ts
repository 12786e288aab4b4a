import { and, desc, eq, sql } from 'drizzle-orm'
import { asset } from '../../db/schema/media.ts'
import { postMedia } from '../../db/schema/posts.ts'
import type { Reader } from '../platform/port.ts'
import type { PostRow } from './content.ts'
import type { Cursor } from './forms.ts'

const pageSize = 24

/** Pictures of the post’s service that it does not have yet, newest first. */
export function picturesToChoose(reader: Reader, post: PostRow, older: Cursor | undefined) {
  const found = reader
    .select({
      id: asset.id,
      title: asset.title,
      altText: asset.altText,
      eventName: asset.eventName,
      people: asset.peopleCount,
      uploadedAt: asset.uploadedAt,
    })
    .from(asset)
    .where(
      and(
        eq(asset.serviceId, post.serviceId),
        sql`NOT EXISTS (SELECT 1 FROM ${postMedia} WHERE ${postMedia.postId} = ${post.id} AND ${postMedia.assetId} = ${asset.id})`,
        older ? sql`(${asset.uploadedAt}, ${asset.id}) < (${older.at}, ${older.id})` : undefined,
      ),
    )
    .orderBy(desc(asset.uploadedAt), desc(asset.id))
    .limit(pageSize + 1)
    .all()
  const pictures = found.slice(0, pageSize)
  const last = found.length > pageSize ? pictures.at(-1) : undefined
  return { pictures, older: last ? `${last.uploadedAt}.${last.id}` : null }
}
export type Choosable = ReturnType<typeof picturesToChoose>
