import { sayLocal } from '../../src/domain/calendar.ts'
import type { Offer } from '../../src/posts/gate-offers.ts'
import type { GateLine, GateTarget } from '../../src/posts/gate-rows.ts'
import { Verdict } from '../shared/verdict.tsx'

const kinds = { ALLOW: 'allow', REFER: 'refer', BLOCK: 'block' } as const
const words = { ALLOW: 'May go out', REFER: 'Needs a second look', BLOCK: 'Not yet' } as const

/**
 * Can it go out? One row per channel with every reason in a sentence, its next step, and what can be pressed. `form` is
 * the id of the compose form that its buttons send, so that they save what was typed as well.
 */
export function GatePanel(props: {
  readonly targets: readonly GateTarget[]
  readonly id?: string
  readonly form?: string
}) {
  const id = props.id ?? 'gate'
  const shared = sharedBy(props.targets)
  return (
    <section class="sheet" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Can it go out?</h2>
      {props.targets.length === 0 && (
        <p>Choose at least one place to post, and the answer for each will be here.</p>
      )}
      <ul class="gate" aria-live="polite">
        {shared.length > 0 && <Everywhere lines={shared} form={props.form} />}
        {props.targets.map((target) => (
          <TargetVerdict target={target} shared={shared} form={props.form} />
        ))}
      </ul>
      {props.targets.length > 0 && (
        <small class="soft">
          Checked for the planned time, or for now where there is none, and again whenever anything
          changes.
        </small>
      )}
    </section>
  )
}

/** Reasons against every place alike, with the same way out: said once, above the places. */
function sharedBy(targets: readonly GateTarget[]): readonly GateLine[] {
  const [first, ...others] = targets
  if (!first || others.length === 0) return []
  return first.lines.filter(
    (line) => line.verdict !== 'ALLOW' && others.every(({ lines }) => lines.some(sameAs(line))),
  )
}

const sameAs =
  (one: GateLine) =>
  (other: GateLine): boolean =>
    one.sentence === other.sentence &&
    one.verdict === other.verdict &&
    JSON.stringify(one.offers) === JSON.stringify(other.offers)

function Everywhere(props: {
  readonly lines: readonly GateLine[]
  readonly form: string | undefined
}) {
  const worst = props.lines.some(({ verdict }) => verdict === 'BLOCK') ? 'block' : 'refer'
  return (
    <li data-verdict={worst}>
      <div class="where">
        <h3>Every place</h3>
      </div>
      <ul class="reasons">
        {props.lines.map((line) => (
          <Line line={line} form={props.form} />
        ))}
      </ul>
    </li>
  )
}

function TargetVerdict(props: {
  readonly target: GateTarget
  readonly shared: readonly GateLine[]
  readonly form: string | undefined
}) {
  const { target, shared } = props
  const id = `gate-${target.targetId}`
  const own = target.lines.filter((line) => !shared.some(sameAs(line)))
  return (
    <li data-verdict={kinds[target.verdict]} id={id}>
      <div class="where">
        <h3>{target.accountName}</h3>
        <Verdict verdict={kinds[target.verdict]} word={words[target.verdict]} />
      </div>
      <ul class="reasons">
        {shared.length > 0 && (
          <li>
            <p class="clears">
              {shared.length === 1 ? 'The reason above' : `The ${shared.length} reasons above`}
              {own.some(({ verdict }) => verdict !== 'ALLOW') ? ', and:' : '.'}
            </p>
          </li>
        )}
        {own.map((line) => (
          <Line line={line} form={props.form} />
        ))}
      </ul>
      {target.planned && <small class="soft">For {sayLocal(target.planned)}</small>}
    </li>
  )
}

function Line({ line, form }: { readonly line: GateLine; readonly form: string | undefined }) {
  const against = line.verdict !== 'ALLOW'
  return (
    <li data-verdict={against ? kinds[line.verdict] : undefined}>
      <p class={against ? 'reason' : undefined}>{line.sentence}</p>
      {line.clears && <p class="clears">{line.clears}</p>}
      {line.offers.length > 0 && (
        <div class="offers">
          {line.offers.map((offer) => (
            <OfferOf offer={offer} form={form} />
          ))}
        </div>
      )}
    </li>
  )
}

function OfferOf({ offer, form }: { readonly offer: Offer; readonly form: string | undefined }) {
  if (offer.kind === 'link') return <a href={offer.href}>{offer.words}</a>
  return (
    <button
      type="submit"
      class="button"
      data-tone="quiet"
      form={form}
      formaction={offer.action}
      name={offer.name}
      value={offer.value}
    >
      {offer.words}
    </button>
  )
}
