import type { CivilDate } from '../calendar.ts'
import type { Decision } from './decide.ts'
import { type Code, type Reason, stands } from './reasons.ts'

/** What the answers for the targets of one post mean for sending it on (lifecycle C3 rows 5 and 7). */

/** Wrong whichever account it goes to: mended before the approver’s time is taken. */
const contentCodes: readonly Code[] = ['T01', 'T07', 'S01', 'S02', 'S07']

/**
 * Why a post may not be submitted; empty when it may. Content must be right, whoever submits must be allowed
 * to, and at least one target must not be blocked. No targets at all gives no reason: that is for the form to say.
 * @param decisions one for each target, made with act `submit`
 */
export function submissionStoppers(decisions: readonly Decision[]): readonly Reason[] {
  const standing = decisions.flatMap(({ reasons }) => reasons.filter(stands))
  const allBlocked = decisions.every(({ verdict }) => verdict === 'BLOCK')
  const stopping = standing.filter(
    ({ code, verdict }) =>
      contentCodes.includes(code) || (verdict === 'BLOCK' && (allBlocked || code === 'W07')),
  )
  return oncePerSentence(stopping)
}

/** Why a target may not be approved; empty when it may. Blocked targets are dropped by name, the others go on. */
export const approvalStoppers = ({ reasons }: Decision): readonly Reason[] => reasons.filter(stands)

/** A reason that only says the approver has not looked yet. The review form itself is the answer to it. */
export function awaitsApprover(reason: Reason): boolean {
  switch (reason.code) {
    case 'S01':
      return reason.details.because === 'approver_has_not_counted'
    case 'S07':
      return reason.details.because === 'not_checked'
    case 'S10':
      return reason.details.because === 'one_checker'
    default:
      return false
  }
}

/** Days on which everyone’s permission would hold, as far as dates go; null when dates are not the trouble. */
export type OfferedDays = { readonly from: CivilDate | null; readonly until: CivilDate | null }

/**
 * The slot to offer instead (SC02): up to the last day of the permission that runs out first, from the first
 * day of the one that starts last.
 */
export function offeredDays({ reasons }: Decision): OfferedDays | null {
  const lastDays = reasons.flatMap((reason) =>
    reason.code === 'C05' ? [reason.details.lastDay] : [],
  )
  const firstDays = reasons.flatMap((reason) =>
    reason.code === 'C06' ? [reason.details.firstDay] : [],
  )
  if (lastDays.length + firstDays.length === 0) return null
  return { from: firstDays.sort().at(-1) ?? null, until: lastDays.sort()[0] ?? null }
}

/** The same thing said about two targets is said once. */
function oncePerSentence(reasons: readonly Reason[]): readonly Reason[] {
  const said = new Map(
    reasons.map((reason) => [`${reason.code} ${reason.subject.id} ${reason.sentence}`, reason]),
  )
  return [...said.values()]
}
