import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'
import type { Markup } from './markup.ts'
import { type Mark, Verdict } from './verdict.tsx'

export type QueueRow = {
  readonly href: string
  readonly title: string
  /** A small picture (its text is the title), `none` for an empty frame, or left out for a list without pictures. */
  readonly thumb?: string | 'none'
  /** Short grey lines under the title. */
  readonly lines?: readonly (string | Markup)[]
  readonly marks?: readonly Mark[]
  /** Usually a due time, with a line saying what it is. */
  readonly when?: {
    readonly first: string | Markup
    readonly second?: string | Markup
    readonly late?: boolean
  }
}

/** A list of things to open. Templates rather than JSX: these rows are most of a busy page. */
export function Queue({
  rows,
  label,
}: {
  readonly rows: readonly QueueRow[]
  /** Names the list for a screen reader. */
  readonly label: string
}): Markup {
  return html`<ul class="queue" aria-label="${label}" data-keys="rows">
    ${rows.map(row)}
  </ul>`
}

function row(item: QueueRow): Markup {
  return html`<li>
    ${item.thumb === undefined ? '' : thumb(item.thumb)}
    <div class="what">
      <a class="title" href="${item.href}">${item.title}</a>
      ${(item.lines ?? []).map((line) => html`<div class="line">${line}</div>`)}
    </div>
    <div class="marks">${(item.marks ?? []).map(Verdict)}</div>
    ${item.when ? when(item.when) : ''}
  </li>`
}

const thumb = (src: string): Markup =>
  src === 'none'
    ? html`<span class="thumb">${Icon({ name: 'posts' })}</span>`
    : html`<img class="thumb" src="${src}" alt="" width="72" height="60" loading="lazy" decoding="async" />`

const when = (item: NonNullable<QueueRow['when']>): Markup =>
  html`<div class="when"${item.late ? html` data-late` : ''}>
    <span>${item.first}</span>${item.second ? html`<small>${item.second}</small>` : ''}
  </div>`

export type Column = { readonly name: string; readonly numeric?: boolean }

/** Figures side by side. The first cell of a row is its heading. On a phone each row becomes a card. */
export function DataTable(props: {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Child[])[]
  /** Hide the caption from sight when the page already says it. */
  readonly captionHidden?: boolean
}): Markup {
  const numeric = (at: number) => (props.columns[at]?.numeric ? html` data-numeric` : '')
  const cell = (content: Child, at: number) =>
    at === 0
      ? html`<th scope="row"${numeric(at)}>${content}</th>`
      : html`<td data-name="${props.columns[at]?.name ?? ''}"${numeric(at)}>${content}</td>`
  return html`<div class="table-wrap" tabindex="0" role="region" aria-label="${props.caption}">
    <table class="table" data-cards>
      <caption>${props.captionHidden ? html`<span class="visually-hidden">${props.caption}</span>` : props.caption}</caption>
      <thead>
        <tr>
          ${props.columns.map((column, at) => html`<th scope="col"${numeric(at)}>${column.name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${props.rows.map((cells) => html`<tr>${cells.map(cell)}</tr>`)}
      </tbody>
    </table>
  </div>`
}
