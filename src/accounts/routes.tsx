import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { staff } from '../../db/schema/staff.ts'
import { AccountPage } from '../../views/accounts/account.tsx'
import { AccountFields, AccountForm } from '../../views/accounts/forms.tsx'
import { AccountList } from '../../views/accounts/list.tsx'
import { londonDay } from '../domain/calendar.ts'
import { accountStatusNames, audienceNames, channelNames } from '../domain/channels.ts'
import { goTo, missing, refusalBanner, refused, showPage } from '../http/answer.tsx'
import { type Row, sendCsv } from '../http/csv.ts'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, type FormError, type FormValues, readForm } from '../http/forms.ts'
import { may, servicesWhere } from '../http/viewer.ts'
import { designatedFor } from '../staff/designations.ts'
import { accountForm, newAccountForm } from './forms.ts'
import {
  type AccountFilters,
  type AccountRow,
  accountFilters,
  changeAccount,
  findAccount,
  isRegistered,
  listAccounts,
  pageSize,
  registerAccount,
} from './store.ts'

export const accountRoutes = new Hono<Env>()

accountRoutes.get('/accounts', (c) => {
  const { database, now } = c.get('platform')
  const viewer = c.get('viewer')
  const filters = accountFilters.parse(c.req.query())
  const found = listAccounts(database, viewer, filters, pageSize + 1)
  const rows = found.slice(0, pageSize)
  const query = new URL(c.req.url).searchParams
  query.delete('after')
  const older = new URLSearchParams(query)
  older.set('after', rows.at(-1)?.id ?? '')
  return showPage(c, {
    title: 'Official accounts',
    children: (
      <AccountList
        rows={rows}
        filters={filters}
        services={viewer.services}
        today={londonDay(now())}
        older={found.length > pageSize ? `/accounts?${older}` : undefined}
        query={query.size > 0 ? `?${query}` : ''}
        mayRegister={may(viewer, 'register_account')}
      />
    ),
  })
})

accountRoutes.get('/accounts.csv', (c) =>
  sendCsv(c, {
    name: 'official-accounts',
    columns: [
      'Account',
      'Kind',
      'Service',
      'Handle',
      'Address',
      'Audience',
      'State',
      'Privacy check signed',
      'Look again on',
      'People who can change it',
      'Second step',
    ],
    batches: accountBatches(c, accountFilters.parse(c.req.query())),
  }),
)

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

function* accountBatches(c: Ctx, filters: AccountFilters): Generator<Row[]> {
  const { database } = c.get('platform')
  let after: string | undefined
  for (;;) {
    const rows = listAccounts(database, c.get('viewer'), { ...filters, after }, 500)
    if (rows.length > 0) {
      yield rows.map((row) => [
        row.name,
        channelNames[row.channel],
        row.serviceName,
        row.handle,
        row.address,
        audienceNames[row.audience],
        accountStatusNames[row.status],
        row.dpiaSignedOn,
        row.dpiaReviewOn,
        row.adminCount,
        row.hasMfa ? 'Yes' : 'No',
      ])
    }
    if (rows.length < 500) return
    after = rows.at(-1)?.id
  }
}
