import { sayTime } from '../../src/domain/calendar.ts'
import { channelNames, channels } from '../../src/domain/channels.ts'
import { targetStateNames } from '../../src/domain/posts.ts'
import { packStanding } from '../../src/domain/publishing.ts'
import type { PublishedQuery, PublishedView } from '../../src/exports/forms.ts'
import type { Published } from '../../src/exports/published.ts'
import { optionsOf, Select } from '../shared/choices.tsx'
import { EmptyState } from '../shared/lists.tsx'
import { PageHead } from '../shared/page.tsx'
import { Filters, Pager, Views } from '../shared/paging.tsx'
import { Queue, type QueueRow } from '../shared/queue.tsx'
import { sayLength } from '../shared/when.tsx'

const viewNames: Record<PublishedView, string> = {
  all: 'Everything',
  confirm: 'To confirm',
  revoked: 'Revoked',
  live: 'Live',
  due: 'Must come down',
  down: 'Taken down',
}

export type PublishedPageProps = {
  readonly rows: readonly Published[]
  readonly now: number
  readonly query: PublishedQuery
  readonly services: readonly { readonly id: string; readonly name: string }[]
  /** The address of this list with something changed. */
  readonly address: (change: Readonly<Record<string, string | null>>) => string
  readonly older: string | undefined
  readonly csv: string
}

/** Everything that left as a pack and what became of it, newest first. */
export function PublishedPage(props: PublishedPageProps) {
  const { query, rows, address } = props
  return (
    <>
      <PageHead title="Published" under="What left as a pack, and what became of it." />
      <Views
        label="Published posts"
        views={Object.entries(viewNames).map(([view, name]) => ({
          name,
          href: address({ view: view === 'all' ? null : view, after: null }),
          current: query.view === view,
        }))}
      />
      <PublishedFilters {...props} />
      {rows.length === 0 ? (
        <EmptyState title="Nothing here" icon="published">
          {query.view === 'all'
            ? 'When an approved post is released, it appears here until it is confirmed, and stays here while it is live.'
            : `No post is in “${viewNames[query.view]}” now.`}
        </EmptyState>
      ) : (
        <>
          {Queue({ rows: rows.map((row) => queueRow(row, props.now)), label: 'Published posts' })}
          <Pager
            showing={`${rows.length} shown, newest first`}
            newer={query.after ? address({ after: null }) : undefined}
            older={props.older}
            csv={props.csv}
          />
        </>
      )}
    </>
  )
}

function PublishedFilters({ query, services }: PublishedPageProps) {
  const values = { service: query.service ?? '', channel: query.channel ?? '' }
  const form = { values, errors: [] }
  return (
    <Filters
      action="/published"
      active={Object.values(values).filter(Boolean).length}
      clear={query.view === 'all' ? '/published' : `/published?view=${query.view}`}
    >
      <input type="hidden" name="view" value={query.view} />
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
        label="Where it went"
        blank="Anywhere"
        options={optionsOf(channels, channelNames)}
      />
    </Filters>
  )
}

function queueRow(row: Published, now: number): QueueRow {
  const open = row.state === 'takedown_due' && row.takedownId
  return {
    href: open
      ? `/takedowns/${row.takedownId}`
      : `/posts/${row.postId}/targets/${row.targetId}/release`,
    title: row.title,
    thumb: row.cover ? `/media/${row.cover}/thumb` : 'none',
    lines: [`${row.account} · ${channelNames[row.channel]}`, ...(row.address ? [row.address] : [])],
    marks: [markOf(row, now)],
    when: whenOf(row, now),
  }
}

function markOf(row: Published, now: number): NonNullable<QueueRow['marks']>[number] {
  const standing = packStanding(row, now)
  if (row.state === 'blocked' && standing === 'revoked' && row.answeredAt === null) {
    return { verdict: 'block', word: 'Was it posted?' }
  }
  if (row.state === 'released' && standing === 'usable') {
    return { verdict: 'info', word: 'To confirm' }
  }
  if (row.state === 'released') return { verdict: 'refer', word: targetStateNames.release_expired }
  if (row.state === 'live') return { verdict: 'allow', word: 'Live' }
  if (row.state === 'takedown_due') return { verdict: 'block', word: 'Must come down' }
  if (row.state === 'taken_down' && row.verifiedAt === null) {
    return { verdict: 'refer', word: 'Check that it is gone' }
  }
  return { verdict: 'idle', word: targetStateNames[row.state] }
}

function whenOf(row: Published, now: number): NonNullable<QueueRow['when']> {
  if (row.state === 'takedown_due' && row.dueAt !== null) return clock(row.dueAt, now)
  if (row.postedAt !== null) return { first: sayTime(row.postedAt), second: 'Posted' }
  return { first: sayTime(row.releasedAt), second: 'Released' }
}

const clock = (dueAt: number, now: number): NonNullable<QueueRow['when']> =>
  dueAt > now
    ? { first: `${sayLength(dueAt - now)} left`, second: `By ${sayTime(dueAt)}` }
    : { first: `${sayLength(now - dueAt)} late`, second: `Was due ${sayTime(dueAt)}`, late: true }
