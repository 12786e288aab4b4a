import { londonDay, placeLocal, sayLocal } from '../domain/calendar.ts'
import { channelInSentence } from '../domain/channels.ts'
import type { Facts } from '../domain/decision/facts.ts'
import type { Reason } from '../domain/decision/reasons.ts'

/** One thing to press: a link, or a button of the compose form that also saves what was typed. */
export type Offer =
  | { readonly kind: 'link'; readonly href: string; readonly words: string }
  | {
      readonly kind: 'button'
      readonly action: string
      readonly words: string
      readonly name?: string
      readonly value?: string
    }

/** What an author can do about a reason, the best first. */
export function offersFor(reason: Reason, facts: Facts): readonly Offer[] {
  const here = `/posts/${facts.post.id}`
  const target = `${here}/targets/${facts.targetId}`
  switch (reason.code) {
    case 'C01':
    case 'C02':
    case 'C07':
    case 'C10':
    case 'C11':
    case 'C12':
    case 'C15':
    case 'C16':
    case 'C18':
    case 'C20':
      return [ask(reason, facts)]
    case 'C03':
    case 'C04':
    case 'C22':
      return without(reason, facts, here)
    case 'C05':
      return [...earlier(reason.details.lastDay, facts, target), ask(reason, facts)]
    case 'C06':
      return [...later(reason.details.firstDay, facts, target), ask(reason, facts)]
    case 'C08':
      return [leaveOut(facts, target), ask(reason, facts)]
    case 'C09':
      return [link('#field-purpose', 'Change what it is for'), ask(reason, facts)]
    case 'C14':
      return [link(`/consents/${reason.details.consentId}`, 'Open the record')]
    case 'S01':
      return [picture(reason, facts, 'Say who is in the picture')]
    case 'S02':
    case 'S03':
      return [picture(reason, facts, 'Say who made it')]
    case 'S10':
      return [picture(reason, facts, 'Open the picture')]
    case 'T01':
      return [
        reason.details.missing.includes('category')
          ? link('#field-category', 'Choose what it is about')
          : link('#field-purpose', 'Choose what it is for'),
      ]
    case 'T07':
      return [picture(reason, facts, 'Describe the picture')]
    case 'N01':
    case 'N02':
    case 'N03':
    case 'W01':
      return [leaveOut(facts, target)]
    case 'V04':
      return [link(`#field-at_${facts.targetId}`, 'Choose another time')]
    default:
      return []
  }
}

const link = (href: string, words: string): Offer => ({ kind: 'link', href, words })

function ask({ subject }: Reason, facts: Facts): Offer {
  const person = facts.people.find(({ id }) => id === subject.personId)
  return link(`/people/${subject.personId}`, `Ask ${person?.knownAs ?? 'them'}`)
}

const leaveOut = ({ account }: Facts, target: string): Offer => ({
  kind: 'button',
  action: `${target}/drop`,
  words: `Leave ${account ? channelInSentence[account.channel] : 'this account'} out`,
})

const picture = (reason: Reason, facts: Facts, words: string): Offer =>
  link(`/media/${assetOf(reason, facts)?.id ?? ''}`, words)

const assetOf = ({ subject }: Reason, facts: Facts) =>
  facts.assets.find(
    ({ id, appearances }) =>
      id === subject.id || appearances.some((appearance) => appearance.id === subject.id),
  )

/** Somebody said no: the picture goes, or another one comes. */
function without(reason: Reason, facts: Facts, here: string): readonly Offer[] {
  const asset = assetOf(reason, facts)
  if (!asset) return []
  return [
    {
      kind: 'button',
      action: `${here}/pictures`,
      words: 'Use a different picture',
      name: 'instead_of',
      value: asset.id,
    },
    { kind: 'button', action: `${here}/pictures/${asset.id}/removal`, words: 'Take it out' },
  ]
}

/** The last permitted day at the same time of day, while that is still to come. */
function earlier(lastDay: string, facts: Facts, target: string): readonly Offer[] {
  if (lastDay < londonDay(facts.now)) return []
  return moveTo(`${lastDay}T${facts.planned?.slice(11) ?? '09:00'}`, facts, target)
}

const later = (firstDay: string, facts: Facts, target: string): readonly Offer[] =>
  moveTo(`${firstDay}T${facts.planned?.slice(11) ?? '09:00'}`, facts, target)

function moveTo(slot: string, facts: Facts, target: string): readonly Offer[] {
  if (placeLocal(slot).instant <= facts.now) return []
  return [
    {
      kind: 'button',
      action: `${target}/plan`,
      words: `Move to ${sayLocal(slot)}`,
      name: 'planned',
      value: slot,
    },
  ]
}
