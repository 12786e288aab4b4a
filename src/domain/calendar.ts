import { Temporal } from 'temporal-polyfill'
import { timeZone } from './nations.ts'

/**
 * Dates and times as the rules mean them. Instants are UTC milliseconds; civil dates are `YYYY-MM-DD`;
 * planned times are London wall-clock `YYYY-MM-DDTHH:mm`. Comparing UTC dates instead is the SC26 mistake.
 */

export type Instant = number
export type CivilDate = string
export type LocalTime = string

/** The London calendar day that contains this instant. */
export function londonDay(instant: Instant): CivilDate {
  return instant < 0 ? dayAt(instant) : dayOfHour(Math.floor(instant / hour))
}

const hour = 3_600_000
const dayAt = (instant: Instant): CivilDate => inLondon(instant).toPlainDate().toString()
/** Since 1970 a London day always began on a full hour of UTC. */
const dayOfHour = remembered((hours: number) => dayAt(hours * hour))

/** The same answers without asking Temporal again; most questions are about the same few days. */
function remembered<Key, Answer>(answer: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const found = answer(key)
    if (known.size >= 1000) known.clear()
    known.set(key, found)
    return found
  }
}

/** The first instant of a London calendar day. */
export function startOfDay(day: CivilDate): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).epochMilliseconds
}

/** The first instant after a London calendar day: an end date is inclusive, so this is where it stops. */
export function endOfDay(day: CivilDate): Instant {
  return startOfDay(addDays(day, 1))
}

export function addDays(day: CivilDate, days: number): CivilDate {
  return days === 1 ? dayAfter(day) : Temporal.PlainDate.from(day).add({ days }).toString()
}

const dayAfter = remembered((day: CivilDate) =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toString(),
)

export function addMonths(day: CivilDate, months: number): CivilDate {
  return Temporal.PlainDate.from(day).add({ months }).toString()
}

/** Whole days from one civil date to another; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
}

/** A London wall-clock time as an instant, or why it is not one (clock change, V04). */
export type Placed =
  | { readonly kind: 'exact'; readonly instant: Instant }
  | { readonly kind: 'gap'; readonly instant: Instant }
  | { readonly kind: 'repeated'; readonly instant: Instant }

export function placeLocal(local: LocalTime): Placed {
  const wall = Temporal.PlainDateTime.from(local)
  const earlier = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(timeZone, { disambiguation: 'later' })
  const instant = earlier.epochMilliseconds
  if (instant === later.epochMilliseconds) return { kind: 'exact', instant }
  const exists = earlier.toPlainDateTime().equals(wall)
  return { kind: exists ? 'repeated' : 'gap', instant }
}

/** The London wall-clock time of an instant, to the minute: `2026-05-15T10:00`. */
export function localTime(instant: Instant): LocalTime {
  return inLondon(instant).toPlainDateTime().toString({ smallestUnit: 'minute' })
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** `31 May 2026`. */
export function sayDay(day: CivilDate): string {
  const [year, month, date] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}

/** `Friday 15 May 2026`. */
export function sayWeekday(day: CivilDate): string {
  return `${weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1]} ${sayDay(day)}`
}

/** `15 May 2026, 10:00`, in London. */
export function sayTime(instant: Instant): string {
  const local = localTime(instant)
  return `${sayDay(local.slice(0, 10))}, ${local.slice(11)}`
}

/** `Friday 15 May 2026, 10:00` for a planned wall-clock time. */
export function sayLocal(local: LocalTime): string {
  return `${sayWeekday(local.slice(0, 10))}, ${local.slice(11)}`
}

function inLondon(instant: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
}
