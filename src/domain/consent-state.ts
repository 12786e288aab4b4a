import type { CivilDate, Instant } from './calendar.ts'
import type { ConsentState } from './consent.ts'
import type { ConsentFacts, LineFacts, WithdrawalFacts } from './decision/facts-consent.ts'
import { dayOf, minuteOf } from './decision/moment.ts'

/** What else is known that ends a record, whatever it says itself. */
export type Around = { readonly replaced?: boolean; readonly personDied?: boolean }

/**
 * Where a consent record stands (B5). It is worked out, never stored, so that it cannot be forgotten.
 * @param withdrawals all of the person’s; those before the answer do not touch it
 * @param now UTC milliseconds
 */
export function consentState(
  record: ConsentFacts,
  withdrawals: readonly WithdrawalFacts[],
  now: Instant,
  { replaced = false, personDied = false }: Around = {},
): ConsentState {
  if (record.state === 'void' || record.state === 'draft') return record.state
  if (record.state === 'requested' || record.decision === 'no_answer') return 'requested'
  if (personDied) return 'ended_death'
  if (replaced) return 'superseded'
  if (record.decision === 'refuse') return 'refused'
  const since = withdrawals.filter((said) => endsAfter(said, record, now))
  if (record.lines.length > 0 && record.lines.every((line) => isEnded(line, since)))
    return 'withdrawn'
  if (since.some(({ route }) => route === 'via_other_person')) return 'suspended'
  if (!isChecked(record)) return 'given_unchecked'
  return usableState(record, since, dayOf(now))
}

function usableState(
  { lines, reviewDue }: ConsentFacts,
  since: readonly WithdrawalFacts[],
  today: CivilDate,
): ConsentState {
  const left = lines.filter((line) => !isEnded(line, since))
  if (left.every(({ useUntil }) => today > useUntil)) return 'expired'
  if (reviewDue === null || today > reviewDue) return 'review_due'
  return since.length > 0 ? 'partly_withdrawn' : 'active'
}

const isChecked = ({ check, recordedBy }: ConsentFacts): boolean =>
  check !== null && check.outcome === 'usable' && check.by !== recordedBy

/** In the same minute the no prevails (B3). */
function endsAfter({ saidAt }: WithdrawalFacts, { decidedAt }: ConsentFacts, now: Instant) {
  if (saidAt > now) return false
  return decidedAt === null || minuteOf(saidAt) >= minuteOf(decidedAt)
}

/** A line is over when nothing of it is left. Somebody else’s word pauses a record, but ends nothing (B6). */
function isEnded(line: LineFacts, said: readonly WithdrawalFacts[]): boolean {
  const theirs = said.filter(({ route }) => route !== 'via_other_person')
  if (theirs.some(({ scope }) => scope === 'everything')) return true
  const channels = theirs.flatMap((w) => (w.scope === 'channels' ? w.channels : []))
  const identifiers = theirs.flatMap((w) => (w.scope === 'identifiers' ? w.identifiers : []))
  const assets = theirs.flatMap((w) => (w.scope === 'assets' ? w.assetIds : []))
  const isOver = <T>(agreed: readonly T[], gone: readonly T[]): boolean =>
    agreed.length > 0 && agreed.every((one) => gone.includes(one))
  const onlyThese = line.assetScope === 'this_asset' ? line.assetIds : []
  return (
    isOver(line.channels, channels) ||
    isOver(line.identifiers, identifiers) ||
    isOver(onlyThese, assets)
  )
}
