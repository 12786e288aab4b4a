import { Hono } from 'hono'
import { consentStateNames, QueuePage } from '../../views/approvals/queue.tsx'
import { sayLocal } from '../domain/calendar.ts'
import { channelNames } from '../domain/channels.ts'
import { showPage } from '../http/answer.tsx'
import { type Row, sendCsv } from '../http/csv.ts'
import type { Env } from '../http/env.ts'
import { addressWith } from '../http/list-address.ts'
import { servicesWhere } from '../http/viewer.ts'
import type { Database } from '../platform/port.ts'
import { type QueueQuery, queueQuery } from './forms.ts'
import { postsWaiting, type QueueQuestion, type Waiting } from './queue.ts'

export const queueRoutes = new Hono<Env>()

const pageSize = 50

queueRoutes.get('/approvals', (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const query = queueQuery.parse(c.req.query())
  const mine = servicesWhere(viewer, 'see_approvals')
  const found = postsWaiting(platform.database, {
    ...asked(query, mine),
    after: query.after,
    limit: pageSize + 1,
  })
  const rows = found.slice(0, pageSize)
  const last = found.length > pageSize ? rows.at(-1) : undefined
  return showPage(c, {
    title: 'Approvals',
    active: 'approvals',
    children: (
      <QueuePage
        rows={rows}
        now={platform.now()}
        filters={{
          service: query.service ?? '',
          channel: query.channel ?? '',
          verdict: query.verdict ?? '',
        }}
        services={viewer.services.filter(({ id }) => mine.includes(id))}
        isFirstPage={query.after === null}
        older={last && addressWith(c, '/approvals', { after: `${last.dueAt}.${last.id}` })}
        csv={addressWith(c, '/approvals.csv', { after: null })}
        decides={servicesWhere(viewer, 'decide_approval').length > 0}
      />
    ),
  })
})

queueRoutes.get('/approvals.csv', (c) => {
  const query = queueQuery.parse(c.req.query())
  const question = asked(query, servicesWhere(c.get('viewer'), 'see_approvals'))
  return sendCsv(c, {
    name: 'approvals',
    columns: ['Post', 'Author', 'Sent (UTC)', 'Channel', 'Planned (London)', 'Consent', 'Address'],
    batches: batches(c.get('platform').database, c.get('platform').origin, question),
  })
})

type Asked = Omit<QueueQuestion, 'after' | 'limit'>

/** A service that is not theirs finds nothing, like one that does not exist. */
function asked({ service, channel, verdict }: QueueQuery, mine: readonly string[]): Asked {
  const services = service === undefined ? mine : mine.filter((id) => id === service)
  return { services, channel, verdict }
}

function* batches(database: Database, origin: string, question: Asked): Generator<Row[]> {
  for (let after: QueueQuestion['after'] = null; ; ) {
    const rows = postsWaiting(database, { ...question, after, limit: 500 })
    yield rows.flatMap((row) => spreadsheetRows(row, origin))
    const last = rows.at(-1)
    if (!last || rows.length < 500) return
    after = { dueAt: last.dueAt, id: last.id }
  }
}

const spreadsheetRows = (row: Waiting, origin: string): Row[] =>
  row.targets.map(({ channel, planned, verdict }) => [
    row.title,
    row.author,
    new Date(row.sentAt).toISOString(),
    channelNames[channel],
    planned ? sayLocal(planned) : '',
    consentStateNames[verdict],
    `${origin}/approvals/${row.id}`,
  ])
