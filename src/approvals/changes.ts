import { channelNames } from '../domain/channels.ts'
import { purposeNames } from '../domain/consent.ts'
import type { VersionContent } from '../domain/fingerprint.ts'
import { categoryNames } from '../domain/posts.ts'

/** What is different about a picture since an approver last looked. `assetId` is where to look. */
export type PictureChange = {
  readonly assetId: string
  readonly change: 'added' | 'removed' | 'described_anew' | 'tagged_anew'
}
export type Changes = {
  readonly pictures: readonly PictureChange[]
  /** Everything else in short sentences. The words themselves are shown as a comparison. */
  readonly sentences: readonly string[]
  readonly wordsChanged: boolean
}

/** What changed between two versions of one post, apart from the words, which are compared letter by letter. */
export function changesBetween(before: VersionContent, after: VersionContent): Changes {
  return {
    pictures: pictureChanges(before, after),
    sentences: [
      ...channelChanges(before, after),
      ...shift('What it is about', nameOf(categoryNames, before), nameOf(categoryNames, after)),
      ...shift('What it is for', purposeOf(before), purposeOf(after)),
      ...shift('Days it may go out', windowOf(before), windowOf(after)),
      ...shift('Link', before.links.join(' '), after.links.join(' ')),
      ...quoteChanges(before, after),
    ],
    wordsChanged: after.targets.some((target) => wordsBefore(before, target) !== target.words),
  }
}

/** The words of the same account in an earlier version, or null when it was not there. */
export function wordsBefore(
  before: VersionContent,
  { accountId }: { readonly accountId: string },
): string | null {
  return before.targets.find((target) => target.accountId === accountId)?.words ?? null
}

function pictureChanges(before: VersionContent, after: VersionContent): PictureChange[] {
  const was = new Map(before.media.map((media) => [media.assetId, media]))
  const is = new Set(after.media.map(({ assetId }) => assetId))
  const changed = after.media.flatMap((media): PictureChange[] => {
    const { assetId } = media
    const old = was.get(assetId)
    if (!old) return [{ assetId, change: 'added' }]
    const tags = (of: typeof media) =>
      of.appearances
        .map(({ id, kind, identifiers }) => [id, kind, ...[...identifiers].sort()].join())
        .sort()
        .join(';')
    if (tags(old) !== tags(media)) return [{ assetId, change: 'tagged_anew' }]
    return old.altText === media.altText ? [] : [{ assetId, change: 'described_anew' }]
  })
  const removed = before.media.filter(({ assetId }) => !is.has(assetId))
  return [...changed, ...removed.map(({ assetId }) => ({ assetId, change: 'removed' as const }))]
}

function channelChanges(before: VersionContent, after: VersionContent): string[] {
  const accounts = (content: VersionContent) =>
    new Map(content.targets.map(({ accountId, channel }) => [accountId, channelNames[channel]]))
  const [was, is] = [accounts(before), accounts(after)]
  const added = [...is].flatMap(([id, name]) => (was.has(id) ? [] : `${name} was added.`))
  const gone = [...was].flatMap(([id, name]) => (is.has(id) ? [] : `${name} was left out.`))
  return [...added, ...gone]
}

function quoteChanges(before: VersionContent, after: VersionContent): string[] {
  const words = ({ quotes }: VersionContent) => quotes.map((quote) => quote.words).sort()
  return words(before).join('\n') === words(after).join('\n') ? [] : ['A quote was changed.']
}

const none = 'not said'
const shift = (what: string, was: string, is: string): string[] =>
  was === is ? [] : [`${what}: was ${was || none}, is now ${is || none}.`]

const nameOf = (names: typeof categoryNames, { category }: VersionContent): string =>
  category ? names[category] : ''
const purposeOf = ({ purpose }: VersionContent): string => (purpose ? purposeNames[purpose] : '')
const windowOf = ({ window }: VersionContent): string =>
  window ? `${window.from} to ${window.until}` : ''
