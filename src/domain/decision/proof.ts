import type { Instant } from '../calendar.ts'
import {
  methodNeedsEvidence,
  methodNeedsWitness,
  type NoticeFormat,
  toldPoints,
} from '../consent.ts'
import { type CommunicationNeed, isPersonSupported } from '../people.ts'
import type { ConsentFacts, PersonFacts } from './facts-consent.ts'
import type { NoticeGap, ProofGap } from './reasons-consent.ts'

/** What is missing from the proof of an answer (C14) and from what the person was told before it (C15). */

export function proofGaps(record: ConsentFacts, person: PersonFacts, now: Instant): ProofGap[] {
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

export function noticeGaps(record: ConsentFacts, person: PersonFacts): NoticeGap[] {
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
