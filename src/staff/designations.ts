import { and, desc, eq, isNull } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { service } from '../../db/schema/organisation.ts'
import { designation, staff } from '../../db/schema/staff.ts'
import { recordEvent } from '../audit/record.ts'
import type { CivilDate, Instant } from '../domain/calendar.ts'
import { servicesWhere, type Viewer } from '../http/viewer.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'

export type Designation = {
  readonly id: string
  readonly accountId: string
  readonly accountName: string
  readonly serviceId: string
  readonly from: CivilDate
  readonly until: CivilDate | null
  readonly endedAt: Instant | null
}

export function designationsOf(reader: Reader, staffId: string): Designation[] {
  return reader
    .select({
      id: designation.id,
      accountId: account.id,
      accountName: account.name,
      serviceId: account.serviceId,
      from: designation.fromDay,
      until: designation.untilDay,
      endedAt: designation.endedAt,
    })
    .from(designation)
    .innerJoin(account, eq(account.id, designation.accountId))
    .where(eq(designation.staffId, staffId))
    .orderBy(desc(designation.fromDay), designation.id)
    .all()
}

/** Staff who may post on an account now or later, in name order. */
export function designatedFor(reader: Reader, accountId: string) {
  return reader
    .select({
      staffId: staff.id,
      name: staff.name,
      from: designation.fromDay,
      until: designation.untilDay,
    })
    .from(designation)
    .innerJoin(staff, eq(staff.id, designation.staffId))
    .where(and(eq(designation.accountId, accountId), isNull(designation.endedAt)))
    .orderBy(staff.name)
    .all()
}

/** Accounts for which this person may designate somebody. */
export function accountsToGive(reader: Reader, viewer: Viewer) {
  const services = new Set(servicesWhere(viewer, 'designate_staff'))
  return reader
    .select({
      id: account.id,
      name: account.name,
      serviceId: account.serviceId,
      home: service.name,
    })
    .from(account)
    .innerJoin(service, eq(service.id, account.serviceId))
    .orderBy(account.name)
    .all()
    .filter(({ serviceId }) => services.has(serviceId))
}

/** Designates somebody for an account. An earlier designation for the same account that still runs is ended first. */
export function designate(
  tx: Transaction,
  platform: Platform,
  given: {
    readonly staffId: string
    readonly accountId: string
    readonly fromDay: CivilDate
    readonly untilDay: CivilDate | null
    readonly by: string
  },
): void {
  const { staffId, accountId, fromDay, untilDay, by } = given
  const now = platform.now()
  tx.update(designation)
    .set({ endedAt: now, endedBy: by })
    .where(
      and(
        eq(designation.staffId, staffId),
        eq(designation.accountId, accountId),
        isNull(designation.endedAt),
      ),
    )
    .run()
  tx.insert(designation)
    .values({
      id: platform.newId(),
      staffId,
      accountId,
      fromDay,
      untilDay,
      givenBy: by,
      givenAt: now,
    })
    .run()
  recordEvent(tx, platform, {
    actor: by,
    action: 'designation.given',
    subject: { kind: 'staff', id: staffId },
    body: { account: accountId, from: fromDay, until: untilDay },
  })
}

/** Ends a designation at once. False when it had ended already. */
export function endDesignation(
  tx: Transaction,
  platform: Platform,
  given: { readonly id: string; readonly staffId: string; readonly by: string },
): boolean {
  const [ended] = tx
    .update(designation)
    .set({ endedAt: platform.now(), endedBy: given.by })
    .where(and(eq(designation.id, given.id), isNull(designation.endedAt)))
    .returning({ accountId: designation.accountId })
    .all()
  if (!ended) return false
  recordEvent(tx, platform, {
    actor: given.by,
    action: 'designation.ended',
    subject: { kind: 'staff', id: given.staffId },
    body: { account: ended.accountId },
  })
  return true
}
