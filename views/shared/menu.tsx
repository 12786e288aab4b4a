import type { Child, PropsWithChildren } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'

/** A few links or one-button forms behind a button. Works without script; script closes it on Escape or a click away. */
export function Menu(
  props: PropsWithChildren<{ readonly label: Child; readonly icon?: IconName }>,
) {
  return (
    <details class="menu" data-menu>
      <summary class="button" data-tone="quiet">
        {props.icon && <Icon name={props.icon} />}
        {props.label}
        <Icon name="chevron" />
      </summary>
      <div class="menu-list">{props.children}</div>
    </details>
  )
}

/**
 * A question over the page. A link with `data-opens="<id>"` opens it when script runs; without script the link is
 * followed, so it must lead to a page that asks the same.
 */
export function Dialog(props: PropsWithChildren<{ readonly id: string; readonly title: Child }>) {
  return (
    <dialog class="dialog" id={props.id} aria-labelledby={`${props.id}-title`}>
      <header>
        <h2 id={`${props.id}-title`}>{props.title}</h2>
        <form method="dialog">
          <button type="submit" class="button" data-tone="plain" data-size="icon">
            <Icon name="close" />
            <span class="visually-hidden">Close</span>
          </button>
        </form>
      </header>
      <div class="body">{props.children}</div>
    </dialog>
  )
}
