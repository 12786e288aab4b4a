import { z } from 'zod'
import { roles } from '../domain/roles.ts'
import { courses } from '../domain/training.ts'
import { dayField, optionalDayField } from '../http/date-fields.ts'
import { emailField } from '../setup/forms.ts'

const id = (missing: string) => z.string(missing).min(1, missing)
const optionalId = z
  .string()
  .optional()
  .transform((sent) => sent || null)
const reason = (missing: string) =>
  z.string().trim().min(1, missing).max(500, 'Use no more than 500 characters.')

const details = {
  name: z.string().trim().min(1, 'Enter their name.').max(120, 'Use no more than 120 characters.'),
  email: emailField('Enter their work e-mail address.'),
}
export const detailsForm = z.object(details)

const role = {
  role: z.enum(roles, 'Choose a role.'),
  service: optionalId,
}
export const newStaffForm = z.object({ ...details, ...role })

export const roleForm = z.object({
  ...role,
  from: dayField('Enter the first day.'),
  until: optionalDayField,
})

const backwards = { path: ['until'], message: 'The last day must not be before the first day.' }

export const designationForm = z
  .object({
    account: id('Choose an account.'),
    from: dayField('Enter the first day.'),
    until: optionalDayField,
  })
  .refine(({ from, until }) => until === null || until >= from, backwards)

export const trainingForm = z
  .object({
    course: z.enum(courses, 'Choose a course.'),
    completed: dayField('Enter the day they finished it.'),
    until: dayField('Enter the last day it counts.'),
    form_key: id('Open the form again.'),
  })
  .refine(({ completed, until }) => until >= completed, {
    path: ['until'],
    message: 'The last day it counts must not be before the day they finished.',
  })

export const delegationForm = z.object({
  service: id('Choose a service.'),
  from: dayField('Enter the first day you are away.'),
  until: dayField('Enter the last day you are away.'),
  reason: reason('Say why, for example annual leave. Auditors read this.'),
})

export const leavingForm = z.object({ left: dayField('Enter their last day.') })

export const removalForm = z.object({
  reason: reason('Say how you know that it is really them, and what was lost.'),
})
export const removalDecisionForm = z.object({
  decision: z.enum(['confirmed', 'refused'], 'Choose yes or no.'),
})
