import { type CapacityBasis, type GiverKind, giverKinds } from './consent.ts'
import type { Nation } from './nations.ts'

/** Who may answer for an adult, and what to say about everyone else. Source: domain model B4, codes A01 to A03. */

export const giverKindNames: Record<GiverKind, string> = {
  self: 'The person themself',
  parent_or_pr_holder: 'Parent, or somebody with parental responsibility',
  local_authority_pr: 'Council with parental responsibility',
  attorney_hw: 'Attorney for health and welfare',
  deputy_welfare: 'Deputy for welfare',
  court_order: 'Court order',
  welfare_attorney_sct: 'Welfare attorney (Scotland)',
  welfare_guardian_sct: 'Welfare guardian (Scotland)',
  intervention_order_sct: 'Intervention order (Scotland)',
  personal_representative_deceased: 'Personal representative of somebody who has died',
  relative: 'Relative, such as a son, daughter or partner',
  next_of_kin: 'Next of kin',
  friend: 'Friend',
  support_worker: 'Support worker',
  imca: 'Independent mental capacity advocate',
  appointee: 'Appointee for benefits',
  attorney_property: 'Attorney for property and money',
  continuing_attorney: 'Continuing attorney (Scotland)',
  deputy_property: 'Deputy for property and money',
  named_person: 'Named person',
}

export const capacityBasisNames: Record<CapacityBasis, string> = {
  presumed_no_doubt: 'Yes, nobody doubts it',
  assessed_has: 'Yes, an assessment of this decision says so',
  assessed_lacks: 'No, an assessment of this decision says so',
  doubt_recorded: 'Somebody is not sure',
}

/** Everyone who can be picked besides the person. */
export const otherGivers = giverKinds.filter((kind) => kind !== 'self')

type Standing = 'own_word' | 'no_power' | 'wrong_power' | 'power_not_seen'

/** What somebody’s relationship or paper is worth for a decision about pictures. */
export function standingOf(kind: GiverKind): Standing {
  if (kind === 'self') return 'own_word'
  if (noPower.includes(kind)) return 'no_power'
  return wrongPower.includes(kind) ? 'wrong_power' : 'power_not_seen'
}

const noPower: readonly GiverKind[] = [
  'parent_or_pr_holder',
  'relative',
  'next_of_kin',
  'friend',
  'support_worker',
  'imca',
  'named_person',
]
const wrongPower: readonly GiverKind[] = [
  'appointee',
  'attorney_property',
  'continuing_attorney',
  'deputy_property',
]

/** Why this answer is not enough, and what is. Null when the person answered for themself. */
export function whyNotEnough(
  kind: GiverKind,
  nation: Nation,
): { readonly why: string; readonly instead: string } | null {
  const instead = `Ask the person first: an adult decides for themself. ${whoElse[nation === 'scotland' ? 'scotland' : 'england_and_wales']}`
  switch (standingOf(kind)) {
    case 'own_word':
      return null
    case 'no_power':
      return {
        why: 'Being close to an adult gives nobody the power to agree for them. What they think matters, but it is not a yes.',
        instead,
      }
    case 'wrong_power':
      return { why: 'This power is for money or treatment, not for pictures.', instead }
    case 'power_not_seen':
      return {
        why: 'This power may be the right one, but its proof cannot be recorded here yet, so nothing may be used because of it.',
        instead,
      }
  }
}

const whoElse = {
  england_and_wales:
    'If an assessment says they cannot make this decision, only a registered health and welfare attorney, a welfare deputy with that power, or the Court of Protection can. Speak to the Registered Manager.',
  scotland:
    'If they cannot make this decision, only a registered welfare attorney whose power covers it, a welfare guardian, or an intervention order that names it can. Speak to the Registered Manager.',
} as const
