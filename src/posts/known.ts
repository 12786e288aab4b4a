import { asc, eq, inArray } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { organisation, service } from '../../db/schema/organisation.ts'
import { post, postContributor, postTarget } from '../../db/schema/posts.ts'
import { approvalsWentWith, type GivenApproval, lastApprovals } from '../approvals/facts.ts'
import { personFacts } from '../consents/facts.ts'
import { londonDay } from '../domain/calendar.ts'
import type { ActorFacts, Facts } from '../domain/decision/facts.ts'
import type { PersonFacts } from '../domain/decision/facts-consent.ts'
import type { AppearanceFacts, AssetFacts } from '../domain/decision/facts-media.ts'
import type { VersionContent } from '../domain/fingerprint.ts'
import { type PictureContributor, workOnPictures } from '../media/contributors.ts'
import { assetFacts } from '../media/facts.ts'
import type { Reader } from '../platform/port.ts'
import { amongListed, listed, prepared } from '../platform/prepared.ts'
import { actorFacts } from '../staff/standing.ts'
import { contentsOf, type PostRow } from './content.ts'
import type { Question } from './facts.ts'
import { asItWentOut, tagsThatWentOut } from './outside.ts'

export type KnownPost = { readonly post: PostRow; readonly service: typeof service.$inferSelect }
export type KnownTarget = {
  readonly target: typeof postTarget.$inferSelect
  readonly account: NonNullable<Facts['account']>
}

/** All that was read for a set of questions, by id. Read once, however many questions share a person or a picture. */
export type Known = {
  readonly now: number
  readonly settings: Facts['settings']
  readonly posts: ReadonlyMap<string, KnownPost>
  /** By post id, in the order of the channels. */
  readonly targets: ReadonlyMap<string, readonly KnownTarget[]>
  /** By post id, as the post is now. */
  readonly contents: ReadonlyMap<string, VersionContent>
  /** The last approval by post id, and what went out by approval id. */
  readonly approvals: ReadonlyMap<string, GivenApproval>
  readonly wentWith: ReadonlyMap<string, GivenApproval>
  readonly assets: ReadonlyMap<string, AssetFacts>
  readonly tags: ReadonlyMap<string, AppearanceFacts>
  readonly people: ReadonlyMap<string, PersonFacts>
  /** Who wrote, by post id, and who worked on a picture, by asset id. */
  readonly wrote: ReadonlyMap<string, readonly { readonly staffId: string }[]>
  readonly work: ReadonlyMap<string, readonly PictureContributor[]>
  readonly actor: (staffId: string, serviceId: string) => ActorFacts | null
}

/** Reads what these questions need. The number of queries does not grow with the number of posts. */
export function whatIsKnown(tx: Reader, now: number, questions: readonly Question[]): Known {
  const ids = [...new Set(questions.map(({ postId }) => postId))]
  const postIds = listed(ids)
  const outsides = questions.flatMap(({ outside }) => outside ?? [])
  const rows = postRows(tx).all({ postIds })
  const contents = contentsOf(
    tx,
    rows.map((row) => row.post),
  )
  const assetIds = picturesIn([...contents, ...outsides.map(({ content }) => content)])
  const read = {
    now,
    settings: settingsOf(tx),
    posts: new Map(rows.map((row) => [row.post.id, row])),
    targets: Map.groupBy(targetRows(tx).all({ postIds }), ({ target }) => target.postId),
    contents: new Map(rows.flatMap(({ post: { id } }, at) => pairOf(id, contents[at]))),
    approvals: lastApprovals(tx, ids),
    wentWith: approvalsWentWith(
      tx,
      outsides.map(({ approvalId }) => approvalId),
    ),
    assets: new Map(assetFacts(tx, assetIds).map((one) => [one.id, one])),
    tags: tagsThatWentOut(tx, outsides),
    wrote: Map.groupBy(writers(tx).all({ postIds }), ({ postId }) => postId),
    work: workOnPictures(tx, assetIds),
    actor: actorsOn(tx, now),
  }
  return { ...read, people: peopleAskedAbout(tx, read, questions) }
}

