import { and, eq, ne } from 'drizzle-orm'
import { Hono } from 'hono'
import { session } from '../../db/schema/signin.ts'
import { ChangePassword, ConfirmItIsYou, Me } from '../../views/signin/me.tsx'
import { recordEvent } from '../audit/record.ts'
import { roleNames } from '../domain/roles.ts'
import { goTo, missing, showPage } from '../http/answer.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { type FormError, readForm } from '../http/forms.ts'
import { deviceOf } from './device.ts'
import { giveRecoveryCodes, removeSecondFactor } from './enrolment.ts'
import { emailOf, passwordHashOf, setPassword } from './identity.ts'
import { namesHere, readNewPassword } from './new-password.ts'
import { reauthenticate } from './reauthentication.ts'
import { hasSecondFactor, recoveryCodesLeft } from './second-factor.ts'
import { showRecoveryCodes } from './second-factor-routes.tsx'
import { endSessionsOf, forgetBrowser, openSession, openSessionsOf } from './sessions.ts'

export const meRoutes = new Hono<Env>()

meRoutes.get('/me', (c) => {
  const { database, now } = c.get('platform')
  const viewer = c.get('viewer')
  const sessions = openSessionsOf(database, viewer.userId, now()).map((one) => ({
    ...one,
    device: deviceOf(one.userAgent),
    isThis: one.id === viewer.sessionId,
  }))
  const own = {
    name: viewer.name,
    email: emailOf(database, viewer.staffId),
    roles: [...new Set(viewer.grants.map(({ role }) => roleNames[role]))],
    hasPassword: passwordHashOf(database, viewer.userId) !== null,
    hasSecondFactor: hasSecondFactor(database, viewer.userId),
    codesLeft: recoveryCodesLeft(database, viewer.userId),
    sessions,
    now: now(),
  }
  return showPage(c, { title: 'Your sign-in', children: <Me own={own} /> })
})

meRoutes.get('/me/password', (c) => showChangePassword(c))

meRoutes.post('/me/password', async (c) => {
  const platform = c.get('platform')
  const { userId, staffId, name } = c.get('viewer')
  const { values } = await readForm(c)
  const wrong = await reauthenticate(c, values)
  if (wrong.length > 0) return showChangePassword(c, wrong)
  const names = [name, emailOf(platform.database, staffId), ...namesHere(platform.database)]
  const chosen = await readNewPassword(values, names)
  if (!chosen.ok) return showChangePassword(c, chosen.errors)
  platform.database.transaction((tx) => {
    setPassword(tx, platform, { userId, passwordHash: chosen.hash })
    endSessionsOf(tx, userId)
    recordEvent(tx, platform, {
      actor: staffId,
      action: 'password.changed',
      subject: { kind: 'staff', id: staffId },
      body: { by: 'self' },
    })
  })
  await openSession(c, userId)
  return goTo(c, '/me', 'password_changed')
})

meRoutes.get('/me/recovery-codes', (c) =>
  hasSecondFactor(c.get('platform').database, c.get('viewer').userId)
    ? showConfirm(c, newCodes)
    : c.redirect('/second-factor/enrolment', 303),
)

meRoutes.post('/me/recovery-codes', async (c) => {
  const platform = c.get('platform')
  const wrong = await reauthenticate(c, (await readForm(c)).values)
  if (wrong.length > 0) return showConfirm(c, newCodes, wrong)
  return showRecoveryCodes(c, giveRecoveryCodes(platform, c.get('viewer')), '/me')
})

meRoutes.get('/me/second-factor', (c) =>
  hasSecondFactor(c.get('platform').database, c.get('viewer').userId)
    ? showConfirm(c, newPhone)
    : c.redirect('/second-factor/enrolment', 303),
)

meRoutes.post('/me/second-factor', async (c) => {
  const platform = c.get('platform')
  const { userId, staffId, sessionId } = c.get('viewer')
  const wrong = await reauthenticate(c, (await readForm(c)).values)
  if (wrong.length > 0) return showConfirm(c, newPhone, wrong)
  platform.database.transaction((tx) => {
    removeSecondFactor(tx, userId, sessionId)
    recordEvent(tx, platform, {
      actor: staffId,
      action: 'second_factor.removed',
      subject: { kind: 'staff', id: staffId },
      body: { by: 'self' },
    })
  })
  return c.redirect('/second-factor/enrolment', 303)
})

meRoutes.post('/me/sessions/ending', (c) => {
  const platform = c.get('platform')
  const { userId, staffId } = c.get('viewer')
  platform.database.transaction((tx) =>
    recordEvent(tx, platform, {
      actor: staffId,
      action: 'session.ended_everywhere',
      subject: { kind: 'staff', id: staffId },
      body: { count: endSessionsOf(tx, userId) },
    }),
  )
  forgetBrowser(c)
  return c.redirect('/sign-in?done=signed_out_everywhere', 303)
})

meRoutes.post('/me/sessions/:id/ending', (c) => {
  const platform = c.get('platform')
  const { userId, staffId, sessionId } = c.get('viewer')
  const ended = platform.database.transaction((tx) => {
    const gone = tx
      .delete(session)
      .where(
        and(
          eq(session.id, c.req.param('id')),
          eq(session.userId, userId),
          ne(session.id, sessionId),
        ),
      )
      .returning({ id: session.id })
      .all()
    if (gone.length === 0) return false
    recordEvent(tx, platform, {
      actor: staffId,
      action: 'session.ended_elsewhere',
      subject: { kind: 'staff', id: staffId },
    })
    return true
  })
  return ended ? goTo(c, '/me', 'signed_out_there') : missing(c)
})

const newCodes = {
  title: 'New recovery codes',
  under: 'You get ten new codes. The codes you have now stop working.',
  action: '/me/recovery-codes',
  button: 'Show new codes',
}
const newPhone = {
  title: 'Set up a new phone',
  under: 'The app on your old phone stops working, and you are signed out everywhere else.',
  action: '/me/second-factor',
  button: 'Go on to the new phone',
}

function showConfirm(c: Ctx, about: typeof newCodes, errors: readonly FormError[] = []) {
  const enrolled = hasSecondFactor(c.get('platform').database, c.get('viewer').userId)
  return showPage(c, {
    title: about.title,
    status: errors.length > 0 ? 422 : 200,
    children: (
      <ConfirmItIsYou {...about} form={{ values: {}, errors }} hasSecondFactor={enrolled} />
    ),
  })
}

function showChangePassword(c: Ctx, errors: readonly FormError[] = []) {
  const { database } = c.get('platform')
  const { userId, staffId } = c.get('viewer')
  return showPage(c, {
    title: 'Change your password',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <ChangePassword
        form={{ values: {}, errors }}
        email={emailOf(database, staffId)}
        hasSecondFactor={hasSecondFactor(database, userId)}
      />
    ),
  })
}
