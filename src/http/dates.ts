import { Temporal } from 'temporal-polyfill'
import type { CivilDate } from '../domain/calendar.ts'
import { type FormValues, one } from './forms.ts'

/** What three date boxes hold: nothing, a real day, or something that is not one. */
export type TypedDate =
  | { readonly kind: 'empty' }
  | { readonly kind: 'day'; readonly day: CivilDate }
  | { readonly kind: 'wrong'; readonly message: string }

/** Reads `<name>_day`, `<name>_month` and `<name>_year` as `DateBoxes` sends them. A two-figure year is refused. */
export function typedDate(values: FormValues, name: string): TypedDate {
  const [day, month, year] = ['day', 'month', 'year'].map((part) =>
    one(values, `${name}_${part}`).trim(),
  )
  if (!day && !month && !year) return { kind: 'empty' }
  if (!day || !month || !year) {
    return { kind: 'wrong', message: 'Fill in the day, the month and the year.' }
  }
  if (![day, month, year].every((part) => /^\d+$/.test(part)) || year.length !== 4) {
    return { kind: 'wrong', message: 'Use figures, with four for the year, such as 31 5 2026.' }
  }
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) }
    return { kind: 'day', day: Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString() }
  } catch {
    return { kind: 'wrong', message: 'There is no such day. Check the day and the month.' }
  }
}
