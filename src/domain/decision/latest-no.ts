import type { Instant } from '../calendar.ts'
import type { Channel } from '../channels.ts'
import type { Purpose } from '../consent.ts'
import type { ConsentFacts, LineFacts, WithdrawalFacts } from './facts-consent.ts'
import { type Moment, minuteOf } from './moment.ts'
import type { Use } from './scene.ts'

/** The channel and purpose of the post; null when the post does not say, which narrows nothing. */
export type Where = { readonly channel: Channel | null; readonly purpose: Purpose | null }

/** The newest "no" that touches a use. */
export type No =
  | { readonly kind: 'withdrawal'; readonly at: Instant; readonly withdrawal: WithdrawalFacts }
  | { readonly kind: 'refusal'; readonly at: Instant; readonly record: ConsentFacts }
  | { readonly kind: 'objection'; readonly at: Instant; readonly recordId: string }
  | { readonly kind: 'basis'; readonly at: Instant }

/** Latest word wins (B3): the newest no that overlaps this use, or null. On one minute a withdrawal goes first. */
export function latestNo(
  records: readonly ConsentFacts[],
  withdrawals: readonly WithdrawalFacts[],
  use: Use,
  where: Where,
  at: Moment,
): No | null {
  let latest: No | null = null
  for (const withdrawal of withdrawals) {
    if (withdrawal.saidAt > at.instant || !endsUse(withdrawal, use, where)) continue
    latest = newer(latest, fromWithdrawal(withdrawal))
  }
  for (const record of records) {
    if (record.decision !== 'refuse' || record.state === 'void') continue
    const said = record.decidedAt ?? record.recordedAt
    if (said > at.instant || !refusesUse(record, use, where)) continue
    latest = newer(latest, fromRefusal(record, said))
  }
  return latest
}

/** Whether a yes came in a later minute than the no: in the same minute the no prevails. */
export const isAfter = (decidedAt: Instant, no: No | null): boolean =>
  no === null || minuteOf(decidedAt) > minuteOf(no.at)

/** Somebody else’s no pauses; it never passes unheard (B6). */
function fromWithdrawal(withdrawal: WithdrawalFacts): No {
  const at = withdrawal.saidAt
  if (withdrawal.route === 'via_other_person')
    return { kind: 'objection', at, recordId: withdrawal.id }
  return { kind: 'withdrawal', at, withdrawal }
}

function fromRefusal(record: ConsentFacts, at: Instant): No {
  if (record.giverKind !== 'self') return { kind: 'objection', at, recordId: record.id }
  return { kind: 'refusal', at, record }
}

const weight = { basis: 0, objection: 0, refusal: 1, withdrawal: 2 } as const

function newer(a: No | null, b: No): No {
  if (a === null) return b
  const gap = minuteOf(b.at) - minuteOf(a.at) || weight[b.kind] - weight[a.kind] || b.at - a.at
  if (gap !== 0) return gap > 0 ? b : a
  return idOf(b) < idOf(a) ? b : a
}

function idOf(no: No): string {
  if (no.kind === 'withdrawal') return no.withdrawal.id
  if (no.kind === 'refusal') return no.record.id
  return no.kind === 'objection' ? no.recordId : ''
}

function endsUse(withdrawal: WithdrawalFacts, use: Use, { channel }: Where): boolean {
  switch (withdrawal.scope) {
    case 'everything':
      return true
    case 'channels':
      return channel === null || withdrawal.channels.includes(channel)
    case 'identifiers':
      return use.shown.some((identifier) => withdrawal.identifiers.includes(identifier))
    case 'assets':
      return withdrawal.assetIds.includes(use.assetId)
  }
}

/** A refusal without lines is a refusal of everything. */
function refusesUse({ lines }: ConsentFacts, use: Use, where: Where): boolean {
  return lines.length === 0 || lines.some((line) => touches(line, use, where))
}

/** Whether a line speaks about this use at all: kind of content, channel, purpose, asset and something shown. */
export function touches(line: LineFacts, use: Use, { channel, purpose }: Where): boolean {
  return (
    line.media.includes(use.media) &&
    (channel === null || line.channels.includes(channel)) &&
    (purpose === null || line.purposes.includes(purpose)) &&
    coversAsset(line, use) &&
    use.shown.some((identifier) => line.identifiers.includes(identifier))
  )
}

export function coversAsset(line: LineFacts, { assetId, eventId }: Use): boolean {
  if (line.assetScope === 'this_asset') return line.assetIds.includes(assetId)
  if (line.assetScope === 'this_event') return eventId !== null && line.eventId === eventId
  return true
}
