import { type CivilDate, sayDay } from '../domain/calendar.ts'
import { channelInSentence, channelNames } from '../domain/channels.ts'
import { identifierNames } from '../domain/consent.ts'
import type { Facts } from '../domain/decision/facts.ts'
import type { Verdict } from '../domain/decision/reason.ts'
import { capital, list } from '../domain/decision/reason.ts'
import { howToClear, type Reason, stands } from '../domain/decision/reasons.ts'
import type { TargetDecision } from './gate.ts'
import { type Offer, offersFor } from './gate-offers.ts'

/** One sentence of the gate panel, with what can be done about it. */
export type GateLine = {
  readonly verdict: Verdict
  readonly sentence: string
  /** The one next step and who can take it. */
  readonly clears: string
  readonly offers: readonly Offer[]
}

export type GateTarget = {
  readonly targetId: string
  readonly accountName: string
  readonly channelName: string
  readonly verdict: Verdict
  readonly lines: readonly GateLine[]
  /** The moment it was judged for; null when there is no planned time. */
  readonly planned: string | null
}

/** Who is looking. `writer` gets buttons that change the draft; anyone else reads. */
export type GateReader = 'writer' | 'reader'

/** What the gate panel shows: per target, reasons against first, each in a sentence. */
export function gateTargets(
  decisions: readonly TargetDecision[],
  reader: GateReader,
): GateTarget[] {
  return decisions.map(({ targetId, facts, decision }) => ({
    targetId,
    accountName: facts.account?.name ?? 'Account that is not registered',
    channelName: facts.account ? channelNames[facts.account.channel] : 'Unknown',
    verdict: decision.verdict,
    planned: facts.planned,
    lines: linesOf(decision.reasons, facts, reader),
  }))
}

function linesOf(reasons: readonly Reason[], facts: Facts, reader: GateReader): GateLine[] {
  const lines = [...against(reasons, facts, reader), ...inFavour(reasons, facts)]
  return lines.length > 0 ? lines : [nothingAgainst]
}

const nothingAgainst: GateLine = {
  verdict: 'ALLOW',
  sentence: 'Nobody is shown or quoted, and nothing stands in the way.',
  clears: '',
  offers: [],
}

const weight = { BLOCK: 0, REFER: 1, ALLOW: 2 } as const

function against(reasons: readonly Reason[], facts: Facts, reader: GateReader): GateLine[] {
  return reasons
    .filter(({ verdict }) => verdict !== 'ALLOW')
    .sort((a, b) => weight[a.verdict] - weight[b.verdict])
    .map((reason) => ({
      verdict: stands(reason) ? reason.verdict : 'ALLOW',
      sentence: `${about(reason, facts)}${reason.sentence}`,
      clears: reason.cleared ? `Cleared: ${reason.cleared.reason}` : nextStep(reason),
      offers: reader === 'writer' && stands(reason) ? offersFor(reason, facts) : [],
    }))
}

function nextStep(reason: Reason): string {
  const { step, who } = howToClear(reason)
  if (step === '') return ''
  const theirs = who === '' || who === 'You' || who.startsWith('Author')
  return theirs ? step : `${step} ${who} can do this.`
}

/** `Ben: `, `Picture 2: `, `Ben in picture 2: ` or nothing. */
function about({ subject }: Reason, facts: Facts): string {
  const name = nameOf(subject.personId, facts)
  const at = facts.assets.findIndex(
    ({ id, appearances }) =>
      id === subject.id || appearances.some((appearance) => appearance.id === subject.id),
  )
  const picture = at >= 0 && facts.assets.length > 1 ? `picture ${at + 1}` : ''
  if (name && picture) return `${name} in ${picture}: `
  if (name) return `${name}: `
  return picture ? `${capital(picture)}: ` : ''
}

export const nameOf = (personId: string | null, facts: Facts): string | null =>
  facts.people.find(({ id }) => id === personId)?.knownAs ?? null

/** People who agreed to the same until the same day share a sentence. */
function inFavour(reasons: readonly Reason[], facts: Facts): GateLine[] {
  const said = new Map<string, string[]>()
  for (const reason of reasons) {
    if (reason.verdict !== 'ALLOW') continue
    const { who, what } = allowance(reason, facts)
    const known = said.get(what) ?? []
    said.set(what, known.includes(who) ? known : [...known, who])
  }
  return [...said].map(([what, who]) => ({
    verdict: 'ALLOW',
    sentence: `${list(who.filter((name) => name !== '').sort())}${what}`,
    clears: '',
    offers: [],
  }))
}

function allowance(reason: Reason, facts: Facts): { who: string; what: string } {
  const who = nameOf(reason.subject.personId, facts) ?? ''
  if (reason.code !== 'P01') return { who: '', what: reason.sentence }
  const { useUntil, basis } = reason.details
  if (basis === 'legitimate_interests') {
    return { who, what: ' did not object to ordinary team pictures.' }
  }
  return { who, what: ` said yes to ${agreedTo(reason, facts)}${untilWhen(useUntil)}.` }
}

function agreedTo(reason: Extract<Reason, { code: 'P01' }>, facts: Facts): string {
  const line = facts.people
    .find(({ id }) => id === reason.subject.personId)
    ?.consents.find(({ id }) => id === reason.details.consentId)
    ?.lines.find(({ id }) => id === reason.details.lineId)
  const shown = line?.identifiers.map((identifier) => identifierNames[identifier]) ?? []
  const where = facts.account ? ` on ${channelInSentence[facts.account.channel]}` : ''
  return `${list(shown) || 'this'}${where}`
}

const untilWhen = (day: CivilDate | null): string => (day ? `, until ${sayDay(day)}` : '')
