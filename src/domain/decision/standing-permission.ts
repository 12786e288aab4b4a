import type { CivilDate } from '../calendar.ts'
import { type ConditionFlag, conditionFlagNames } from '../consent.ts'
import { isPersonSupported } from '../people.ts'
import type { Facts } from './facts.ts'
import type { PersonFacts } from './facts-consent.ts'
import type { Line } from './line-fit.ts'
import { dayOf, daysLater, type Moment } from './moment.ts'
import type { Verdict } from './reason.ts'
import { type Reason, raise, type Subject } from './reasons.ts'

/** A line covers the use. What is still to be said: that it does, or what must be looked at first (P01, C07, C18, C21). */
export function permissionReasons(
  on: Line,
  person: PersonFacts,
  subject: Subject,
  facts: Facts,
  at: Moment,
): Reason[] {
  const { record, line } = on
  const consentId = record.id
  const review = reviewReason(on, person, subject, facts, at)
  const reasons = review === null ? [permitted(on, subject)] : [review]
  if (record.wantsToSeeFirst !== 'no') reasons.push(raise('C18', subject, { consentId }))
  const condition = conditionsToCheck(line.conditions, facts)
  if (condition !== '') reasons.push(raise('C21', subject, { consentId, condition }))
  return reasons
}

const permitted = ({ record, line }: Line, subject: Subject): Reason =>
  raise('P01', subject, {
    consentId: record.id,
    lineId: line.id,
    useUntil: line.useUntil,
    basis: 'permission',
  })

/** The last day before a review is late, and the grace that follows it. */
type Review = {
  readonly due: CivilDate | null
  readonly grace: number
  readonly because: 'review' | 'moved_out'
}

function reviewReason(
  { record }: Line,
  person: PersonFacts,
  subject: Subject,
  { settings }: Facts,
  at: Moment,
): Reason | null {
  const consentId = record.id
  const { due, grace, because } = reviewOf(record.reviewDue, record.decidedAt, person, settings)
  if (due === null)
    return raise('C07', subject, { consentId, due, graceUntil: null, because }, 'BLOCK')
  if (at.day <= due) return null
  const graceUntil = daysLater(due, grace)
  const verdict: Verdict = at.day <= graceUntil ? 'REFER' : 'BLOCK'
  return raise('C07', subject, { consentId, due, graceUntil, because }, verdict)
}

/** Somebody who moved out after they agreed must be asked again within the leaver’s grace (B8). */
function reviewOf(
  reviewDue: CivilDate | null,
  decidedAt: number | null,
  person: PersonFacts,
  { reviewGraceDays }: Facts['settings'],
): Review {
  const usual = { due: reviewDue, grace: reviewGraceDays.self, because: 'review' } as const
  if (!hasMovedOut(person)) return usual
  const { leftOn } = person
  const moved = { grace: reviewGraceDays.leaver, because: 'moved_out' } as const
  if (leftOn === null || decidedAt === null) return { ...moved, due: null }
  if (dayOf(decidedAt) >= leftOn) return usual
  return reviewDue !== null && reviewDue < leftOn ? usual : { ...moved, due: leftOn }
}

const hasMovedOut = ({ kind, status }: PersonFacts): boolean =>
  kind === 'former_pws' || (isPersonSupported(kind) && status === 'left_service')

/** What a machine cannot see in a picture, in words; empty when there is nothing to check (B3 conditions). */
function conditionsToCheck(
  { text, flags, avoidWords }: Line['line']['conditions'],
  { post }: Facts,
): string {
  const unseen = (flag: ConditionFlag): boolean => {
    if (flag === 'black_list_words') return avoidWords.length === 0
    if (flag === 'no_location') return post.placeNames.length === 0
    return flag !== 'not_with_named_others'
  }
  const words = flags.filter(unseen).map((flag) => conditionFlagNames[flag])
  return [text.trim().replace(/\.$/, ''), ...words].filter((said) => said !== '').join('; ')
}
