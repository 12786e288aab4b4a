import { html } from 'hono/html'
import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Markup } from './markup.ts'
import { Avatar } from './page.tsx'
import { Photo, type PhotoProps } from './photo.tsx'
import { type Mark, Verdict } from './verdict.tsx'

export type PostPreviewProps = {
  /** A channel word from the domain; decides the order of words and pictures. */
  readonly channel: string
  readonly account: string
  readonly initials: string
  /** Under the account: channel, time, audience. */
  readonly about: Child
  /** Plain words or a `Diff`. */
  readonly words: Child
  readonly pictures: readonly PhotoProps[]
  readonly mark?: Mark
  /** For example “About how Facebook shows it”. */
  readonly note?: Child
}

/** About how the post will look on one account. */
export function PostPreview(props: PostPreviewProps) {
  return (
    <article class="post" data-channel={props.channel} aria-label={`Preview for ${props.account}`}>
      <header>
        <Avatar initials={props.initials} />
        <div>
          <b>{props.account}</b>
          <small>{props.about}</small>
        </div>
        {props.mark && <Verdict {...props.mark} />}
      </header>
      <p class="words">{props.words}</p>
      {props.pictures.length > 0 && (
        <div class="pictures">
          {props.pictures.map((picture) => (
            <Photo {...picture} />
          ))}
        </div>
      )}
      {props.note && <footer>{props.note}</footer>}
    </article>
  )
}

/** Several previews: one at a time on a phone (swipe, or arrow keys), side by side where there is room. */
export function Previews({
  label,
  children,
}: PropsWithChildren<{ readonly label: string }>): Markup {
  return html`<section class="previews" tabindex="0" aria-label="${label}">${children}</section>`
}

/** What changed between two texts, as `diffWords` gives it: added underlined, removed struck through. */
export function Diff({
  parts,
}: {
  readonly parts: readonly {
    readonly value: string
    readonly added?: boolean
    readonly removed?: boolean
  }[]
}) {
  return (
    <>
      {parts.map((part) =>
        part.added ? <ins>{part.value}</ins> : part.removed ? <del>{part.value}</del> : part.value,
      )}
    </>
  )
}

/** How much of a limit is used. Refreshed by the server, which counts as each platform counts. */
export function Counter(props: {
  readonly used: number
  readonly limit: number
  /** For example “characters, as X counts them”. */
  readonly unit: string
  readonly id?: string
}) {
  const left = props.limit - props.used
  const near = left >= 0 && left <= Math.min(20, props.limit / 10)
  return (
    <p
      class="counter"
      id={props.id}
      data-near={near ? '' : undefined}
      data-over={left < 0 ? '' : undefined}
    >
      <span>
        {props.used.toLocaleString('en-GB')} of {props.limit.toLocaleString('en-GB')} {props.unit}
      </span>
      {left < 0 && <span>{(-left).toLocaleString('en-GB')} too many</span>}
      {near && <span>{left} left</span>}
    </p>
  )
}
