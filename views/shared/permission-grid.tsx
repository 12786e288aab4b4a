import { html } from 'hono/html'
import type { Markup } from './markup.ts'
import type { VerdictKind } from './verdict.tsx'

/** `none` is nobody asked: never a yes. */
export type Answer = 'yes' | 'no' | 'none' | 'ended' | 'waiting'
export type GridCell = { readonly answer: Answer; readonly note?: string }

const said: Record<Answer, { readonly word: string; readonly verdict: VerdictKind }> = {
  yes: { word: 'Yes', verdict: 'allow' },
  no: { word: 'No', verdict: 'block' },
  none: { word: 'Not asked', verdict: 'idle' },
  ended: { word: 'Ended', verdict: 'refer' },
  waiting: { word: 'Waiting', verdict: 'info' },
}

/** Channel by kind of content: what one person agreed to, with dates in words. */
export function PermissionGrid(props: {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly name: string; readonly cells: readonly GridCell[] }[]
}): Markup {
  return html`<div class="permission-wrap"><table class="permission-grid">
    <caption>${props.caption}</caption>
    <thead>
      <tr><td></td>${props.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr>
    </thead>
    <tbody>
      ${props.rows.map(
        (row) => html`<tr>
          <th scope="row">${row.name}</th>
          ${row.cells.map((cell, at) => gridCell(cell, props.columns[at] ?? ''))}
        </tr>`,
      )}
    </tbody>
  </table></div>`
}

function gridCell(cell: GridCell, column: string): Markup {
  const { word, verdict } = said[cell.answer]
  return html`<td data-verdict="${verdict}" data-name="${column}">
    <span class="answer">${word}</span>${cell.note ? html`<small>${cell.note}</small>` : ''}
  </td>`
}
