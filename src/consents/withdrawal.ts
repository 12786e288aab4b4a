import { and, eq, gt, inArray } from 'drizzle-orm'
import { auditEvent } from '../../db/schema/audit.ts'
import { withdrawal } from '../../db/schema/consents.ts'
import { service } from '../../db/schema/organisation.ts'
import { person } from '../../db/schema/people.ts'
import { recordEvent } from '../audit/record.ts'
import { recheckTargets } from '../exports/cascade.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import type { NoEntry } from './no-form.ts'

export type WithdrawalRow = typeof withdrawal.$inferSelect
export type FoundWithdrawal = WithdrawalRow & {
  readonly person: typeof person.$inferSelect
  readonly serviceName: string
}

/** Writes down a “no” and stops everything that it touches, in one transaction. It counts from when it was said. */
export function recordNo(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  personId: string,
  entry: NoEntry,
  actor: string,
): string {
  const id = platform.newId()
  const recordedAt = platform.now()
  tx.insert(withdrawal)
    .values({ ...entry, id, personId, recordedAt, recordedBy: actor, noNewUse: true })
    .run()
  recordEvent(tx, platform, {
    actor,
    action: 'withdrawal.recorded',
    subject: { kind: 'withdrawal', id },
    body: {
      person: personId,
      route: entry.route,
      scope: entry.scope,
      saidAt: entry.saidAt,
      takeDown: entry.takeDown,
    },
  })
  recheckTargets(tx, platform, { personIds: [personId] }, { actorId: actor, withdrawalId: id })
  return id
}

/** One “no” of a person of these services, or undefined. */
export function findWithdrawal(
  reader: Reader,
  id: string,
  services: readonly string[],
): FoundWithdrawal | undefined {
  const found = reader
    .select({ withdrawal, person, serviceName: service.name })
    .from(withdrawal)
    .innerJoin(person, eq(person.id, withdrawal.personId))
    .innerJoin(service, eq(service.id, person.serviceId))
    .where(and(eq(withdrawal.id, id), inArray(person.serviceId, [...services])))
    .get()
  return found && { ...found.withdrawal, person: found.person, serviceName: found.serviceName }
}

export type LaterDetails = {
  readonly identityChecked: boolean
  readonly confirmedHow: string
}

/** Fills in what could wait: that it was really them, and how they were told what was done. Each is written once. */
export function completeNo(
  tx: Transaction,
  platform: Pick<Platform, 'now'>,
  row: WithdrawalRow,
  later: LaterDetails,
  actor: string,
): void {
  const now = platform.now()
  const identity = later.identityChecked && row.identityCheckedAt === null
  const confirmed = later.confirmedHow !== '' && row.confirmedBackAt === null
  if (!identity && !confirmed) return
  tx.update(withdrawal)
    .set({
      ...(identity ? { identityCheckedAt: now, identityCheckedBy: actor } : {}),
      ...(confirmed ? { confirmedBackAt: now, confirmedBackHow: later.confirmedHow } : {}),
    })
    .where(eq(withdrawal.id, row.id))
    .run()
  recordEvent(tx, platform, {
    actor,
    action: 'withdrawal.completed',
    subject: { kind: 'withdrawal', id: row.id },
    body: { person: row.personId, identity, confirmed },
  })
}

export type Stopped = { readonly waiting: number; readonly packs: number }

/** What a “no” stopped in the moment it was written down, by the audit trail's word. */
export function stoppedBy(reader: Reader, said: WithdrawalRow): Stopped {
  const recorded = reader
    .select({ seq: auditEvent.seq })
    .from(auditEvent)
    .where(and(eq(auditEvent.subjectId, said.id), eq(auditEvent.action, 'withdrawal.recorded')))
    .get()
  const events = reader
    .select({ action: auditEvent.action, id: auditEvent.subjectId })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.actor, said.recordedBy),
        gt(auditEvent.seq, recorded?.seq ?? 0),
        eq(auditEvent.at, said.recordedAt),
        inArray(auditEvent.action, ['target.blocked', 'pack.revoked']),
      ),
    )
    .all()
  const count = (action: string) => events.filter((event) => event.action === action).length
  return { waiting: count('target.blocked'), packs: count('pack.revoked') }
}
