import { type CivilDate, type Instant, sayDay } from '../calendar.ts'
import { type Channel, channelNames } from '../channels.ts'
import {
  type Identifier,
  identifierNames,
  type Media,
  mediaNames,
  type Purpose,
  purposeNames,
} from '../consent.ts'
import { capital, list, row } from './reason.ts'

/** Reasons about what somebody agreed to (C). Sentences: domain/3-decision.md, person rules. */

const consentAgain = 'Ask the person, in the way that works for them, and record the answer.'
const careStaff = 'Care staff'
const manager = 'Registered Manager'
const family = 'person'
const block = ['BLOCK'] as const

/** What is missing from the proof of an answer (C14). */
export type ProofGap =
  | 'not_checked'
  | 'checked_by_recorder'
  | 'check_failed'
  | 'no_evidence'
  | 'unreadable'
  | 'no_witness'
  | 'witness_asked'
  | 'no_statement'
  | 'no_method'
  | 'no_time'
  | 'lawful_basis'
  | 'review_date'
  | 'no_lines'

/** What is missing from what the person was told (C15). */
export type NoticeGap = 'no_notice' | 'format' | 'told_points' | 'special_category'

/** The record a reason is about. */
type OfRecord = { readonly consentId: string }

export const consentReasons = {
  C01: row({
    name: 'noPermissionOnFile',
    family,
    verdicts: block,
    sentence: () => 'There is no permission on file for this person.',
    clear: consentAgain,
    who: careStaff,
  }),
  C02: row<{ readonly consentId: string; readonly askedAt: Instant }>({
    name: 'waitingForAnswer',
    family,
    verdicts: block,
    sentence: () => 'We are still waiting for this person’s answer.',
    clear: 'Wait for their answer. Do not press them.',
    who: careStaff,
  }),
  C03: row<{
    readonly consentId: string
    readonly decidedAt: Instant
    readonly askAgainFrom: CivilDate
  }>({
    name: 'saidNo',
    family,
    verdicts: block,
    sentence: () => 'This person said no. Use a different picture.',
    clear: ({ askAgainFrom }) =>
      `Use a different picture, or cut them out of a copy. Do not ask again before ${sayDay(askAgainFrom)}, unless they bring it up.`,
    who: 'Author',
  }),
  C04: row<{
    readonly withdrawalId: string
    readonly saidAt: Instant
    readonly recordedAt: Instant
  }>({
    name: 'changedTheirMind',
    family,
    verdicts: block,
    sentence: () => 'This person changed their mind. It must not be used.',
    clear: 'Use a different picture. Only a new answer, if they bring it up, can change this.',
    who: 'Author',
  }),
  C05: row<OfRecord & { readonly lineId: string; readonly lastDay: CivilDate }>({
    name: 'permissionRanOut',
    family,
    verdicts: block,
    sentence: ({ lastDay }) => `Permission ran out on ${sayDay(lastDay)}.`,
    clear: ({ lastDay }) => `Choose a time on or before ${sayDay(lastDay)}, or ask again.`,
    who: 'Author or care staff',
  }),
  C06: row<OfRecord & { readonly lineId: string; readonly firstDay: CivilDate }>({
    name: 'permissionNotStarted',
    family,
    verdicts: block,
    sentence: ({ firstDay }) => `Permission starts on ${sayDay(firstDay)}.`,
    clear: ({ firstDay }) => `Choose a time on or after ${sayDay(firstDay)}.`,
    who: 'Author',
  }),
  C07: row<
    OfRecord & {
      readonly due: CivilDate | null
      readonly graceUntil: CivilDate | null
      readonly because: 'review' | 'moved_out'
    }
  >({
    name: 'reviewOverdue',
    family,
    verdicts: ['BLOCK', 'REFER'],
    sentence: () => 'Permission needs checking with the person first.',
    clear: 'Go through the permission again with the person.',
    who: careStaff,
    approverMayClear: true,
  }),
  C08: row<{ readonly channel: Channel; readonly covered: readonly Channel[] }>({
    name: 'channelNotCovered',
    family,
    verdicts: block,
    sentence: ({ channel, covered }) =>
      `Permission does not cover ${channelNames[channel]}. It covers: ${covered.map((c) => channelNames[c]).join(', ') || 'nothing'}.`,
    clear: ({ channel }) => `Leave ${channelNames[channel]} out, or ask the person about it.`,
    who: 'Author or care staff',
  }),
  C09: row<{ readonly purpose: Purpose; readonly covered: readonly Purpose[] }>({
    name: 'purposeNotCovered',
    family,
    verdicts: block,
    sentence: ({ purpose }) =>
      `Permission does not cover using this for ${purposeNames[purpose].toLowerCase()}.`,
    clear: 'Change what the post is for, or ask the person.',
    who: 'Author or care staff',
  }),
  C10: row<{ readonly media: Media; readonly covered: readonly Media[] }>({
    name: 'mediaNotCovered',
    family,
    verdicts: block,
    sentence: ({ media, covered }) =>
      `Permission covers ${list(covered.map((m) => mediaNames[m].toLowerCase())) || 'nothing'}, not ${mediaNames[media].toLowerCase()}.`,
    clear: 'Use something the permission covers, or ask the person.',
    who: 'Author or care staff',
  }),
  C11: row<{ readonly identifiers: readonly Identifier[]; readonly words: readonly string[] }>({
    name: 'identifierNotAgreed',
    family,
    verdicts: block,
    sentence: ({ identifiers, words }) => {
      const shown = [...identifiers.map((i) => identifierNames[i]), ...words.map((w) => `“${w}”`)]
      if (shown.length === 0) return 'Nobody has said what this shows of the person.'
      return `This shows ${list(shown)}, which was not agreed.`
    },
    clear: ({ identifiers, words }) =>
      identifiers.length + words.length === 0
        ? 'Say what is shown of them: face, voice, name and so on.'
        : 'Take that out, or ask the person about it.',
    who: 'Author or care staff',
  }),
  C12: row<OfRecord & { readonly event: string | null }>({
    name: 'outsideAgreedAsset',
    family,
    verdicts: block,
    sentence: ({ event }) =>
      event === null
        ? 'Permission was for one other picture or quote only.'
        : `Permission was for ${event} only.`,
    clear: 'Use what was agreed, or ask the person about this one.',
    who: 'Author or care staff',
  }),
  C13: row<{ readonly together: readonly [string, string] }>({
    name: 'neverTogether',
    family,
    verdicts: block,
    sentence: ({ together: [a, b] }) => `${capital(a)} and ${b} must not be shown together.`,
    clear: 'Take one of the two out.',
    who: 'Author',
  }),
  C14: row<OfRecord & { readonly gaps: readonly ProofGap[] }>({
    name: 'proofIncomplete',
    family,
    verdicts: block,
    sentence: () => 'The permission form cannot be read or is not complete.',
    clear: ({ gaps }) =>
      gaps.length === 1 && gaps[0] === 'not_checked'
        ? 'A second person must open the proof and check it.'
        : 'Complete the form or take it again, then have a second person check it.',
    who: manager,
  }),
  C15: row<OfRecord & { readonly gaps: readonly NoticeGap[] }>({
    name: 'notToldEnough',
    family,
    verdicts: block,
    sentence: () => 'The person may not have been told enough in a way that works for them.',
    clear: 'Explain again in the right format, and make a new record.',
    who: careStaff,
  }),
  C16: row<OfRecord & { readonly because: 'concern' | 'bundled' | 'not_asked' }>({
    name: 'choiceMayNotBeFree',
    family,
    verdicts: block,
    sentence: () => 'We are not sure this was a free choice.',
    clear: 'Look at it together and, if all is well, make a new record.',
    who: 'Registered Manager and safeguarding lead',
  }),
  C18: row<OfRecord>({
    name: 'wantsToSeeItFirst',
    family,
    verdicts: ['REFER'],
    sentence: () => 'Show this to the person before it is used.',
    clear: 'Show it to them and write down what they said.',
    who: careStaff,
    approverMayClear: true,
  }),
  C20: row({
    name: 'noSinglePermission',
    family,
    verdicts: block,
    sentence: () => 'No one permission covers all of this together.',
    clear: 'Ask the person about this whole use.',
    who: careStaff,
  }),
  C21: row<OfRecord & { readonly condition: string }>({
    name: 'conditionToCheck',
    family,
    verdicts: ['REFER'],
    sentence: ({ condition }) => `There is a condition on this permission: ${condition}.`,
    clear: 'Check that the condition is met, and say how.',
    who: 'Approver',
    approverMayClear: true,
  }),
  C22: row<{ readonly recordId: string }>({
    name: 'permissionPaused',
    family,
    verdicts: block,
    sentence: () => 'Permission is paused while we check something.',
    clear: 'Speak with the person, then record what they want.',
    who: manager,
  }),
}
