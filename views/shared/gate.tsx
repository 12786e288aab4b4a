import type { Child } from 'hono/jsx'
import { Verdict, type VerdictKind } from './verdict.tsx'

export type GateReason = {
  /** What is wrong, or what makes it right, in one sentence. */
  readonly sentence: Child
  /** Who can clear it and how. */
  readonly clears?: Child
  readonly next?: { readonly href: string; readonly words: string }
}
export type GateRow = {
  /** Channel and account, for example “Oak House Facebook”. */
  readonly where: Child
  readonly verdict: Extract<VerdictKind, 'allow' | 'refer' | 'block'>
  readonly reasons: readonly GateReason[]
}

const words = { allow: 'May go out', refer: 'Needs a second look', block: 'Not yet' } as const

/** Can it go out? One row per channel with every reason and its next step. `checkedAgainst` says for when. */
export function Gate(props: {
  readonly rows: readonly GateRow[]
  readonly checkedAgainst: Child
  /** The swap target. */
  readonly id?: string
}) {
  const id = props.id ?? 'gate'
  return (
    <section class="sheet" id={id} aria-labelledby={`${id}-title`} aria-live="polite">
      <h2 id={`${id}-title`}>Can it go out?</h2>
      <ul class="gate">
        {props.rows.map((row) => (
          <li data-verdict={row.verdict}>
            <div class="where">
              <h3>{row.where}</h3>
              <Verdict verdict={row.verdict} word={words[row.verdict]} />
            </div>
            <ul class="reasons">
              {row.reasons.map((reason) => (
                <li>
                  <p class={row.verdict === 'allow' ? undefined : 'reason'}>{reason.sentence}</p>
                  {reason.clears && <p class="clears">{reason.clears}</p>}
                  {reason.next && (
                    <a class="next" href={reason.next.href}>
                      {reason.next.words}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <small class="soft">{props.checkedAgainst}</small>
    </section>
  )
}
