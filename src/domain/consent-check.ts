import type { ConsentFacts } from './decision/facts-consent.ts'
import { standingOf } from './giver.ts'

/** The second person's check of the proof (B2 checked_by). Default is no. */

/** What the checker says with their own eyes. */
export const attestations = ['name', 'answers', 'signature', 'date'] as const
export type Attestation = (typeof attestations)[number]

export type CheckRefusal =
  | 'recorded_it_yourself'
  | 'nothing_to_check'
  | 'checked_already'
  | 'somebody_else_answered'
  | 'proof_missing'
  | 'proof_not_opened'
  | 'not_everything_read'

/** Each says what to do next. */
export const checkRefusalSentences: Record<CheckRefusal, string> = {
  recorded_it_yourself:
    'You wrote this answer down yourself, so somebody else must check it. Ask another manager or the data protection officer.',
  nothing_to_check: 'Only a yes needs a check. This record is not a yes that was given.',
  checked_already: 'Somebody has checked this already.',
  somebody_else_answered:
    'Somebody else answered for this person, so it cannot become a permission. Mark it as not usable.',
  proof_missing:
    'There is no scan, letter or film record attached. Ask for it to be attached first, or mark the proof as not usable.',
  proof_not_opened: 'Open every page of the proof first, then say what you can read.',
  not_everything_read:
    'All four must be readable. If one is not, mark the proof as not usable and say why.',
}

export type Check = {
  readonly checker: string
  readonly outcome: 'usable' | 'unusable'
  readonly reads: readonly Attestation[]
  /** Whether the checker has opened every file since it was attached. */
  readonly hasOpenedAll: boolean
}

/** Why somebody may not check a record at all; null when they may. */
export function mayCheck(record: ConsentFacts, checker: string): CheckRefusal | null {
  if (record.state !== 'given' || record.decision !== 'agree') return 'nothing_to_check'
  if (record.recordedBy === checker) return 'recorded_it_yourself'
  return record.check?.outcome === 'usable' ? 'checked_already' : null
}

/** Why this check cannot be kept; null when it can. */
export function checkRefusal(
  record: ConsentFacts,
  check: Check,
  needsProof: boolean,
): CheckRefusal | null {
  const refused = mayCheck(record, check.checker)
  if (refused !== null || check.outcome === 'unusable') return refused
  if (standingOf(record.giverKind) !== 'own_word') return 'somebody_else_answered'
  if (needsProof && record.evidence.files === 0) return 'proof_missing'
  if (!check.hasOpenedAll) return 'proof_not_opened'
  return attestations.every((one) => check.reads.includes(one)) ? null : 'not_everything_read'
}
