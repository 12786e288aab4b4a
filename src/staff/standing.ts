import { and, eq, gte, isNull, lte, max, or, sql } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { service } from '../../db/schema/organisation.ts'
import { delegation, designation, staff, staffRole, training } from '../../db/schema/staff.ts'
import { type CivilDate, londonDay } from '../domain/calendar.ts'
import type { AccountFacts, ActorFacts, DelegationFacts } from '../domain/decision/facts.ts'
import { requiredCourse } from '../domain/training.ts'
import type { Reader } from '../platform/port.ts'
import { prepared } from '../platform/prepared.ts'

/**
 * What the gate needs to know about a member of staff who acts for a service on a London day, or null when there is
 * nobody by that id. A Registered Manager of one home may be an author in another, so only roles for this service
 * count; a deputy’s follows the delegation.
 */
export function actorFacts(
  tx: Reader,
  staffId: string,
  day: CivilDate,
  serviceId: string,
): ActorFacts | null {
  const member = memberOf(tx).get({ staffId })
  if (!member) return null
  const held = rolesOn(tx, staffId, day)
  const delegations = delegationsTo(tx, staffId)
  const here = held.filter(
    (one) => one.role === 'deputy' || one.serviceId === null || one.serviceId === serviceId,
  )
  return {
    id: member.id,
    roles: [...new Set(here.map(({ role }) => role))],
    serviceIds: servicesCovered(tx, held, delegations, day),
    delegations,
    designations: designationsOf(tx).all({ staffId }),
    trainedUntil: trainedUntil(tx, staffId),
    noticeGivenOn: member.noticeGivenOn,
    leftOn: member.leftOn,
  }
}

const byStaffId = sql.placeholder('staffId')

const memberOf = prepared((reader) =>
  reader
    .select({ id: staff.id, noticeGivenOn: staff.noticeGivenOn, leftOn: staff.leftOn })
    .from(staff)
    .where(eq(staff.id, byStaffId))
    .prepare(),
)

/** What the gate needs to know about an official account, or null when it is not in the register. */
export function accountFacts(tx: Reader, accountId: string): AccountFacts | null {
  const found = tx
    .select({
      id: account.id,
      name: account.name,
      channel: account.channel,
      status: account.status,
      audience: account.audience,
      dpiaSignedOn: account.dpiaSignedOn,
    })
    .from(account)
    .where(eq(account.id, accountId))
    .get()
  return found ?? null
}

/** Last day on which the compulsory training counts, or null when it was never taken. */
export function trainedUntil(tx: Reader, staffId: string): CivilDate | null {
  return lastTraining(tx).get({ staffId })?.until ?? null
}

const lastTraining = prepared((reader) =>
  reader
    .select({ until: max(training.untilDay) })
    .from(training)
    .where(and(eq(training.staffId, byStaffId), eq(training.course, requiredCourse)))
    .prepare(),
)

/** Roles in force on a London day, each with its service (none means the whole organisation). */
export function rolesOn(tx: Reader, staffId: string, day: CivilDate) {
  return rolesInForce(tx).all({ staffId, day })
}

const rolesInForce = prepared((reader) =>
  reader
    .select({ role: staffRole.role, serviceId: staffRole.serviceId })
    .from(staffRole)
    .where(
      and(
        eq(staffRole.staffId, byStaffId),
        lte(staffRole.fromDay, sql.placeholder('day')),
        or(isNull(staffRole.untilDay), gte(staffRole.untilDay, sql.placeholder('day'))),
      ),
    )
    .prepare(),
)

function delegationsTo(tx: Reader, staffId: string): DelegationFacts[] {
  return delegationRows(tx)
    .all({ staffId })
    .map((one) => ({
      id: one.id,
      from: one.startDay,
      until: one.endDay,
      serviceIds: [one.serviceId],
      byRegisteredManager: managed(tx, one.fromStaffId, one.serviceId, londonDay(one.createdAt)),
      endedAt: one.endedAt,
    }))
}

const delegationRows = prepared((reader) =>
  reader.select().from(delegation).where(eq(delegation.toStaffId, byStaffId)).prepare(),
)

/** Whether somebody was the Registered Manager of a service on a London day. */
export function managed(tx: Reader, staffId: string, serviceId: string, day: CivilDate): boolean {
  return rolesOn(tx, staffId, day).some(
    (held) =>
      held.role === 'registered_manager' &&
      (held.serviceId === null || held.serviceId === serviceId),
  )
}

/** A designation that was ended by hand no longer counts, from that moment. */
const designationsOf = prepared((reader) =>
  reader
    .select({
      accountId: designation.accountId,
      from: designation.fromDay,
      until: designation.untilDay,
    })
    .from(designation)
    .where(and(eq(designation.staffId, byStaffId), isNull(designation.endedAt)))
    .prepare(),
)

function servicesCovered(
  tx: Reader,
  held: readonly { serviceId: string | null }[],
  delegations: readonly DelegationFacts[],
  day: CivilDate,
): string[] {
  if (held.some(({ serviceId }) => serviceId === null)) {
    return everyService(tx)
      .all()
      .map(({ id }) => id)
  }
  const lent = delegations.filter(
    (one) => one.endedAt === null && one.from <= day && day <= one.until,
  )
  return [
    ...new Set([
      ...held.flatMap(({ serviceId }) => serviceId ?? []),
      ...lent.flatMap(({ serviceIds }) => serviceIds),
    ]),
  ]
}

const everyService = prepared((reader) => reader.select({ id: service.id }).from(service).prepare())
