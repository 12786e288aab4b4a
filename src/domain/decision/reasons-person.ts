import type { CivilDate } from '../calendar.ts'
import { row } from './reason.ts'

/** Reasons about who somebody is, and who may decide for them (P, A, D, K, M). Sentences: domain/3-decision.md. */

const consentAgain = 'Ask the person, in the way that works for them, and record the answer.'
const careStaff = 'Care staff'
const manager = 'Registered Manager'
const family = 'person'
const block = ['BLOCK'] as const

/** The record a reason is about. */
type OfRecord = { readonly consentId: string }

export const allowances = {
  P01: row<{
    readonly consentId: string | null
    readonly lineId: string | null
    readonly useUntil: CivilDate | null
    readonly basis: 'permission' | 'legitimate_interests'
  }>({
    name: 'permissionCovers',
    family,
    verdicts: ['ALLOW'],
    sentence: () => 'Permission covers this use.',
  }),
  P02: row<{ readonly checkedBy: readonly [string, string] }>({
    name: 'notIdentifiable',
    family,
    verdicts: ['ALLOW'],
    sentence: () => 'Nobody can be recognised. Checked by two people.',
  }),
}

const masked = true

/** A person who does not decide for themself. These rows only say no; the routes to a yes are not built yet. */
export const authorityReasons = {
  A01: row<OfRecord & { readonly giverKind: string }>({
    name: 'relativeCannotAgree',
    family,
    verdicts: block,
    sentence: () => 'A relative cannot agree for an adult.',
    clear: 'Ask the person. If they may not be able to decide, speak to the Registered Manager.',
    who: manager,
    masked,
  }),
  A02: row<OfRecord & { readonly giverKind: string }>({
    name: 'wrongKindOfPower',
    family,
    verdicts: block,
    sentence: () => 'This power is for money or treatment, not for pictures.',
    clear: 'Ask the person, or whoever has the right power.',
    who: manager,
    masked,
  }),
  A03: row<OfRecord & { readonly giverKind: string }>({
    name: 'powerNotSeen',
    family,
    verdicts: block,
    sentence: () => 'We have not seen proof of this power.',
    clear: 'Do not use this until the proof has been seen.',
    who: manager,
    masked,
  }),
  A07: row<OfRecord>({
    name: 'capacityInDoubt',
    family,
    verdicts: block,
    sentence: () => 'We need to check this person can make this decision.',
    clear: 'Speak to the Registered Manager.',
    who: manager,
    masked,
  }),
  D01: row({
    name: 'personHasDied',
    family,
    verdicts: block,
    sentence: () => 'Please speak to the Registered Manager about this person.',
    clear: 'Speak to the Registered Manager.',
    who: manager,
    masked,
  }),
}

export const ageReasons = {
  K01: row({
    name: 'childNeedsParent',
    family,
    verdicts: block,
    sentence: () => 'A person with parental responsibility must agree.',
    clear: 'Use a picture without them. Permission for children cannot be checked here yet.',
    who: manager,
  }),
  K04: row<OfRecord>({
    name: 'nowAnAdult',
    family,
    verdicts: block,
    sentence: () => 'They are now an adult. Ask them.',
    clear: consentAgain,
    who: careStaff,
  }),
  K07: row<{ readonly because: 'not_known' | 'under_18' | 'child_visitor' }>({
    name: 'adultNotConfirmed',
    family,
    verdicts: block,
    sentence: () => 'We need to know this person is an adult.',
    clear: ({ because }) =>
      because === 'under_18'
        ? 'Use a picture without them. Permission from people under 18 cannot be checked here yet.'
        : 'Confirm that they are 18 or over.',
    who: careStaff,
  }),
}

export const colleagueReasons = {
  M01: row<{ readonly because: 'no_basis' | 'objected' | 'ended' | 'not_covered' }>({
    name: 'colleagueHasNotAgreed',
    family,
    verdicts: block,
    sentence: () => 'This colleague or visitor has not agreed.',
    clear: consentAgain,
    who: careStaff,
  }),
  M02: row<{ readonly leftOn: CivilDate | null }>({
    name: 'colleagueHasLeft',
    family,
    verdicts: block,
    sentence: () => 'This colleague has left.',
    clear: 'Use a picture without them, or ask them anew.',
    who: careStaff,
  }),
}
