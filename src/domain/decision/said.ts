import type { Verdict } from './reason.ts'
import { type Code, howToClear, isMasked, type Reason, type Subject } from './reasons.ts'

/** A reason as it may be shown to somebody. */
export type SaidReason = {
  /** Null when even the code would give it away. */
  readonly code: Code | null
  readonly verdict: Verdict
  readonly subject: Subject
  readonly sentence: string
  /** The next step, and who can take it. */
  readonly step: string
  readonly who: string
  readonly cleared: Reason['cleared']
}

/**
 * What to show of a reason. Authors and carers get the masked message of A-, D- and H-codes and nothing more (B9.8).
 * @param seesDetail whether the reader may open consent evidence: Registered Manager, deputy in force,
 *   auditor, safeguarding lead or data protection officer
 */
export function sayTo(reason: Reason, seesDetail: boolean): SaidReason {
  const { code, verdict, subject, sentence, cleared } = reason
  const { step, who } = howToClear(reason)
  if (seesDetail || !isMasked(code)) return { code, verdict, subject, sentence, step, who, cleared }
  const ask = 'Speak to the Registered Manager.'
  return { code: null, verdict, subject, sentence, step: ask, who: 'Registered Manager', cleared }
}
