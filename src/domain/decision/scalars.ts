import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** The small kinds of value that facts are made of. Units are said here once. */

const real = (read: () => unknown): boolean => {
  try {
    read()
    return true
  } catch {
    return false
  }
}

export const id = z.string().min(1, 'This id is empty.')

export const instant = z.int('Give a whole number of milliseconds since 1970, UTC.')

export const civilDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the date as YYYY-MM-DD.')
  .refine((day) => real(() => Temporal.PlainDate.from(day)), 'There is no such day.')

export const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Write the London time as YYYY-MM-DDTHH:mm.')
  .refine((time) => real(() => Temporal.PlainDateTime.from(time)), 'There is no such time.')

export const days = z.int().min(0).max(3660)
