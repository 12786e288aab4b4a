import { channelsInWords } from '../domain/channels.ts'
import { list } from '../domain/decision/reason.ts'
import { type Reason, reasonRows, stands } from '../domain/decision/reasons.ts'
import type { TargetDecision } from '../posts/gate.ts'

/** A claim that nobody could recognise somebody, waiting for a second person to agree (S10). */
export type OpenClaim = { readonly appearanceId: string; readonly assetId: string }
/** A REFER that the approver may clear with words, once for everywhere it comes up. */
export type OpenReferral = {
  readonly code: string
  readonly subjectId: string
  readonly sentence: string
  /** Whom it is about, or null. */
  readonly who: string | null
}
/** A target that cannot be approved now, with every reason. */
export type StoppedTarget = {
  readonly targetId: string
  readonly name: string
  readonly sentences: readonly string[]
}

export type OpenPoints = {
  readonly claims: readonly OpenClaim[]
  readonly referrals: readonly OpenReferral[]
  /** What may go out once every claim is agreed and every referral cleared. */
  readonly approvable: readonly TargetDecision[]
  readonly stopped: readonly StoppedTarget[]
  /** The viewer worked on it, so somebody else must approve (W04). */
  readonly fourEyes: boolean
}

/** What an approver still has to answer, and what no answer of theirs can change. */
export function openPoints(decisions: readonly TargetDecision[]): OpenPoints {
  const approvable = decisions.filter(({ decision }) =>
    decision.reasons.filter(stands).every(canBeAnswered),
  )
  const answering = approvable.flatMap(({ decision, facts }) =>
    decision.reasons.filter(stands).map((reason) => ({ reason, facts })),
  )
  return {
    claims: once(answering.flatMap(claimOf), ({ appearanceId }) => appearanceId),
    referrals: once(answering.flatMap(referralOf), ({ code, subjectId }) => `${code} ${subjectId}`),
    approvable,
    stopped: decisions.filter((decided) => !approvable.includes(decided)).map(stoppedTarget),
    fourEyes: decisions.some(({ decision }) => decision.reasons.some(({ code }) => code === 'W04')),
  }
}

function canBeAnswered(reason: Reason): boolean {
  if (reason.code === 'S10') return reason.details.because === 'one_checker'
  return reason.verdict === 'REFER' && reasonRows[reason.code].approverMayClear
}

type Found = { readonly reason: Reason; readonly facts: TargetDecision['facts'] }

function claimOf({ reason, facts }: Found): OpenClaim[] {
  if (reason.code !== 'S10') return []
  const appearanceId = reason.subject.id
  const asset = facts.assets.find(({ appearances }) =>
    appearances.some(({ id }) => id === appearanceId),
  )
  return asset ? [{ appearanceId, assetId: asset.id }] : []
}

function referralOf({ reason, facts }: Found): OpenReferral[] {
  if (reason.code === 'S10') return []
  const person = facts.people.find(({ id }) => id === reason.subject.personId)
  return [
    {
      code: reason.code,
      subjectId: reason.subject.id,
      sentence: reason.sentence,
      who: person?.knownAs ?? null,
    },
  ]
}

function stoppedTarget({ targetId, facts, decision }: TargetDecision): StoppedTarget {
  const against = decision.reasons.filter((reason) => stands(reason) && !canBeAnswered(reason))
  return {
    targetId,
    name: facts.account?.name ?? 'An account that is not registered',
    sentences: [...new Set(against.map((reason) => withName(reason, facts)))],
  }
}

function withName(reason: Reason, facts: TargetDecision['facts']): string {
  const person = facts.people.find(({ id }) => id === reason.subject.personId)
  return person ? `${person.knownAs}: ${reason.sentence}` : reason.sentence
}

/** The channels of the approve button, by name. */
export const namesOf = (decisions: readonly TargetDecision[]): string =>
  list(
    decisions.map(({ facts }) =>
      facts.account ? channelsInWords[facts.account.channel] : 'nowhere',
    ),
  )

function once<Value>(all: readonly Value[], key: (value: Value) => string): Value[] {
  return [...new Map(all.map((value) => [key(value), value])).values()]
}
