import { Hono } from 'hono'
import { StaffList } from '../../views/staff/list.tsx'
import { londonDay } from '../domain/calendar.ts'
import { roleNames } from '../domain/roles.ts'
import { showPage } from '../http/answer.tsx'
import { type Row, sendCsv } from '../http/csv.ts'
import type { Ctx, Env } from '../http/env.ts'
import { may } from '../http/viewer.ts'
import { listStaff, pageSize, type StaffFilters, staffFilters, staffStateNames } from './list.ts'

export const staffListRoutes = new Hono<Env>()

staffListRoutes.get('/staff', (c) => {
  const { database, now } = c.get('platform')
  const viewer = c.get('viewer')
  const filters = staffFilters.parse(c.req.query())
  const today = londonDay(now())
  const found = listStaff(database, viewer, filters, today, pageSize + 1)
  const rows = found.slice(0, pageSize)
  const query = new URL(c.req.url).searchParams
  query.delete('after')
  const older = new URLSearchParams(query)
  older.set('after', rows.at(-1)?.id ?? '')
  return showPage(c, {
    title: 'Staff',
    children: (
      <StaffList
        rows={rows}
        filters={filters}
        services={viewer.services}
        today={today}
        older={found.length > pageSize ? `/staff?${older}` : undefined}
        query={query.size > 0 ? `?${query}` : ''}
        mayAdd={may(viewer, 'create_users')}
      />
    ),
  })
})

staffListRoutes.get('/staff.csv', (c) =>
  sendCsv(c, {
    name: 'staff',
    columns: ['Name', 'E-mail', 'Roles', 'Training counts until', 'State', 'Notice given', 'Left'],
    batches: staffBatches(c, staffFilters.parse(c.req.query())),
  }),
)

function* staffBatches(c: Ctx, filters: StaffFilters): Generator<Row[]> {
  const { database, now } = c.get('platform')
  const today = londonDay(now())
  let after: string | undefined
  for (;;) {
    const rows = listStaff(database, c.get('viewer'), { ...filters, after }, today, 500)
    if (rows.length > 0) yield rows.map((row) => csvRow(row))
    if (rows.length < 500) return
    after = rows.at(-1)?.id
  }
}

function csvRow(row: ReturnType<typeof listStaff>[number]): Row {
  const held = row.roles.map(({ role, serviceName }) =>
    serviceName ? `${roleNames[role]} (${serviceName})` : roleNames[role],
  )
  const state = row.leftOn ? 'left' : row.noticeGivenOn ? 'leaving' : 'here'
  return [
    row.name,
    row.email,
    held.join('; '),
    row.trainedUntil,
    staffStateNames[state],
    row.noticeGivenOn,
    row.leftOn,
  ]
}
