import type { CivilDate } from '../calendar.ts'
import type { PersonFacts } from './facts-consent.ts'

/** First day at an age. A birthday on 29 February falls on 1 March in other years; ages change at 00:00 in London. */
export function birthday(dateOfBirth: CivilDate, age: number): CivilDate {
  const year = Number(dateOfBirth.slice(0, 4)) + age
  return `${String(year).padStart(4, '0')}${dateOfBirth.slice(4)}`
}

/** First day as an adult, when a date of birth says so; null when there is none to go by. */
export function adultSince({ ageBand, dateOfBirth }: PersonFacts): CivilDate | null {
  return ageBand === 'adult_confirmed' || dateOfBirth === null ? null : birthday(dateOfBirth, 18)
}

export type AgeFault = 'under_16' | 'under_18' | 'not_known' | 'child_visitor'

/** Why a person cannot be taken for an adult on a day; null when they can (K01, K07). */
export function ageFault(person: PersonFacts, day: CivilDate): AgeFault | null {
  if (person.dateOfBirth !== null && day < birthday(person.dateOfBirth, 16)) return 'under_16'
  if (person.dateOfBirth !== null && day < birthday(person.dateOfBirth, 18)) return 'under_18'
  if (person.kind === 'child_visitor') return 'child_visitor'
  if (person.ageBand === 'adult_confirmed') return null
  return person.ageBand === 'date_of_birth' && person.dateOfBirth !== null ? null : 'not_known'
}
