import { diffWords } from 'diff'
import { wordsBefore } from '../../src/approvals/changes.ts'
import type { Review } from '../../src/approvals/review.ts'
import { sayLocal } from '../../src/domain/calendar.ts'
import { type Channel, channelNames, channelsInWords } from '../../src/domain/channels.ts'
import { publicText } from '../../src/domain/publishing.ts'
import type { PhotoProps } from '../shared/photo.tsx'
import { Diff, PostPreview } from '../shared/post.tsx'
import type { Mark } from '../shared/verdict.tsx'

/** The post as it would appear on each channel, one at a time on a phone. `blind` hides what the gate thinks. */
export function Previews({ review, blind }: { readonly review: Review; readonly blind: boolean }) {
  const shown = review.targets.filter(
    ({ target }) =>
      target.state !== 'cancelled' &&
      review.version.content.targets.some(({ id }) => id === target.id),
  )
  const together = new Set(shown.map(({ target }) => target.planned)).size === 1
  return (
    <div class="stack">
      <h2 class="visually-hidden">How it will look</h2>
      {shown.length > 1 && (
        <p class="soft">{shown.length} channels. Swipe or scroll to see each.</p>
      )}
      <section class="previews" tabindex={0} aria-label="The post on each channel">
        {shown.map(({ target, account }) => (
          <PostPreview
            channel={account.channel}
            account={account.name}
            initials={initialsOf(account.name)}
            about={
              together ? channelNames[account.channel] : aboutOf(account.channel, target.planned)
            }
            words={<Words review={review} targetId={target.id} />}
            pictures={picturesOf(review)}
            mark={blind ? undefined : markFor(review, target.id)}
            note={`About how ${channelsInWords[account.channel]} shows it`}
          />
        ))}
      </section>
    </div>
  )
}

const aboutOf = (channel: Channel, planned: string | null): string =>
  `${channelNames[channel]} · ${planned ? sayLocal(planned) : 'as soon as approved'}`

/** The words, with what this approver has not seen yet marked in them. */
function Words({ review, targetId }: { readonly review: Review; readonly targetId: string }) {
  const { content } = review.version
  const target = content.targets.find(({ id }) => id === targetId)
  const before = target && review.before ? wordsBefore(review.before.content, target) : null
  if (!target || before === null || before === target.words) {
    return <>{publicText(content, targetId)}</>
  }
  return <Diff parts={diffWords(before, target.words)} />
}

export function picturesOf({ version, pictures }: Review): PhotoProps[] {
  return version.content.media.map(({ assetId, altText }, at) => ({
    src: `/media/${assetId}/review`,
    alt: altText || `Picture ${at + 1}, which has no description`,
    width: pictures.get(assetId)?.width ?? 1200,
    height: pictures.get(assetId)?.height ?? 900,
    eager: at === 0,
  }))
}

function markFor({ points, decides }: Review, targetId: string): Mark | undefined {
  if (!decides) return undefined
  if (points.stopped.some((stopped) => stopped.targetId === targetId)) {
    return { verdict: 'block', word: 'May not go out' }
  }
  const open = points.claims.length + points.referrals.length > 0
  return open ? { verdict: 'refer', word: 'Check first' } : { verdict: 'allow', word: 'May go out' }
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
