import { and, eq, isNull, lte } from 'drizzle-orm'
import { exportPack } from '../../db/schema/exports.ts'
import { postTarget } from '../../db/schema/posts.ts'
import { recordEvent } from '../audit/record.ts'
import type { Platform } from '../platform/port.ts'
import { isLatestPack } from './store.ts'

/**
 * Packs nobody used in time stop counting (lifecycle C4 row 3); the target must be released again. Reading a pack never
 * waits for this: a page works out from the clock whether it is over.
 * @returns how many ran out
 */
export function expirePacks(platform: Pick<Platform, 'database' | 'now'>): number {
  return platform.database.transaction((tx) => {
    const over = tx
      .select({ id: exportPack.id, targetId: exportPack.targetId })
      .from(exportPack)
      .innerJoin(postTarget, eq(postTarget.id, exportPack.targetId))
      .where(
        and(
          lte(exportPack.expiresAt, platform.now()),
          isNull(exportPack.revokedAt),
          eq(postTarget.state, 'released'),
          isLatestPack,
        ),
      )
      .all()
    for (const { id, targetId } of over) {
      tx.update(postTarget)
        .set({ state: 'release_expired' })
        .where(eq(postTarget.id, targetId))
        .run()
      recordEvent(tx, platform, {
        actor: 'system',
        action: 'pack.expired',
        subject: { kind: 'pack', id },
        body: { target: targetId },
      })
    }
    return over.length
  })
}
