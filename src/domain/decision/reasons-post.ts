import type { AccountStatus } from '../channels.ts'
import { list, row } from './reason.ts'

/** Reasons about the picture, the words and the account (P03, S, T, N). Sentences: domain/3-decision.md. */

const block = ['BLOCK'] as const
const author = 'Author'
const approver = 'Approver'

const people = (n: number): string => (n === 1 ? '1 person is' : `${n} people are`)
const named = (n: number): string => (n === 1 ? '1 is named' : `${n} are named`)

export const assetReasons = {
  P03: row({
    name: 'nobodyShown',
    family: 'asset',
    verdicts: ['ALLOW'],
    sentence: () => 'No people in this item.',
  }),
  S01: row<{
    readonly because:
      | 'not_counted'
      | 'count_differs'
      | 'unknown_person'
      | 'approver_has_not_counted'
    readonly people: number | null
    readonly named: number
  }>({
    name: 'peopleNotAllNamed',
    family: 'asset',
    verdicts: block,
    sentence: (d) => {
      if (d.because === 'approver_has_not_counted')
        return 'The approver has not counted the people in this item yet.'
      if (d.people === null) return 'Nobody has said how many people are in this item.'
      if (d.because === 'unknown_person')
        return 'Someone in this item is not known, so it cannot be used.'
      return `${people(d.people)} in this item but ${named(d.named)}.`
    },
    clear: (d) =>
      d.because === 'approver_has_not_counted'
        ? 'Count the people you can see.'
        : 'Count everyone who can be seen, and say who each one is.',
    who: author,
  }),
  S02: row({
    name: 'noRightToUse',
    family: 'asset',
    verdicts: block,
    sentence: () => 'We do not know we may use this item.',
    clear: 'Say who made it and who said we may use it, or use another one.',
    who: author,
  }),
  S03: row<{ readonly because: readonly ('ended' | 'channel' | 'paid_use')[] }>({
    name: 'licenceDoesNotCover',
    family: 'asset',
    verdicts: block,
    sentence: () => 'The licence does not cover this use.',
    clear: ({ because }) => {
      const fixes = { ended: 'a later end', channel: 'this channel', paid_use: 'paid adverts' }
      return `Get a licence that covers ${list(because.map((b) => fixes[b]))}, or use another item.`
    },
    who: author,
  }),
  S07: row<{ readonly because: 'not_checked' | 'failed' }>({
    name: 'dignityNotChecked',
    family: 'asset',
    verdicts: block,
    sentence: ({ because }) =>
      because === 'failed'
        ? 'A second person said that this does not show dignity.'
        : 'A second person must check dignity.',
    clear: ({ because }) =>
      because === 'failed' ? 'Use another item.' : 'Look closely: would they like to be seen so?',
    who: approver,
  }),
  S10: row<{ readonly because: 'one_checker' | 'can_be_recognised' }>({
    name: 'notIdentifiableUnproven',
    family: 'asset',
    verdicts: ['BLOCK', 'REFER'],
    sentence: () => 'A second person who knows the service must agree.',
    clear: ({ because }) =>
      because === 'can_be_recognised'
        ? 'What is shown could tell who this is. Say who it is.'
        : 'Look closely, and agree that nobody could recognise them.',
    who: approver,
  }),
}

export const contentReasons = {
  T01: row<{ readonly missing: readonly ('category' | 'purpose')[] }>({
    name: 'noCategory',
    family: 'content',
    verdicts: block,
    sentence: ({ missing }) =>
      missing.includes('category')
        ? 'Choose what this post is about.'
        : 'Choose what this post is for.',
    clear: 'Choose from the list.',
    who: author,
  }),
  T07: row({
    name: 'noAltText',
    family: 'content',
    verdicts: ['REFER'],
    sentence: () => 'Add a description so everyone can use this.',
    clear: 'Say in a sentence what can be seen or heard.',
    who: author,
  }),
}

export const accountReasons = {
  N01: row({
    name: 'accountNotRegistered',
    family: 'account',
    verdicts: block,
    sentence: () => 'This account is not registered.',
    clear: 'Add it to the register of official accounts.',
    who: 'Administrator',
  }),
  N02: row<{ readonly status: AccountStatus }>({
    name: 'accountSwitchedOff',
    family: 'account',
    verdicts: block,
    sentence: () => 'This account is switched off.',
    clear: 'Leave this account out until it is switched on again.',
    who: 'Administrator or Registered Manager',
  }),
  N03: row({
    name: 'privacyCheckNotSigned',
    family: 'account',
    verdicts: block,
    sentence: () => 'The privacy check for this account is not signed.',
    clear: 'Finish and sign the privacy check.',
    who: 'Data protection officer',
  }),
}
