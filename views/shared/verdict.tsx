import { html } from 'hono/html'
import type { Markup } from './markup.ts'

/** `allow` tick and green, `refer` triangle and amber, `block` octagon and red, `info` square and blue, `idle` dot and grey. */
export type VerdictKind = 'allow' | 'refer' | 'block' | 'info' | 'idle'
export type Mark = { readonly verdict: VerdictKind; readonly word: string }

/** A word, a shape and a colour. The word alone must make sense. */
export function Verdict({ verdict, word }: Mark): Markup {
  return html`<span class="verdict" data-verdict="${verdict}">${word}</span>`
}
