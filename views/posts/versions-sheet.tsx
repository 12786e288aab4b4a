import { diffWords } from 'diff'
import { channelNames } from '../../src/domain/channels.ts'
import type { VersionContent } from '../../src/domain/fingerprint.ts'
import type { Past } from '../../src/posts/post-page.ts'
import { Sheet } from '../shared/page.tsx'
import { Diff } from '../shared/post.tsx'
import { When } from '../shared/when.tsx'

/** Every version that was sent, newest first, each with what it changed from the one before. */
export function VersionsSheet({ past }: { readonly past: Past }) {
  const { versions, names } = past.history
  if (versions.length === 0) return null
  return (
    <Sheet title="Versions" id="versions">
      {versions.map((version, at) => {
        const before = versions[at + 1]
        return (
          <details class="aside-form" open={at === 0 && before !== undefined}>
            <summary>
              <span>
                Version {version.number}, sent <When at={version.submittedAt} /> by{' '}
                {names.get(version.submittedBy) ?? 'somebody'}
              </span>
            </summary>
            {before ? (
              <Changes from={before.content} to={version.content} />
            ) : (
              <p class="soft">The first version.</p>
            )}
            <p class="soft">
              Fingerprint <code class="fingerprint">{version.fingerprint}</code>
            </p>
          </details>
        )
      })}
    </Sheet>
  )
}

/** What changed between two versions: words with their differences marked, then everything else in sentences. */
export function Changes(props: { readonly from: VersionContent; readonly to: VersionContent }) {
  const { from, to } = props
  const sentences = otherChanges(from, to)
  const worded = to.targets.flatMap((target) => {
    const before = from.targets.find(({ accountId }) => accountId === target.accountId)
    return before && before.words !== target.words ? [{ target, before }] : []
  })
  if (worded.length === 0 && sentences.length === 0) {
    return <p class="soft">Nothing was changed.</p>
  }
  return (
    <>
      {worded.map(({ target, before }) => (
        <div>
          <h3>{channelNames[target.channel]}</h3>
          <p class="words">
            <Diff parts={diffWords(before.words, target.words)} />
          </p>
        </div>
      ))}
      {sentences.length > 0 && (
        <ul class="bullets">
          {sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Everything but the words, one sentence for each difference. */
export function otherChanges(from: VersionContent, to: VersionContent): string[] {
  const places = (content: VersionContent) => new Set(content.targets.map((t) => t.accountId))
  const added = to.targets.filter(({ accountId }) => !places(from).has(accountId))
  const gone = from.targets.filter(({ accountId }) => !places(to).has(accountId))
  const before = new Map(from.media.map((picture) => [picture.assetId, picture]))
  const after = new Map(to.media.map((picture) => [picture.assetId, picture]))
  const newPictures = to.media.filter(({ assetId }) => !before.has(assetId)).length
  const lostPictures = from.media.filter(({ assetId }) => !after.has(assetId)).length
  const kept = to.media.filter(({ assetId }) => before.has(assetId))
  const tags = (content: { readonly appearances: readonly unknown[] } | undefined) =>
    JSON.stringify(content?.appearances)
  const retagged = kept.some((picture) => tags(picture) !== tags(before.get(picture.assetId)))
  const described = kept.some(({ assetId, altText }) => before.get(assetId)?.altText !== altText)
  const order = (content: VersionContent) => content.media.map(({ assetId }) => assetId).join()
  const same = (key: 'category' | 'purpose' | 'links' | 'window' | 'quotes') =>
    JSON.stringify(from[key]) === JSON.stringify(to[key])
  const found: (string | false)[] = [
    ...added.map(({ channel }) => `${channelNames[channel]} was added.`),
    ...gone.map(({ channel }) => `${channelNames[channel]} was left out.`),
    newPictures > 0 && `${newPictures} new in the pictures.`,
    lostPictures > 0 && `${lostPictures} taken out of the pictures.`,
    newPictures + lostPictures === 0 &&
      order(from) !== order(to) &&
      'The pictures are in another order.',
    retagged && 'Who is shown in a picture was changed.',
    described && 'The description of a picture was changed.',
    !same('category') && 'It is another kind of post now.',
    !same('purpose') && 'What it is for was changed.',
    !same('links') && 'The link was changed.',
    !same('window') && 'The days it may go out were changed.',
    !same('quotes') && 'Somebody’s own words were changed.',
  ]
  return found.filter((sentence) => sentence !== false)
}
