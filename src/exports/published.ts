import { type SQL, sql } from 'drizzle-orm'
import type { Channel } from '../domain/channels.ts'
import type { TargetState } from '../domain/posts.ts'
import type { Database } from '../platform/port.ts'
import type { PublishedView } from './forms.ts'

/** A post on an account that left as a pack. Times are UTC milliseconds; an empty address was never told. */
export type Published = {
  readonly packId: string
  readonly postId: string
  readonly targetId: string
  readonly title: string
  readonly cover: string | null
  readonly account: string
  readonly channel: Channel
  readonly state: TargetState
  readonly releasedAt: number
  readonly expiresAt: number
  readonly revokedAt: number | null
  readonly answeredAt: number | null
  readonly postedAt: number | null
  readonly address: string | null
  readonly takedownId: string | null
  readonly dueAt: number | null
  readonly doneAt: number | null
  readonly verifiedAt: number | null
}

export type PublishedQuestion = {
  readonly view: PublishedView
  readonly services: readonly string[]
  readonly channel: Channel | null
  readonly after: { readonly releasedAt: number; readonly id: string } | null
  readonly limit: number
}

/** Few at any time, so they are found by their state; the others by when they left, so that a page reads only its rows. */
const stateOf: Record<PublishedView, SQL> = {
  all: sql`1`,
  live: sql`+t.state IN ('live', 'archived')`,
  confirm: sql`t.state = 'released'`,
  revoked: sql`t.state = 'blocked' AND p.revoked_at IS NOT NULL AND p.answered_at IS NULL`,
  due: sql`t.state IN ('takedown_due', 'takedown_failed')`,
  down: sql`+t.state = 'taken_down'`,
}

/** What left, newest first: the last pack of each target with what became of it. */
export function publishedPosts(database: Database, question: PublishedQuestion): Published[] {
  const { view, services, channel, after, limit } = question
  return database.all<Published>(sql`
    SELECT p.id AS packId, p.post_id AS postId, p.target_id AS targetId, post.title,
      (SELECT asset_id FROM post_media WHERE post_id = post.id ORDER BY position LIMIT 1) AS cover,
      a.name AS account, a.channel, t.state, p.released_at AS releasedAt, p.expires_at AS expiresAt,
      p.revoked_at AS revokedAt, p.answered_at AS answeredAt, u.posted_at AS postedAt, u.address,
      d.id AS takedownId, d.due_at AS dueAt, d.done_at AS doneAt, d.verified_at AS verifiedAt
    FROM export_pack AS p
    JOIN post_target AS t ON t.id = p.target_id
    JOIN post ON post.id = p.post_id
    JOIN account AS a ON a.id = t.account_id
    LEFT JOIN publication AS u ON u.pack_id = p.id
    LEFT JOIN takedown AS d ON d.id = (
      SELECT id FROM takedown WHERE target_id = t.id ORDER BY opened_at DESC LIMIT 1
    )
    WHERE ${stateOf[view]}
      AND +post.service_id IN (SELECT value FROM json_each(${JSON.stringify(services)}))
      AND (${channel} IS NULL OR a.channel = ${channel})
      AND (p.released_at, p.id) < (${after?.releasedAt ?? Number.MAX_SAFE_INTEGER}, ${after?.id ?? ''})
      AND NOT EXISTS (
        SELECT 1 FROM export_pack AS newer
        WHERE newer.target_id = p.target_id AND newer.released_at > p.released_at
      )
    ORDER BY p.released_at DESC, p.id DESC
    LIMIT ${limit}`)
}
