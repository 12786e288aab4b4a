import type { CivilDate, Instant } from '../calendar.ts'
import {
  type GiverKind,
  methodNeedsEvidence,
  methodNeedsWitness,
  type NoticeFormat,
  toldPoints,
} from '../consent.ts'
import { type CommunicationNeed, isPersonSupported } from '../people.ts'
import { adultSince } from './age.ts'
import type { ConsentFacts, PersonFacts } from './facts-consent.ts'
import { dayOf } from './moment.ts'
import { type Reason, raise, type Subject } from './reasons.ts'
import type { NoticeGap, ProofGap } from './reasons-consent.ts'

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

const family: readonly GiverKind[] = [
  'parent_or_pr_holder',
  'relative',
  'next_of_kin',
  'friend',
  'support_worker',
  'imca',
  'named_person',
]
const wrongPower: readonly GiverKind[] = [
  'appointee',
  'attorney_property',
  'continuing_attorney',
  'deputy_property',
]

/** Any other power is one whose proof cannot be recorded yet, so it is not seen (A03). */
function authorityFault({ giverKind }: ConsentFacts): 'A01' | 'A02' | 'A03' | null {
  if (giverKind === 'self') return null
  if (family.includes(giverKind)) return 'A01'
  return wrongPower.includes(giverKind) ? 'A02' : 'A03'
}

function proofGaps(record: ConsentFacts, person: PersonFacts, now: Instant): ProofGap[] {
  const gaps = checkGaps(record)
  if (record.method === null) gaps.push('no_method')
  else {
    if (methodNeedsWitness(record.method)) gaps.push(...witnessGaps(record))
    if (methodNeedsEvidence(record.method) && record.evidence.files === 0) gaps.push('no_evidence')
  }
  if (record.evidence.files > 0 && !readsAll(record)) gaps.push('unreadable')
  if (record.decidedAt === null || record.decidedAt > now) gaps.push('no_time')
  if (record.reviewDue === null) gaps.push('review_date')
  if (!basisFits(record, person)) gaps.push('lawful_basis')
  if (record.lines.length === 0) gaps.push('no_lines')
  return gaps
}

function checkGaps({ check, recordedBy }: ConsentFacts): ProofGap[] {
  if (check === null) return ['not_checked']
  if (check.outcome !== 'usable') return ['check_failed']
  return check.by === recordedBy ? ['checked_by_recorder'] : []
}

function witnessGaps({ witness, askedBy }: ConsentFacts): ProofGap[] {
  if (witness === null || witness.who.trim() === '') return ['no_witness']
  if (askedBy === null || witness.who === askedBy) return ['witness_asked']
  return witness.statement ? [] : ['no_statement']
}

function readsAll({ evidence: { attested } }: ConsentFacts): boolean {
  return attested.name && attested.answers && attested.signature && attested.date
}

/** A picture of somebody who is supported says something about their health, so nothing less will do (L6). */
function basisFits({ lawfulBasis }: ConsentFacts, { kind }: PersonFacts): boolean {
  if (lawfulBasis === 'explicit_consent') return true
  return lawfulBasis === 'consent' && !isPersonSupported(kind)
}

function noticeGaps(record: ConsentFacts, person: PersonFacts): NoticeGap[] {
  const gaps: NoticeGap[] = []
  if (record.noticeVersionId === null || record.noticeFormat === null) gaps.push('no_notice')
  else if (!formatMeets(record.noticeFormat, person.communicationNeeds)) gaps.push('format')
  if (!toldPoints.every((point) => record.toldPoints.includes(point))) gaps.push('told_points')
  if (isPersonSupported(person.kind) && record.specialCategoryAck !== true)
    gaps.push('special_category')
  return gaps
}

const formatsFor: Record<CommunicationNeed, readonly NoticeFormat[]> = {
  easy_read: ['easy_read'],
  large_print: ['large_print'],
  audio: ['audio'],
  bsl: ['bsl_video'],
  welsh: ['welsh'],
  other_language: ['other'],
  pictures_and_symbols: ['easy_read', 'other'],
  time_to_think: [],
}

/** One need asks for its own format. Several together: one of theirs, or `other`, made for the person. */
export function formatMeets(format: NoticeFormat, needs: readonly CommunicationNeed[]): boolean {
  const asking = needs.filter((need) => formatsFor[need].length > 0)
  if (asking.length === 0) return true
  if (asking.length > 1 && format === 'other') return true
  return asking.some((need) => formatsFor[need].includes(format))
}

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
