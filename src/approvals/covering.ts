import { londonDay, sayDay } from '../domain/calendar.ts'
import { channelNames } from '../domain/channels.ts'
import { identifierNames, methodNames, purposeNames } from '../domain/consent.ts'
import type { PersonFacts } from '../domain/decision/facts-consent.ts'
import { capital, list, type Verdict } from '../domain/decision/reason.ts'
import { howToClear, type Reason, stands } from '../domain/decision/reasons.ts'
import type { TargetDecision } from '../posts/gate.ts'

/** Somebody who is shown or quoted, and the words that cover them or do not. */
export type ShownPerson = {
  readonly personId: string
  readonly name: string
  /** The strictest answer over the targets that are to be decided. */
  readonly verdict: Verdict
  /** What they agreed to, in words, with its last day; then what stands against it and where. */
  readonly lines: readonly string[]
}

/** Everyone who is shown or quoted, in the order of the pictures, each once. */
export function peopleCovered(decisions: readonly TargetDecision[]): ShownPerson[] {
  const people = decisions[0]?.facts.people ?? []
  return people.map((person) => {
    const about = decisions.flatMap(({ decision, facts }) =>
      decision.reasons
        .filter(({ subject }) => subject.personId === person.id)
        .map((reason) => ({ reason, facts })),
    )
    const against = about.filter(({ reason }) => reason.verdict !== 'ALLOW')
    return {
      personId: person.id,
      name: person.knownAs,
      verdict: strictest(against.filter(({ reason }) => stands(reason)).map(verdictOf)),
      lines: [
        ...new Set(about.flatMap(({ reason }) => coveringWords(reason, person))),
        ...new Set(against.map(({ reason, facts }) => objection(reason, facts))),
      ],
    }
  })
}

const verdictOf = ({ reason }: { readonly reason: Reason }): Verdict => reason.verdict

const strictest = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('BLOCK') ? 'BLOCK' : verdicts.includes('REFER') ? 'REFER' : 'ALLOW'

/** “Face and first name, on Facebook and own website, for news of activities.” Signed on paper, … until … */
function coveringWords(reason: Reason, person: PersonFacts): string[] {
  if (reason.code !== 'P01') return []
  const { consentId, lineId, basis } = reason.details
  if (basis === 'legitimate_interests') {
    return ['Ordinary team pictures, from a written assessment. They have not objected.']
  }
  const record = person.consents.find(({ id }) => id === consentId)
  const line = record?.lines.find(({ id }) => id === lineId)
  if (!record || !line) return []
  const shown = capital(list(line.identifiers.map((one) => identifierNames[one])))
  const where = list(line.channels.map((one) => channelNames[one]))
  const what = list(line.purposes.map((one) => purposeNames[one].toLowerCase()))
  const how = record.method ? methodNames[record.method] : 'Answered'
  const day = record.decidedAt === null ? '' : `, ${sayDay(londonDay(record.decidedAt))}`
  return [`“${shown}, on ${where}, for ${what}.” ${how}${day}. Until ${sayDay(line.useUntil)}.`]
}

function objection(reason: Reason, { account }: TargetDecision['facts']): string {
  const where = account ? `${channelNames[account.channel]}: ` : ''
  if (reason.cleared) return `${where}${reason.sentence} Cleared: ${reason.cleared.reason}`
  return `${where}${reason.sentence} ${howToClear(reason).step}`
}
