import { Hono } from 'hono'
import { AccountList } from '../../views/accounts/list.tsx'
import { londonDay } from '../domain/calendar.ts'
import { accountStatusNames, audienceNames, channelNames } from '../domain/channels.ts'
import { showPage } from '../http/answer.tsx'
import { type Row, sendCsv } from '../http/csv.ts'
import type { Ctx, Env } from '../http/env.ts'
import { may } from '../http/viewer.ts'
import { type AccountFilters, accountFilters, listAccounts, pageSize } from './store.ts'

export const accountListRoutes = new Hono<Env>()

accountListRoutes.get('/accounts', (c) => {
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

accountListRoutes.get('/accounts.csv', (c) =>
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
