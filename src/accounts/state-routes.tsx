import { Hono } from 'hono'
import { AccountForm, DpiaFields, StatusFields } from '../../views/accounts/forms.tsx'
import { dateValues } from '../../views/shared/date-boxes.tsx'
import { addMonths, londonDay } from '../domain/calendar.ts'
import type { AccountStatus } from '../domain/channels.ts'
import { goTo, missing, refusalBanner, refused, showPage } from '../http/answer.tsx'
import { checkDated } from '../http/date-fields.ts'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, type FormError, type FormValues, readForm } from '../http/forms.ts'
import { may } from '../http/viewer.ts'
import { dpiaForm, statusForm } from './forms.ts'
import { type AccountRow, findAccount, signDpia, switchAccount } from './store.ts'

/** Switching an account on and off, and signing its privacy check. */
export const accountStateRoutes = new Hono<Env>()

accountStateRoutes.get('/accounts/:id/status', (c) => {
  const found = findAccount(c.get('platform').database, c.get('viewer'), c.req.param('id'))
  return found && found.status !== 'closed' ? showStatus(c, found, {}) : missing(c)
})

accountStateRoutes.post('/accounts/:id/status', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const found = findAccount(platform.database, viewer, c.req.param('id'))
  if (!found) return missing(c)
  if (!may(viewer, 'suspend_account', found.serviceId)) return refused(c, 'not_allowed')
  if (found.status === 'closed') return refused(c, 'wrong_state')
  const { values } = await readForm(c)
  const checked = checkForm(statusForm, values)
  if (!checked.ok) return showStatus(c, found, values, checked.errors)
  if (!offered(c, found).includes(checked.value.status)) {
    return showStatus(c, found, values, [{ field: 'status', message: cannotSwitchOn }])
  }
  const switched = platform.database.transaction((tx) =>
    switchAccount(tx, platform, { ...checked.value, id: found.id, by: viewer.staffId }),
  )
  return switched
    ? goTo(c, `/accounts/${found.id}`, 'account_switched')
    : showStatus(c, found, values, [], true)
})

accountStateRoutes.get('/accounts/:id/dpia', (c) => {
  const { database, now } = c.get('platform')
  const found = findAccount(database, c.get('viewer'), c.req.param('id'))
  if (!found || found.status === 'closed') return missing(c)
  const today = londonDay(now())
  return showDpia(c, found, {
    ...dateValues('signed', today),
    ...dateValues('review', addMonths(today, 12)),
    rules: found.dpiaRules,
  })
})

accountStateRoutes.post('/accounts/:id/dpia', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const found = findAccount(platform.database, viewer, c.req.param('id'))
  if (!found) return missing(c)
  if (!may(viewer, 'sign_dpia', found.serviceId)) return refused(c, 'not_allowed')
  if (found.status === 'closed') return refused(c, 'wrong_state')
  const { values } = await readForm(c)
  const checked = checkDated(dpiaForm, values, 'signed', 'review')
  if (!checked.ok) return showDpia(c, found, values, checked.errors)
  const { signed: signedOn, review: reviewOn, rules, version } = checked.value
  if (signedOn > londonDay(platform.now())) {
    return showDpia(c, found, values, [{ field: 'signed', message: 'This day is still to come.' }])
  }
  const { id, status } = found
  const by = viewer.staffId
  const done = platform.database.transaction((tx) =>
    signDpia(tx, platform, { id, status, version, by, signedOn, reviewOn, rules }),
  )
  return done
    ? goTo(c, `/accounts/${found.id}`, 'dpia_signed')
    : showDpia(c, found, values, [], true)
})

const cannotSwitchOn =
  'It cannot be switched on: its privacy check must be signed, and only a manager or an administrator may do it.'

/** What this person may make of it now. A safeguarding lead may switch off, not on. */
function offered(c: Ctx, found: AccountRow): readonly Exclude<AccountStatus, 'proposed'>[] {
  const off = (['suspended', 'lost_control', 'closed'] as const).filter(
    (status) => status !== found.status,
  )
  const mayOn =
    found.status !== 'active' &&
    found.dpiaSignedOn !== null &&
    may(c.get('viewer'), 'register_account', found.serviceId)
  return mayOn ? ['active', ...off] : off
}

function showStatus(
  c: Ctx,
  found: AccountRow,
  values: FormValues,
  errors: readonly FormError[] = [],
  clash = false,
) {
  const form = { values, errors }
  return showPage(c, {
    title: 'Switch an account',
    status: clash ? 409 : errors.length > 0 ? 422 : 200,
    banner: clash ? refusalBanner('changed_meanwhile') : undefined,
    children: (
      <AccountForm
        form={form}
        action={`/accounts/${found.id}/status`}
        back={{ href: `/accounts/${found.id}`, name: found.name }}
        title={`Switch ${found.name} on or off`}
        under="When it is off, posts that wait for it are stopped and export packs that are out stop counting."
        button="Do it now"
        tone="no"
        version={found.lockVersion}
      >
        <StatusFields form={form} offered={offered(c, found)} />
      </AccountForm>
    ),
  })
}

function showDpia(
  c: Ctx,
  found: AccountRow,
  values: FormValues,
  errors: readonly FormError[] = [],
  clash = false,
) {
  const form = { values, errors }
  return showPage(c, {
    title: 'Sign the privacy check',
    status: clash ? 409 : errors.length > 0 ? 422 : 200,
    banner: clash ? refusalBanner('changed_meanwhile') : undefined,
    children: (
      <AccountForm
        form={form}
        action={`/accounts/${found.id}/dpia`}
        back={{ href: `/accounts/${found.id}`, name: found.name }}
        title={`Privacy check of ${found.name}`}
        under="By signing you say that the data protection impact assessment for this account was done and that you accept what it says."
        button="Sign it"
        version={found.lockVersion}
      >
        <DpiaFields form={form} />
      </AccountForm>
    ),
  })
}
