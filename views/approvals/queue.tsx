import type { Waiting } from '../../src/approvals/queue.ts'
import { addDays, sayDay } from '../../src/domain/calendar.ts'
import { channelNames, channels, channelsInWords } from '../../src/domain/channels.ts'
import { dayOf } from '../../src/domain/decision/moment.ts'
import { list } from '../../src/domain/decision/reason.ts'
import { optionsOf, Select } from '../shared/choices.tsx'
import { EmptyState } from '../shared/lists.tsx'
import type { Markup } from '../shared/markup.ts'
import { PageHead } from '../shared/page.tsx'
import { Filters, Pager } from '../shared/paging.tsx'
import { Queue, type QueueRow } from '../shared/queue.tsx'
import type { Mark } from '../shared/verdict.tsx'
import { sayLength } from '../shared/when.tsx'

export type QueuePageProps = {
  readonly rows: readonly Waiting[]
  readonly now: number
  /** Filters as they stand in the address; an empty text is no filter. */
  readonly filters: { readonly service: string; readonly channel: string; readonly verdict: string }
  readonly services: readonly { readonly id: string; readonly name: string }[]
  readonly isFirstPage: boolean
  readonly older: string | undefined
  readonly csv: string
  /** False for an auditor, who reads. */
  readonly decides: boolean
}

export const consentStateNames = {
  ALLOW: 'Everyone agreed',
  REFER: 'Something to check',
  BLOCK: 'Something is missing',
} as const

/** What waits for a decision, soonest first. The busiest page of a manager’s day. */
export function QueuePage(props: QueuePageProps) {
  const { rows, filters } = props
  const active = Object.values(filters).filter(Boolean).length
  return (
    <>
      <PageHead
        title="Approvals"
        under={
          props.decides
            ? 'Posts that wait for your decision, soonest first.'
            : 'Posts that wait for a decision, soonest first.'
        }
      />
      <QueueFilters {...props} active={active} />
      {rows.length === 0 ? (
        <NothingWaiting filtered={active > 0} />
      ) : (
        <>
          {Queue({ rows: queueRows(rows, props.now), label: 'Posts to decide' })}
          <Pager
            showing={`${rows.length} shown, soonest first`}
            newer={props.isFirstPage ? undefined : '/approvals'}
            older={props.older}
            csv={props.csv}
          />
        </>
      )}
    </>
  )
}

function queueRows(rows: readonly Waiting[], now: number): QueueRow[] {
  const today = dayOf(now)
  const days = { today, tomorrow: addDays(today, 1) }
  return rows.map((row) => ({
    href: `/approvals/${row.id}`,
    title: row.title || 'Post without a name',
    thumb: row.cover ? `/media/${row.cover}/thumb` : 'none',
    lines: [
      `${row.author} · ${[...new Set(row.targets.map(({ channel }) => channelNames[channel]))].join(', ')}`,
      `Waiting for ${sayLength(now - row.sentAt)}`,
    ],
    marks: [consentMark(row)],
    when: whenDue(row, now, days),
  }))
}

/** The worst answer, and where it applies when it is not everywhere. */
function consentMark({ targets }: Waiting): Mark {
  const stopped = targets.filter(({ verdict }) => verdict === 'BLOCK')
  if (stopped.length === targets.length) return { verdict: 'block', word: consentStateNames.BLOCK }
  if (stopped.length > 0) {
    const where = list(stopped.map(({ channel }) => channelsInWords[channel]))
    return { verdict: 'block', word: `Not for ${where}` }
  }
  return targets.some(({ verdict }) => verdict === 'REFER')
    ? { verdict: 'refer', word: consentStateNames.REFER }
    : { verdict: 'allow', word: consentStateNames.ALLOW }
}

/** Short, because the list is in order of time: `Today, 09:00`, `6 June 2026, 09:00`. */
function whenDue(
  { targets, dueAt }: Waiting,
  now: number,
  { today, tomorrow }: { today: string; tomorrow: string },
): QueueRow['when'] {
  const [soonest] = targets.flatMap(({ planned }) => planned ?? []).sort()
  if (!soonest) return { first: 'As soon as approved', second: 'No time chosen' }
  const day = soonest.slice(0, 10)
  const said = day === today ? 'Today' : day === tomorrow ? 'Tomorrow' : sayDay(day)
  const late = dueAt < now
  return {
    first: `${said}, ${soonest.slice(11)}`,
    second: late ? 'That time has gone by' : 'Planned time',
    late,
  }
}

function QueueFilters({ filters, services, active }: QueuePageProps & { active: number }): Markup {
  const form = { values: filters, errors: [] }
  return (
    <Filters action="/approvals" active={active} clear="/approvals">
      {services.length > 1 && (
        <Select
          form={form}
          name="service"
          label="Service"
          blank="All of mine"
          options={services.map(({ id, name }) => ({ value: id, name }))}
        />
      )}
      <Select
        form={form}
        name="channel"
        label="Where it goes"
        blank="Anywhere"
        options={optionsOf(channels, channelNames)}
      />
      <Select
        form={form}
        name="verdict"
        label="Consent"
        blank="Any"
        options={optionsOf(['ALLOW', 'REFER', 'BLOCK'], consentStateNames)}
      />
    </Filters>
  )
}

function NothingWaiting({ filtered }: { readonly filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        title="Nothing matches"
        icon="approvals"
        action={{ href: '/approvals', words: 'Show everything that waits' }}
      >
        No post that waits for a decision fits these filters.
      </EmptyState>
    )
  }
  return (
    <EmptyState title="Nothing is waiting" icon="approvals">
      When somebody sends a post for approval, it appears here with the time it should go out. You
      look at each picture, count the people, and see what each of them agreed to.
    </EmptyState>
  )
}
