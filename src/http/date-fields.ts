import { z } from 'zod'
import { type CivilDate, type Instant, placeLocal } from '../domain/calendar.ts'
import { type TypedDate, typedDate } from './dates.ts'
import { type Checked, checkForm, type FormValues } from './forms.ts'

/** Puts what the date boxes of each name hold beside the other fields, for `dayField` and `optionalDayField` to read. */
export const withDays =
  (...names: readonly string[]) =>
  (values: FormValues): Record<string, unknown> => ({
    ...values,
    ...Object.fromEntries(names.map((name) => [name, typedDate(values, name)])),
  })

/** As `checkForm`, for a form that has date boxes of these names. */
export const checkDated = <Schema extends z.ZodType>(
  schema: Schema,
  values: FormValues,
  ...names: readonly string[]
): Checked<z.infer<Schema>> => checkForm(schema, withDays(...names)(values) as FormValues)

/** A day that must be given. `missing` is the sentence when all three boxes are empty. */
export const dayField = (missing: string) =>
  z.custom<TypedDate>().transform((typed, ctx): CivilDate => {
    if (typed.kind === 'day') return typed.day
    ctx.addIssue({ code: 'custom', message: typed.kind === 'wrong' ? typed.message : missing })
    return z.NEVER
  })

/** A day, or null when all three boxes are empty. */
export const optionalDayField = z.custom<TypedDate>().transform((typed, ctx): CivilDate | null => {
  if (typed.kind === 'wrong') ctx.addIssue({ code: 'custom', message: typed.message })
  return typed.kind === 'day' ? typed.day : null
})

const clock = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/

/** A time of day as people write it: `9:05`, `09.05` or `0905`. Gives `09:05`. */
export const timeField = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .transform((typed, ctx): string => {
      const [, hours, minutes] = clock.exec(typed) ?? []
      if (hours !== undefined && minutes !== undefined)
        return `${hours.padStart(2, '0')}:${minutes}`
      ctx.addIssue({ code: 'custom', message: 'Write the time as 09:30, with 24 hours.' })
      return z.NEVER
    })

/** A London day and time as an instant; null when the clocks jumped over it. The repeated hour counts as the first one. */
export function instantAt(day: CivilDate, time: string): Instant | null {
  const place = placeLocal(`${day}T${time}`)
  return place.kind === 'gap' ? null : place.instant
}

/** Ticks as a list, however many were sent; a word that is not in the vocabulary is left out. */
export const ticks = <Word extends string>(words: readonly Word[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((sent): Word[] => {
      const all = sent === undefined ? [] : [sent].flat()
      return words.filter((word) => all.includes(word))
    })

/** Text without spaces around it, empty when it was not sent. */
export const textUpTo = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use no more than ${most} characters.`)
    .optional()
    .transform((text) => text ?? '')
