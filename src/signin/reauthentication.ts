import type { Ctx } from '../http/env.ts'
import { checkForm, type FormError, type FormValues } from '../http/forms.ts'
import { reauthenticationForm } from './forms.ts'
import { emailOf, passwordHashOf } from './identity.ts'
import { passwordMatches } from './password.ts'
import { countTry, forgetTries, type Limited } from './rate-limit.ts'
import { tooMany } from './routes.tsx'
import { claimCode, countCode, forgetCodes, hasSecondFactor } from './second-factor.ts'

/**
 * Asks a signed-in person for `current` (their password) and, when they have a second step, `code`, before anything
 * about their sign-in changes. Returns what is wrong; nothing wrong means it is them.
 */
export async function reauthenticate(c: Ctx, values: FormValues): Promise<readonly FormError[]> {
  const checked = checkForm(reauthenticationForm, values)
  if (!checked.ok) return checked.errors
  const wrong = await passwordError(c, checked.value.current)
  if (wrong) return [wrong]
  const { database } = c.get('platform')
  if (!hasSecondFactor(database, c.get('viewer').userId)) return []
  return codeError(c, checked.value.code.replace(/\s/g, ''))
}

async function passwordError(c: Ctx, given: string): Promise<FormError | null> {
  const platform = c.get('platform')
  const { userId, staffId } = c.get('viewer')
  const tries: Limited[] = [{ limit: 'account', of: emailOf(platform.database, staffId) }]
  const wait = platform.database.transaction((tx) => countTry(tx, platform, tries))
  if (wait) return { ...tooMany(wait), field: 'current' }
  const stored = passwordHashOf(platform.database, userId)
  if (!stored || !(await passwordMatches(stored, given))) {
    return { field: 'current', message: 'That is not your password. Type it again.' }
  }
  platform.database.transaction((tx) => forgetTries(tx, platform, tries))
  return null
}

async function codeError(c: Ctx, code: string): Promise<readonly FormError[]> {
  const platform = c.get('platform')
  const { userId } = c.get('viewer')
  const wait = countCode(platform, userId)
  if (wait) return [{ ...tooMany(wait), field: 'code' }]
  if (!(await claimCode(platform, userId, code))) {
    return [
      {
        field: 'code',
        message: 'That code is not right, or it was used before. Wait for the next one.',
      },
    ]
  }
  forgetCodes(platform, userId)
  return []
}
