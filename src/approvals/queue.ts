import { and, eq, sql } from 'drizzle-orm'
import { post } from '../../db/schema/posts.ts'
import { staff } from '../../db/schema/staff.ts'
import type { Channel } from '../domain/channels.ts'
import type { Verdict } from '../domain/decision/reason.ts'
import type { Database } from '../platform/port.ts'
import { prepared } from '../platform/prepared.ts'

/** A post that waits for a decision. Times are UTC milliseconds. */
export type Waiting = {
  readonly id: string
  readonly title: string
  readonly author: string
  readonly dueAt: number
  readonly sentAt: number
  /** The first picture, or null. */
  readonly cover: string | null
  readonly targets: readonly WaitingTarget[]
}
export type WaitingTarget = {
  readonly channel: Channel
  /** London time, or null for as soon as it is approved. */
  readonly planned: string | null
  /** What the gate last answered. */
  readonly verdict: Verdict
}

export type QueueQuestion = {
  readonly services: readonly string[]
  readonly channel: Channel | null
  readonly verdict: Verdict | null
  /** The last row of the page before, or null for the first page. */
  readonly after: { readonly dueAt: number; readonly id: string } | null
  readonly limit: number
}

/** Posts to decide, soonest planned first. One prepared statement however many rows there are. */
export function postsWaiting(database: Database, question: QueueQuestion): Waiting[] {
  const { services, after, ...rest } = question
  const [only] = services
  const values = { ...rest, dueAt: after?.dueAt ?? -1, id: after?.id ?? '' }
  const rows =
    only !== undefined && services.length === 1
      ? inOneService(database).all({ ...values, service: only })
      : inServices(database).all({ ...values, services: JSON.stringify(services) })
  return rows.map(({ targets, ...row }) => ({ ...row, targets: readTargets(targets) }))
}

type Told = [Channel, string | null, Verdict | null]

/** A target the gate was never asked about counts as refused. */
function readTargets(json: string): WaitingTarget[] {
  const told: Told[] = JSON.parse(json)
  return told.map(([channel, planned, verdict]) => ({
    channel,
    planned,
    verdict: verdict ?? 'BLOCK',
  }))
}

const latestVerdict = sql`(
  SELECT verdict FROM gate_decision WHERE target_id = t.id ORDER BY at DESC, rowid DESC LIMIT 1
)`

const targetsOfPost = sql`post_target AS t JOIN account AS a ON a.id = t.account_id
  WHERE t.post_id = ${post.id} AND t.state <> 'cancelled'`

/** The strictest answer over the targets of a post. */
const worstVerdict = sql`(
  SELECT CASE max(CASE ${latestVerdict} WHEN 'ALLOW' THEN 0 WHEN 'REFER' THEN 1 ELSE 2 END)
    WHEN 0 THEN 'ALLOW' WHEN 1 THEN 'REFER' ELSE 'BLOCK' END
  FROM ${targetsOfPost}
)`

const selected = (database: Database, inService: ReturnType<typeof sql>) =>
  database
    .select({
      id: post.id,
      title: post.title,
      author: staff.name,
      dueAt: post.dueAt,
      sentAt: sql<number>`${post.submittedAt}`,
      cover: sql<string | null>`(
        SELECT asset_id FROM post_media WHERE post_id = ${post.id} ORDER BY position LIMIT 1
      )`,
      targets: sql<string>`(
        SELECT json_group_array(json_array(channel, planned, verdict)) FROM (
          SELECT a.channel, t.planned, ${latestVerdict} AS verdict FROM ${targetsOfPost} ORDER BY t.position
        )
      )`,
    })
    .from(post)
    .innerJoin(staff, eq(staff.id, post.submittedBy))
    .where(
      and(
        eq(post.state, 'submitted'),
        inService,
        sql`(${post.dueAt}, ${post.id}) > (${sql.placeholder('dueAt')}, ${sql.placeholder('id')})`,
        sql`(${sql.placeholder('channel')} IS NULL OR EXISTS (
          SELECT 1 FROM ${targetsOfPost} AND a.channel = ${sql.placeholder('channel')}
        ))`,
        sql`(${sql.placeholder('verdict')} IS NULL OR ${worstVerdict} = ${sql.placeholder('verdict')})`,
      ),
    )
    .orderBy(post.dueAt, post.id)
    .limit(sql.placeholder('limit'))
    .prepare()

const inOneService = prepared((database) =>
  selected(database, sql`${post.serviceId} = ${sql.placeholder('service')}`),
)

/** The plus keeps the planner on the index that is already in the order of the list. */
const inServices = prepared((database) =>
  selected(
    database,
    sql`+${post.serviceId} IN (SELECT value FROM json_each(${sql.placeholder('services')}))`,
  ),
)
