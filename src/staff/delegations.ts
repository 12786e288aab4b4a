import { aliasedTable, and, desc, eq, gte, isNull, or } from 'drizzle-orm'
import { service } from '../../db/schema/organisation.ts'
import { delegation, staff, staffRole } from '../../db/schema/staff.ts'
import { recordEvent } from '../audit/record.ts'
import { type CivilDate, type Instant, londonDay } from '../domain/calendar.ts'
import { type DelegationProblem, delegationProblem, type Period } from '../domain/delegation.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import { managed, trainedUntil } from './standing.ts'

export type DelegationRow = {
  readonly id: string
  readonly serviceId: string
  readonly serviceName: string
  readonly fromStaffId: string
  readonly fromName: string
  readonly toStaffId: string
  readonly toName: string
  readonly start: CivilDate
  readonly end: CivilDate
  readonly reason: string
  readonly endedAt: Instant | null
}

/** Delegations from or to somebody, newest first. */
export function delegationsOf(reader: Reader, staffId: string): DelegationRow[] {
  const giver = aliasedTable(staff, 'giver')
  const receiver = aliasedTable(staff, 'receiver')
  return reader
    .select({
      id: delegation.id,
      serviceId: delegation.serviceId,
      serviceName: service.name,
      fromStaffId: delegation.fromStaffId,
      fromName: giver.name,
      toStaffId: delegation.toStaffId,
      toName: receiver.name,
      start: delegation.startDay,
      end: delegation.endDay,
      reason: delegation.reason,
      endedAt: delegation.endedAt,
    })
    .from(delegation)
    .innerJoin(service, eq(service.id, delegation.serviceId))
    .innerJoin(giver, eq(giver.id, delegation.fromStaffId))
    .innerJoin(receiver, eq(receiver.id, delegation.toStaffId))
    .where(or(eq(delegation.fromStaffId, staffId), eq(delegation.toStaffId, staffId)))
    .orderBy(desc(delegation.startDay), delegation.id)
    .all()
}

/** Deputies of a service whose role has not ended, in name order. */
export function deputiesOf(reader: Reader, serviceId: string, today: CivilDate) {
  return reader
    .selectDistinct({ id: staff.id, name: staff.name })
    .from(staffRole)
    .innerJoin(staff, eq(staff.id, staffRole.staffId))
    .where(
      and(
        eq(staffRole.role, 'deputy'),
        eq(staffRole.serviceId, serviceId),
        or(isNull(staffRole.untilDay), gte(staffRole.untilDay, today)),
        isNull(staff.leftOn),
        isNull(staff.noticeGivenOn),
      ),
    )
    .orderBy(staff.name)
    .all()
}

/** The manager's other delegations for a service that were not ended, past ones too. */
export function periodsOf(reader: Reader, fromStaffId: string, serviceId: string): Period[] {
  return reader
    .select({ start: delegation.startDay, end: delegation.endDay })
    .from(delegation)
    .where(
      and(
        eq(delegation.fromStaffId, fromStaffId),
        eq(delegation.serviceId, serviceId),
        isNull(delegation.endedAt),
      ),
    )
    .all()
}

export type NewDelegation = Period & {
  readonly serviceId: string
  readonly fromStaffId: string
  readonly toStaffId: string
  readonly reason: string
}

/** Lends the Registered Manager's authority, or says why not. */
export function delegate(
  tx: Transaction,
  platform: Platform,
  given: NewDelegation,
): DelegationProblem | null {
  const today = londonDay(platform.now())
  const { serviceId, fromStaffId, toStaffId, start, end, reason } = given
  const problem = delegationProblem({
    start,
    end,
    today,
    fromId: fromStaffId,
    toId: toStaffId,
    isManager: managed(tx, fromStaffId, serviceId, today),
    deputyDays: deputyDays(tx, toStaffId, serviceId),
    trainedUntil: trainedUntil(tx, toStaffId),
    others: periodsOf(tx, fromStaffId, serviceId),
  })
  if (problem) return problem
  const id = platform.newId()
  tx.insert(delegation)
    .values({
      id,
      serviceId,
      fromStaffId,
      toStaffId,
      startDay: start,
      endDay: end,
      reason,
      createdAt: platform.now(),
    })
    .run()
  recordEvent(tx, platform, {
    actor: fromStaffId,
    action: 'delegation.created',
    subject: { kind: 'staff', id: toStaffId },
    body: { delegation: id, service: serviceId, from: start, until: end },
  })
  return null
}

/** Ends a delegation at once: the manager who gave it, or the deputy who holds it. False when that is not theirs. */
export function endDelegation(
  tx: Transaction,
  platform: Platform,
  given: { readonly id: string; readonly by: string },
): boolean {
  const [ended] = tx
    .update(delegation)
    .set({ endedAt: platform.now(), endedBy: given.by })
    .where(
      and(
        eq(delegation.id, given.id),
        isNull(delegation.endedAt),
        gte(delegation.endDay, londonDay(platform.now())),
        or(eq(delegation.fromStaffId, given.by), eq(delegation.toStaffId, given.by)),
      ),
    )
    .returning({ toStaffId: delegation.toStaffId, serviceId: delegation.serviceId })
    .all()
  if (!ended) return false
  recordEvent(tx, platform, {
    actor: given.by,
    action: 'delegation.ended',
    subject: { kind: 'staff', id: ended.toStaffId },
    body: { delegation: given.id, service: ended.serviceId },
  })
  return true
}

function deputyDays(reader: Reader, staffId: string, serviceId: string) {
  return reader
    .select({ from: staffRole.fromDay, until: staffRole.untilDay })
    .from(staffRole)
    .innerJoin(staff, eq(staff.id, staffRole.staffId))
    .where(
      and(
        eq(staffRole.staffId, staffId),
        eq(staffRole.role, 'deputy'),
        eq(staffRole.serviceId, serviceId),
        isNull(staff.leftOn),
        isNull(staff.noticeGivenOn),
      ),
    )
    .all()
}
