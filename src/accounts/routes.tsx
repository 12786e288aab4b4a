import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { staff } from '../../db/schema/staff.ts'
import { AccountPage } from '../../views/accounts/account.tsx'
import { AccountFields, AccountForm } from '../../views/accounts/forms.tsx'
import { londonDay } from '../domain/calendar.ts'
import { goTo, missing, refusalBanner, refused, showPage } from '../http/answer.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, type FormError, type FormValues, readForm } from '../http/forms.ts'
import { may, servicesWhere } from '../http/viewer.ts'
import { designatedFor } from '../staff/designations.ts'
import { accountForm, newAccountForm } from './forms.ts'
import {
  type AccountRow,
  changeAccount,
  findAccount,
  isRegistered,
  registerAccount,
} from './store.ts'

export const accountRoutes = new Hono<Env>()

accountRoutes.get('/accounts/new', (c) => showNew(c, {}))

accountRoutes.post('/accounts', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const { values } = await readForm(c)
  const checked = checkForm(newAccountForm, values)
  if (!checked.ok) return showNew(c, values, checked.errors)
  const { service: serviceId, ...details } = checked.value
  if (!servicesWhere(viewer, 'register_account').includes(serviceId)) {
    return showNew(c, values, [{ field: 'service', message: 'Choose a service.' }])
  }
  const id = platform.database.transaction((tx) =>
    isRegistered(tx, details, serviceId)
      ? null
      : registerAccount(tx, platform, { ...details, serviceId, by: viewer.staffId }),
  )
  if (!id) return showNew(c, values, [registeredAlready])
  return goTo(c, `/accounts/${id}`, 'account_registered')
})

accountRoutes.get('/accounts/:id', (c) => {
  const found = findAccount(c.get('platform').database, c.get('viewer'), c.req.param('id'))
  return found ? showAccount(c, found) : missing(c)
})

accountRoutes.get('/accounts/:id/details', (c) => {
  const found = findAccount(c.get('platform').database, c.get('viewer'), c.req.param('id'))
  if (!found) return missing(c)
  return showDetails(c, found, {
    name: found.name,
    channel: found.channel,
    handle: found.handle,
    address: found.address,
    audience: found.audience,
    admins: String(found.adminCount),
    mfa: found.hasMfa ? 'yes' : 'no',
  })
})

accountRoutes.post('/accounts/:id/details', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const found = findAccount(platform.database, viewer, c.req.param('id'))
  if (!found) return missing(c)
  if (!may(viewer, 'register_account', found.serviceId)) return refused(c, 'not_allowed')
  const { values } = await readForm(c)
  const checked = checkForm(accountForm, values)
  if (!checked.ok) return showDetails(c, found, values, checked.errors)
  const changed = platform.database.transaction((tx) =>
    changeAccount(tx, platform, { ...checked.value, id: found.id, by: viewer.staffId }),
  )
  return changed
    ? goTo(c, `/accounts/${found.id}`, 'saved')
    : showDetails(c, found, values, [], true)
})

const registeredAlready: FormError = {
  field: 'name',
  message:
    'This service has an account of that kind with this name or address already. Look for it in the register.',
}

function showAccount(c: Ctx, found: AccountRow) {
  const { database, now } = c.get('platform')
  const viewer = c.get('viewer')
  const signer = found.dpiaSignedBy
    ? database.select().from(staff).where(eq(staff.id, found.dpiaSignedBy)).get()
    : undefined
  return showPage(c, {
    title: found.name,
    children: (
      <AccountPage
        account={found}
        today={londonDay(now())}
        signedBy={signer?.name ?? null}
        designated={designatedFor(database, found.id)}
        may={{
          change: may(viewer, 'register_account', found.serviceId),
          suspend: may(viewer, 'suspend_account', found.serviceId),
          signDpia: may(viewer, 'sign_dpia', found.serviceId),
          readStaff: may(viewer, 'read_staff', found.serviceId),
        }}
      />
    ),
  })
}

function showNew(c: Ctx, values: FormValues, errors: readonly FormError[] = []) {
  const viewer = c.get('viewer')
  const ids = new Set(servicesWhere(viewer, 'register_account'))
  const form = { values, errors }
  return showPage(c, {
    title: 'Register an account',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <AccountForm
        form={form}
        action="/accounts"
        back={{ href: '/accounts', name: 'Official accounts' }}
        title="Register an account"
        under="It stays proposed until its privacy check is signed."
        button="Register"
      >
        <AccountFields form={form} services={viewer.services.filter(({ id }) => ids.has(id))} />
      </AccountForm>
    ),
  })
}

/** After a clash the page keeps what was typed and carries the newer version, so that a second press saves it. */
function showDetails(
  c: Ctx,
  found: AccountRow,
  values: FormValues,
  errors: readonly FormError[] = [],
  clash = false,
) {
  const form = { values, errors }
  return showPage(c, {
    title: 'Change an account',
    status: clash ? 409 : errors.length > 0 ? 422 : 200,
    banner: clash ? refusalBanner('changed_meanwhile') : undefined,
    children: (
      <AccountForm
        form={form}
        action={`/accounts/${found.id}/details`}
        back={{ href: `/accounts/${found.id}`, name: found.name }}
        title={`Change ${found.name}`}
        button="Save"
        version={found.lockVersion}
      >
        <AccountFields form={form} />
      </AccountForm>
    ),
  })
}
