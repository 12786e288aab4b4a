/** Who can appear in, or be quoted by, something we publish. Source: domain model B1. */

export const personKinds = [
  'pws',
  'former_pws',
  'relative_or_carer',
  'staff',
  'former_staff',
  'volunteer',
  'visitor',
  'professional',
  'child_visitor',
] as const
export type PersonKind = (typeof personKinds)[number]

export const personKindNames: Record<PersonKind, string> = {
  pws: 'Person supported',
  former_pws: 'Person we used to support',
  relative_or_carer: 'Relative or carer',
  staff: 'Colleague',
  former_staff: 'Former colleague',
  volunteer: 'Volunteer',
  visitor: 'Visitor',
  professional: 'Professional',
  child_visitor: 'Child who visits',
}

/** People who use, or used, the service: their pictures reveal care, so the strictest rules apply (L6). */
export const isPersonSupported = (kind: PersonKind): boolean =>
  kind === 'pws' || kind === 'former_pws'

export const personStatuses = ['active', 'left_service', 'deceased'] as const
export type PersonStatus = (typeof personStatuses)[number]

/** `date_of_birth` means the age is worked out from the date; `not_known` never counts as adult (K07). */
export const ageBands = ['adult_confirmed', 'date_of_birth', 'not_known'] as const
export type AgeBand = (typeof ageBands)[number]

export const ageBandNames: Record<AgeBand, string> = {
  adult_confirmed: 'Confirmed adult (18 or over)',
  date_of_birth: 'Date of birth known',
  not_known: 'Not known',
}

export const communicationNeeds = [
  'easy_read',
  'large_print',
  'audio',
  'bsl',
  'welsh',
  'other_language',
  'pictures_and_symbols',
  'time_to_think',
] as const
export type CommunicationNeed = (typeof communicationNeeds)[number]

export const communicationNeedNames: Record<CommunicationNeed, string> = {
  easy_read: 'Easy Read',
  large_print: 'Large print',
  audio: 'Audio',
  bsl: 'British Sign Language',
  welsh: 'Welsh',
  other_language: 'Another language',
  pictures_and_symbols: 'Pictures and symbols',
  time_to_think: 'Time to think, asked in person',
}
