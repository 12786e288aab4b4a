import type { Role } from './roles.ts'

/** Roles that belong to one service each; the rest are held for the whole organisation. */
export const rolesOfOneService: readonly Role[] = [
  'carer',
  'author',
  'registered_manager',
  'deputy',
]

export const holdingProblems = {
  needs_service: 'Choose the service: this role belongs to one.',
  whole_organisation: 'This role is held for the whole organisation. Leave the service empty.',
  administrator_apart:
    'An administrator may not also see people or approve posts, so this person cannot hold both roles. Choose somebody else.',
  held_already: 'They hold this role on some of these days already.',
  backwards: 'The last day must not be before the first day.',
} as const
export type HoldingProblem = keyof typeof holdingProblems

export type Holding = {
  readonly role: Role
  readonly serviceId: string | null
  readonly from: string
  readonly until: string | null
}

/** Why somebody may not be given a role beside those they hold, or null (separation rules, roles D). */
export function holdingProblem(wanted: Holding, held: readonly Holding[]): HoldingProblem | null {
  const ofOneService = rolesOfOneService.includes(wanted.role)
  if (ofOneService && wanted.serviceId === null) return 'needs_service'
  if (!ofOneService && wanted.serviceId !== null) return 'whole_organisation'
  if (wanted.until !== null && wanted.until < wanted.from) return 'backwards'
  const atOnce = held.filter((other) => overlap(wanted, other))
  if (
    atOnce.some((other) => (other.role === 'administrator') !== (wanted.role === 'administrator'))
  ) {
    return 'administrator_apart'
  }
  const same = (other: Holding) =>
    other.role === wanted.role && other.serviceId === wanted.serviceId
  return atOnce.some(same) ? 'held_already' : null
}

const overlap = (one: Holding, other: Holding): boolean =>
  (one.until === null || other.from <= one.until) &&
  (other.until === null || one.from <= other.until)
