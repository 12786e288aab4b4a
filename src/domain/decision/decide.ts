import type { Instant } from '../calendar.ts'
import { isCleared } from './clearing.ts'
import { type Facts, ruleSetVersion } from './facts.ts'
import { instantOf, type Moment, momentAt, momentsOf } from './moment.ts'
import type { Verdict } from './reason.ts'
import { type Code, type Reason, raise, type Subject, stands } from './reasons.ts'
import type { Rule } from './rule.ts'
import { rules } from './rules.ts'
import { type Scene, sceneOf } from './scene.ts'

/** What the gate answers: may this go out on this target, and every reason, for and against. */
export type Decision = {
  /** Only ALLOW lets anything out. */
  readonly verdict: Verdict
  /** All reasons, allowances included, by code and then by what they are about. */
  readonly reasons: readonly Reason[]
  readonly ruleSet: string
  /** The planned instant, or now; UTC milliseconds. */
  readonly instant: Instant
  /** Every instant at which the use was judged; UTC milliseconds. */
  readonly checkedInstants: readonly Instant[]
}

/**
 * May this target go out? Source: domain/3-decision.md (B9).
 * Pure: the same facts give the same decision, today or in front of an auditor years later.
 * Never ALLOW on what is unknown. Facts must have come through `factsSchema` or have been built to its type.
 */
export const decide = (facts: Facts): Decision => decideWith(rules, facts)

/** The same with rules given, so that a test can change their order. */
export function decideWith(given: readonly Rule[], facts: Facts): Decision {
  const scene = sceneOf(facts)
  const moments = momentsOf(facts)
  const found = gather(given, scene, moments)
  const reasons = withUncovered(found, scene).map((reason) => clearedIn(reason, facts))
  return {
    verdict: verdictOf(reasons),
    reasons: reasons.sort(inOrder),
    ruleSet: ruleSetVersion,
    instant: instantOf(facts),
    checkedInstants: moments.map(({ instant }) => instant),
  }
}

const severity = { ALLOW: 0, REFER: 1, BLOCK: 2 } as const

function verdictOf(reasons: readonly Reason[]): Verdict {
  const standing = reasons.filter(stands)
  if (standing.some(({ verdict }) => verdict === 'BLOCK')) return 'BLOCK'
  return standing.length > 0 ? 'REFER' : 'ALLOW'
}

function gather(given: readonly Rule[], scene: Scene, moments: readonly Moment[]): Reason[] {
  const { act, now } = scene.facts
  const applicable = given.filter(({ acts }) => acts.includes(act))
  const actMoment = momentAt(now)
  const once = applicable.flatMap(({ per, judge }) =>
    per === 'act' ? judge(scene, actMoment) : [],
  )
  const each = moments.map((at) =>
    applicable.flatMap(({ per, judge }) => (per === 'moment' ? judge(scene, at) : [])),
  )
  return [...strictest(once), ...atEveryMoment(each)]
}

/** A reason against counts from any moment; an allowance only if it held at all of them. */
function atEveryMoment(each: readonly (readonly Reason[])[]): Reason[] {
  const [first = []] = each
  if (each.length === 1) return strictest(first)
  const allowed = first.filter(
    (reason) => reason.verdict === 'ALLOW' && each.every((found) => found.some(sameAs(reason))),
  )
  const against = each.flat().filter(({ verdict }) => verdict !== 'ALLOW')
  return strictest([...allowed, ...against])
}

const sameAs =
  (one: Reason) =>
  (other: Reason): boolean =>
    keyOf(one) === keyOf(other)

const keyOf = ({ code, subject }: Reason): string =>
  `${code} ${subject.kind} ${subject.id} ${subject.personId ?? ''}`

/** One reason for each code and subject: the strictest, then the first. */
function strictest(found: readonly Reason[]): Reason[] {
  if (found.length < 2) return [...found]
  const kept = new Map<string, Reason>()
  for (const reason of found) {
    const key = keyOf(reason)
    const known = kept.get(key)
    if (known === undefined || severity[reason.verdict] > severity[known.verdict])
      kept.set(key, reason)
  }
  return [...kept.values()]
}

/** The last guard: somebody about whom no rule found anything at all is not permitted (default deny). */
function withUncovered(found: readonly Reason[], { uses }: Scene): Reason[] {
  if (found.some(({ verdict }) => verdict === 'BLOCK')) return [...found]
  const uncovered = uses.filter(({ subject }) => !found.some((reason) => isAbout(reason, subject)))
  return [...found, ...uncovered.map(({ subject }) => raise('C20', subject, {}))]
}

const isAbout = ({ subject }: Reason, { kind, id }: Subject): boolean =>
  subject.kind === kind && subject.id === id

const clearedIn = (reason: Reason, facts: Facts): Reason => {
  const clearing = isCleared(reason, facts)
  return clearing === null ? reason : { ...reason, cleared: clearing }
}

function inOrder(a: Reason, b: Reason): number {
  return (
    compare(a.code, b.code) ||
    compare(a.subject.kind, b.subject.kind) ||
    compare(a.subject.id, b.subject.id) ||
    compare(a.subject.personId ?? '', b.subject.personId ?? '')
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whether a decision has a reason that still stands, by code. */
export const hasStanding = ({ reasons }: Decision, code: Code): boolean =>
  reasons.some((reason) => reason.code === code && stands(reason))
