import { z } from 'zod'
import { safeNext } from './next.ts'

const email = z
  .string()
  .trim()
  .pipe(z.email('Enter your e-mail address, like name@example.org.').max(254, 'That is too long.'))

/** A password as typed: spaces count, and nothing is cut off. The upper bound only keeps the work small. */
const typedPassword = z
  .string()
  .min(1, 'Enter your password.')
  .max(1024, 'That is longer than any password here. Check what you pasted.')

export const next = z
  .string()
  .optional()
  .transform((asked) => safeNext(asked))

export const signInForm = z.object({ email, password: typedPassword, next })

export const demoForm = z.object({ staffId: z.string(), next })

const code = z
  .string()
  .transform((given) => given.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'Enter the six digits that your app shows.'))

export const codeForm = z.object({ code, next })

export const recoveryForm = z.object({
  recovery: z
    .string()
    .trim()
    .min(1, 'Enter one of your recovery codes.')
    .max(40, 'A recovery code has ten letters and numbers.'),
  next,
})

export const newPasswordForm = z
  .object({ password: typedPassword, again: z.string() })
  .refine(({ password, again }) => password === again, {
    path: ['again'],
    message: 'The two are not the same. Type the new password again.',
  })

/** Asked again before anything about signing in is changed (ASVS 7.5.1). */
export const reauthenticationForm = z.object({
  current: typedPassword,
  code: z.string().optional().default(''),
})
