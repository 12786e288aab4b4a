import { asc, eq, inArray, sql } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { asset } from '../../db/schema/media.ts'
import { service } from '../../db/schema/organisation.ts'
import { person } from '../../db/schema/people.ts'
import { post, postMedia, postQuote, postTarget } from '../../db/schema/posts.ts'
import { staff } from '../../db/schema/staff.ts'
import { servicesWhere, type Viewer } from '../http/viewer.ts'
import { standingAppearances } from '../media/facts.ts'
import type { Reader } from '../platform/port.ts'
import { amongListed, listed, prepared } from '../platform/prepared.ts'
import type { PostRow } from './content.ts'

export type FoundPost = { readonly post: PostRow; readonly serviceName: string }

/** A post of a service this person covers, or undefined: somebody else’s post is not there. */
export function findPost(reader: Reader, viewer: Viewer, id: string): FoundPost | undefined {
  const found = postRow(reader).get({ id })
  return found && servicesWhere(viewer, 'read_posts').includes(found.post.serviceId)
    ? found
    : undefined
}

const postRow = prepared((reader) =>
  reader
    .select({ post, serviceName: service.name })
    .from(post)
    .innerJoin(service, eq(service.id, post.serviceId))
    .where(eq(post.id, sql.placeholder('id')))
    .prepare(),
)

const byPost = sql.placeholder('postId')

/** Every target a post ever had, those left out included, in the order they are shown. */
export function targetsOf(reader: Reader, postId: string) {
  return targetRows(reader)
    .all({ postId })
    .map(({ target, ...on }) => ({ ...target, ...on }))
}

const targetRows = prepared((reader) =>
  reader
    .select({
      target: postTarget,
      accountName: account.name,
      channel: account.channel,
      audience: account.audience,
      handle: account.handle,
    })
    .from(postTarget)
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .where(eq(postTarget.postId, byPost))
    .orderBy(asc(postTarget.position), asc(postTarget.id))
    .prepare(),
)
export type TargetRow = ReturnType<typeof targetsOf>[number]

/** The pictures of a post in order, with how many people are in each and how many of them are named. */
export function picturesOf(reader: Reader, postId: string) {
  const rows = pictureRows(reader).all({ postId })
  if (rows.length === 0) return []
  const shown = standingAppearances(
    reader,
    rows.map(({ asset: { id } }) => id),
  )
  const named = Map.groupBy(shown, ({ assetId }) => assetId)
  return rows.map(({ asset: found }) => ({
    id: found.id,
    title: found.title,
    altText: found.altText,
    decorative: found.decorative,
    width: found.width,
    height: found.height,
    people: found.peopleCount,
    named: named.get(found.id)?.length ?? 0,
  }))
}

const pictureRows = prepared((reader) =>
  reader
    .select({ position: postMedia.position, asset })
    .from(postMedia)
    .innerJoin(asset, eq(asset.id, postMedia.assetId))
    .where(eq(postMedia.postId, byPost))
    .orderBy(asc(postMedia.position), asc(postMedia.id))
    .prepare(),
)
export type PictureOnPost = ReturnType<typeof picturesOf>[number]

export function quotesOf(reader: Reader, postId: string) {
  return quoteRows(reader).all({ postId })
}

const quoteRows = prepared((reader) =>
  reader
    .select({
      id: postQuote.id,
      personId: postQuote.personId,
      knownAs: person.knownAs,
      words: postQuote.words,
      identifiers: postQuote.identifiers,
    })
    .from(postQuote)
    .innerJoin(person, eq(person.id, postQuote.personId))
    .where(eq(postQuote.postId, byPost))
    .orderBy(asc(postQuote.id))
    .prepare(),
)
export type QuoteOnPost = ReturnType<typeof quotesOf>[number]

/** People of a service who can be quoted, in name order. */
export function peopleToQuote(reader: Reader, serviceId: string) {
  return reader
    .select({ id: person.id, knownAs: person.knownAs, fullName: person.fullName })
    .from(person)
    .where(eq(person.serviceId, serviceId))
    .orderBy(asc(person.sortName))
    .limit(500)
    .all()
}

/** Names of these members of staff by id. */
export function namesOfStaff(reader: Reader, ids: readonly string[]): ReadonlyMap<string, string> {
  if (ids.length === 0) return new Map()
  const rows = staffNames(reader).all({ ids: listed(new Set(ids)) })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const staffNames = prepared((reader) =>
  reader
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(inArray(staff.id, amongListed('ids')))
    .prepare(),
)
