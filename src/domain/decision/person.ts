import { addMonths } from '../calendar.ts'
import { ageFault } from './age.ts'
import { objectedAt, recordsSinceLeaving, withoutRecord } from './colleague.ts'
import type { ConsentFacts, PersonFacts } from './facts-consent.ts'
import { isAfter, latestNo, type No, touches, type Where } from './latest-no.ts'
import { coveredNowhere, type Fit, fitOf, standingLines } from './line-fit.ts'
import { dayOf, type Moment } from './moment.ts'
import { type Reason, raise } from './reasons.ts'
import { recordFaults } from './record-faults.ts'
import { inForce, isYes, linesOf } from './records.ts'
import { everyAct, type Rule } from './rule.ts'
import type { Scene, Use } from './scene.ts'
import { permissionReasons } from './standing-permission.ts'

/** Person rules: every person in every picture and quote has said yes to exactly this (C, M, A, K, D and P01). */
export const personRules: readonly Rule[] = [
  { acts: everyAct, per: 'moment', judge: (scene, at) => judgeAll(scene, at, claimed) },
  { acts: everyAct, per: 'moment', judge: (scene, at) => judgeAll(scene, at, age) },
  { acts: everyAct, per: 'moment', judge: (scene, at) => judgeAll(scene, at, death) },
]

type Judge = (person: PersonFacts, use: Use, scene: Scene, at: Moment) => readonly Reason[]

function judgeAll(scene: Scene, at: Moment, judge: Judge): Reason[] {
  return scene.uses.flatMap((use) =>
    use.person === null ? [raise('C01', use.subject, {})] : judge(use.person, use, scene, at),
  )
}

function death({ status }: PersonFacts, { subject }: Use): Reason[] {
  return status === 'deceased' ? [raise('D01', subject, {})] : []
}

function age(person: PersonFacts, { subject }: Use, _scene: Scene, at: Moment): Reason[] {
  const because = ageFault(person, at.day)
  if (because === null) return []
  return [because === 'under_16' ? raise('K01', subject, {}) : raise('K07', subject, { because })]
}

/** Permission is only claimed when nothing else about the person, the account or the purpose is in doubt. */
function claimed(person: PersonFacts, use: Use, scene: Scene, at: Moment): readonly Reason[] {
  const { account, post } = scene.facts
  const reasons = permission(person, use, scene, at)
  const known = account !== null && post.purpose !== null
  if (known && person.status !== 'deceased' && ageFault(person, at.day) === null) return reasons
  return reasons.filter(({ code }) => code !== 'P01')
}

function permission(person: PersonFacts, use: Use, scene: Scene, at: Moment): readonly Reason[] {
  const { facts } = scene
  const where: Where = { channel: facts.account?.channel ?? null, purpose: facts.post.purpose }
  const records = recordsSinceLeaving(inForce(person.consents), person, at)
  const no = withObjection(latestNo(records, person.withdrawals, use, where, at), person, at)
  const yeses = records.filter((record) => isYes(record) && isAfter(record.decidedAt ?? 0, no))
  const faults = new Map(
    yeses.map((y) => [y, recordFaults(y, person, use.subject, facts.now, at.day)]),
  )
  const sound = yeses.filter((record) => faults.get(record)?.length === 0)
  const lines = standingLines(linesOf(sound), use, where, at)
  const fits = lines.map((line) => fitOf(line, use, where, scene, at))
  const whole = fits.filter(({ reasons }) => reasons.length === 0)
  if (whole.length > 0) return best(whole, person, use, scene, at)
  if (no !== null && !lines.some(({ line }) => touches(line, use, where)))
    return [noReason(no, use, facts.settings.askAgainMonths), ...newestFaults(yeses, faults)]
  const touching = yeses.filter(({ lines }) => lines.some((line) => touches(line, use, where)))
  if (fits.length > 0) return [...shortfall(fits, use), ...newestFaults(touching, faults)]
  if (yeses.length > 0) return newestFaults(yeses, faults)
  return [unanswered(records, use) ?? unrecorded(person, use, where, at)]
}

function withObjection(no: No | null, person: PersonFacts, at: Moment): No | null {
  const said = objectedAt(person, at)
  if (said === null || (no !== null && no.at >= said)) return no
  return { kind: 'basis', at: said }
}

/** Of several lines that each cover everything, the one that asks for least. */
function best(
  whole: readonly Fit[],
  person: PersonFacts,
  use: Use,
  { facts }: Scene,
  at: Moment,
): Reason[] {
  const answers = whole.map(({ on }) => permissionReasons(on, person, use.subject, facts, at))
  const cost = (reasons: readonly Reason[]): number =>
    reasons.reduce((sum, { verdict }) => sum + price[verdict], 0)
  return answers.reduce((least, next) => (cost(next) < cost(least) ? next : least))
}

const price = { ALLOW: 0, REFER: 1, BLOCK: 100 } as const

/** The line that comes nearest says what is missing; if others cover all of that, it is C20. */
function shortfall(fits: readonly Fit[], { subject }: Use): readonly Reason[] {
  if (coveredNowhere(fits).length === 0) return [raise('C20', subject, {})]
  const nearest = fits.reduce((a, b) => (b.reasons.length < a.reasons.length ? b : a))
  return nearest.reasons
}

function newestFaults(
  yeses: readonly ConsentFacts[],
  faults: ReadonlyMap<ConsentFacts, Reason[]>,
): readonly Reason[] {
  const newest = yeses.find((record) => (faults.get(record)?.length ?? 0) > 0)
  return newest === undefined ? [] : (faults.get(newest) ?? [])
}

function noReason(no: No, { subject }: Use, askAgainMonths: number): Reason {
  switch (no.kind) {
    case 'withdrawal': {
      const { id, saidAt, recordedAt } = no.withdrawal
      return raise('C04', subject, { withdrawalId: id, saidAt, recordedAt })
    }
    case 'refusal': {
      const askAgainFrom = addMonths(dayOf(no.at), askAgainMonths)
      return raise('C03', subject, { consentId: no.record.id, decidedAt: no.at, askAgainFrom })
    }
    case 'objection':
      return raise('C22', subject, { recordId: no.recordId })
    case 'basis':
      return raise('M01', subject, { because: 'objected' })
  }
}

/** Asked, and no answer yet. A record still being filled in is not an asking (B5). */
function unanswered(records: readonly ConsentFacts[], { subject }: Use): Reason | null {
  const asked = records.find(({ state, decision }) =>
    state === 'requested' ? true : state === 'given' && decision === 'no_answer',
  )
  if (asked === undefined) return null
  return raise('C02', subject, { consentId: asked.id, askedAt: asked.recordedAt })
}

const unrecorded = (person: PersonFacts, use: Use, where: Where, at: Moment): Reason =>
  withoutRecord(person, use, where, at) ?? raise('C01', use.subject, {})
