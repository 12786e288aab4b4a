import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { exportPack } from '../../db/schema/exports.ts'
import { postTarget } from '../../db/schema/posts.ts'
import { recordEvent } from '../audit/record.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { amongListed, listed, prepared } from '../platform/prepared.ts'
import { isLatestPack } from './store.ts'

/** A pack that ran out after somebody opened it may have been posted all the same, and nobody has said so yet. */
const mayBeUsed = or(
  eq(postTarget.state, 'released'),
  and(eq(postTarget.state, 'release_expired'), isNotNull(exportPack.firstDownloadedAt)),
)

/**
 * Revokes the packs that are out for these targets and stops the targets. From here on the releaser is asked whether
 * it was posted (lifecycle C4 row 4). Targets with no pack out are left alone.
 */
export function revokePacks(
  tx: Transaction,
  platform: Pick<Platform, 'now'>,
  about: {
    readonly targetIds: readonly string[]
    readonly because: string
    readonly actorId: string
  },
): string[] {
  if (about.targetIds.length === 0) return []
  const packs = packsOut(tx).all({ targetIds: listed(about.targetIds) })
  for (const pack of packs) revokeOne(tx, platform, pack, about)
  return packs.map(({ targetId }) => targetId)
}

const packsOut = prepared((reader) =>
  reader
    .select({ id: exportPack.id, targetId: exportPack.targetId })
    .from(exportPack)
    .innerJoin(postTarget, eq(postTarget.id, exportPack.targetId))
    .where(
      and(
        inArray(exportPack.targetId, amongListed('targetIds')),
        isNull(exportPack.revokedAt),
        mayBeUsed,
        isLatestPack,
      ),
    )
    .prepare(),
)

function revokeOne(
  tx: Transaction,
  platform: Pick<Platform, 'now'>,
  pack: { readonly id: string; readonly targetId: string },
  { because, actorId }: { readonly because: string; readonly actorId: string },
): void {
  tx.update(exportPack)
    .set({ revokedAt: platform.now(), revokedBecause: because })
    .where(eq(exportPack.id, pack.id))
    .run()
  tx.update(postTarget).set({ state: 'blocked' }).where(eq(postTarget.id, pack.targetId)).run()
  recordEvent(tx, platform, {
    actor: actorId,
    action: 'pack.revoked',
    subject: { kind: 'pack', id: pack.id },
    body: { target: pack.targetId, because },
  })
}
