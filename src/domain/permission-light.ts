import type { Instant } from './calendar.ts'
import type { ConsentState } from './consent.ts'
import { consentState } from './consent-state.ts'
import type { ConsentFacts, PersonFacts, WithdrawalFacts } from './decision/facts-consent.ts'
import { dayOf, minuteOf } from './decision/moment.ts'
import { type Reason, raise, type Subject } from './decision/reasons.ts'
import { recordFaults } from './decision/record-faults.ts'
import { inForce, isYes } from './decision/records.ts'

/**
 * One word for how things stand with a person, for lists. It never permits anything: only `decide` does that, for one
 * picture on one channel.
 */
export const lights = [
  'yes',
  'review_due',
  'to_check',
  'paused',
  'not_usable',
  'asked',
  'ended',
  'no',
  'not_asked',
] as const
export type Light = (typeof lights)[number]

export const lightNames: Record<Light, string> = {
  yes: 'Said yes',
  review_due: 'Review is due',
  to_check: 'Waiting for a check',
  paused: 'Paused',
  not_usable: 'Cannot be used',
  asked: 'Asked, waiting',
  ended: 'Ended',
  no: 'Said no',
  not_asked: 'Not asked',
}

/** What a list shows, by the state of the record that says most. */
const lightOf: Record<ConsentState, Light | null> = {
  draft: null,
  void: null,
  superseded: null,
  active: 'yes',
  partly_withdrawn: 'yes',
  review_due: 'review_due',
  given_unchecked: 'to_check',
  suspended: 'paused',
  requested: 'asked',
  expired: 'ended',
  refused: 'no',
  withdrawn: 'no',
  ended_death: 'ended',
}

/** @param now UTC milliseconds */
export function permissionLight(person: PersonFacts, now: Instant): Light {
  const records = inForce(person.consents)
  const said = saidNoAt(records, person.withdrawals, now)
  const found = records
    .filter((record) => !isYes(record) || isLater(record, said))
    .map((record) => lightOfRecord(record, person, now))
  found.push(...person.withdrawals.filter(({ saidAt }) => saidAt <= now).map(lightOfNo))
  if (hasBasis(person, now)) found.push('yes')
  return lights.find((light) => found.includes(light)) ?? 'not_asked'
}

/** Somebody else’s no pauses until the person has been asked (B6). */
const lightOfNo = ({ route }: WithdrawalFacts): Light =>
  route === 'via_other_person' ? 'paused' : 'no'

function lightOfRecord(record: ConsentFacts, person: PersonFacts, now: Instant): Light | null {
  const personDied = person.status === 'deceased'
  const light = lightOf[consentState(record, person.withdrawals, now, { personDied })]
  if (light !== 'yes') return light
  return faultsOf(record, person, now).length > 0 ? 'not_usable' : 'yes'
}

/** What keeps a record from being used, whatever it covers. @param now UTC milliseconds */
export function faultsOf(record: ConsentFacts, person: PersonFacts, now: Instant): Reason[] {
  const subject: Subject = { kind: 'appearance', id: record.id, personId: person.id }
  const died = person.status === 'deceased' ? [raise('D01', subject, {})] : []
  return [...died, ...recordFaults(record, person, subject, now, dayOf(now))]
}

/** When everything was last refused in the person’s own word. */
function saidNoAt(
  records: readonly ConsentFacts[],
  withdrawals: readonly WithdrawalFacts[],
  now: Instant,
): Instant | null {
  const noes = [
    ...withdrawals
      .filter(({ scope, route }) => scope === 'everything' && route !== 'via_other_person')
      .map(({ saidAt }) => saidAt),
    ...records
      .filter(({ decision, lines }) => decision === 'refuse' && lines.length === 0)
      .map(({ decidedAt, recordedAt }) => decidedAt ?? recordedAt),
  ].filter((at) => at <= now)
  return noes.length > 0 ? Math.max(...noes) : null
}

const isLater = ({ decidedAt }: ConsentFacts, no: Instant | null): boolean =>
  no === null || (decidedAt !== null && minuteOf(decidedAt) > minuteOf(no))

function hasBasis({ basis }: PersonFacts, now: Instant): boolean {
  if (basis === null || basis.objectedAt !== null) return false
  const today = dayOf(now)
  return basis.assessedOn <= today && (basis.endedOn === null || today < basis.endedOn)
}
