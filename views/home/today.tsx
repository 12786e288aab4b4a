import { sayTime } from '../../src/domain/calendar.ts'
import type { AuditFigures } from '../../src/home/figures.ts'
import type { Task, TaskKind } from '../../src/home/tasks.ts'
import type { Today } from '../../src/home/today.ts'
import { may, type Viewer } from '../../src/http/viewer.ts'
import { LinkButton } from '../shared/button.tsx'
import { EmptyState, Figures } from '../shared/lists.tsx'
import { PageHead } from '../shared/page.tsx'
import { Queue, type QueueRow } from '../shared/queue.tsx'
import type { Mark } from '../shared/verdict.tsx'
import { Ago, sayLength } from '../shared/when.tsx'

type Props = {
  readonly viewer: Viewer
  readonly now: number
  readonly today: Today
  readonly figures: AuditFigures | null
}

const marks: Record<TaskKind, Mark> = {
  revoked: { verdict: 'block', word: 'Was this posted?' },
  takedown: { verdict: 'block', word: 'Must come down' },
  verify_takedown: { verdict: 'refer', word: 'Check it is gone' },
  decide: { verdict: 'refer', word: 'Waiting for your decision' },
  check_consent: { verdict: 'refer', word: 'Check the proof' },
  sent_back: { verdict: 'refer', word: 'Sent back' },
  release: { verdict: 'allow', word: 'Ready to release' },
  confirm: { verdict: 'refer', word: 'Confirm it is posted' },
  waiting_approval: { verdict: 'idle', word: 'With the manager' },
}

/** What needs me, soonest first; then what waits on others. */
export function TodayPage({ viewer, now, today, figures }: Props) {
  const firstName = viewer.name.split(' ')[0]
  /** Somebody who only reads comes for the figures; a manager comes for the queue. */
  const reads = !may(viewer, 'decide_approval')
  return (
    <>
      <PageHead
        title={`${greeting(now)}, ${firstName}`}
        under={summary(today)}
        actions={
          may(viewer, 'edit_draft') && (
            <LinkButton href="/posts/new" tone="main" icon="add">
              Write a post
            </LinkButton>
          )
        }
      />
      {reads && figures && <AuditStrip figures={figures} />}
      <section class="stack">
        <h2>Needs you</h2>
        {today.mine.length === 0 ? (
          <EmptyState title="Nothing needs you now" icon="check">
            When something does, it appears here with the time it is due. If somebody tells you “no
            more pictures”, use the red button: it works from every page.
          </EmptyState>
        ) : (
          <Queue label="Needs you" rows={today.mine.map((task) => rowOf(task, now))} />
        )}
      </section>
      {today.others.length > 0 && (
        <section class="stack">
          <h2>Waiting on others</h2>
          <Queue label="Waiting on others" rows={today.others.map((task) => rowOf(task, now))} />
        </section>
      )}
      {!reads && figures && (
        <section class="stack">
          <h2>How things stand</h2>
          <AuditStrip figures={figures} />
        </section>
      )}
    </>
  )
}

function rowOf(task: Task, now: number): QueueRow {
  return {
    href: task.href,
    title: task.title,
    lines: [task.where, Ago({ at: task.since, now })],
    marks: [marks[task.kind]],
    when: dueLine(task, now),
  }
}

function dueLine(task: Task, now: number): QueueRow['when'] {
  if (task.due === null) return undefined
  if (task.due < now) {
    return { first: `${sayLength(now - task.due)} late`, second: sayTime(task.due), late: true }
  }
  return { first: `in ${sayLength(task.due - now)}`, second: sayTime(task.due) }
}

function AuditStrip({ figures }: { readonly figures: AuditFigures }) {
  const all = figures.live === figures.liveCountersigned
  return (
    <Figures
      figures={[
        {
          value: `${figures.liveCountersigned} of ${figures.live}`,
          name: 'Live posts countersigned by somebody else',
          verdict: all ? 'allow' : 'block',
        },
        {
          value: figures.takedownsRunning,
          name: 'Takedowns running',
          verdict: figures.takedownsRunning > 0 ? 'refer' : 'allow',
        },
        { value: figures.auditRows.toLocaleString('en-GB'), name: 'Events on the audit trail' },
        {
          value: checkedWord(figures),
          name: <a href="/audit">Last check of the audit trail</a>,
          verdict: figures.lastCheckPassed === false ? 'block' : undefined,
        },
      ]}
    />
  )
}

function checkedWord({ lastChecked, lastCheckPassed }: AuditFigures): string {
  if (lastChecked === null) return 'Never'
  return lastCheckPassed ? sayTime(lastChecked) : 'Found a fault'
}

function greeting(now: number): string {
  const hour = Number(sayTime(now).slice(-5, -3))
  if (hour < 12) return 'Good morning'
  return hour < 18 ? 'Good afternoon' : 'Good evening'
}

function summary({ mine, others }: Today): string {
  const count = mine.length
  const need =
    count === 1
      ? '1 thing needs you'
      : `${count === 0 ? 'Nothing' : `${count} things`} ${count === 0 ? 'needs' : 'need'} you`
  return others.length > 0 ? `${need}, and ${others.length} waiting on others.` : `${need}.`
}
