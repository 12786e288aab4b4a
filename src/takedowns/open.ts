import { and, eq, isNull } from 'drizzle-orm'
import { takedown } from '../../db/schema/exports.ts'
import { organisation } from '../../db/schema/organisation.ts'
import { postTarget } from '../../db/schema/posts.ts'
import { recordEvent } from '../audit/record.ts'
import type { Platform, Transaction } from '../platform/port.ts'

const hour = 3_600_000

/**
 * A post that is out must come down: the target is due, with a clock from now (lifecycle C4 row 9).
 * `because` is a reason code, or `differs` or `left_up`. A takedown that is already open stays the only one.
 */
export function openTakedown(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  due: {
    readonly targetId: string
    readonly because: string
    readonly withdrawalId: string | null
    readonly actorId: string
  },
): void {
  tx.update(postTarget).set({ state: 'takedown_due' }).where(eq(postTarget.id, due.targetId)).run()
  const open = tx
    .select({ id: takedown.id })
    .from(takedown)
    .where(and(eq(takedown.targetId, due.targetId), isNull(takedown.doneAt)))
    .get()
  if (open) return
  const id = platform.newId()
  const openedAt = platform.now()
  const dueAt = openedAt + takedownHours(tx) * hour
  const { targetId, because, withdrawalId } = due
  tx.insert(takedown).values({ id, targetId, because, withdrawalId, openedAt, dueAt }).run()
  recordEvent(tx, platform, {
    actor: due.actorId,
    action: 'takedown.opened',
    subject: { kind: 'takedown', id },
    body: { target: targetId, because, withdrawal: withdrawalId, dueAt },
  })
}

function takedownHours(tx: Transaction): number {
  const settings = tx.select({ hours: organisation.takedownHours }).from(organisation).get()
  if (!settings) throw new Error('This database has no organisation.')
  return settings.hours
}
