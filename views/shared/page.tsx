import type { Child, PropsWithChildren } from 'hono/jsx'
import { Icon } from './icon.tsx'

/** The one heading of a page. `over` says where we are, `under` what to know, `actions` are buttons. */
export function PageHead(props: {
  readonly title: Child
  readonly over?: Child
  readonly under?: Child
  readonly actions?: Child
}) {
  return (
    <div class="page-head">
      <div>
        {props.over && <p class="over">{props.over}</p>}
        <h1>{props.title}</h1>
        {props.under && <p class="under">{props.under}</p>}
      </div>
      {props.actions && <div class="buttons">{props.actions}</div>}
    </div>
  )
}

/** The way back, above the heading. */
export function BackLink({ href, children }: PropsWithChildren<{ readonly href: string }>) {
  return (
    <a class="back" href={href}>
      <Icon name="back" /> {children}
    </a>
  )
}

/** A sheet of paper with a heading. `id` makes it a swap target. `aside` sits at the end of the heading line. */
export function Sheet(
  props: PropsWithChildren<{
    readonly title?: Child
    readonly aside?: Child
    readonly id?: string
    readonly tone?: 'yes' | 'wait' | 'no'
  }>,
) {
  const titled = props.id && props.title ? `${props.id}-title` : undefined
  return (
    <section class="sheet" id={props.id} data-tone={props.tone} aria-labelledby={titled}>
      {props.title && (
        <header>
          <h2 id={titled}>{props.title}</h2>
          {props.aside && <small class="soft">{props.aside}</small>}
        </header>
      )}
      {props.children}
    </section>
  )
}

/** Initials in a circle, or a small picture. The name must stand beside it. */
export function Avatar(props: {
  readonly initials: string
  readonly src?: string
  readonly large?: boolean
}) {
  return (
    <span class="avatar" data-size={props.large ? 'large' : undefined} aria-hidden="true">
      {props.src ? <img src={props.src} alt="" /> : props.initials}
    </span>
  )
}
