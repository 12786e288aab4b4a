import { personKindNames } from '../../src/domain/people.ts'
import type { KnownPerson } from '../../src/media/people-search.ts'

/** What tells two people of the same name apart. */
export const describePerson = ({ kind, fullName, knownAs, status }: KnownPerson): string =>
  [
    fullName !== knownAs && fullName,
    personKindNames[kind],
    status === 'left_service' && 'moved out',
    status === 'deceased' && 'has died',
  ]
    .filter(Boolean)
    .join(' · ')
