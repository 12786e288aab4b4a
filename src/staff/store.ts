import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { service } from '../../db/schema/organisation.ts'
import { staff, staffRole } from '../../db/schema/staff.ts'
import { recordEvent } from '../audit/record.ts'
import type { CivilDate } from '../domain/calendar.ts'
import { type HoldingProblem, holdingProblem } from '../domain/holding.ts'
import { mayDo, type Role } from '../domain/roles.ts'
import { servicesWhere, type Viewer } from '../http/viewer.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'

export type StaffRow = typeof staff.$inferSelect
export type HeldRole = {
  readonly id: string
  readonly role: Role
  readonly serviceId: string | null
  readonly serviceName: string | null
  readonly from: CivilDate
  readonly until: CivilDate | null
}

/** Whether they see the staff of the whole organisation, or only of services they cover. */
export const seesAllStaff = (viewer: Viewer): boolean =>
  mayDo(
    {
      roles: viewer.grants.filter(({ serviceId }) => serviceId === null).map(({ role }) => role),
      delegated: false,
    },
    'read_staff',
  )

/** The part of a query that leaves out staff whom this person may not see: those of services they do not cover. */
export function visibleTo(viewer: Viewer) {
  if (seesAllStaff(viewer)) return undefined
  const services = JSON.stringify(servicesWhere(viewer, 'read_staff'))
  return or(
    eq(staff.id, viewer.staffId),
    sql`EXISTS (SELECT 1 FROM staff_role WHERE staff_role.staff_id = ${staff.id}
      AND (staff_role.service_id IS NULL OR staff_role.service_id IN (SELECT value FROM json_each(${services}))))`,
  )
}

/** A member of staff whom this person may see, or null: unknown and hidden look the same. */
export function findStaff(reader: Reader, viewer: Viewer, staffId: string): StaffRow | null {
  const found = reader
    .select()
    .from(staff)
    .where(and(eq(staff.id, staffId), visibleTo(viewer)))
    .get()
  return found ?? null
}

export function rolesHeld(reader: Reader, staffId: string): HeldRole[] {
  return reader
    .select({
      id: staffRole.id,
      role: staffRole.role,
      serviceId: staffRole.serviceId,
      serviceName: service.name,
      from: staffRole.fromDay,
      until: staffRole.untilDay,
    })
    .from(staffRole)
    .leftJoin(service, eq(service.id, staffRole.serviceId))
    .where(eq(staffRole.staffId, staffId))
    .orderBy(staffRole.fromDay, staffRole.id)
    .all()
}

export const emailTaken = (reader: Reader, email: string, except = ''): boolean =>
  reader
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.email, email), sql`${staff.id} <> ${except}`))
    .get() !== undefined

/** Adds a member of staff, who cannot sign in until an invitation is accepted. Returns their id. */
export function addStaff(
  tx: Transaction,
  platform: Pick<Platform, 'newId' | 'now'>,
  given: {
    readonly name: string
    readonly email: string
    readonly by: string
    readonly id?: string
  },
): string {
  const id = given.id ?? platform.newId()
  tx.insert(staff)
    .values({ id, name: given.name, email: given.email, createdAt: platform.now() })
    .run()
  recordEvent(tx, platform, {
    actor: given.by,
    action: 'staff.invited',
    subject: { kind: 'staff', id },
  })
  return id
}

export type NewRole = {
  readonly staffId: string
  readonly role: Role
  readonly serviceId: string | null
  readonly fromDay: CivilDate
  readonly untilDay: CivilDate | null
  readonly by: string
}

/** Gives a role, or says why not. */
export function giveRole(
  tx: Transaction,
  platform: Pick<Platform, 'newId' | 'now'>,
  given: NewRole,
): HoldingProblem | null {
  const { staffId, role, serviceId, fromDay, untilDay, by } = given
  const wanted = { role, serviceId, from: fromDay, until: untilDay }
  const problem = holdingProblem(wanted, rolesHeld(tx, staffId))
  if (problem) return problem
  tx.insert(staffRole)
    .values({
      id: platform.newId(),
      staffId,
      role,
      serviceId,
      fromDay,
      untilDay,
      givenBy: by,
      givenAt: platform.now(),
    })
    .run()
  recordEvent(tx, platform, {
    actor: by,
    action: 'staff.role_given',
    subject: { kind: 'staff', id: staffId },
    body: { role, service: serviceId, from: fromDay, until: untilDay },
  })
  return null
}

/**
 * The service that would be left without a Registered Manager, or the organisation (`''`) without an administrator, if
 * this person no longer held these roles on that day. Null when somebody else holds them too (separation rules).
 */
export function leftWithout(
  reader: Reader,
  staffId: string,
  losing: readonly { readonly role: Role; readonly serviceId: string | null }[],
  day: CivilDate,
): { readonly role: Role; readonly serviceId: string | null } | null {
  const indispensable = losing.filter(
    ({ role }) => role === 'registered_manager' || role === 'administrator',
  )
  return indispensable.find((one) => !heldByAnother(reader, staffId, one, day)) ?? null
}

function heldByAnother(
  reader: Reader,
  staffId: string,
  { role, serviceId }: { role: Role; serviceId: string | null },
  day: CivilDate,
): boolean {
  const other = reader
    .select({ id: staff.id })
    .from(staffRole)
    .innerJoin(staff, eq(staff.id, staffRole.staffId))
    .where(
      and(
        eq(staffRole.role, role),
        serviceId === null ? isNull(staffRole.serviceId) : eq(staffRole.serviceId, serviceId),
        sql`${staff.id} <> ${staffId}`,
        isNull(staff.leftOn),
        isNull(staff.noticeGivenOn),
        sql`${staffRole.fromDay} <= ${day}`,
        or(isNull(staffRole.untilDay), sql`${staffRole.untilDay} > ${day}`),
      ),
    )
    .get()
  return other !== undefined
}
