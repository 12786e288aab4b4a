import { londonDay, sayDay } from '../domain/calendar.ts'
import { channelsInWords } from '../domain/channels.ts'
import { identifierNames, methodNames, purposeNames } from '../domain/consent.ts'
import type { PersonFacts } from '../domain/decision/facts-consent.ts'
import { capital, list } from '../domain/decision/reason.ts'
import { type Reason, stands } from '../domain/decision/reasons.ts'
import type { TargetDecision } from '../posts/gate.ts'

/** Somebody who is shown or quoted, and the words that cover them or do not. */
export type ShownPerson = {
  readonly personId: string
  readonly name: string
  /** Channels where something stands against showing them, by name; `everywhere` when nothing is left. */
  readonly stopped: readonly string[] | 'everywhere'
  /** Something must be looked at before it may go out. */
  readonly check: boolean
  /** What they agreed to, in words, with its last day; then what stands against it and where. */
  readonly lines: readonly string[]
}

type About = { readonly reason: Reason; readonly where: string }

/** Everyone who is shown or quoted, in the order of the pictures, each once. */
export function peopleCovered(decisions: readonly TargetDecision[]): ShownPerson[] {
  const people = decisions[0]?.facts.people ?? []
  return people.map((person) => {
    const about = decisions.flatMap((decided) => reasonsAbout(person, decided))
    const standing = about.filter(({ reason }) => stands(reason))
    const stopped = standing.filter(({ reason }) => reason.verdict === 'BLOCK')
    const places = [...new Set(stopped.map(({ where }) => where))]
    return {
      personId: person.id,
      name: person.knownAs,
      stopped: places.length > 0 && places.length === decisions.length ? 'everywhere' : places,
      check: standing.some(({ reason }) => reason.verdict === 'REFER'),
      lines: [
        ...new Set(about.flatMap(({ reason }) => coveringWords(reason, person))),
        ...objections(about, decisions.length),
      ],
    }
  })
}

function reasonsAbout({ id }: PersonFacts, { decision, facts }: TargetDecision): About[] {
  const where = facts.account ? channelsInWords[facts.account.channel] : 'an unknown account'
  return decision.reasons
    .filter(({ subject }) => subject.personId === id)
    .map((reason) => ({ reason, where }))
}

/** “Face and first name, on Facebook and our website, for news of activities.” Signed on paper, … Until … */
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
  const where = list(line.channels.map((one) => channelsInWords[one]))
  const what = list(line.purposes.map((one) => purposeNames[one].toLowerCase()))
  const how = record.method ? methodNames[record.method] : 'Answered'
  const day = record.decidedAt === null ? '' : `, ${sayDay(londonDay(record.decidedAt))}`
  return [`“${shown}, on ${where}, for ${what}.” ${how}${day}. Until ${sayDay(line.useUntil)}.`]
}

/** Each sentence once, with where it applies unless that is everywhere. */
function objections(about: readonly About[], targets: number): string[] {
  const against = about.filter(({ reason }) => reason.verdict !== 'ALLOW')
  const bySentence = Map.groupBy(against, ({ reason }) =>
    reason.cleared ? `${reason.sentence} Cleared: ${reason.cleared.reason}` : reason.sentence,
  )
  return [...bySentence].map(([sentence, found]) => {
    const places = [...new Set(found.map(({ where }) => where))]
    return places.length === targets ? sentence : `${capital(list(places))}: ${sentence}`
  })
}
