import { Hono } from 'hono'
import { Setup } from '../../views/setup/setup.tsx'
import { LinkButton } from '../../views/shared/button.tsx'
import { LinkToPassOn } from '../../views/signin/invitation.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, type FormError, type FormValues, readForm } from '../http/forms.ts'
import { showPlainPage } from '../http/plain-page.tsx'
import { deliverInvitation } from '../signin/invitations.ts'
import { readNewPassword } from '../signin/new-password.ts'
import { openSession, recordSignIn } from '../signin/sessions.ts'
import { setupForm } from './forms.ts'
import { found, isSetUp } from './store.ts'

export const setupRoutes = new Hono<Env>()

setupRoutes.get('/setup', (c) =>
  isSetUp(c.get('platform').database) ? c.redirect('/', 303) : showSetup(c, {}, []),
)

setupRoutes.post('/setup', async (c) => {
  const platform = c.get('platform')
  if (isSetUp(platform.database)) return c.redirect('/sign-in', 303)
  const { values } = await readForm(c)
  const checked = checkForm(setupForm, values)
  const chosen = await readNewPassword(values, namesIn(values))
  if (!checked.ok || !chosen.ok) {
    return showSetup(c, values, [
      ...(checked.ok ? [] : checked.errors),
      ...(chosen.ok ? [] : chosen.errors),
    ])
  }
  const founded = platform.database.transaction((tx) =>
    found(tx, platform, { ...checked.value, passwordHash: chosen.hash }),
  )
  if (!founded) return c.redirect('/sign-in', 303)
  await openSession(c, founded.userId)
  recordSignIn(platform, founded.staffId, 'none')
  const { invited } = founded
  const delivery = await deliverInvitation(platform, { ...invited, purpose: 'join' })
  return showPlainPage(c, {
    title: 'Countersign is set up',
    children: (
      <>
        <h1>Countersign is set up</h1>
        {delivery.kind === 'mailed' ? (
          <p>We mailed {invited.name} a link to choose a password. It works for 24 hours.</p>
        ) : (
          <LinkToPassOn link={delivery.link} name={invited.name} />
        )}
        <p>Next you set up the second step of your own sign-in.</p>
        <LinkButton href="/second-factor/enrolment" tone="main">
          Go on
        </LinkButton>
      </>
    ),
  })
})

const namesIn = (values: FormValues): string[] =>
  [
    'organisation',
    'serviceName',
    'managerName',
    'managerEmail',
    'administratorName',
    'administratorEmail',
  ].map((name) => String(values[name] ?? ''))

const showSetup = (c: Ctx, values: FormValues, errors: readonly FormError[]) =>
  showPlainPage(c, {
    title: 'Set up Countersign',
    status: errors.length > 0 ? 422 : 200,
    children: <Setup form={{ values, errors }} />,
  })
