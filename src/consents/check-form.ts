import { z } from 'zod'
import { attestations } from '../domain/consent-check.ts'
import { textUpTo, ticks } from '../http/date-fields.ts'
import { type Checked, checkForm, type FormValues } from '../http/forms.ts'
import type { CheckEntry } from './check.ts'

const check = z
  .object({
    reads: ticks(attestations),
    outcome: z.enum(['usable', 'unusable'], 'Say whether this proof can be relied on.'),
    note: textUpTo(1000),
  })
  .superRefine((sent, ctx) => {
    if (sent.outcome !== 'unusable' || sent.note !== '') return
    const message = 'Write what is missing or differs, so that it can be put right.'
    ctx.addIssue({ code: 'custom', path: ['note'], message })
  })

export const readCheck = (values: FormValues): Checked<CheckEntry> => checkForm(check, values)

const mistake = z.object({
  reason: z
    .string('Write what went wrong.')
    .trim()
    .min(5, 'Write what went wrong, in a few words.')
    .max(500, 'Use no more than 500 characters.'),
})

export const readVoid = (values: FormValues): Checked<{ reason: string }> =>
  checkForm(mistake, values)
