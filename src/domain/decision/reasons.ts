import type { ReasonRow, Verdict } from './reason.ts'
import { consentReasons } from './reasons-consent.ts'
import { ageReasons, allowances, authorityReasons, colleagueReasons } from './reasons-person.ts'
import { accountReasons, assetReasons, contentReasons } from './reasons-post.ts'
import { actorReasons, approvalReasons } from './reasons-staff.ts'

/** Every code that the gate can give, each declared once. Source: domain/3-decision.md. */
export const reasonRows = {
  ...allowances,
  ...consentReasons,
  ...authorityReasons,
  ...ageReasons,
  ...colleagueReasons,
  ...assetReasons,
  ...contentReasons,
  ...accountReasons,
  ...actorReasons,
  ...approvalReasons,
}

export type Code = keyof typeof reasonRows
export const codes = Object.keys(reasonRows).sort() as readonly Code[]

export type DetailsOf<C extends Code> =
  (typeof reasonRows)[C] extends ReasonRow<infer D> ? D : never

/** What a reason is about. `personId` is there when it is about somebody. */
export type Subject = {
  readonly kind: 'appearance' | 'asset' | 'quote' | 'account' | 'post' | 'actor' | 'approval'
  readonly id: string
  readonly personId: string | null
}

type ReasonOf<C extends Code> = {
  readonly code: C
  readonly name: string
  readonly verdict: Verdict
  readonly subject: Subject
  readonly details: DetailsOf<C>
  readonly sentence: string
  /** Set when the approver cleared this REFER with a reason; then it no longer stands in the way. */
  readonly cleared: { readonly by: string; readonly reason: string } | null
}

/** One reason with the details of its own code: switch on `code` and `details` follows. */
export type Reason = { [C in Code]: ReasonOf<C> }[Code]

export function raise<C extends Code>(
  code: C,
  subject: Subject,
  details: DetailsOf<C>,
  verdict?: Verdict,
): Reason {
  const row = rowOf(code)
  const said = {
    code,
    name: row.name,
    verdict: verdict ?? row.verdicts[0],
    subject,
    details,
    sentence: row.sentence(details),
    cleared: null,
  }
  return said as unknown as Reason
}

/** The next step and who takes it, for the line under a reason. Empty for an allowance. */
export function howToClear(reason: Reason): { readonly step: string; readonly who: string } {
  const row = rowOf(reason.code) as unknown as ReasonRow<Reason['details']>
  return { step: row.clear(reason.details), who: row.who }
}

/** Whether a reason still stands in the way. */
export const stands = (reason: Reason): boolean =>
  reason.verdict !== 'ALLOW' && reason.cleared === null

export const isMasked = (code: Code): boolean => reasonRows[code].masked

/** The table is built from rows of different details; the key says which, so this cannot go wrong. */
function rowOf<C extends Code>(code: C): ReasonRow<DetailsOf<C>> {
  return reasonRows[code] as unknown as ReasonRow<DetailsOf<C>>
}
