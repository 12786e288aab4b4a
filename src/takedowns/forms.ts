import { z } from 'zod'
import { dayField, instantAt, textUpTo, timeField } from '../http/date-fields.ts'
import { takedownMethods } from './record.ts'

export const recordForm = z
  .object({
    form_key: z.string().min(1),
    method: z.enum(takedownMethods, 'Say what you did.'),
    done: dayField('Fill in the day.'),
    done_at: timeField('Fill in the time.'),
    note: textUpTo(2000),
  })
  .transform(({ done, done_at, ...sent }, ctx) => {
    const doneAt = instantAt(done, done_at)
    if (doneAt !== null) return { ...sent, doneAt }
    ctx.addIssue({
      code: 'custom',
      path: ['done_at'],
      message: 'The clocks went forward then. Check the time.',
    })
    return z.NEVER
  })

export const verifyForm = z.object({ form_key: z.string().min(1) })
