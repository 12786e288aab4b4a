import type { Child, PropsWithChildren } from 'hono/jsx'
import { LinkButton, SubmitButton } from './button.tsx'
import { Icon } from './icon.tsx'

/** Ends a list. The addresses carry the key to start from, never a page number. */
export function Pager(props: {
  /** For example “50 shown, newest first”. */
  readonly showing: Child
  readonly newer?: string
  readonly older?: string
  readonly csv?: string
}) {
  return (
    <nav class="pager" aria-label="More of this list">
      <span>{props.showing}</span>
      {props.csv && <CsvLink href={props.csv} />}
      <span class="steps">
        {props.newer && <LinkButton href={props.newer}>Back a page</LinkButton>}
        {props.older && <LinkButton href={props.older}>Next page</LinkButton>}
      </span>
    </nav>
  )
}

/** The same list, same filters, as a spreadsheet. */
export function CsvLink({ href }: { readonly href: string }) {
  return (
    <a href={href} class="button" data-tone="plain">
      <Icon name="download" />
      Download as a spreadsheet (CSV)
    </a>
  )
}

/** Narrows a list through its address. `active` counts the filters in use; open when there are any. */
export function Filters(
  props: PropsWithChildren<{
    readonly action: string
    readonly active: number
    readonly clear: string
  }>,
) {
  return (
    <details class="filters" open={props.active > 0}>
      <summary>
        <Icon name="settings" />
        Filter this list
        {props.active > 0 && <span class="count">{props.active} in use</span>}
        <Icon name="chevron" />
      </summary>
      <form method="get" action={props.action}>
        {props.children}
        <div class="buttons">
          <SubmitButton>Show</SubmitButton>
          <LinkButton href={props.clear} tone="plain">
            Clear filters
          </LinkButton>
        </div>
      </form>
    </details>
  )
}

/** Ready-made views of one list, as tabs that are links. */
export function Views({
  label,
  views,
}: {
  readonly label: string
  readonly views: readonly {
    readonly href: string
    readonly name: string
    readonly count?: number
    readonly current?: boolean
  }[]
}) {
  return (
    <nav class="views" aria-label={label}>
      {views.map((view) => (
        <a href={view.href} aria-current={view.current ? 'page' : undefined}>
          {view.name}
          {view.count !== undefined && <span class="count">{view.count}</span>}
        </a>
      ))}
    </nav>
  )
}
