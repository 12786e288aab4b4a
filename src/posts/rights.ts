import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { designation } from '../../db/schema/staff.ts'
import { londonDay } from '../domain/calendar.ts'
import type { Channel } from '../domain/channels.ts'
import { may, type Viewer } from '../http/viewer.ts'
import type { Reader } from '../platform/port.ts'
import { amongListed, listed, prepared } from '../platform/prepared.ts'

export type AccountChoice = {
  readonly id: string
  readonly serviceId: string
  readonly name: string
  readonly channel: Channel
}

/**
 * The active accounts somebody may write for in these services: a Registered Manager, or whoever stands in, all of them;
 * an author only those they are designated for today (O1-01, W01).
 */
export function accountsToWriteFor(
  reader: Reader,
  viewer: Viewer,
  serviceIds: readonly string[],
  now: number,
): AccountChoice[] {
  const rows = activeAccounts(reader).all({ serviceIds: listed(serviceIds) })
  const designated = designatedAccounts(reader, viewer.staffId, londonDay(now))
  return rows.filter(
    ({ id, serviceId }) =>
      may(viewer, 'edit_draft', serviceId) &&
      (may(viewer, 'decide_approval', serviceId) || designated.has(id)),
  )
}

const activeAccounts = prepared((reader) =>
  reader
    .select({
      id: account.id,
      serviceId: account.serviceId,
      name: account.name,
      channel: account.channel,
    })
    .from(account)
    .where(and(inArray(account.serviceId, amongListed('serviceIds')), eq(account.status, 'active')))
    .orderBy(asc(account.name))
    .prepare(),
)

/** Whether somebody may write posts of this service at all: a role that may, and at least one account to write for. */
export const mayWriteFor = (
  reader: Reader,
  viewer: Viewer,
  serviceId: string,
  now: number,
): boolean => accountsToWriteFor(reader, viewer, [serviceId], now).length > 0

function designatedAccounts(reader: Reader, staffId: string, day: string): Set<string> {
  const rows = designationsInForce(reader).all({ staffId, day })
  return new Set(rows.map(({ id }) => id))
}

const designationsInForce = prepared((reader) =>
  reader
    .select({ id: designation.accountId })
    .from(designation)
    .where(
      and(
        eq(designation.staffId, sql.placeholder('staffId')),
        isNull(designation.endedAt),
        lte(designation.fromDay, sql.placeholder('day')),
        or(isNull(designation.untilDay), gte(designation.untilDay, sql.placeholder('day'))),
      ),
    )
    .prepare(),
)
