import {
  addDays,
  type CivilDate,
  type Instant,
  londonDay,
  type Placed,
  placeLocal,
} from '../calendar.ts'
import type { Facts } from './facts.ts'

/** When a use is judged: the instant, and the London day that holds it (B9.4 and B9.5). */
export type Moment = { readonly instant: Instant; readonly day: CivilDate }

const hour = 3_600_000
const kept = 4096

/** London keeps whole-hour offsets since 1971, so every instant of one UTC hour is on one London day. */
const dayOfHour = new Map<number, CivilDate>()

export function dayOf(instant: Instant): CivilDate {
  const key = Math.floor(instant / hour)
  const known = dayOfHour.get(key)
  if (known !== undefined) return known
  if (dayOfHour.size >= kept) dayOfHour.clear()
  const day = londonDay(instant)
  dayOfHour.set(key, day)
  return day
}

const placedTimes = new Map<string, Placed>()

export function placed(planned: string): Placed {
  const known = placedTimes.get(planned)
  if (known !== undefined) return known
  if (placedTimes.size >= kept) placedTimes.clear()
  const place = placeLocal(planned)
  placedTimes.set(planned, place)
  return place
}

const laterDays = new Map<string, CivilDate>()

/** `addDays`, remembered: the same few dates are asked for again and again. */
export function daysLater(day: CivilDate, days: number): CivilDate {
  const key = `${day}+${days}`
  const known = laterDays.get(key)
  if (known !== undefined) return known
  if (laterDays.size >= kept) laterDays.clear()
  const later = addDays(day, days)
  laterDays.set(key, later)
  return later
}

export const momentAt = (instant: Instant): Moment => ({ instant, day: dayOf(instant) })

/** The instant that a decision is about: the planned one, or now. */
export const instantOf = ({ planned, now }: Facts): Instant =>
  planned === null ? now : placed(planned).instant

/**
 * The moments at which a use must be permitted. Release and confirm need both now and the planned instant
 * (lifecycle C4 row 2). At other acts a planned instant that has gone by is judged as now, for nothing can
 * go out in the past.
 */
export function momentsOf(facts: Facts): readonly Moment[] {
  const instant = instantOf(facts)
  const bothEnds = facts.act === 'release' || facts.act === 'confirm'
  if (bothEnds && instant !== facts.now) return [momentAt(facts.now), momentAt(instant)]
  return [momentAt(Math.max(instant, facts.now))]
}

/** The same clock minute: within it a no prevails over a yes (B3). */
export const minuteOf = (instant: Instant): number => Math.floor(instant / 60_000)
