import type { Identifier, Media } from '../consent.ts'
import { plainWords, saysName } from '../text.ts'
import type { Facts } from './facts.ts'
import type { PersonFacts } from './facts-consent.ts'
import type { AppearanceFacts, AssetFacts, QuoteFacts } from './facts-media.ts'
import type { Subject } from './reasons.ts'

/** One use of one person: in a picture, or as their words. */
export type Use = {
  readonly subject: Subject
  readonly person: PersonFacts | null
  readonly media: Media
  /** The asset or the quote. */
  readonly assetId: string
  readonly eventId: string | null
  /** Everything shown, heard or written about them in this use, their name in the words included. */
  readonly shown: readonly Identifier[]
  /** The same over the whole post, for what must never be together. */
  readonly together: readonly Identifier[]
  /** How many people are tagged in the same item. */
  readonly company: number
}

/** What every rule looks at, worked out once for a decision. */
export type Scene = {
  readonly facts: Facts
  readonly uses: readonly Use[]
  /** All texts of the target as plain words: the post, the descriptions and the quotes. */
  readonly plain: string
  /** People named in those texts. */
  readonly named: ReadonlySet<string>
}

export function sceneOf(facts: Facts): Scene {
  const plain = textsOf(facts)
  const named = new Set<string>()
  for (const { id, knownAs } of facts.people) if (saysName(plain, knownAs)) named.add(id)
  return { facts, plain, named, uses: usesOf(facts, named) }
}

function textsOf({ words, assets, quotes }: Facts): string {
  const texts = [words]
  for (const { altText } of assets) if (altText !== null) texts.push(altText)
  for (const quote of quotes) texts.push(quote.words)
  return plainWords(texts.join(' \n '))
}

function usesOf(facts: Facts, named: ReadonlySet<string>): Use[] {
  const people = new Map(facts.people.map((person) => [person.id, person]))
  const uses: Use[] = []
  for (const asset of facts.assets) {
    for (const shown of asset.appearances) {
      if (showsSomeone(shown, named)) uses.push(inAsset(asset, shown, people, named))
    }
  }
  for (const quote of facts.quotes) uses.push(inQuote(quote, people, named))
  return withTogether(uses)
}

/** "Not identifiable" does not hold for somebody who is named beside it or shown by more than their body. */
export function showsSomeone(shown: AppearanceFacts, named: ReadonlySet<string>): boolean {
  if (shown.personId === null || shown.kind === 'unknown') return false
  return shown.kind === 'identified' || named.has(shown.personId) || tellsWho(shown)
}

export const tellsWho = ({ identifiers }: AppearanceFacts): boolean =>
  identifiers.some((identifier) => identifier !== 'body_not_face')

function inAsset(
  asset: AssetFacts,
  { id, personId, identifiers }: AppearanceFacts,
  people: ReadonlyMap<string, PersonFacts>,
  named: ReadonlySet<string>,
): Use {
  const who = personId ?? ''
  const shown = shownWith(identifiers, named.has(who), false)
  return {
    subject: { kind: 'appearance', id, personId },
    person: people.get(who) ?? null,
    media: asset.media,
    assetId: asset.id,
    eventId: asset.eventId,
    shown,
    together: shown,
    company: asset.appearances.length,
  }
}

function inQuote(
  { id, personId, identifiers, eventId }: QuoteFacts,
  people: ReadonlyMap<string, PersonFacts>,
  named: ReadonlySet<string>,
): Use {
  const shown = shownWith(identifiers, named.has(personId), true)
  return {
    subject: { kind: 'quote', id, personId },
    person: people.get(personId) ?? null,
    media: 'quote_testimonial',
    assetId: id,
    eventId,
    shown,
    together: shown,
    company: 1,
  }
}

function shownWith(
  identifiers: readonly Identifier[],
  isNamed: boolean,
  isQuoted: boolean,
): Identifier[] {
  const shown = [...identifiers]
  if (isNamed && !shown.includes('first_name')) shown.push('first_name')
  if (isQuoted && !shown.includes('own_words')) shown.push('own_words')
  return shown.sort()
}

/** Two pictures of one person in one post are shown together. */
function withTogether(uses: readonly Use[]): Use[] {
  return uses.map((use) => {
    const others = uses.filter((other) => other.subject.personId === use.subject.personId)
    if (others.length === 1) return use
    return { ...use, together: [...new Set(others.flatMap((other) => other.shown))].sort() }
  })
}
