import { and, asc, desc, eq, exists, inArray, type SQL, sql } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { service } from '../../db/schema/organisation.ts'
import { post, postMedia, postTarget } from '../../db/schema/posts.ts'
import type { Channel } from '../domain/channels.ts'
import { plainWords } from '../domain/text.ts'
import { servicesWhere, type Viewer } from '../http/viewer.ts'
import type { Reader } from '../platform/port.ts'
import type { Cursor, ListQuery } from './forms.ts'
import { namesOfStaff } from './store.ts'

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

/** Posts that this person may read, last changed first, a page at a time. A fixed number of queries, whatever the page holds. */
export function listPosts(reader: Reader, viewer: Viewer, query: ListQuery): PostList {
  const backwards = query.newer !== undefined
  const found = selectPage(reader, viewer, query, pageSize + 1)
  const more = found.length > pageSize
  const page = backwards ? found.slice(0, pageSize).reverse() : found.slice(0, pageSize)
  const first = page[0]
  const last = page.at(-1)
  const cursorOf = (row: (typeof page)[number]) => ({ at: row.updatedAt, id: row.id })
  return {
    rows: withDetails(reader, viewer, page),
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
    if (page.length > 0) yield withDetails(reader, viewer, page)
    const last = page.at(-1)
    if (!last || page.length < 500) return
    older = { at: last.updatedAt, id: last.id }
  }
}

function selectPage(reader: Reader, viewer: Viewer, query: ListQuery, limit: number) {
  const { newer, older } = query
  const at = sql`(${post.updatedAt}, ${post.id})`
  const place = query.channel ? onChannel(reader, query.channel) : anything
  const said = query.q ? saying(reader, query.q) : anything
  const few = place.few || said.few
  const changed = few ? sql`+${post.updatedAt}` : post.updatedAt
  return reader
    .select({
      id: post.id,
      title: post.title,
      state: post.state,
      serviceId: post.serviceId,
      createdBy: post.createdBy,
      updatedAt: post.updatedAt,
    })
    .from(post)
    .where(
      and(
        place.where,
        said.where,
        whichServices(reader, servicesWhere(viewer, 'read_posts'), query.service, few),
        query.whose === 'mine' ? eq(post.createdBy, viewer.staffId) : undefined,
        query.state ? eq(post.state, query.state) : undefined,
        newer ? sql`${at} > (${newer.at}, ${newer.id})` : undefined,
        older && !newer ? sql`${at} < (${older.at}, ${older.id})` : undefined,
      ),
    )
    .orderBy(newer ? asc(changed) : desc(changed), newer ? asc(post.id) : desc(post.id))
    .limit(limit)
    .all()
}

/** One service is looked up in its index; somebody who covers every service needs no filter at all. */
function whichServices(
  reader: Reader,
  covered: readonly string[],
  chosen: string | undefined,
  few: boolean,
): SQL | undefined {
  const wanted = chosen ? covered.filter((id) => id === chosen) : covered
  const [only] = wanted
  if (!only) return sql`0`
  if (wanted.length === 1 && !few) return eq(post.serviceId, only)
  const all = reader.select({ id: service.id }).from(service).all()
  if (!chosen && all.every(({ id }) => covered.includes(id))) return undefined
  return sql`+${post.serviceId} IN (SELECT value FROM json_each(${JSON.stringify(wanted)}))`
}

/** Up to this many hits are looked up by themselves; a place with more is so common that walking the list is sooner. */
const rare = 2000

type Narrowed = {
  readonly where: SQL | undefined
  /** Few hits are sorted afterwards instead of walking the whole list in order. */
  readonly few: boolean
}
const anything: Narrowed = { where: undefined, few: false }

function onChannel(reader: Reader, channel: Channel): Narrowed {
  const accounts = reader
    .select({ id: account.id })
    .from(account)
    .where(eq(account.channel, channel))
    .all()
  const among = inArray(
    postTarget.accountId,
    accounts.map(({ id }) => id),
  )
  const hits = reader
    .select({ id: postTarget.postId })
    .from(postTarget)
    .where(among)
    .limit(rare + 1)
    .all()
  if (hits.length <= rare) return { where: oneOf(hits.map(({ id }) => id)), few: true }
  const going = reader
    .select({ id: postTarget.id })
    .from(postTarget)
    .where(and(eq(postTarget.postId, post.id), among))
  return { where: exists(going), few: false }
}

/** Posts whose title or words begin a word with each of these: of very many, the ones begun last. */
function saying(reader: Reader, typed: string): Narrowed {
  const terms = plainWords(typed).trim().split(' ').filter(Boolean)
  const match = terms.map((term) => `"${term}"*`).join(' ')
  if (match === '') return { where: sql`0`, few: true }
  const hits = reader.values<[string]>(
    sql`SELECT subject_id FROM search_entry WHERE kind = 'post' AND id IN (
      SELECT rowid FROM search WHERE search MATCH ${match} ORDER BY rowid DESC LIMIT ${rare})`,
  )
  return { where: oneOf(hits.flat()), few: true }
}

const oneOf = (ids: readonly string[]): SQL =>
  sql`${post.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`

function withDetails(
  reader: Reader,
  viewer: Viewer,
  page: ReturnType<typeof selectPage>,
): ListedPost[] {
  const services = new Map(viewer.services.map(({ id, name }) => [id, name]))
  const names = namesOfStaff(
    reader,
    page.map(({ createdBy }) => createdBy),
  )
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
      id: row.id,
      title: row.title,
      state: row.state,
      updatedAt: row.updatedAt,
      serviceName: services.get(row.serviceId) ?? '',
      creator: names.get(row.createdBy) ?? 'Somebody',
      channels: [...new Set(going.map(({ channel }) => channel))],
      planned: soonest,
      thumb: first.get(row.id) ?? null,
    }
  })
}
