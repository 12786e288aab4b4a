import type { CivilDate, Instant } from './calendar.ts'
import { type Channel, channels } from './channels.ts'
import type { Identifier, Media } from './consent.ts'
import { recordsSinceLeaving } from './decision/colleague.ts'
import type { PersonFacts } from './decision/facts-consent.ts'
import { isAfter, latestNo, type No, type Where } from './decision/latest-no.ts'
import { fitsScope, type Line, standingLines } from './decision/line-fit.ts'
import { dayOf, type Moment, momentAt } from './decision/moment.ts'
import type { Subject } from './decision/reasons.ts'
import { recordFaults } from './decision/record-faults.ts'
import { inForce, isYes, linesOf } from './decision/records.ts'
import type { Use } from './decision/scene.ts'

/** The permission grid of a person’s page: where, against what of them. It shows answers; only `decide` permits. */

export const gridColumns = ['face', 'first_name', 'film_and_voice', 'own_words'] as const
export type GridColumn = (typeof gridColumns)[number]

export const gridColumnNames: Record<GridColumn, string> = {
  face: 'Face in a photo',
  first_name: 'First name with a photo',
  film_and_voice: 'Film and voice',
  own_words: 'Own words',
}

const columnUse: Record<GridColumn, { readonly media: Media; readonly shown: Identifier[] }> = {
  face: { media: 'photo', shown: ['face'] },
  first_name: { media: 'photo', shown: ['first_name'] },
  film_and_voice: { media: 'video', shown: ['face', 'voice'] },
  own_words: { media: 'quote_testimonial', shown: ['own_words'] },
}

export type GridCell =
  | {
      readonly state: 'yes'
      readonly from: CivilDate
      /** Last day, inclusive. */
      readonly until: CivilDate
      /** True when it holds only for one event, some pictures, or under a condition. */
      readonly limited: boolean
    }
  /** They said no, or changed their mind. */
  | { readonly state: 'no'; readonly since: CivilDate }
  | { readonly state: 'starts'; readonly on: CivilDate }
  | { readonly state: 'ended'; readonly on: CivilDate }
  /** There is a yes, but it cannot be used: not checked, or not complete. */
  | { readonly state: 'not_usable'; readonly since: CivilDate }
  | { readonly state: 'not_asked' }

export type GridRow = {
  readonly channel: Channel
  readonly cells: Readonly<Record<GridColumn, GridCell>>
}

/** Every channel in its own row, for all people alike. @param now UTC milliseconds */
export function permissionGrid(person: PersonFacts, now: Instant): readonly GridRow[] {
  const at = momentAt(now)
  const cell = (channel: Channel, column: GridColumn) => cellOf(person, channel, column, at)
  return channels.map((channel) => ({
    channel,
    cells: {
      face: cell(channel, 'face'),
      first_name: cell(channel, 'first_name'),
      film_and_voice: cell(channel, 'film_and_voice'),
      own_words: cell(channel, 'own_words'),
    },
  }))
}

function cellOf(person: PersonFacts, channel: Channel, column: GridColumn, at: Moment): GridCell {
  const use = useOf(person, column)
  const where: Where = { channel, purpose: null }
  const records = recordsSinceLeaving(inForce(person.consents), person, at)
  const no = latestNo(records, person.withdrawals, use, where, at)
  const yeses = records.filter((record) => isYes(record) && isAfter(record.decidedAt ?? 0, no))
  const sound = yeses.filter(
    (record) => recordFaults(record, person, use.subject, at.instant, at.day).length === 0,
  )
  const covering = linesOf(sound).filter((line) => fitsScope(line, anyItem(line, use), where))
  const standing = standingLines(covering, use, where, at)
  return (
    answerFrom(standing, at.day) ??
    saidNo(no) ??
    unusable(linesOf(yeses.filter((yes) => !sound.includes(yes))), use, where) ?? {
      state: 'not_asked',
    }
  )
}

function useOf(person: PersonFacts, column: GridColumn): Use {
  const subject: Subject = { kind: 'appearance', id: column, personId: person.id }
  const { media, shown } = columnUse[column]
  const whole = { subject, person, media, shown, together: shown, company: 1 }
  return { ...whole, assetId: '', eventId: null }
}

/** The grid asks "anything at all?", so a line for one event is asked about that event. */
const anyItem = ({ line }: Line, use: Use): Use => ({
  ...use,
  assetId: line.assetIds[0] ?? '',
  eventId: line.eventId,
})

function answerFrom(lines: readonly Line[], today: CivilDate): GridCell | null {
  const byEnd = [...lines].sort((a, b) => (a.line.useUntil < b.line.useUntil ? 1 : -1))
  const open = byEnd.filter(({ line }) => line.validFrom <= today && today <= line.useUntil)
  const [now] = [...open.filter((one) => !isLimited(one)), ...open]
  if (now !== undefined) {
    const { validFrom: from, useUntil: until } = now.line
    return { state: 'yes', from, until, limited: isLimited(now) }
  }
  const starts = byEnd.map(({ line }) => line.validFrom).filter((day) => day > today)
  const [soonest] = starts.sort()
  if (soonest !== undefined) return { state: 'starts', on: soonest }
  const [last] = byEnd
  return last === undefined ? null : { state: 'ended', on: last.line.useUntil }
}

const isLimited = ({ line }: Line): boolean =>
  line.assetScope !== 'any_until_end' ||
  line.conditions.text.trim() !== '' ||
  line.conditions.flags.length > 0

const saidNo = (no: No | null): GridCell | null =>
  no === null ? null : { state: 'no', since: dayOf(no.at) }

function unusable(lines: readonly Line[], use: Use, where: Where): GridCell | null {
  const found = lines.find((line) => fitsScope(line, anyItem(line, use), where))
  if (found === undefined) return null
  return { state: 'not_usable', since: dayOf(found.record.decidedAt ?? found.record.recordedAt) }
}
