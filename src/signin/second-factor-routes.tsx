import { Hono } from 'hono'
import { encode } from 'uqr'
import { Code } from '../../views/signin/code.tsx'
import { EnrolmentScan, EnrolmentStart, RecoveryCodes } from '../../views/signin/enrolment.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, type FormError, type FormValues, readForm } from '../http/forms.ts'
import { showPlainPage } from '../http/plain-page.tsx'
import { beginEnrolment, confirmEnrolment, waitingSecret } from './enrolment.ts'
import { codeForm, recoveryForm } from './forms.ts'
import { emailOf } from './identity.ts'
import { safeNext, withNext } from './next.ts'
import { appAddress, appKey, inFours } from './one-time-code.ts'
import { tooMany } from './routes.tsx'
import {
  type CodeOutcome,
  challengedUser,
  hasSecondFactor,
  recordCodeSignIn,
  tryCode,
  tryRecoveryCode,
} from './second-factor.ts'
import { needsSecondFactor } from './session.ts'

export const secondFactorRoutes = new Hono<Env>()

secondFactorRoutes.get('/second-factor', (c) => {
  const next = safeNext(c.req.query('next'))
  if (!challengedUser(c)) return c.redirect(withNext('/sign-in', next), 303)
  return showCode(c, { next, useRecovery: c.req.query('recovery') === '1' })
})

secondFactorRoutes.post('/second-factor', async (c) => {
  const { values } = await readForm(c)
  const useRecovery = values.recovery !== undefined
  const next = safeNext(String(values.next ?? ''))
  const userId = challengedUser(c)
  if (!userId) return tooLate(c, next)
  const outcome = await tryOne(c, userId, values)
  if ('errors' in outcome) {
    return showCode(c, { next, useRecovery, errors: outcome.errors, status: 422 })
  }
  if (outcome.kind === 'too_late') return tooLate(c, next)
  if (outcome.kind === 'in') {
    recordCodeSignIn(c, userId, useRecovery ? 'recovery_code' : 'code')
    return c.redirect(next, 303)
  }
  const errors = refusalOf(c, outcome, useRecovery ? 'recovery' : 'code')
  return showCode(c, { next, useRecovery, errors, status: outcome.kind === 'wait' ? 429 : 422 })
})

secondFactorRoutes.get('/second-factor/enrolment', async (c) => {
  const platform = c.get('platform')
  const { userId } = c.get('viewer')
  if (hasSecondFactor(platform.database, userId)) return c.redirect('/me', 303)
  const secret = await waitingSecret(platform, userId)
  if (secret) return showScan(c, secret)
  return showPlainPage(c, {
    title: 'Set up your second step',
    children: <EnrolmentStart required={isRequired(c)} />,
  })
})

secondFactorRoutes.post('/second-factor/enrolment', async (c) => {
  await beginEnrolment(c.get('platform'), c.get('viewer').userId)
  return c.redirect('/second-factor/enrolment', 303)
})

secondFactorRoutes.post('/second-factor/confirmation', async (c) => {
  const platform = c.get('platform')
  const secret = await waitingSecret(platform, c.get('viewer').userId)
  if (!secret) return c.redirect('/second-factor/enrolment', 303)
  const checked = checkForm(codeForm, (await readForm(c)).values)
  if (!checked.ok) return showScan(c, secret, { errors: checked.errors, status: 422 })
  const outcome = await confirmEnrolment(c, checked.value.code)
  if (outcome.kind === 'in') return showRecoveryCodes(c, outcome.codes ?? [], '/')
  if (outcome.kind === 'too_late') return c.redirect('/sign-in', 303)
  const errors = refusalOf(c, outcome, 'code')
  return showScan(c, secret, { errors, status: outcome.kind === 'wait' ? 429 : 422 })
})

/** The ten codes, this once; a browser keeps no copy of the page. */
export function showRecoveryCodes(c: Ctx, codes: readonly string[], next: string) {
  return showPlainPage(c, {
    title: 'Your recovery codes',
    children: <RecoveryCodes codes={codes} next={next} />,
  })
}

const isRequired = (c: Ctx): boolean => needsSecondFactor(c.get('viewer').grants)

type FormRefused = { readonly errors: readonly FormError[] }

async function tryOne(
  c: Ctx,
  userId: string,
  values: FormValues,
): Promise<CodeOutcome | FormRefused> {
  if (values.recovery !== undefined) {
    const checked = checkForm(recoveryForm, values)
    return checked.ok ? tryRecoveryCode(c, userId, checked.value.recovery) : checked
  }
  const checked = checkForm(codeForm, values)
  return checked.ok ? tryCode(c, userId, checked.value.code) : checked
}

function refusalOf(
  c: Ctx,
  outcome: Exclude<CodeOutcome, { kind: 'in' | 'too_late' }>,
  field: string,
): readonly FormError[] {
  if (outcome.kind === 'wait') {
    c.header('Retry-After', String(outcome.wait.seconds))
    return [{ ...tooMany(outcome.wait), field }]
  }
  const message =
    field === 'recovery'
      ? 'That is not one of your recovery codes, or it was used before.'
      : 'That code is not right, or it was used before. Wait for the app to show the next one, then type it.'
  return [{ field, message }]
}

const tooLate = (c: Ctx, next: string) =>
  c.redirect(`${withNext('/sign-in', next)}${next === '/' ? '?' : '&'}done=took_too_long`, 303)

function showCode(
  c: Ctx,
  page: {
    readonly next: string
    readonly useRecovery: boolean
    readonly errors?: readonly FormError[]
    readonly status?: 422 | 429
  },
) {
  return showPlainPage(c, {
    title: 'Second step',
    status: page.status,
    children: (
      <Code
        form={{ values: {}, errors: page.errors ?? [] }}
        next={page.next}
        useRecovery={page.useRecovery}
      />
    ),
  })
}

function showScan(
  c: Ctx,
  secret: string,
  refused: { readonly errors: readonly FormError[]; readonly status?: 422 | 429 } = { errors: [] },
) {
  const { database } = c.get('platform')
  const { size, data } = encode(appAddress(secret, emailOf(database, c.get('viewer').staffId)))
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('')
  return showPlainPage(c, {
    title: 'Set up your second step',
    status: refused.status,
    children: (
      <EnrolmentScan
        form={{ values: {}, errors: refused.errors }}
        picture={{ size, path }}
        keyText={inFours(appKey(secret))}
        required={isRequired(c)}
      />
    ),
  })
}
