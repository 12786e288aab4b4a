import { Hono } from 'hono'
import { SignIn } from '../../views/signin/sign-in.tsx'
import { recordEvent } from '../audit/record.ts'
import type { Ctx, Env } from '../http/env.ts'
import { showFailure } from '../http/failures.tsx'
import { checkForm, type FormError, readForm } from '../http/forms.ts'
import { showPlainPage } from '../http/plain-page.tsx'
import { isSetUp } from '../setup/store.ts'
import { demoPeople, demoUser } from './demo.ts'
import { demoForm, signInForm } from './forms.ts'
import { safeNext, withNext } from './next.ts'
import type { Wait } from './rate-limit.ts'
import { loadSession } from './session.ts'
import { endSession, forgetBrowser, openSession, recordSignIn } from './sessions.ts'
import { tryPassword } from './sign-in.ts'

export const signinRoutes = new Hono<Env>()

signinRoutes.get('/sign-in', (c) => {
  if (!isSetUp(c.get('platform').database)) return c.redirect('/setup', 303)
  const next = safeNext(c.req.query('next'))
  const session = loadSession(c)
  if (session) return c.redirect(session.mustEnrol ? '/second-factor/enrolment' : next, 303)
  return showSignIn(c, { next })
})

signinRoutes.post('/sign-in', async (c) => {
  const { values } = await readForm(c)
  const next = safeNext(String(values.next ?? ''))
  const email = String(values.email ?? '')
  const checked = checkForm(signInForm, values)
  if (!checked.ok) return showSignIn(c, { next, email, errors: checked.errors, status: 422 })
  const outcome = await tryPassword(c, checked.value)
  switch (outcome.kind) {
    case 'in':
      return c.redirect(next, 303)
    case 'code_needed':
      return c.redirect(withNext('/second-factor', next), 303)
    case 'wrong':
      return showSignIn(c, { next, email, errors: [wrongPassword], status: 422 })
    case 'wait':
      c.header('Retry-After', String(outcome.wait.seconds))
      return showSignIn(c, { next, email, errors: [tooMany(outcome.wait)], status: 429 })
  }
})

signinRoutes.post('/demo-sign-in', async (c) => {
  const platform = c.get('platform')
  if (!platform.demo) return showFailure(c, 'not_found')
  const checked = checkForm(demoForm, (await readForm(c)).values)
  const userId = checked.ok ? demoUser(platform, checked.value.staffId) : null
  if (!checked.ok || !userId) return showFailure(c, 'not_found')
  await openSession(c, userId)
  recordSignIn(platform, checked.value.staffId, 'demo')
  return c.redirect(checked.value.next, 303)
})

signinRoutes.post('/sign-out', (c) => {
  const platform = c.get('platform')
  const session = loadSession(c)
  if (session) {
    const { sessionId, staffId } = session.viewer
    platform.database.transaction((tx) => {
      endSession(tx, sessionId)
      recordEvent(tx, platform, {
        actor: staffId,
        action: 'session.ended',
        subject: { kind: 'staff', id: staffId },
      })
    })
  }
  forgetBrowser(c)
  return c.redirect('/sign-in?done=signed_out', 303)
})

/** The same words for an unknown address, a wrong password and somebody who has left. */
const wrongPassword: FormError = {
  field: 'password',
  message:
    'The e-mail address or the password is not right. Check both, then type the password again.',
}

export function tooMany(wait: Wait): FormError {
  const minutes = Math.ceil(wait.seconds / 60)
  return {
    field: 'form',
    message: `There were too many tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then try again. If it was not you, tell your administrator.`,
  }
}

function showSignIn(
  c: Ctx,
  page: {
    readonly next: string
    readonly email?: string
    readonly errors?: readonly FormError[]
    readonly status?: 422 | 429
  },
) {
  const platform = c.get('platform')
  return showPlainPage(c, {
    title: 'Sign in',
    status: page.status,
    children: (
      <SignIn
        form={{ values: { email: page.email ?? '' }, errors: page.errors ?? [] }}
        next={page.next}
        demo={platform.demo ? demoPeople(platform) : undefined}
        fromElsewhere={c.req.header('Sec-Fetch-Site') === 'cross-site' && page.next !== '/'}
      />
    ),
  })
}
