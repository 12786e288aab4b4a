import { addMonths, type CivilDate, type Instant, startOfDay } from './calendar.ts'
import { type DisplayEnd, type Identifier, type Method, methodNeedsWitness } from './consent.ts'
import { plainWords } from './text.ts'

/** What must be true of an answer before it is written down (B2, B3). Each problem names the field it belongs to. */
export type Problem = { readonly field: string; readonly message: string }

/** An adult who decided for themself is asked again at least this often (B2 review_due). */
export const mostReviewMonths = 12
/** An answer written down later than this shows as a late entry (B2 recorded_at). */
const lateAfter = 7 * 24 * 60 * 60 * 1000

export const isLateEntry = (decidedAt: Instant, recordedAt: Instant): boolean =>
  recordedAt - decidedAt > lateAfter

export type Answer = {
  /** Null when the clocks jumped over that time. */
  readonly decidedAt: Instant | null
  readonly method: Method
  readonly witnessName: string
  readonly witnessStatement: string
}
type Known = {
  readonly now: Instant
  /** The day the wording they were given was issued; null while it is not known. */
  readonly noticeIssuedOn: CivilDate | null
  readonly askerName: string | null
}

export function answerProblems(answer: Answer, known: Known): Problem[] {
  return [...timeProblems(answer.decidedAt, known), ...witnessProblems(answer, known)]
}

function timeProblems(decidedAt: Instant | null, { now, noticeIssuedOn }: Known): Problem[] {
  if (decidedAt === null) return [{ field: 'decided_time', message: clocksJumped }]
  if (decidedAt > now)
    return [{ field: 'decided', message: 'They cannot have answered in the future.' }]
  if (noticeIssuedOn !== null && decidedAt < startOfDay(noticeIssuedOn)) {
    const message = 'The wording you chose was not in use yet on that day. Check the day.'
    return [{ field: 'decided', message }]
  }
  return []
}

export const clocksJumped =
  'That time did not happen, because the clocks went forward. Choose another time.'

function witnessProblems(
  { method, witnessName, witnessStatement }: Answer,
  { askerName }: Known,
): Problem[] {
  if (!methodNeedsWitness(method)) return []
  const problems: Problem[] = []
  if (witnessName === '')
    problems.push({ field: 'witness_name', message: 'Write who the witness was.' })
  else if (askerName !== null && isSameName(witnessName, askerName))
    problems.push({
      field: 'witness_name',
      message: 'The witness must be somebody other than the person who asked.',
    })
  if (witnessStatement === '')
    problems.push({
      field: 'witness_statement',
      message: 'Write what the witness saw or heard, in their words.',
    })
  return problems
}

const isSameName = (a: string, b: string): boolean => plainWords(a) === plainWords(b)

/** @param decidedOn the London day they answered; null while it is not known */
export function reviewProblem(due: CivilDate, decidedOn: CivilDate | null): string | null {
  if (decidedOn === null) return null
  if (due <= decidedOn) return 'The day to ask again must be after the day they answered.'
  const latest = addMonths(decidedOn, mostReviewMonths)
  return due > latest ? 'Ask again within 12 months of their answer. Choose an earlier day.' : null
}

export type LineDates = {
  readonly validFrom: CivilDate
  readonly useUntil: CivilDate
  readonly displayEnd: DisplayEnd
  readonly displayUntil: CivilDate | null
}

/** @param decidedOn the London day they answered; null while it is not known */
export function lineDateProblems(line: LineDates, decidedOn: CivilDate | null): Problem[] {
  const problems: Problem[] = []
  if (line.useUntil < line.validFrom)
    problems.push({ field: 'until', message: 'The last day must not be before the first day.' })
  if (decidedOn !== null && line.validFrom < decidedOn)
    problems.push({ field: 'from', message: 'The first day must not be before they answered.' })
  if (line.displayEnd === 'date' && line.displayUntil === null)
    problems.push({ field: 'display', message: 'Fill in the day it must come down.' })
  if (line.displayUntil !== null && line.displayUntil < line.useUntil)
    problems.push({
      field: 'display',
      message: 'It cannot come down before the last day of use. Check both days.',
    })
  return problems
}

/** A pair only means something when both are on the line. */
export function togetherProblem(
  pairs: readonly (readonly [Identifier, Identifier])[],
  agreed: readonly Identifier[],
): string | null {
  const loose = pairs.some(
    (pair) => pair[0] === pair[1] || pair.some((one) => !agreed.includes(one)),
  )
  return loose ? 'Choose two different things that are both ticked above.' : null
}
