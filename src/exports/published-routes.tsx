import { Hono } from 'hono'
import { PublishedPage } from '../../views/exports/published.tsx'
import { channelNames } from '../domain/channels.ts'
import { targetStateNames } from '../domain/posts.ts'
import { showPage } from '../http/answer.tsx'
import { type Row, sendCsv } from '../http/csv.ts'
import type { Env } from '../http/env.ts'
import { addressWith } from '../http/list-address.ts'
import { servicesWhere } from '../http/viewer.ts'
import type { Database } from '../platform/port.ts'
import { type PublishedQuery, publishedQuery } from './forms.ts'
import { type Published, type PublishedQuestion, publishedPosts } from './published.ts'

export const publishedRoutes = new Hono<Env>()

const pageSize = 50

publishedRoutes.get('/published', (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const query = publishedQuery.parse(c.req.query())
  const mine = servicesWhere(viewer, 'read_posts')
  const found = publishedPosts(platform.database, {
    ...asked(query, mine),
    after: query.after,
    limit: pageSize + 1,
  })
  const rows = found.slice(0, pageSize)
  const last = found.length > pageSize ? rows.at(-1) : undefined
  const address = (change: Readonly<Record<string, string | null>>) =>
    addressWith(c, '/published', change)
  return showPage(c, {
    title: 'Published',
    active: 'published',
    children: (
      <PublishedPage
        rows={rows}
        now={platform.now()}
        query={query}
        services={viewer.services.filter(({ id }) => mine.includes(id))}
        address={address}
        older={last && address({ after: `${last.releasedAt}.${last.packId}` })}
        csv={addressWith(c, '/published.csv', { after: null })}
      />
    ),
  })
})

publishedRoutes.get('/published.csv', (c) => {
  const query = publishedQuery.parse(c.req.query())
  const question = asked(query, servicesWhere(c.get('viewer'), 'read_posts'))
  return sendCsv(c, {
    name: 'published',
    columns: [
      'Post',
      'Account',
      'Channel',
      'State',
      'Released (UTC)',
      'Posted (UTC)',
      'Address',
      'Takedown due (UTC)',
      'Taken down (UTC)',
      'Checked (UTC)',
    ],
    batches: batches(c.get('platform').database, question),
  })
})

type Asked = Omit<PublishedQuestion, 'after' | 'limit'>

function asked({ view, service, channel }: PublishedQuery, mine: readonly string[]): Asked {
  const services = service === undefined ? mine : mine.filter((id) => id === service)
  return { view, services, channel }
}

function* batches(database: Database, question: Asked): Generator<Row[]> {
  for (let after: PublishedQuestion['after'] = null; ; ) {
    const rows = publishedPosts(database, { ...question, after, limit: 500 })
    yield rows.map(spreadsheetRow)
    const last = rows.at(-1)
    if (!last || rows.length < 500) return
    after = { releasedAt: last.releasedAt, id: last.packId }
  }
}

const utc = (instant: number | null): string =>
  instant === null ? '' : new Date(instant).toISOString()

const spreadsheetRow = (row: Published): Row => [
  row.title,
  row.account,
  channelNames[row.channel],
  targetStateNames[row.state],
  utc(row.releasedAt),
  utc(row.postedAt),
  row.address,
  utc(row.dueAt),
  utc(row.doneAt),
  utc(row.verifiedAt),
]
