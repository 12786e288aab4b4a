import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import type { Channel } from './channels.ts'
import type { Identifier, Media, Purpose } from './consent.ts'
import type { AppearanceKind } from './media.ts'
import type { Category } from './posts.ts'

/**
 * Everything that an approval approves. Change any of it and the approval is void (V02, lifecycle C1).
 * The planned time is left out on purpose: it may move later inside the window without a new approval.
 */
export type VersionContent = {
  readonly category: Category | null
  readonly purpose: Purpose | null
  /** Addresses in the post, in order. */
  readonly links: readonly string[]
  /** London days, both inclusive; null when no window was agreed. */
  readonly window: { readonly from: string; readonly until: string } | null
  /** In the order they are shown. */
  readonly targets: readonly TargetContent[]
  /** In the order they are shown. */
  readonly media: readonly MediaContent[]
  readonly quotes: readonly QuoteContent[]
}

export type TargetContent = {
  readonly id: string
  readonly accountId: string
  readonly channel: Channel
  /** The words as they go out on this target, never "same as the others". */
  readonly words: string
}

export type MediaContent = {
  readonly assetId: string
  /** Lower-case hex SHA-256 of the picture that is published. */
  readonly sha256: string
  readonly media: Media
  readonly altText: string
  /** Who is shown, and how. Order carries no meaning. */
  readonly appearances: readonly AppearanceContent[]
}

export type AppearanceContent = {
  readonly id: string
  readonly kind: AppearanceKind
  readonly personId: string | null
  readonly identifiers: readonly Identifier[]
}

export type QuoteContent = {
  readonly id: string
  readonly personId: string
  readonly words: string
  readonly identifiers: readonly Identifier[]
}

/**
 * The fingerprint of a version: SHA-256 of its canonical JSON (RFC 8785), as 64 lower-case hex digits.
 * Lists whose order says nothing (appearances, quotes, identifiers) are sorted first, so that reading the
 * same rows in another order gives the same fingerprint.
 * @throws Error if a text holds half a character (a lone surrogate), which canonical JSON cannot carry
 */
export function fingerprint(content: VersionContent): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(content))))
}

/** The exact text that is hashed, for a pack’s manifest and for anyone who checks it with other tools. */
export function canonicalText(content: VersionContent): string {
  return canonicalize(settled(content)) ?? ''
}

/** Only the fields above, so that a passing extra on a row cannot change a fingerprint. */
function settled(content: VersionContent): VersionContent {
  const { category, purpose, links, window, targets, media, quotes } = content
  return {
    category,
    purpose,
    links,
    window: window && { from: window.from, until: window.until },
    targets: targets.map(({ id, accountId, channel, words }) => ({
      id,
      accountId,
      channel,
      words,
    })),
    media: media.map(settledMedia),
    quotes: quotes.map(settledQuote).sort(byId),
  }
}

function settledMedia({
  assetId,
  sha256,
  media,
  altText,
  appearances,
}: MediaContent): MediaContent {
  return { assetId, sha256, media, altText, appearances: appearances.map(settledShown).sort(byId) }
}

function settledShown({ id, kind, personId, identifiers }: AppearanceContent): AppearanceContent {
  return { id, kind, personId, identifiers: [...identifiers].sort() }
}

function settledQuote({ id, personId, words, identifiers }: QuoteContent): QuoteContent {
  return { id, personId, words, identifiers: [...identifiers].sort() }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0
