import type { CivilDate, Instant } from '../calendar.ts'
import { standingOf } from '../giver.ts'
import { adultSince } from './age.ts'
import type { ConsentFacts, PersonFacts } from './facts-consent.ts'
import { dayOf } from './moment.ts'
import { noticeGaps, proofGaps } from './proof.ts'
import { type Reason, raise, type Subject } from './reasons.ts'

/**
 * Why a recorded yes cannot be relied on, whatever it covers. None means that it can (B2).
 * @param now UTC milliseconds; an answer from the future is no answer
 * @param day the London day of the use
 */
export function recordFaults(
  record: ConsentFacts,
  person: PersonFacts,
  subject: Subject,
  now: Instant,
  day: CivilDate = dayOf(now),
): Reason[] {
  const faults: Reason[] = []
  const consentId = record.id
  const authority = authorityFault(record)
  if (authority !== null)
    faults.push(raise(authority, subject, { consentId, giverKind: record.giverKind }))
  if (record.giverKind === 'self' && record.capacityBasis !== 'presumed_no_doubt')
    faults.push(raise('A07', subject, { consentId }))
  const gaps = proofGaps(record, person, now)
  if (gaps.length > 0) faults.push(raise('C14', subject, { consentId, gaps }))
  const untold = noticeGaps(record, person)
  if (untold.length > 0) faults.push(raise('C15', subject, { consentId, gaps: untold }))
  const because = choiceFault(record)
  if (because !== null) faults.push(raise('C16', subject, { consentId, because }))
  if (fromChildhood(record, person, day)) faults.push(raise('K04', subject, { consentId }))
  return faults
}

/** Any other power is one whose proof cannot be recorded yet, so it is not seen (A03). */
const faultOfStanding = {
  own_word: null,
  no_power: 'A01',
  wrong_power: 'A02',
  power_not_seen: 'A03',
} as const

const authorityFault = ({ giverKind }: ConsentFacts) => faultOfStanding[standingOf(giverKind)]

function choiceFault(record: ConsentFacts): 'concern' | 'bundled' | 'not_asked' | null {
  if (record.freeChoice === 'concern') return 'concern'
  if (record.bundledWithContract === true) return 'bundled'
  return record.freeChoice === null || record.bundledWithContract === null ? 'not_asked' : null
}

/** Only once they are an adult: before that their age itself stands in the way (K01, K07). */
function fromChildhood({ decidedAt }: ConsentFacts, person: PersonFacts, day: CivilDate): boolean {
  const adult = adultSince(person)
  return adult !== null && decidedAt !== null && day >= adult && dayOf(decidedAt) < adult
}
