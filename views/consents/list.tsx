import type { RecordFilters } from '../../src/consents/forms.ts'
import type { ListedRecord, RecordPage } from '../../src/consents/queue.ts'
import { sayTime } from '../../src/domain/calendar.ts'
import { consentDecisionNames, consentStateNames } from '../../src/domain/consent.ts'
import { ConsentViews } from '../people/list.tsx'
import { EmptyState } from '../shared/lists.tsx'
import { PageHead } from '../shared/page.tsx'
import { Pager } from '../shared/paging.tsx'
import { Queue, type QueueRow } from '../shared/queue.tsx'
import { Ago } from '../shared/when.tsx'
import { stateVerdicts } from './record.tsx'

type Props = {
  readonly found: RecordPage
  readonly filters: RecordFilters
  readonly query: URLSearchParams
  readonly toCheck: number
  readonly now: number
  readonly staffId: string
  readonly mayCheck: boolean
}

const heads: Record<RecordFilters['view'], { title: string; under: string; empty: string }> = {
  check: {
    title: 'Consent to check',
    under:
      'A yes counts only after a second person has looked at the proof. The longest wait is first.',
    empty: 'Nothing waits for a check. A new yes appears here as soon as somebody writes it down.',
  },
  waiting: {
    title: 'Not finished',
    under: 'Records that are being filled in, and people who are still thinking about it.',
    empty: 'Nothing is half done. To ask somebody, open their page under People.',
  },
  all: {
    title: 'All consent records',
    under: 'Every answer that was ever written down, newest first.',
    empty: 'Nobody has been asked yet. Open a person under People and choose “Ask”.',
  },
}

/** Consent records: those to check, those not finished, or all. */
export function RecordList(props: Props) {
  const { found, filters } = props
  const head = heads[filters.view]
  return (
    <>
      <PageHead title={head.title} under={head.under} />
      <ConsentViews current={filters.view} toCheck={props.toCheck} />
      {found.records.length === 0 ? (
        <EmptyState title="Nothing here" icon="consent">
          {head.empty}
        </EmptyState>
      ) : (
        Queue({ label: head.title, rows: found.records.map((one) => rowOf(one, props)) })
      )}
      <Pager
        showing={found.records.length === 1 ? '1 record' : `${found.records.length} records`}
        newer={filters.after ? from(props.query, null) : undefined}
        older={found.next ? from(props.query, found.next) : undefined}
        csv={`/consents.csv?${withoutPage(props.query)}`}
      />
    </>
  )
}

function rowOf(record: ListedRecord, { filters, mayCheck, staffId, now }: Props): QueueRow {
  const isQueue = filters.view === 'check' && mayCheck && record.recordedBy !== staffId
  const answered =
    record.decidedAt === null
      ? []
      : [`${consentDecisionNames[record.decision]}, ${sayTime(record.decidedAt)}`]
  const own = filters.view === 'check' && record.recordedBy === staffId
  return {
    href: `/consents/${record.id}${isQueue ? '/check' : ''}`,
    title: `${record.knownAs}, ${record.number}`,
    lines: [
      [record.serviceName, ...answered].join(' · '),
      `Written down by ${record.recorderName ?? 'somebody no longer here'}${own ? ': somebody else must check it' : ''}`,
    ],
    marks: [{ verdict: stateVerdicts[record.state], word: consentStateNames[record.state] }],
    when: { first: Ago({ at: record.recordedAt, now }) },
  }
}

function withoutPage(query: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(query)
  next.delete('after')
  return next
}

function from(query: URLSearchParams, id: string | null): string {
  const next = withoutPage(query)
  if (id !== null) next.set('after', id)
  return `/consents?${next}`
}
