import parseTweet from 'twitter-text/dist/parseTweet.js'
import type { Channel } from './channels.ts'

/**
 * What each place takes, as found on the date below. Vendors change these without notice, so a value that sources
 * disagree on warns and never blocks. Lengths are for an ordinary account without a paid plan.
 */
export const limitsAsOf = '2026-11-21'

/** How a platform counts the length of a text. */
export const countings = ['x_weighted', 'utf16', 'graphemes', 'utf8_bytes'] as const
export type Counting = (typeof countings)[number]

export const countingNames: Record<Counting, string> = {
  x_weighted: 'characters, as X counts them',
  utf16: 'characters',
  graphemes: 'characters',
  utf8_bytes: 'characters, where an emoji counts for more',
}

/** What a picture may be. Ratio is width divided by height. */
export type ImageLimits = {
  /** The box, in pixels, that an exported picture is fitted into. */
  readonly maxWidth: number
  readonly maxHeight: number
  readonly maxBytes: number
  readonly ratio?: { readonly narrowest: number; readonly widest: number }
}

export type PlatformLimits = {
  /** Null where there is no limit. */
  readonly characters: number | null
  readonly counting: Counting
  /** About how many characters show before “more”. Null where everything shows. */
  readonly fold: number | null
  readonly hashtags: number | null
  readonly images: { readonly least: number; readonly most: number | null }
  /** Longest description of a picture; null where none can be given, `Infinity` where no cap is documented. */
  readonly altText: number | null
  readonly image: ImageLimits
  /** Where the values come from. `A` vendor’s page or run by us, `B` agreeing third parties, `C` one weaker source. */
  readonly source: string
}

const MB = 1_000_000
const anyImage: ImageLimits = { maxWidth: 2048, maxHeight: 2048, maxBytes: 5 * MB }

/** For places with no documented limits: our own pages, paper, and papers we write to. */
const unlimited = (source: string): PlatformLimits => ({
  characters: null,
  counting: 'graphemes',
  fold: null,
  hashtags: null,
  images: { least: 0, most: null },
  altText: Number.POSITIVE_INFINITY,
  image: anyImage,
  source,
})

const facebookPage: PlatformLimits = {
  characters: 63_206,
  counting: 'utf16',
  fold: 477,
  hashtags: null,
  images: { least: 0, most: 10 },
  altText: 1000,
  image: { maxWidth: 2048, maxHeight: 2048, maxBytes: 4 * MB },
  source:
    'B: Postiz and Ayrshare source and guides (63,206 characters, 10 photos, API error above 4 MB); C: fold as seen on the page',
}

export const platforms: Readonly<Record<Channel, PlatformLimits>> = {
  facebook: facebookPage,
  closed_family_group: facebookPage,
  instagram: {
    characters: 2200,
    counting: 'utf16',
    fold: 125,
    hashtags: 5,
    images: { least: 1, most: 10 },
    altText: 1000,
    image: {
      maxWidth: 1080,
      maxHeight: 1350,
      maxBytes: 8 * MB,
      ratio: { narrowest: 0.8, widest: 1.91 },
    },
    source:
      'A: Meta content publishing guide (alt text, feed pictures only); B: Ayrshare guides (2,200 characters, 125 shown, 5 hashtags since December 2025, 1 to 10 pictures, 4:5 to 1.91:1, 8 MB)',
  },
  x: {
    characters: 280,
    counting: 'x_weighted',
    fold: null,
    hashtags: null,
    images: { least: 0, most: 4 },
    altText: 1000,
    image: { maxWidth: 4096, maxHeight: 4096, maxBytes: 5 * MB },
    source:
      'A: twitter-text 3.1.0, X’s own library, run by our tests (280 weighted, address 23, emoji 2); B: Postiz and Blotato (4 pictures, 5 MB, alt text 1,000)',
  },
  linkedin: {
    characters: 3000,
    counting: 'utf16',
    fold: 210,
    hashtags: null,
    images: { least: 0, most: 20 },
    altText: 4086,
    image: { maxWidth: 2048, maxHeight: 2048, maxBytes: 5 * MB },
    source:
      'A: LinkedIn limits as Ayrshare’s own page gives them (3,000 characters, alt text 4,086, 5 MB, under 36 million pixels); B: TryPost (up to 20 pictures, about 210 characters shown)',
  },
  tiktok: {
    characters: 2200,
    counting: 'utf16',
    fold: null,
    hashtags: null,
    images: { least: 1, most: 35 },
    altText: null,
    image: { maxWidth: 1080, maxHeight: 1920, maxBytes: 20 * MB },
    source: 'B: Zernio and Ayrshare guides (caption 2,200, 35 photos, no alt text, 20 MB)',
  },
  youtube: {
    characters: 5000,
    counting: 'utf8_bytes',
    fold: null,
    hashtags: null,
    images: { least: 0, most: 1 },
    altText: null,
    image: { maxWidth: 1280, maxHeight: 720, maxBytes: 2 * MB },
    source: 'B: Postiz and TryPost (description 5,000 bytes, thumbnail 1280 by 720, 2 MB)',
  },
  own_website: unlimited(
    'A: WordPress 6.1.9, run by us: no limit on words; pictures as the server allows',
  ),
  newsletter_print: unlimited('Paper: agreed with whoever lays it out'),
  local_press: unlimited('Agreed with the paper'),
  partner_site: unlimited('Agreed with the partner'),
  review_site_reply: unlimited('Differs from site to site; check before posting'),
  notice_board: unlimited('Paper'),
}

