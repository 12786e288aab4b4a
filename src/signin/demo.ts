import { and, asc, eq, isNull } from 'drizzle-orm'
import { service } from '../../db/schema/organisation.ts'
import { staff, staffRole } from '../../db/schema/staff.ts'
import type { DemoPerson } from '../../views/signin/sign-in.tsx'
import { roleNames } from '../domain/roles.ts'
import type { Platform } from '../platform/port.ts'
import { giveIdentity } from './identity.ts'

/** Everybody who can be chosen on the demo's sign-in page, with what they are. */
export function demoPeople(platform: Platform): DemoPerson[] {
  const rows = platform.database
    .select({ staffId: staff.id, name: staff.name, role: staffRole.role, home: service.name })
    .from(staff)
    .innerJoin(staffRole, eq(staffRole.staffId, staff.id))
    .leftJoin(service, eq(service.id, staffRole.serviceId))
    .where(and(isNull(staff.leftOn), isNull(staff.noticeGivenOn)))
    .orderBy(asc(staff.createdAt), asc(staff.id))
    .limit(60)
    .all()
  const people = new Map<string, typeof rows>()
  for (const row of rows) people.set(row.staffId, [...(people.get(row.staffId) ?? []), row])
  return [...people.values()].flatMap((held) => {
    const [first] = held
    if (!first) return []
    const names = [...new Set(held.map(({ role }) => roleNames[role]))].join(', ')
    const homes = [...new Set(held.flatMap(({ home }) => home ?? []))].join(' and ')
    return {
      staffId: first.staffId,
      name: first.name,
      initials: first.name
        .split(' ')
        .map((part) => part.charAt(0))
        .join('')
        .slice(0, 2),
      roleLine: homes ? `${names}, ${homes}` : names,
    }
  })
}

/** The sign-in identity of one of them, made when they are first chosen. Null for anybody else. */
export function demoUser(platform: Platform, staffId: string): string | null {
  return platform.database.transaction((tx) => {
    const person = tx.select().from(staff).where(eq(staff.id, staffId)).get()
    if (!person || person.leftOn || person.noticeGivenOn) return null
    return person.userId ?? giveIdentity(tx, platform, { staffId, passwordHash: null })
  })
}
