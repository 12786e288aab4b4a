import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { appearance, asset } from '../../db/schema/media.ts'
import { post, postMedia, postQuote, postTarget, postVersion } from '../../db/schema/posts.ts'
import type {
  AppearanceContent,
  MediaContent,
  QuoteContent,
  TargetContent,
  VersionContent,
} from '../domain/fingerprint.ts'
import { isFrozen, isWaiting } from '../domain/lifecycle.ts'
import type { Reader } from '../platform/port.ts'

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
  const { windowFrom, windowUntil } = found
  return {
    category: found.category,
    purpose: found.purpose,
    links: found.link === '' ? [] : [found.link],
    window: windowFrom && windowUntil ? { from: windowFrom, until: windowUntil } : null,
    targets: targetsOf(tx, found),
    media: mediaOf(tx, found.id),
    quotes: quotesOf(tx, found.id),
  }
}

/** The frozen copy under the number that the post has now, or null while it was never sent. */
export function frozenVersion(tx: Reader, { id, versionNumber }: PostRow) {
  return (
    tx
      .select()
      .from(postVersion)
      .where(and(eq(postVersion.postId, id), eq(postVersion.number, versionNumber)))
      .get() ?? null
  )
}

/** Words as they go out on a target: its own, or the shared ones; a link stands on a line of its own at the end. */
export function wordsFor(found: Pick<PostRow, 'words' | 'link'>, own: string | null): string {
  const words = (own ?? found.words).trim()
  if (found.link === '' || words.includes(found.link)) return words
  return words === '' ? found.link : `${words}\n\n${found.link}`
}

function targetsOf(tx: Reader, found: PostRow): TargetContent[] {
  const rows = tx
    .select({
      id: postTarget.id,
      accountId: postTarget.accountId,
      channel: account.channel,
      words: postTarget.words,
      state: postTarget.state,
    })
    .from(postTarget)
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .where(eq(postTarget.postId, found.id))
    .orderBy(asc(postTarget.position), asc(postTarget.id))
    .all()
  const sent = isFrozen(found.state) ? frozenVersion(tx, found) : null
  const inVersion = sent && new Set(sent.content.targets.map(({ id }) => id))
  return rows
    .filter(({ id, state }) => (inVersion ? inVersion.has(id) : isWaiting(state)))
    .map(({ id, accountId, channel, words }) => ({
      id,
      accountId,
      channel,
      words: wordsFor(found, words),
    }))
}

function mediaOf(tx: Reader, postId: string): MediaContent[] {
  const rows = tx
    .select({
      assetId: asset.id,
      sha256: asset.contentSha256,
      media: asset.media,
      altText: asset.altText,
    })
    .from(postMedia)
    .innerJoin(asset, eq(asset.id, postMedia.assetId))
    .where(eq(postMedia.postId, postId))
    .orderBy(asc(postMedia.position), asc(postMedia.id))
    .all()
  if (rows.length === 0) return []
  const shown = Map.groupBy(
    tx
      .select()
      .from(appearance)
      .where(
        and(
          inArray(
            appearance.assetId,
            rows.map(({ assetId }) => assetId),
          ),
          isNull(appearance.removedAt),
        ),
      )
      .all(),
    ({ assetId }) => assetId,
  )
  return rows.map((row) => ({ ...row, appearances: (shown.get(row.assetId) ?? []).map(content) }))
}

const content = (row: typeof appearance.$inferSelect): AppearanceContent => ({
  id: row.id,
  kind: row.kind,
  personId: row.personId,
  identifiers: row.identifiers,
})

function quotesOf(tx: Reader, postId: string): QuoteContent[] {
  return tx
    .select({
      id: postQuote.id,
      personId: postQuote.personId,
      words: postQuote.words,
      identifiers: postQuote.identifiers,
    })
    .from(postQuote)
    .where(and(eq(postQuote.postId, postId), ne(postQuote.words, '')))
    .all()
}
