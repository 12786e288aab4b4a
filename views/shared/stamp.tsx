import type { PropsWithChildren } from 'hono/jsx'
import type { Instant } from '../../src/domain/calendar.ts'
import { When } from './when.tsx'

/** The countersignature. `fresh` presses it onto the page once; `voided` shows an approval that no longer counts. */
export function Stamp(props: {
  readonly title?: string
  readonly by: string
  readonly office: string
  readonly at: Instant
  /** Shown short: the first eight characters in two groups. */
  readonly fingerprint: string
  readonly fresh?: boolean
  readonly voided?: boolean
}) {
  const short = props.fingerprint.slice(0, 8).toUpperCase()
  return (
    <p
      class="stamp"
      data-fresh={props.fresh ? '' : undefined}
      data-void={props.voided ? '' : undefined}
    >
      <b>{props.title ?? (props.voided ? 'No longer counts' : 'Countersigned')}</b>
      <span>
        {props.by}, {props.office}
      </span>
      <span>
        <When at={props.at} /> · <code>{`${short.slice(0, 4)}-${short.slice(4)}`}</code>
      </span>
    </p>
  )
}

/** The end of a review: comes after everything there is to read, and never floats over it. */
export function DecisionBar({ children }: PropsWithChildren) {
  return <div class="decision-bar">{children}</div>
}
