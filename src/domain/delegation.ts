import { addDays, type CivilDate, daysBetween } from './calendar.ts'

/** Longest delegation, both ends counted (lifecycle C5). It may be renewed with a new reason. */
export const longestDelegation = 28
/** From this many days away the Care Quality Commission must be told (Registration Regulations 2009, reg. 14; L32). */
export const absenceToReport = 28

export type Period = { readonly start: CivilDate; readonly end: CivilDate }

export const delegationProblems = {
  not_manager:
    'Only the Registered Manager of this service may delegate for it. A deputy may not pass it on.',
  self: 'Choose somebody else: you cannot stand in for yourself.',
  not_deputy:
    'This person is not a deputy of this service for all of these days. Ask your administrator to give them the role first.',
  not_trained:
    'Their training in social media and online safety runs out before the last day. Record new training first, or choose an earlier last day.',
  backwards: 'The last day must not be before the first day.',
  past: 'The first day is in the past. A delegation cannot be made afterwards.',
  too_long:
    'A delegation lasts 28 days at most. Choose an earlier last day; you can make another one later.',
  overlaps:
    'Somebody already stands in for you on some of these days. End that delegation first, or choose other days.',
} as const
export type DelegationProblem = keyof typeof delegationProblems

export type DelegationCase = Period & {
  readonly today: CivilDate
  readonly fromId: string
  readonly toId: string
  /** The giver holds the role of Registered Manager for this service today, in their own right. */
  readonly isManager: boolean
  /** Days on which the receiver is a deputy of this service; a null end is open. */
  readonly deputyDays: readonly { readonly from: CivilDate; readonly until: CivilDate | null }[]
  readonly trainedUntil: CivilDate | null
  /** The giver's other delegations for this service that were not ended. */
  readonly others: readonly Period[]
}

/** Why a delegation may not be made, first reason first, or null. Default is no. */
export function delegationProblem(given: DelegationCase): DelegationProblem | null {
  if (!given.isManager) return 'not_manager'
  if (given.fromId === given.toId) return 'self'
  if (given.end < given.start) return 'backwards'
  if (given.start < given.today) return 'past'
  if (lengthOf(given) > longestDelegation) return 'too_long'
  if (
    !given.deputyDays.some(
      ({ from, until }) => from <= given.start && (until === null || until >= given.end),
    )
  ) {
    return 'not_deputy'
  }
  if (given.trainedUntil === null || given.trainedUntil < given.end) return 'not_trained'
  if (given.others.some((other) => other.start <= given.end && given.start <= other.end))
    return 'overlaps'
  return null
}

/** Days of a period, both ends counted. */
export const lengthOf = ({ start, end }: Period): number => daysBetween(start, end) + 1

/** Days away without a break: this period and every one that touches it. */
export function daysAway(period: Period, others: readonly Period[]): number {
  let { start, end } = period
  for (const other of [...others].sort((a, b) => a.start.localeCompare(b.start))) {
    if (other.start > end && other.start <= addDays(end, 1)) end = other.end
  }
  for (const other of [...others].sort((a, b) => b.end.localeCompare(a.end))) {
    if (other.end < start && other.end >= addDays(start, -1)) start = other.start
  }
  return lengthOf({ start, end })
}
