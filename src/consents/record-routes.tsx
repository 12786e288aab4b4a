import { Hono } from 'hono'
import { DraftPage } from '../../views/consents/draft.tsx'
import { RecordList } from '../../views/consents/list.tsx'
import { NoticePage } from '../../views/consents/notice.tsx'
import { RecordPage } from '../../views/consents/record.tsx'
import { sayTime } from '../domain/calendar.ts'
import { consentDecisionNames, consentStateNames } from '../domain/consent.ts'
import type { Permission } from '../domain/roles.ts'
import { goTo, missing, refusalBanner, refused, showPage } from '../http/answer.tsx'
import { type Row, sendCsv } from '../http/csv.ts'
import type { Ctx, Env } from '../http/env.ts'
import { one, readForm } from '../http/forms.ts'
import { alreadySent, rememberForm, sentKey } from '../http/once.ts'
import { may, servicesWhere } from '../http/viewer.ts'
import { findPerson } from '../people/store.ts'
import { aboutRecord } from './about.ts'
import { recordAnswer } from './answer.ts'
import { beginConsent, discardDraft, isOpen } from './draft.ts'
import { recordFilters } from './forms.ts'
import { listRecords, toCheckCount } from './queue.ts'
import { draftProps, recordProps } from './record-page.ts'
import { type FoundConsent, findConsent, findNotice } from './store.ts'

export const recordRoutes = new Hono<Env>()

/** The record in the address, when this reader may do that with it. */
export function recordIn(c: Ctx, permission: Permission): FoundConsent | undefined {
  const services = servicesWhere(c.get('viewer'), permission)
  return findConsent(c.get('platform').database, c.req.param('id') ?? '', services)
}

recordRoutes.get('/consents', (c) => {
  const viewer = c.get('viewer')
  const { database, now } = c.get('platform')
  const filters = recordFilters.parse(c.req.query())
  const services = servicesWhere(viewer, 'see_consent_answer')
  return showPage(c, {
    title: 'Consent',
    active: 'consent',
    children: (
      <RecordList
        found={listRecords(database, services, filters, now())}
        filters={filters}
        query={new URL(c.req.url).searchParams}
        toCheck={toCheckCount(database, services)}
        now={now()}
        staffId={viewer.staffId}
        mayCheck={may(viewer, 'check_consent')}
      />
    ),
  })
})

recordRoutes.get('/consents.csv', (c) =>
  sendCsv(c, {
    name: 'consents',
    columns: ['Number', 'Who', 'Service', 'Answer', 'Answered', 'Written down', 'By', 'State'],
    batches: recordBatches(c),
  }),
)

function* recordBatches(c: Ctx): Generator<Row[]> {
  const { database, now } = c.get('platform')
  const filters = recordFilters.parse(c.req.query())
  const services = servicesWhere(c.get('viewer'), 'see_consent_answer')
  let after = filters.after ?? null
  do {
    const page = listRecords(
      database,
      services,
      { ...filters, after: after ?? undefined },
      now(),
      200,
    )
    yield page.records.map((one) => [
      one.number,
      one.knownAs,
      one.serviceName,
      consentDecisionNames[one.decision],
      one.decidedAt === null ? '' : sayTime(one.decidedAt),
      sayTime(one.recordedAt),
      one.recorderName ?? '',
      consentStateNames[one.state],
    ])
    after = page.next
  } while (after !== null)
}

recordRoutes.post('/people/:id/consents', async (c) => {
  const platform = c.get('platform')
  const { staffId } = c.get('viewer')
  const services = servicesWhere(c.get('viewer'), 'record_consent')
  const person = findPerson(platform.database, c.req.param('id'), services)
  if (!person) return missing(c)
  if (person.status === 'deceased') return refused(c, 'wrong_state')
  const { values } = await readForm(c)
  const key = sentKey(values, platform)
  const replaced = findConsent(platform.database, one(values, 'replaces'), services)
  const isTheirs = replaced?.personId === person.id && replaced.stage === 'given'
  const location = platform.database.transaction((tx) => {
    const before = alreadySent(tx, key, staffId)
    if (before !== null) return before
    const typed = { asked_by: staffId }
    const id = beginConsent(
      tx,
      platform,
      { person, typed, replacesId: isTheirs ? replaced.id : null },
      staffId,
    )
    const made = `/consents/${id}`
    rememberForm(tx, platform, { key, staffId, location: made })
    return made
  })
  return goTo(c, location)
})

recordRoutes.get('/consents/:id', (c) => {
  const row = recordIn(c, 'see_consent_answer')
  return row ? showRecord(c, row) : missing(c)
})

function showRecord(c: Ctx, row: FoundConsent) {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  return showPage(c, {
    title: `${row.number}, ${row.person.knownAs}`,
    active: 'consent',
    children: isOpen(row) ? (
      <DraftPage {...draftProps(platform, viewer, row)} />
    ) : (
      <RecordPage {...recordProps(platform, viewer, row)} />
    ),
  })
}

recordRoutes.get('/consents/:id/notice', (c) => {
  const row = recordIn(c, 'see_consent_answer')
  const wanted = c.req.query('notice') ?? row?.noticeId ?? ''
  const notice = findNotice(c.get('platform').database, wanted)
  if (!row || !notice) return missing(c)
  return showPage(c, {
    title: notice.title,
    active: 'consent',
    children: <NoticePage row={row} notice={notice} />,
  })
})

recordRoutes.post('/consents/:id/answer', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const row = recordIn(c, 'record_consent')
  if (!row) return missing(c)
  const { values } = await readForm(c)
  const seen = Number(one(values, 'lock_version'))
  const key = sentKey(values, platform)
  const location = `/consents/${row.id}`
  const outcome = platform.database.transaction((tx) => {
    if (alreadySent(tx, key, viewer.staffId) !== null) return 'recorded'
    const about = aboutRecord(tx, row, platform.now())
    const done = recordAnswer(tx, platform, row, about, seen, viewer.staffId)
    if (done === 'recorded') {
      rememberForm(tx, platform, { key, staffId: viewer.staffId, location })
    }
    return done
  })
  switch (outcome) {
    case 'recorded':
      return goTo(c, `/consents/${row.id}`, 'answer_recorded')
    case 'asked':
      return goTo(c, `/people/${row.person.id}`, 'asked')
    case 'closed':
      return refused(c, 'wrong_state')
    case 'stale':
    case 'incomplete':
      return showPage(c, {
        title: `${row.number}, ${row.person.knownAs}`,
        active: 'consent',
        status: outcome === 'stale' ? 409 : 422,
        banner: outcome === 'stale' ? refusalBanner('changed_meanwhile') : undefined,
        children: <DraftPage {...draftProps(platform, viewer, row, true)} />,
      })
  }
})

recordRoutes.post('/consents/:id/discard', (c) => {
  const platform = c.get('platform')
  const row = recordIn(c, 'record_consent')
  if (!row) return missing(c)
  const { staffId } = c.get('viewer')
  const done = platform.database.transaction((tx) => discardDraft(tx, platform, row, staffId))
  return done ? goTo(c, `/people/${row.person.id}`, 'put_aside') : refused(c, 'wrong_state')
})
