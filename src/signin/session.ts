import { hash } from 'node:crypto'
import { and, eq, exists, gte, isNull, lte, or, sql } from 'drizzle-orm'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { service } from '../../db/schema/organisation.ts'
import { session, user } from '../../db/schema/signin.ts'
import { delegation, staff, staffRole } from '../../db/schema/staff.ts'
import { londonDay } from '../domain/calendar.ts'
import { rolesNeedingSecondFactor } from '../domain/roles.ts'
import type { Env } from '../http/env.ts'
import type { Grant, HeldDelegation, Viewer } from '../http/viewer.ts'
import type { Database } from '../platform/port.ts'
import { prepared } from '../platform/prepared.ts'
import { openSigned, sessionCookie } from './cookies.ts'

const minute = 60_000
/** A session ends after this long without a request, and after the second however busy (ASVS 7.3.1, 7.3.2). */
export const idleLimit = 30 * minute
export const absoluteLimit = 12 * 60 * minute

/** Where somebody whose role needs a second factor may go before it is set up: there, and out. */
const whileEnrolling = ['/second-factor', '/sign-out']

export type LoadedSession = {
  readonly viewer: Viewer
  /** Their role needs a second factor and none is set up yet. */
  readonly mustEnrol: boolean
}

/** The signed-in member of staff, or null. Runs on every request that is not public. */
export function loadViewer(c: Context<Env>): Viewer | null {
  const loaded = loadSession(c)
  if (!loaded) return null
  const path = c.req.path
  const mayPass = whileEnrolling.some((open) => path === open || path.startsWith(`${open}/`))
  return loaded.mustEnrol && !mayPass ? null : loaded.viewer
}

/** As `loadViewer`, and says whether the second factor is still owed. */
export function loadSession(c: Context<Env>): LoadedSession | null {
  const platform = c.get('platform')
  const cookie = getCookie(c, sessionCookie(platform))
  const token = openSigned(cookie, platform.secrets.sessionSecret)
  if (!token) return null
  const found = findSession(platform.database).get({ token: sealToken(token) })
  const now = platform.now()
  if (!found || isOver(found, now)) return null
  if (now - found.updatedAt >= minute) {
    touchSession(platform.database).run({ id: found.sessionId, now })
  }
  const viewer = viewerOf(platform.database, found, londonDay(now))
  return {
    viewer,
    mustEnrol: !platform.demo && !found.hasSecondFactor && needsSecondFactor(viewer.grants),
  }
}

/** Session tokens are stored as their SHA-256, so that a copy of the database opens no session. */
export const sealToken = (token: string): string => hash('sha256', token, 'hex')

export const needsSecondFactor = (grants: readonly Grant[]): boolean =>
  grants.some((grant) => rolesNeedingSecondFactor.includes(grant.role))

function isOver(found: { createdAt: number; updatedAt: number }, now: number): boolean {
  return now - found.updatedAt >= idleLimit || now - found.createdAt >= absoluteLimit
}

type Found = { sessionId: string; userId: string; staffId: string; name: string }

function viewerOf(database: Database, found: Found, today: string): Viewer {
  const { sessionId, userId, staffId, name } = found
  const about = { staffId, today }
  const grants: Grant[] = rolesInForce(database).all(about)
  const delegations: HeldDelegation[] = delegationsInForce(database).all(about)
  const services = servicesOf(database, grants, delegations)
  return { staffId, userId, sessionId, name, grants, delegations, services }
}

function servicesOf(database: Database, grants: Grant[], delegations: HeldDelegation[]) {
  const all = allServices(database).all()
  if (grants.some((grant) => grant.serviceId === null)) return all
  const covered = new Set([...grants, ...delegations].map((held) => held.serviceId))
  return all.filter((one) => covered.has(one.id))
}

/** Somebody who has left, or who gave notice of leaving, has no session however fresh their cookie (W03). */
const findSession = prepared((database) =>
  database
    .select({
      sessionId: session.id,
      createdAt: sql<number>`${session.createdAt}`,
      updatedAt: sql<number>`${session.updatedAt}`,
      userId: user.id,
      hasSecondFactor: user.twoFactorEnabled,
      staffId: staff.id,
      name: staff.name,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .innerJoin(staff, eq(staff.userId, user.id))
    .where(
      and(
        eq(session.token, sql.placeholder('token')),
        isNull(staff.leftOn),
        isNull(staff.noticeGivenOn),
      ),
    )
    .prepare(),
)

const touchSession = prepared((database) =>
  database
    .update(session)
    .set({ updatedAt: sql`${sql.placeholder('now')}` })
    .where(eq(session.id, sql.placeholder('id')))
    .prepare(),
)

const roleIsInForce = and(
  lte(staffRole.fromDay, sql.placeholder('today')),
  or(isNull(staffRole.untilDay), gte(staffRole.untilDay, sql.placeholder('today'))),
)

const rolesInForce = prepared((database) =>
  database
    .select({ role: staffRole.role, serviceId: staffRole.serviceId })
    .from(staffRole)
    .where(and(eq(staffRole.staffId, sql.placeholder('staffId')), roleIsInForce))
    .prepare(),
)

/** A delegation only counts while its holder is still a deputy of that service. */
const delegationsInForce = prepared((database) =>
  database
    .select({
      id: delegation.id,
      serviceId: delegation.serviceId,
      fromStaffId: delegation.fromStaffId,
      endDay: delegation.endDay,
    })
    .from(delegation)
    .where(
      and(
        eq(delegation.toStaffId, sql.placeholder('staffId')),
        lte(delegation.startDay, sql.placeholder('today')),
        gte(delegation.endDay, sql.placeholder('today')),
        isNull(delegation.endedAt),
        exists(
          database
            .select({ one: sql`1` })
            .from(staffRole)
            .where(
              and(
                eq(staffRole.staffId, delegation.toStaffId),
                eq(staffRole.role, 'deputy'),
                or(isNull(staffRole.serviceId), eq(staffRole.serviceId, delegation.serviceId)),
                roleIsInForce,
              ),
            ),
        ),
      ),
    )
    .prepare(),
)

const allServices = prepared((database) =>
  database
    .select({ id: service.id, name: service.name })
    .from(service)
    .orderBy(service.name)
    .prepare(),
)
