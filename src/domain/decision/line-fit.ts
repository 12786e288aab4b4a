import { type Identifier, identifierNames } from '../consent.ts'
import { saysPhrase } from '../text.ts'
import type { ConsentFacts, LineFacts } from './facts-consent.ts'
import { coversAsset, touches, type Where } from './latest-no.ts'
import type { Moment } from './moment.ts'
import { type Reason, raise } from './reasons.ts'
import type { Scene, Use } from './scene.ts'

/** A scope line with the record it belongs to. */
export type Line = { readonly record: ConsentFacts; readonly line: LineFacts }

/** What a line leaves uncovered. `parts` are compared between lines: if each part is covered somewhere, it is C20. */
export type Fit = {
  readonly on: Line
  readonly parts: readonly string[]
  readonly reasons: readonly Reason[]
}

type Shortfall = { readonly part: string; readonly reason: Reason }

/** Judges one whole line against one whole use. No stitching: nothing is borrowed from another line (B3). */
export function fitOf(on: Line, use: Use, where: Where, scene: Scene, at: Moment): Fit {
  const { line } = on
  const short: Shortfall[] = []
  const lacks = (part: string, reason: Reason): void => {
    short.push({ part, reason })
  }
  const { subject } = use
  const ids = { consentId: on.record.id, lineId: line.id }
  if (at.day > line.useUntil)
    lacks('date', raise('C05', subject, { ...ids, lastDay: line.useUntil }))
  if (at.day < line.validFrom)
    lacks('date', raise('C06', subject, { ...ids, firstDay: line.validFrom }))
  const { channel, purpose } = where
  if (channel !== null && !line.channels.includes(channel))
    lacks('channel', raise('C08', subject, { channel, covered: line.channels }))
  if (purpose !== null && !line.purposes.includes(purpose))
    lacks('purpose', raise('C09', subject, { purpose, covered: line.purposes }))
  if (!line.media.includes(use.media))
    lacks('media', raise('C10', subject, { media: use.media, covered: line.media }))
  if (!coversAsset(line, use)) lacks('asset', outsideAsset(on, use))
  short.push(...identifierShortfalls(on, use, scene))
  const pair = forbiddenPair(line, use, scene)
  if (pair !== null) lacks('together', raise('C13', subject, { together: pair }))
  return { on, parts: short.map(({ part }) => part), reasons: short.map(({ reason }) => reason) }
}

/** Whether a line speaks for a kind of use, dates and the words of the post left aside. */
export const fitsScope = ({ line }: Line, use: Use, where: Where): boolean =>
  touches(line, use, where) && use.shown.every((shown) => line.identifiers.includes(shown))

const outsideAsset = ({ record, line }: Line, { subject }: Use): Reason =>
  raise('C12', subject, {
    consentId: record.id,
    event: line.assetScope === 'this_event' ? (line.eventName ?? 'one event') : null,
  })

/** One C11 names everything that was not agreed, but each thing is a part of its own. */
function identifierShortfalls({ line }: Line, use: Use, scene: Scene): Shortfall[] {
  const notAgreed = use.shown.filter((shown) => !agrees(line, shown))
  const words = unwantedWords(line, scene)
  if (use.shown.length > 0 && notAgreed.length + words.length === 0) return []
  const reason = raise('C11', use.subject, { identifiers: notAgreed, words })
  const parts = [...notAgreed, ...words.map((word) => `word ${word}`)]
  return (parts.length > 0 ? parts : ['nothing said']).map((part) => ({ part, reason }))
}

const location: readonly Identifier[] = ['town', 'service_name']

function agrees(line: LineFacts, shown: Identifier): boolean {
  if (location.includes(shown) && line.conditions.flags.includes('no_location')) return false
  return line.identifiers.includes(shown)
}

function unwantedWords({ conditions }: LineFacts, { facts, plain }: Scene): string[] {
  const { flags, avoidWords } = conditions
  const sought = [
    ...(flags.includes('no_location') ? facts.post.placeNames : []),
    ...(flags.includes('black_list_words') ? avoidWords : []),
  ]
  return sought.filter((phrase) => saysPhrase(plain, phrase))
}

/** A pair that is shown although it must never be together (C13); over the whole post, not one picture. */
function forbiddenPair(line: LineFacts, use: Use, scene: Scene): [string, string] | null {
  const pair = line.neverTogether.find(
    ([a, b]) => use.together.includes(a) && use.together.includes(b),
  )
  if (pair !== undefined) return [identifierNames[pair[0]], identifierNames[pair[1]]]
  const alone = line.conditions.flags.includes('not_with_named_others')
  if (!alone || !othersNamed(use, scene)) return null
  return ['this person', 'other people’s names']
}

const othersNamed = ({ subject }: Use, { named }: Scene): boolean =>
  named.size > (subject.personId !== null && named.has(subject.personId) ? 1 : 0)

/**
 * Leaves out lines that a newer record has spoken over: both speak about this use, and share something shown.
 * A newer line that has not begun says nothing yet.
 */
export function standingLines(lines: readonly Line[], use: Use, where: Where, at: Moment): Line[] {
  if (lines.length < 2) return [...lines]
  const speaking = lines.filter(({ line }) => touches(line, use, where) && line.validFrom <= at.day)
  return lines.filter((older) => !speaking.some((newer) => speaksOver(newer, older, use, where)))
}

function speaksOver(newer: Line, older: Line, use: Use, where: Where): boolean {
  if ((newer.record.decidedAt ?? 0) <= (older.record.decidedAt ?? 0)) return false
  if (!touches(older.line, use, where)) return false
  return use.shown.some(
    (shown) => newer.line.identifiers.includes(shown) && older.line.identifiers.includes(shown),
  )
}

/** Parts that no line covers; empty when every part is covered by some line. */
export function coveredNowhere(fits: readonly Fit[]): string[] {
  const parts = new Set(fits.flatMap(({ parts }) => parts))
  return [...parts].filter((part) => fits.every((fit) => fit.parts.includes(part)))
}
