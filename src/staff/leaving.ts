import { and, eq, isNull } from 'drizzle-orm'
import { designation, invitation, staff } from '../../db/schema/staff.ts'
import { recordEvent } from '../audit/record.ts'
import { type CivilDate, londonDay } from '../domain/calendar.ts'
import type { Role } from '../domain/roles.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { endSessionsOf } from '../signin/sessions.ts'
import { rolesOn } from './standing.ts'
import { leftWithout } from './store.ts'

export type LeavingOutcome =
  | { readonly kind: 'done'; readonly sessionsEnded: number }
  | { readonly kind: 'needs_successor'; readonly role: Role }

/**
 * Records notice of leaving: from this moment they have no rights, no session and no way to sign in (O1-08). Refused
 * while nobody else holds a role that the organisation cannot be without.
 */
export function recordNotice(
  tx: Transaction,
  platform: Platform,
  given: { readonly staffId: string; readonly by: string },
): LeavingOutcome {
  const today = londonDay(platform.now())
  return endRights(tx, platform, given, () => {
    tx.update(staff).set({ noticeGivenOn: today }).where(eq(staff.id, given.staffId)).run()
    return { action: 'staff.notice_recorded', day: today }
  })
}

/** Records the last day, for somebody who gave notice or who is gone already. */
export function recordLeft(
  tx: Transaction,
  platform: Platform,
  given: { readonly staffId: string; readonly by: string; readonly leftOn: CivilDate },
): LeavingOutcome {
  return endRights(tx, platform, given, () => {
    tx.update(staff).set({ leftOn: given.leftOn }).where(eq(staff.id, given.staffId)).run()
    return { action: 'staff.left', day: given.leftOn }
  })
}

/** Takes notice back, for somebody who stays after all. Designations stay ended and must be given again. */
export function takeNoticeBack(
  tx: Transaction,
  platform: Platform,
  given: { readonly staffId: string; readonly by: string },
): void {
  tx.update(staff).set({ noticeGivenOn: null }).where(eq(staff.id, given.staffId)).run()
  recordEvent(tx, platform, {
    actor: given.by,
    action: 'staff.notice_taken_back',
    subject: { kind: 'staff', id: given.staffId },
  })
}

function endRights(
  tx: Transaction,
  platform: Platform,
  { staffId, by }: { readonly staffId: string; readonly by: string },
  change: () => { action: 'staff.notice_recorded' | 'staff.left'; day: CivilDate },
): LeavingOutcome {
  const today = londonDay(platform.now())
  const member = tx.select().from(staff).where(eq(staff.id, staffId)).get()
  if (!member) throw new Error('There is no such member of staff.')
  const missing = member.noticeGivenOn
    ? null
    : leftWithout(tx, staffId, rolesOn(tx, staffId, today), today)
  if (missing) return { kind: 'needs_successor', role: missing.role }
  const { action, day } = change()
  const now = platform.now()
  tx.update(designation)
    .set({ endedAt: now, endedBy: by })
    .where(and(eq(designation.staffId, staffId), isNull(designation.endedAt)))
    .run()
  tx.update(invitation)
    .set({ expiresAt: now })
    .where(and(eq(invitation.staffId, staffId), isNull(invitation.usedAt)))
    .run()
  const sessionsEnded = member.userId ? endSessionsOf(tx, member.userId) : 0
  recordEvent(tx, platform, {
    actor: by,
    action,
    subject: { kind: 'staff', id: staffId },
    body: { day, sessions_ended: sessionsEnded },
  })
  return { kind: 'done', sessionsEnded }
}
