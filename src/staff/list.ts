import { and, asc, eq, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm'
import { z } from 'zod'
import { service } from '../../db/schema/organisation.ts'
import { staff, staffRole, training } from '../../db/schema/staff.ts'
import type { CivilDate } from '../domain/calendar.ts'
import { type Role, roles } from '../domain/roles.ts'
import { requiredCourse } from '../domain/training.ts'
import type { Viewer } from '../http/viewer.ts'
import type { Reader } from '../platform/port.ts'
import { visibleTo } from './store.ts'

export const pageSize = 50
export const staffStates = ['here', 'leaving', 'left'] as const
export const staffStateNames: Record<(typeof staffStates)[number], string> = {
  here: 'Working here',
  leaving: 'Gave notice',
  left: 'Left',
}

/** Filters as they stand in the address; a word that means nothing is no filter. */
export const staffFilters = z.object({
  service: z.string().min(1).optional().catch(undefined),
  role: z.enum(roles).optional().catch(undefined),
  state: z.enum(staffStates).optional().catch(undefined),
  after: z.string().min(1).optional().catch(undefined),
})
export type StaffFilters = z.infer<typeof staffFilters>

export type ListedStaff = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly hasSignIn: boolean
  readonly noticeGivenOn: CivilDate | null
  readonly leftOn: CivilDate | null
  readonly trainedUntil: CivilDate | null
  readonly roles: readonly { readonly role: Role; readonly serviceName: string | null }[]
}

/** One page of staff in name order, each with the roles in force on `today`. */
export function listStaff(
  reader: Reader,
  viewer: Viewer,
  filters: StaffFilters,
  today: CivilDate,
  limit = pageSize,
): ListedStaff[] {
  const rows = reader
    .select()
    .from(staff)
    .where(and(visibleTo(viewer), ...conditionsOf(filters, today), afterRow(filters.after)))
    .orderBy(asc(staff.name), asc(staff.id))
    .limit(limit)
    .all()
  const ids = rows.map(({ id }) => id)
  const held = rolesOf(reader, ids, today)
  const trained = trainingOf(reader, ids)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    hasSignIn: row.userId !== null,
    noticeGivenOn: row.noticeGivenOn,
    leftOn: row.leftOn,
    trainedUntil: trained.get(row.id) ?? null,
    roles: held.get(row.id) ?? [],
  }))
}

function conditionsOf({ service: serviceId, role, state }: StaffFilters, today: CivilDate) {
  const inForce = sql`staff_role.from_day <= ${today} AND (staff_role.until_day IS NULL OR staff_role.until_day >= ${today})`
  return [
    serviceId || role
      ? sql`EXISTS (SELECT 1 FROM staff_role WHERE staff_role.staff_id = ${staff.id} AND ${inForce}
          ${serviceId ? sql`AND staff_role.service_id = ${serviceId}` : sql``}
          ${role ? sql`AND staff_role.role = ${role}` : sql``})`
      : undefined,
    state === 'left' ? isNotNull(staff.leftOn) : isNull(staff.leftOn),
    state === 'leaving' ? isNotNull(staff.noticeGivenOn) : undefined,
    state === 'here' ? isNull(staff.noticeGivenOn) : undefined,
  ]
}

/** The address carries an id, never a name. */
const afterRow = (after: string | undefined) =>
  after === undefined
    ? undefined
    : sql`(${staff.name}, ${staff.id}) > (SELECT name, id FROM staff AS last WHERE last.id = ${after})`

function rolesOf(reader: Reader, ids: readonly string[], today: CivilDate) {
  const rows = reader
    .select({ staffId: staffRole.staffId, role: staffRole.role, serviceName: service.name })
    .from(staffRole)
    .leftJoin(service, eq(service.id, staffRole.serviceId))
    .where(
      and(
        inArray(staffRole.staffId, [...ids]),
        sql`${staffRole.fromDay} <= ${today}`,
        sql`coalesce(${staffRole.untilDay}, '9999') >= ${today}`,
      ),
    )
    .orderBy(staffRole.fromDay)
    .all()
  return Map.groupBy(rows, ({ staffId }) => staffId)
}

function trainingOf(reader: Reader, ids: readonly string[]) {
  const rows = reader
    .select({ staffId: training.staffId, until: max(training.untilDay) })
    .from(training)
    .where(and(inArray(training.staffId, [...ids]), eq(training.course, requiredCourse)))
    .groupBy(training.staffId)
    .all()
  return new Map(rows.map(({ staffId, until }) => [staffId, until]))
}