const pairOf = <Value>(id: string, value: Value | undefined): [string, Value][] =>
  value === undefined ? [] : [[id, value]]

const picturesIn = (contents: readonly VersionContent[]): string[] => [
  ...new Set(contents.flatMap(({ media }) => media.map(({ assetId }) => assetId))),
]

type Pictured = Pick<Known, 'contents' | 'assets' | 'tags'>

/** What is asked about: what went out, or the post as it is now. */
export function contentAsked(
  { contents }: Pick<Known, 'contents'>,
  { postId, outside }: Question,
): VersionContent {
  const content = outside?.content ?? contents.get(postId)
  if (!content) throw new Error('There is no post of that id.')
  return content
}

/** The pictures that are asked about, in order. */
export function picturesAsked(known: Pictured, question: Question): AssetFacts[] {
  const found = contentAsked(known, question).media.flatMap(
    ({ assetId }) => known.assets.get(assetId) ?? [],
  )
  const { outside } = question
  return outside ? found.map((asset) => asItWentOut(asset, outside, known.tags)) : found
}

/** Everyone shown or quoted, once. */
export function peopleIn(
  assets: readonly AssetFacts[],
  { quotes }: Pick<VersionContent, 'quotes'>,
): string[] {
  const shown = assets.flatMap(({ appearances }) => appearances.map(({ personId }) => personId))
  const all = [...shown, ...quotes.map(({ personId }) => personId)]
  return [...new Set(all.filter((id) => id !== null))]
}

function peopleAskedAbout(
  tx: Reader,
  read: Pictured & Pick<Known, 'posts'>,
  questions: readonly Question[],
): ReadonlyMap<string, PersonFacts> {
  const ids = questions
    .filter(({ postId }) => read.posts.has(postId))
    .flatMap((asked) => peopleIn(picturesAsked(read, asked), contentAsked(read, asked)))
  return new Map(personFacts(tx, ids).map((one) => [one.id, one]))
}

function actorsOn(tx: Reader, now: number): Known['actor'] {
  const day = londonDay(now)
  const met = new Map<string, ActorFacts | null>()
  return (staffId, serviceId) => {
    const key = `${staffId} ${serviceId}`
    const before = met.get(key)
    if (before !== undefined) return before
    const facts = actorFacts(tx, staffId, day, serviceId)
    met.set(key, facts)
    return facts
  }
}

function settingsOf(tx: Reader): Facts['settings'] {
  const held = organisationRow(tx).get()
  if (!held) throw new Error('There is no organisation in this database.')
  return {
    approvalValidDays: held.approvalValidDays,
    reviewGraceDays: { self: held.reviewGraceDays, leaver: 30 },
    askAgainMonths: held.askAgainMonths,
    maxDelegationDays: 28,
  }
}

const organisationRow = prepared((reader) => reader.select().from(organisation).limit(1).prepare())

const postRows = prepared((reader) =>
  reader
    .select({ post, service })
    .from(post)
    .innerJoin(service, eq(service.id, post.serviceId))
    .where(inArray(post.id, amongListed('postIds')))
    .prepare(),
)

const targetRows = prepared((reader) =>
  reader
    .select({
      target: postTarget,
      account: {
        id: account.id,
        name: account.name,
        channel: account.channel,
        status: account.status,
        audience: account.audience,
        dpiaSignedOn: account.dpiaSignedOn,
      },
    })
    .from(postTarget)
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .where(inArray(postTarget.postId, amongListed('postIds')))
    .orderBy(asc(postTarget.position), asc(postTarget.id))
    .prepare(),
)

const writers = prepared((reader) =>
  reader
    .selectDistinct({ postId: postContributor.postId, staffId: postContributor.staffId })
    .from(postContributor)
    .where(inArray(postContributor.postId, amongListed('postIds')))
    .prepare(),
)
