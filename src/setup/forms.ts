import { z } from 'zod'
import { nations } from '../domain/nations.ts'

const name = (missing: string) =>
  z.string().trim().min(1, missing).max(120, 'Use no more than 120 characters.')

export const emailField = (missing: string) =>
  z
    .string()
    .trim()
    .toLowerCase()
    .min(1, missing)
    .pipe(z.email('Check this address. It should look like name@example.org.').max(254))

/** Northern Ireland is a real answer with a real reason, so it is offered and refused in words. */
export const nationField = z
  .enum([...nations, 'northern_ireland'], 'Choose where the service is.')
  .transform((nation, ctx) => {
    if (nation !== 'northern_ireland') return nation
    ctx.addIssue({
      code: 'custom',
      message:
        'Countersign does not know the law of Northern Ireland about deciding for somebody else, so it cannot be used for a service there.',
    })
    return z.NEVER
  })

export const serviceFields = {
  serviceName: name('Enter the name of the service.'),
  nation: nationField,
  town: z.string().trim().max(80, 'Use no more than 80 characters.').optional().default(''),
  registrationNumber: z
    .string()
    .trim()
    .max(40, 'Use no more than 40 characters.')
    .optional()
    .default(''),
}

export const setupForm = z
  .object({
    organisation: name('Enter the name of your organisation.'),
    ...serviceFields,
    managerName: name('Enter the name of the Registered Manager.'),
    managerEmail: emailField('Enter the Registered Manager’s e-mail address.'),
    administratorName: name('Enter the name of the administrator.'),
    administratorEmail: emailField('Enter the administrator’s e-mail address.'),
    you: z.enum(['manager', 'administrator'], 'Choose which of the two you are.'),
  })
  .refine((sent) => sent.managerEmail !== sent.administratorEmail, {
    path: ['administratorEmail'],
    message:
      'Choose two different people. Whoever keeps the accounts of staff must not be able to approve posts.',
  })
export type Setup = z.infer<typeof setupForm>
