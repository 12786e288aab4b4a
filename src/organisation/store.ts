import { and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { service } from '../../db/schema/organisation.ts'
import { staff, staffRole } from '../../db/schema/staff.ts'
import { recordEvent } from '../audit/record.ts'
import type { CivilDate } from '../domain/calendar.ts'
import { recheckTargets } from '../exports/cascade.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import type { ServiceDetails } from './forms.ts'

export type ServiceRow = typeof service.$inferSelect
export type ListedService = ServiceRow & {
  readonly managers: readonly string[]
  readonly accounts: number
}

/** Every service in name order, with its Registered Managers today and how many official accounts it has. */
export function listServices(reader: Reader, today: CivilDate): ListedService[] {
  const managers = Map.groupBy(managersOf(reader, today), ({ serviceId }) => serviceId)
  return reader
    .select({ service, accounts: count(account.id) })
    .from(service)
    .leftJoin(account, eq(account.serviceId, service.id))
    .groupBy(service.id)
    .orderBy(asc(service.name))
    .all()
    .map((row) => ({
      ...row.service,
      accounts: row.accounts,
      managers: (managers.get(row.service.id) ?? []).map(({ name }) => name),
    }))
}

function managersOf(reader: Reader, today: CivilDate) {
  return reader
    .select({ serviceId: staffRole.serviceId, name: staff.name })
    .from(staffRole)
    .innerJoin(staff, eq(staff.id, staffRole.staffId))
    .where(
      and(
        eq(staffRole.role, 'registered_manager'),
        isNull(staff.leftOn),
        isNull(staff.noticeGivenOn),
        sql`${staffRole.fromDay} <= ${today}`,
        sql`coalesce(${staffRole.untilDay}, '9999') >= ${today}`,
      ),
    )
    .orderBy(staff.name)
    .all()
}

export function findService(reader: Reader, id: string): ServiceRow | null {
  return reader.select().from(service).where(eq(service.id, id)).get() ?? null
}

export const serviceNameTaken = (reader: Reader, name: string, except = ''): boolean =>
  reader
    .select({ id: service.id })
    .from(service)
    .where(and(sql`${service.name} = ${name} COLLATE NOCASE`, sql`${service.id} <> ${except}`))
    .get() !== undefined

export function addService(
  tx: Transaction,
  platform: Platform,
  given: ServiceDetails & { readonly by: string },
): string {
  const id = platform.newId()
  tx.insert(service)
    .values({ id, ...columnsOf(given), createdAt: platform.now() })
    .run()
  recordEvent(tx, platform, {
    actor: given.by,
    action: 'service.created',
    subject: { kind: 'service', id },
    body: { nation: given.nation },
  })
  return id
}

/** Changes a service. Another nation has other law and another name may give a place away, so its posts are checked again. */
export function changeService(
  tx: Transaction,
  platform: Platform,
  given: ServiceDetails & { readonly id: string; readonly by: string },
): void {
  tx.update(service).set(columnsOf(given)).where(eq(service.id, given.id)).run()
  const accounts = tx
    .select({ id: account.id })
    .from(account)
    .where(eq(account.serviceId, given.id))
    .all()
  recheckTargets(tx, platform, { accountIds: accounts.map(({ id }) => id) }, { actorId: given.by })
  recordEvent(tx, platform, {
    actor: given.by,
    action: 'service.changed',
    subject: { kind: 'service', id: given.id },
    body: { nation: given.nation },
  })
}

const columnsOf = (given: ServiceDetails) => ({
  name: given.serviceName,
  nation: given.nation,
  town: given.town,
  registrationNumber: given.registrationNumber,
})
