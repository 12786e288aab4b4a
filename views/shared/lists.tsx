import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Instant } from '../../src/domain/calendar.ts'
import { LinkButton } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { type Mark, Verdict, type VerdictKind } from './verdict.tsx'
import { When } from './when.tsx'

/** Things to do, each with its state. Without `href` it cannot be started yet. */
export function TaskList({
  tasks,
}: {
  readonly tasks: readonly (Mark & {
    readonly name: Child
    readonly hint?: Child
    readonly href?: string
  })[]
}) {
  return (
    <ul class="task-list">
      {tasks.map((task) => (
        <li>
          {task.href ? <a href={task.href}>{task.name}</a> : <span>{task.name}</span>}
          {task.hint && <span class="hint">{task.hint}</span>}
          <Verdict verdict={task.verdict} word={task.word} />
        </li>
      ))}
    </ul>
  )
}

/** Answers to check, each with a link to change it. `what` completes “Change …” for a screen reader. */
export function SummaryList({
  rows,
}: {
  readonly rows: readonly {
    readonly name: Child
    readonly value: Child
    readonly change?: { readonly href: string; readonly what: string }
  }[]
}) {
  return (
    <dl class="summary-list">
      {rows.map((row) => (
        <div>
          <dt>{row.name}</dt>
          <dd>{row.value}</dd>
          {row.change && (
            <dd class="change">
              <a href={row.change.href}>
                Change<span class="visually-hidden"> {row.change.what}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

/** What happened, newest first. */
export function Timeline({
  events,
}: {
  readonly events: readonly {
    readonly title: Child
    readonly at?: Instant
    readonly detail?: Child
    readonly verdict?: VerdictKind
  }[]
}) {
  return (
    <ol class="timeline">
      {events.map((event) => (
        <li data-verdict={event.verdict ?? 'idle'}>
          <b>{event.title}</b>
          <span class="detail">
            {event.at !== undefined && <When at={event.at} />}
            {event.at !== undefined && event.detail ? '. ' : ''}
            {event.detail}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** A few numbers, large. */
export function Figures({
  figures,
}: {
  readonly figures: readonly {
    readonly value: Child
    readonly name: Child
    readonly verdict?: VerdictKind
  }[]
}) {
  return (
    <dl class="figures">
      {figures.map((figure) => (
        <div data-verdict={figure.verdict}>
          <dt>{figure.name}</dt>
          <dd>{figure.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Nothing here yet: says why, and teaches the first step. */
export function EmptyState(
  props: PropsWithChildren<{
    readonly title: Child
    readonly icon?: IconName
    readonly action?: { readonly href: string; readonly words: string }
  }>,
) {
  return (
    <div class="empty">
      <Icon name={props.icon ?? 'info'} />
      <h2>{props.title}</h2>
      <p>{props.children}</p>
      {props.action && (
        <LinkButton href={props.action.href} tone="main">
          {props.action.words}
        </LinkButton>
      )}
    </div>
  )
}

/** Where you are in a few pages. `current` counts from 1. */
export function Stepper({
  steps,
  current,
}: {
  readonly steps: readonly string[]
  readonly current: number
}) {
  return (
    <div class="stepper">
      <p class="said">
        Step {current} of {steps.length}
      </p>
      <ol>
        {steps.map((step, at) => (
          <li
            data-done={at + 1 < current ? '' : undefined}
            aria-current={at + 1 === current ? 'step' : undefined}
          >
            {step}
          </li>
        ))}
      </ol>
    </div>
  )
}