/** How much of a channel’s limit a text uses. `over` is how many too many, 0 when it fits. */
export type Count = {
  readonly used: number
  readonly limit: number | null
  readonly over: number
  readonly unit: string
}

/** Counts a text as its channel counts it. */
export function countFor(channel: Channel, words: string): Count {
  const { characters: limit, counting } = platforms[channel]
  const used = counters[counting](words)
  return {
    used,
    limit,
    over: limit === null ? 0 : Math.max(0, used - limit),
    unit: countingNames[counting],
  }
}

const counters: Readonly<Record<Counting, (words: string) => number>> = {
  x_weighted: (words) => parseTweet(words.normalize('NFC')).weightedLength,
  utf16: (words) => words.length,
  graphemes: (words) => [...segmenter.segment(words)].length,
  utf8_bytes: (words) => new TextEncoder().encode(words).length,
}

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

/** The part shown before “more”, cut at a whole character, and whether anything is hidden. */
export function foldAt(
  channel: Channel,
  words: string,
): { readonly shown: string; readonly hidden: string } {
  const { fold } = platforms[channel]
  if (fold === null || words.length <= fold) return { shown: words, hidden: '' }
  let end = 0
  for (const { index, segment } of segmenter.segment(words)) {
    if (index + segment.length > fold) break
    end = index + segment.length
  }
  return { shown: words.slice(0, end), hidden: words.slice(end) }
}

/** `#` followed by letters, as the platforms link them. */
export const hashtagsIn = (words: string): number =>
  words.match(/(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu)?.length ?? 0

/**
 * What does not fit this place, one sentence each. Advice for the author: too many words or pictures are refused by the
 * platform itself, so nothing unsafe can come of them.
 */
export function misfits(
  channel: Channel,
  post: { readonly words: string; readonly altTexts: readonly string[] },
): string[] {
  const { hashtags, images, altText, characters } = platforms[channel]
  const { over } = countFor(channel, post.words)
  const tags = hashtagsIn(post.words)
  const pictures = post.altTexts.length
  const longest = Math.max(0, ...post.altTexts.map((text) => text.length))
  const found: (string | false)[] = [
    over > 0 &&
      `These words are ${over.toLocaleString('en-GB')} too long. The limit here is ${characters?.toLocaleString('en-GB')}.`,
    hashtags !== null &&
      tags > hashtags &&
      `Use at most ${hashtags} hashtags here. There are ${tags}.`,
    pictures < images.least && 'A post here needs at least one picture.',
    images.most !== null &&
      pictures > images.most &&
      `Only ${images.most} pictures fit here. There are ${pictures}.`,
    altText !== null &&
      longest > altText &&
      `A picture description may be ${altText.toLocaleString('en-GB')} characters here. One is longer.`,
    altText === null &&
      pictures > 0 &&
      'Picture descriptions cannot be added here, so say what is shown in the words.',
  ]
  return found.filter((one) => one !== false)
}
