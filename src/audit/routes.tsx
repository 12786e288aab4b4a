import { Hono } from 'hono'
import { LogPage } from '../../views/audit/log.tsx'
import { VerificationPage } from '../../views/audit/verification.tsx'
import { showPage } from '../http/answer.tsx'
import { type Row, sendCsv } from '../http/csv.ts'
import type { Env } from '../http/env.ts'
import { addressWith } from '../http/list-address.ts'
import type { Database } from '../platform/port.ts'
import { actions } from './actions.ts'
import { type LogFilters, logFilters } from './forms.ts'
import { recordEvent } from './record.ts'
import { everyActor, pageSize, readLog } from './store.ts'
import { type ChainResult, walkChain } from './verify.ts'

export const auditRoutes = new Hono<Env>()

auditRoutes.get('/audit', (c) => {
  const { database } = c.get('platform')
  const filters = logFilters.parse(c.req.query())
  const found = readLog(database, filters, pageSize + 1)
  const rows = found.slice(0, pageSize)
  const last = found.length > pageSize ? rows.at(-1) : undefined
  return showPage(c, {
    title: 'Audit trail',
    active: 'audit',
    children: (
      <LogPage
        rows={rows}
        filters={filters}
        older={last && addressWith(c, '/audit', { before: String(last.seq) })}
        newest={filters.before ? addressWith(c, '/audit', { before: null }) : undefined}
        csv={addressWith(c, '/audit.csv', {})}
        actors={everyActor(database)}
      />
    ),
  })
})

auditRoutes.get('/audit.csv', (c) => {
  const { database } = c.get('platform')
  const filters = logFilters.parse(c.req.query())
  return sendCsv(c, {
    name: 'audit-trail',
    columns: ['Number', 'When (UTC)', 'Who', 'Staff id', 'What', 'Code', 'About', 'Id', 'Details'],
    batches: logBatches(database, filters),
  })
})

auditRoutes.post('/audit/verification', async (c) => {
  const platform = c.get('platform')
  const began = performance.now()
  const result = await walkPolitely(platform.database)
  const milliseconds = Math.round(performance.now() - began)
  platform.database.transaction((tx) =>
    recordEvent(tx, platform, {
      actor: c.get('viewer').staffId,
      action: 'audit.verified',
      subject: { kind: 'audit', id: 'chain' },
      body: { ok: result.ok, rows: result.rows },
    }),
  )
  return showPage(c, {
    title: 'Check of the audit trail',
    active: 'audit',
    children: <VerificationPage result={result} at={platform.now()} milliseconds={milliseconds} />,
  })
})

/** Lets other requests in after each batch of rows. */
async function walkPolitely(database: Database): Promise<ChainResult> {
  const walk = walkChain(database)
  for (;;) {
    const step = walk.next()
    if (step.done) return step.value
    await new Promise((resume) => setTimeout(resume, 0))
  }
}

function* logBatches(database: Database, filters: LogFilters): Generator<Row[]> {
  let before = filters.before
  for (;;) {
    const rows = readLog(database, { ...filters, before }, 500)
    if (rows.length > 0) {
      yield rows.map((row) => [
        row.seq,
        new Date(row.at).toISOString(),
        row.actorName ?? 'The system',
        row.actor,
        actions[row.action],
        row.action,
        row.subjectKind,
        row.subjectId,
        JSON.stringify(row.body),
      ])
    }
    if (rows.length < 500) return
    before = rows.at(-1)?.seq
  }
}
