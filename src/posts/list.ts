import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { service } from '../../db/schema/organisation.ts'
import { post, postMedia, postTarget } from '../../db/schema/posts.ts'
import { staff } from '../../db/schema/staff.ts'
import type { Channel } from '../domain/channels.ts'
import { plainWords } from '../domain/text.ts'
import { servicesWhere, type Viewer } from '../http/viewer.ts'
import type { Reader } from '../platform/port.ts'
import type { Cursor, ListQuery } from './forms.ts'

export const pageSize = 50

/** One line of the list. */
export type ListedPost = {
  readonly id: string
  readonly title: string
  readonly state: (typeof post.$inferSelect)['state']
  readonly serviceName: string
  readonly creator: string
  readonly updatedAt: number
  readonly channels: readonly Channel[]
  readonly planned: string | null
  readonly thumb: string | null
}
export type PostList = {
  readonly rows: readonly ListedPost[]
  readonly newer: Cursor | null
  readonly older: Cursor | null
}

/** Posts that this person may read, last changed first, a page at a time. Three queries, whatever the page holds. */
export function listPosts(reader: Reader, viewer: Viewer, query: ListQuery): PostList {
  const backwards = query.newer !== undefined
  const found = selectPage(reader, viewer, query, pageSize + 1)
  const more = found.length > pageSize
  const page = backwards ? found.slice(0, pageSize).reverse() : found.slice(0, pageSize)
  const first = page[0]
  const last = page.at(-1)
  const cursorOf = (row: (typeof page)[number]) => ({ at: row.updatedAt, id: row.id })
  return {
    rows: withDetails(reader, page),
    newer: first && (backwards ? more : query.older !== undefined) ? cursorOf(first) : null,
    older: last && (backwards || more) ? cursorOf(last) : null,
  }
}

/** The same list a page at a time until its end, for a file. */
export function* allPosts(
  reader: Reader,
  viewer: Viewer,
  query: ListQuery,
): Generator<readonly ListedPost[]> {
  let older: Cursor | undefined
  for (;;) {
    const page = selectPage(reader, viewer, { ...query, newer: undefined, older }, 500)
    if (page.length > 0) yield withDetails(reader, page)
    const last = page.at(-1)
    if (!last || page.length < 500) return
    older = { at: last.updatedAt, id: last.id }
  }
}

function selectPage(reader: Reader, viewer: Viewer, query: ListQuery, limit: number) {
  const { newer, older } = query
  const at = sql`(${post.updatedAt}, ${post.id})`
  return reader
    .select({
      id: post.id,
      title: post.title,
      state: post.state,
      serviceName: service.name,
      creator: staff.name,
      updatedAt: post.updatedAt,
    })
    .from(post)
    .innerJoin(service, eq(service.id, post.serviceId))
    .leftJoin(staff, eq(staff.id, post.createdBy))
    .where(
      and(
        ...conditions(reader, viewer, query),
        newer ? sql`${at} > (${newer.at}, ${newer.id})` : undefined,
        older && !newer ? sql`${at} < (${older.at}, ${older.id})` : undefined,
      ),
    )
    .orderBy(
      newer ? asc(post.updatedAt) : desc(post.updatedAt),
      newer ? asc(post.id) : desc(post.id),
    )
    .limit(limit)
    .all()
}

function conditions(reader: Reader, viewer: Viewer, query: ListQuery): (SQL | undefined)[] {
  return [
    whichServices(reader, servicesWhere(viewer, 'read_posts'), query.service),
    query.whose === 'mine' ? eq(post.createdBy, viewer.staffId) : undefined,
    query.state ? eq(post.state, query.state) : undefined,
    query.channel ? onChannel(reader, query.channel) : undefined,
    query.q ? saying(query.q) : undefined,
  ]
}

/** One service is looked up in its index; somebody who covers every service needs no filter at all. */
function whichServices(
  reader: Reader,
  covered: readonly string[],
  chosen: string | undefined,
): SQL | undefined {
  const wanted = chosen ? covered.filter((id) => id === chosen) : covered
  const [only] = wanted
  if (wanted.length === 1 && only) return eq(post.serviceId, only)
  const all = reader.select({ id: service.id }).from(service).all()
  if (!chosen && all.every(({ id }) => covered.includes(id))) return undefined
  return sql`+${post.serviceId} IN (SELECT value FROM json_each(${JSON.stringify(wanted)}))`
}

function onChannel(reader: Reader, channel: Channel): SQL {
  const accounts = reader
    .select({ id: account.id })
    .from(account)
    .where(eq(account.channel, channel))
    .all()
  const ids = JSON.stringify(accounts.map(({ id }) => id))
  return sql`EXISTS (SELECT 1 FROM ${postTarget} WHERE ${postTarget.postId} = ${post.id}
    AND ${postTarget.accountId} IN (SELECT value FROM json_each(${ids})))`
}

/** Posts whose title or words begin a word with each of these. */
function saying(typed: string): SQL {
  const terms = plainWords(typed).trim().split(' ').filter(Boolean)
  const match = terms.map((term) => `"${term}"*`).join(' ')
  if (match === '') return sql`0`
  return sql`${post.id} IN (SELECT subject_id FROM search_entry WHERE kind = 'post'
    AND id IN (SELECT rowid FROM search WHERE search MATCH ${match}))`
}

function withDetails(
  reader: Reader,
  page: readonly (Omit<ListedPost, 'channels' | 'planned' | 'thumb' | 'creator'> & {
    readonly creator: string | null
  })[],
): ListedPost[] {
  const ids = page.map(({ id }) => id)
  const targets = Map.groupBy(
    reader
      .select({
        postId: postTarget.postId,
        channel: account.channel,
        planned: postTarget.planned,
        state: postTarget.state,
      })
      .from(postTarget)
      .innerJoin(account, eq(account.id, postTarget.accountId))
      .where(inArray(postTarget.postId, ids))
      .orderBy(asc(postTarget.position))
      .all()
      .filter(({ state }) => state !== 'cancelled'),
    ({ postId }) => postId,
  )
  const first = new Map(
    reader
      .select({ postId: postMedia.postId, assetId: postMedia.assetId })
      .from(postMedia)
      .where(inArray(postMedia.postId, ids))
      .orderBy(desc(postMedia.position))
      .all()
      .map(({ postId, assetId }) => [postId, assetId]),
  )
  return page.map((row) => {
    const going = targets.get(row.id) ?? []
    const [soonest = null] = going.flatMap(({ planned }) => planned ?? []).sort()
    return {
      ...row,
      creator: row.creator ?? 'Somebody',
      channels: [...new Set(going.map(({ channel }) => channel))],
      planned: soonest,
      thumb: first.get(row.id) ?? null,
    }
  })
}
