import { html } from 'hono/html'
import { channelNames } from '../../src/domain/channels.ts'
import {
  consentStateNames,
  identifierNames,
  methodNames,
  noticeFormatNames,
  withdrawalRouteNames,
} from '../../src/domain/consent.ts'
import { isLateEntry } from '../../src/domain/consent-answer.ts'
import { list } from '../../src/domain/decision/reason.ts'
import type { PersonHistory, RecordHistory } from '../../src/people/history.ts'
import { EmptyState, Timeline } from '../shared/lists.tsx'
import type { Markup } from '../shared/markup.ts'
import type { VerdictKind } from '../shared/verdict.tsx'
import { sayLength, When } from '../shared/when.tsx'

type Event = {
  readonly at: number
  readonly title: Markup
  readonly detail: Markup | string
  readonly verdict: VerdictKind
}
type Names = PersonHistory['names']

/** Everything that was asked, answered, checked and taken back, newest first. */
export function HistoryList({
  history,
  name,
}: {
  readonly history: PersonHistory
  readonly name: string
}) {
  const { names } = history
  const events = [
    ...history.records.flatMap((record) => recordEvents(record, names)),
    ...history.noes.map((said) => noEvent(said, names)),
  ].sort((a, b) => b.at - a.at)
  if (events.length === 0) {
    return (
      <EmptyState title="Nobody has asked yet" icon="consent">
        Choose “Ask {name}” and talk it through together. Until then {name} cannot be shown.
      </EmptyState>
    )
  }
  return <Timeline events={events} />
}

const by = (names: Names, id: string | null): string =>
  (id === null ? undefined : names.get(id)) ?? 'somebody no longer here'

function recordEvents(record: RecordHistory, names: Names): Event[] {
  return [
    ...(record.stage === 'void' ? [voidEvent(record)] : []),
    ...record.checks.map(
      (check): Event => ({
        at: check.checkedAt,
        title: html`${check.outcome === 'usable' ? 'Proof checked' : 'Proof could not be used'}`,
        detail: html`${link(record)} By ${by(names, check.checkedBy)}.`,
        verdict: check.outcome === 'usable' ? 'allow' : 'block',
      }),
    ),
    ...(record.decidedAt === null ? [askedEvent(record, names)] : [answerEvent(record, names)]),
  ]
}

const link = ({ id, number }: RecordHistory): Markup =>
  html`<a href="/consents/${id}">${number}</a>.`

function answerEvent(record: RecordHistory, names: Names): Event {
  const at = record.decidedAt ?? record.recordedAt
  const isYes = record.decision === 'agree'
  const format = record.noticeFormat
    ? `${noticeFormatNames[record.noticeFormat]} wording`
    : 'No wording'
  const method = record.method ? methodNames[record.method].toLowerCase() : ''
  const late = isLateEntry(at, record.recordedAt)
    ? ` Written down ${sayLength(record.recordedAt - at)} later.`
    : ''
  const places = list(record.channels.map((channel) => channelNames[channel]))
  return {
    at,
    title: html`${isYes ? `Yes to ${places || 'nothing in particular'}` : 'No to everything'}`,
    detail: html`${link(record)} ${format}, asked by ${by(names, record.askedBy)}, ${method}.${late}`,
    verdict: isYes ? (record.stage === 'void' ? 'idle' : 'allow') : 'block',
  }
}

function askedEvent(record: RecordHistory, names: Names): Event {
  const asked = record.stage === 'requested'
  return {
    at: record.askedAt ?? record.recordedAt,
    title: html`${asked ? 'Asked, waiting for an answer' : 'A record was begun'}`,
    detail: html`${link(record)} By ${by(names, record.askedBy ?? record.recordedBy)}.`,
    verdict: asked ? 'info' : 'idle',
  }
}

const voidEvent = (record: RecordHistory): Event => ({
  at: record.voidedAt ?? record.recordedAt,
  title: html`${consentStateNames.void}`,
  detail: html`${link(record)} ${record.voidReason || 'It was put aside before it was answered.'}`,
  verdict: 'idle',
})

function noEvent(said: PersonHistory['noes'][number], names: Names): Event {
  const gap = said.recordedAt - said.saidAt
  const wrote = gap < 60_000 ? '' : `, ${sayLength(gap)} after it was said`
  return {
    at: said.saidAt,
    title: html`${whatTheySaid(said)}`,
    detail: html`${withdrawalRouteNames[said.route]}.${said.words ? ` “${said.words}”` : ''}
      Written down by ${by(names, said.recordedBy)} on ${When({ at: said.recordedAt })}${wrote}.
      <a href="/withdrawals/${said.id}">What was done</a>.`,
    verdict: 'block',
  }
}

/** `No more of anything`, `No more on Facebook and X`. */
export function whatTheySaid(said: PersonHistory['noes'][number]): string {
  switch (said.scope) {
    case 'everything':
      return 'No more of anything'
    case 'channels':
      return `No more on ${list(said.channels.map((channel) => channelNames[channel]))}`
    case 'identifiers':
      return `No more of their ${list(said.identifiers.map((one) => identifierNames[one]))}`
    case 'assets':
      return said.assetIds.length === 1
        ? 'No more of one picture'
        : `No more of ${said.assetIds.length} pictures`
  }
}
