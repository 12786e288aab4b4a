import type { SaidReason } from '../../src/domain/decision/said.ts'
import type { whyNotEnough } from '../../src/domain/giver.ts'
import { Banner } from '../shared/banner.tsx'

type Props = {
  readonly title: string
  readonly faults: readonly SaidReason[]
  /** What is said about an answer that somebody else gave; null for the person’s own. */
  readonly other: ReturnType<typeof whyNotEnough>
}

/** Why a yes cannot be used, and what to do about each reason. Nothing when there is no reason. */
export function InTheWay({ title, faults, other }: Props) {
  if (faults.length === 0) return null
  return (
    <Banner tone="wait" title={title}>
      <ul>
        {faults.map((fault) => (
          <li>
            {fault.sentence} {fault.step}
          </li>
        ))}
      </ul>
      {other && (
        <p>
          {other.why} {other.instead}
        </p>
      )}
    </Banner>
  )
}
