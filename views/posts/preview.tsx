import type { Child } from 'hono/jsx'
import { type LocalTime, sayLocal } from '../../src/domain/calendar.ts'
import { type Audience, type Channel, channelInSentence } from '../../src/domain/channels.ts'
import { foldAt } from '../../src/domain/platforms.ts'
import type { PhotoProps } from '../shared/photo.tsx'
import { PostPreview as Frame } from '../shared/post.tsx'
import type { Mark } from '../shared/verdict.tsx'

export type PreviewProps = {
  readonly channel: Channel
  readonly accountName: string
  readonly audience: Audience
  /** The words as they go out on this target. */
  readonly words: string
  /** A word diff to show instead of the plain words. */
  readonly diff?: Child
  readonly pictures: readonly PhotoProps[]
  readonly planned: LocalTime | null
  readonly mark?: Mark
}

/** About how a post will look on one account, with the part before “more” as that place cuts it. */
export function PostPreview(props: PreviewProps) {
  return (
    <Frame
      channel={props.channel}
      account={props.accountName}
      initials={initialsOf(props.accountName)}
      about={about(props)}
      words={props.diff ?? <Folded channel={props.channel} words={props.words} />}
      pictures={props.pictures}
      mark={props.mark}
      note={`About how it looks on ${channelInSentence[props.channel]}. The real page may differ a little.`}
    />
  )
}

function about({ planned, audience }: PreviewProps): string {
  const who = audience === 'public' ? 'Anyone can see it' : 'Closed group'
  return `${planned ? sayLocal(planned) : 'As soon as it is approved'} · ${who}`
}

function Folded({ channel, words }: { readonly channel: Channel; readonly words: string }) {
  if (words === '') return <span class="soft">No words yet.</span>
  const { shown, hidden } = foldAt(channel, words)
  if (hidden === '') return <>{words}</>
  return (
    <>
      {shown}
      <span class="fold"> … more</span>
      <span class="after-fold">{hidden}</span>
    </>
  )
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
