import type { Identifier, Purpose } from '../consent.ts'
import { isPersonSupported, type PersonKind } from '../people.ts'
import type { ConsentFacts, PersonFacts } from './facts-consent.ts'
import type { Where } from './latest-no.ts'
import { dayOf, type Moment } from './moment.ts'
import { type Reason, raise } from './reasons.ts'
import type { Use } from './scene.ts'

/** Colleagues, visitors and everyone else who is not supported: M01 and M02 (B4, staff, visitors, families). */

const team: readonly PersonKind[] = ['staff', 'volunteer']

/** Records that still count. Leaving ends every yes given before it; a later one stands on its own. */
export function recordsSinceLeaving(
  records: readonly ConsentFacts[],
  person: PersonFacts,
  at: Moment,
): readonly ConsentFacts[] {
  if (!hasLeft(person, at)) return records
  const { leftOn } = person
  return records.filter(
    ({ decision, decidedAt }) =>
      decision !== 'agree' || (leftOn !== null && decidedAt !== null && dayOf(decidedAt) > leftOn),
  )
}

/** When no permission is on file. Null when the person is supported, so that C01 speaks. */
export function withoutRecord(
  person: PersonFacts,
  use: Use,
  where: Where,
  at: Moment,
): Reason | null {
  if (isPersonSupported(person.kind)) return null
  const { subject } = use
  if (hasLeft(person, at)) return raise('M02', subject, { leftOn: person.leftOn })
  const because = basisFault(person, use, where, at)
  if (because !== null) return raise('M01', subject, { because })
  return raise('P01', subject, {
    consentId: null,
    lineId: null,
    useUntil: null,
    basis: 'legitimate_interests',
  })
}

/** An objection ends the basis and outweighs every yes before it. */
export const objectedAt = ({ basis }: PersonFacts, at: Moment): number | null =>
  basis !== null && basis.objectedAt !== null && basis.objectedAt <= at.instant
    ? basis.objectedAt
    : null

function hasLeft({ kind, leftOn }: PersonFacts, at: Moment): boolean {
  if (kind === 'former_staff') return true
  return team.includes(kind) && leftOn !== null && leftOn <= at.day
}

function basisFault(
  person: PersonFacts,
  use: Use,
  where: Where,
  at: Moment,
): 'no_basis' | 'objected' | 'ended' | 'not_covered' | null {
  const { basis, kind } = person
  if (objectedAt(person, at) !== null) return 'objected'
  if (basis === null || !team.includes(kind) || basis.assessedOn > at.day) return 'no_basis'
  if (basis.endedOn !== null && basis.endedOn <= at.day) return 'ended'
  return isTeamPicture(use, where) ? null : 'not_covered'
}

const ordinary: readonly Identifier[] = ['face', 'body_not_face', 'first_name', 'service_name']
const everyday: readonly Purpose[] = ['news_of_activities', 'promote_service']

/** Portraits, interviews and adverts always need the colleague’s own yes (B4). */
function isTeamPicture({ media, company, shown }: Use, { purpose }: Where): boolean {
  if (media !== 'photo' && media !== 'video') return false
  if (company < 2 || purpose === null || !everyday.includes(purpose)) return false
  return shown.length > 0 && shown.every((identifier) => ordinary.includes(identifier))
}
