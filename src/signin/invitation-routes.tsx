import { Hono } from 'hono'
import { DeadLink, Invitation } from '../../views/signin/invitation.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { type FormError, readForm } from '../http/forms.ts'
import { showPlainPage } from '../http/plain-page.tsx'
import { acceptInvitation, type OpenInvitation, openInvitation } from './invitations.ts'
import { namesHere, readNewPassword } from './new-password.ts'
import { openSession, recordSignIn } from './sessions.ts'

export const invitationRoutes = new Hono<Env>()

invitationRoutes.get('/invitations/:token', (c) => {
  const { database, now } = c.get('platform')
  const open = openInvitation(database, c.req.param('token'), now())
  return open ? showInvitation(c, open, c.req.path) : showDeadLink(c)
})

invitationRoutes.post('/invitations/:token', async (c) => {
  const platform = c.get('platform')
  const token = c.req.param('token')
  const open = openInvitation(platform.database, token, platform.now())
  if (!open) return showDeadLink(c)
  const { values } = await readForm(c)
  const names = [open.name, open.email, ...namesHere(platform.database)]
  const chosen = await readNewPassword(values, names)
  if (!chosen.ok) return showInvitation(c, open, c.req.path, chosen.errors)
  const accepted = platform.database.transaction((tx) =>
    acceptInvitation(tx, platform, { token, passwordHash: chosen.hash }),
  )
  if (!accepted) return showDeadLink(c)
  if (!accepted.isNew) return c.redirect('/sign-in?done=password_set', 303)
  await openSession(c, accepted.userId)
  recordSignIn(platform, open.staffId, 'none')
  return c.redirect('/', 303)
})

function showInvitation(
  c: Ctx,
  open: OpenInvitation,
  action: string,
  errors: readonly FormError[] = [],
) {
  return showPlainPage(c, {
    title: open.purpose === 'join' ? 'Welcome' : 'Choose a new password',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <Invitation
        form={{ values: {}, errors }}
        action={action}
        name={open.name}
        email={open.email}
        purpose={open.purpose}
      />
    ),
  })
}

const showDeadLink = (c: Ctx) =>
  showPlainPage(c, { title: 'This link no longer works', status: 410, children: <DeadLink /> })
