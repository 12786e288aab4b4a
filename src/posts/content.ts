import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { type appearance, asset } from '../../db/schema/media.ts'
import { post, postMedia, postQuote, postTarget, postVersion } from '../../db/schema/posts.ts'
import type {
  AppearanceContent,
  MediaContent,
  TargetContent,
  VersionContent,
} from '../domain/fingerprint.ts'
import { isFrozen, isWaiting } from '../domain/lifecycle.ts'
import { standingAppearances } from '../media/facts.ts'
import type { Reader } from '../platform/port.ts'
import { amongListed, listed, prepared } from '../platform/prepared.ts'

export type PostRow = typeof post.$inferSelect

/**
 * What would be approved if this post were sent now. While a version is frozen this is the same content read afresh, so
 * comparing fingerprints tells whether anything moved underneath it. A target left out after it was sent still belongs
 * to that version: leaving one out is not a change of content (lifecycle C3 row 12). What is out already does not belong
 * to the version being written.
 * @throws Error when there is no such post
 */
export function versionContent(tx: Reader, postId: string): VersionContent {
  const found = tx.select().from(post).where(eq(post.id, postId)).get()
  if (!found) throw new Error('There is no post of that id.')
  return contentOf(tx, found)
}

/** The same for a row already at hand. */
export function contentOf(tx: Reader, found: PostRow): VersionContent {
  const [content] = contentsOf(tx, [found])
  if (!content) throw new Error('There is no content without a post.')
  return content
}

/** The same for many rows, in their order. The number of queries does not grow with them. */
export function contentsOf(tx: Reader, posts: readonly PostRow[]): VersionContent[] {
  const postIds = listed(posts.map(({ id }) => id))
  const targets = Map.groupBy(targetRows(tx).all({ postIds }), ({ postId }) => postId)
  const sent = sentTargets(tx, posts)
  const media = mediaOf(tx, postIds)
  const quotes = Map.groupBy(quoteRows(tx).all({ postIds }), ({ postId }) => postId)
  return posts.map((found) => ({
    category: found.category,
    purpose: found.purpose,
    links: found.link === '' ? [] : [found.link],
    window:
      found.windowFrom && found.windowUntil
        ? { from: found.windowFrom, until: found.windowUntil }
        : null,
    targets: targetsOf(found, targets.get(found.id) ?? [], sent.get(found.id)),
    media: media.get(found.id) ?? [],
    quotes: (quotes.get(found.id) ?? []).map(({ postId, ...quote }) => quote),
  }))
}

/** The frozen copy under the number that the post has now, or null while it was never sent. */
export function frozenVersion(tx: Reader, { id, versionNumber }: PostRow) {
  return versionRow(tx).get({ id, versionNumber }) ?? null
}

const versionRow = prepared((reader) =>
  reader
    .select()
    .from(postVersion)
    .where(
      and(
        eq(postVersion.postId, sql.placeholder('id')),
        eq(postVersion.number, sql.placeholder('versionNumber')),
      ),
    )
    .prepare(),
)

/** Words as they go out on a target: its own, or the shared ones; a link stands on a line of its own at the end. */
export function wordsFor(found: Pick<PostRow, 'words' | 'link'>, own: string | null): string {
  const words = (own ?? found.words).trim()
  if (found.link === '' || words.includes(found.link)) return words
  return words === '' ? found.link : `${words}\n\n${found.link}`
}

const targetRows = prepared((reader) =>
  reader
    .select({
      id: postTarget.id,
      postId: postTarget.postId,
      accountId: postTarget.accountId,
      channel: account.channel,
      words: postTarget.words,
      state: postTarget.state,
    })
    .from(postTarget)
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .where(inArray(postTarget.postId, amongListed('postIds')))
    .orderBy(asc(postTarget.position), asc(postTarget.id))
    .prepare(),
)

/** Which targets belong to the version that was sent, by post id; only for posts whose version is frozen. */
function sentTargets(
  tx: Reader,
  posts: readonly PostRow[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const frozen = posts.filter(({ state }) => isFrozen(state))
  if (frozen.length === 0) return new Map()
  const versions = JSON.stringify(frozen.map(({ id, versionNumber }) => [id, versionNumber]))
  return new Map(
    frozenRows(tx)
      .all({ versions })
      .map(({ postId, content }) => [postId, new Set(content.targets.map(({ id }) => id))]),
  )
}

const frozenRows = prepared((reader) =>
  reader
    .select({ postId: postVersion.postId, content: postVersion.content })
    .from(postVersion)
    .where(
      sql`(${postVersion.postId}, ${postVersion.number}) IN (
        SELECT value ->> 0, value ->> 1 FROM json_each(${sql.placeholder('versions')})
      )`,
    )
    .prepare(),
)

function targetsOf(
  found: PostRow,
  rows: ReturnType<ReturnType<typeof targetRows>['all']>,
  sent: ReadonlySet<string> | undefined,
): TargetContent[] {
  return rows
    .filter(({ id, state }) => (sent ? sent.has(id) : isWaiting(state)))
    .map(({ id, accountId, channel, words }) => ({
      id,
      accountId,
      channel,
      words: wordsFor(found, words),
    }))
}

const mediaRows = prepared((reader) =>
  reader
    .select({
      postId: postMedia.postId,
      assetId: asset.id,
      sha256: asset.contentSha256,
      media: asset.media,
      altText: asset.altText,
    })
    .from(postMedia)
    .innerJoin(asset, eq(asset.id, postMedia.assetId))
    .where(inArray(postMedia.postId, amongListed('postIds')))
    .orderBy(asc(postMedia.position), asc(postMedia.id))
    .prepare(),
)

/** Pictures in order, by post id. */
function mediaOf(tx: Reader, postIds: string): ReadonlyMap<string, MediaContent[]> {
  const rows = mediaRows(tx).all({ postIds })
  if (rows.length === 0) return new Map()
  const assetIds = [...new Set(rows.map(({ assetId }) => assetId))]
  const shown = Map.groupBy(standingAppearances(tx, assetIds), ({ assetId }) => assetId)
  const ofPost = Map.groupBy(rows, ({ postId }) => postId)
  return new Map(
    [...ofPost].map(([id, pictures]) => [
      id,
      pictures.map(({ postId, ...row }) => ({
        ...row,
        appearances: (shown.get(row.assetId) ?? []).map(content),
      })),
    ]),
  )
}

const content = (row: typeof appearance.$inferSelect): AppearanceContent => ({
  id: row.id,
  kind: row.kind,
  personId: row.personId,
  identifiers: row.identifiers,
})

const quoteRows = prepared((reader) =>
  reader
    .select({
      postId: postQuote.postId,
      id: postQuote.id,
      personId: postQuote.personId,
      words: postQuote.words,
      identifiers: postQuote.identifiers,
    })
    .from(postQuote)
    .where(and(inArray(postQuote.postId, amongListed('postIds')), ne(postQuote.words, '')))
    .prepare(),
)
