import { and, eq, isNull } from 'drizzle-orm'
import { exportPack } from '../../db/schema/exports.ts'
import { recordEvent } from '../audit/record.ts'
import { reasonRows, stands } from '../domain/decision/reasons.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { askGate, keepDecisions } from '../posts/gate.ts'
import { revokePacks } from './revoke.ts'
import type { FoundPack } from './store.ts'

export type Handing = 'allowed' | 'not_by_them' | 'revoked'

/**
 * Asks the gate once more before a pack is handed over. When it says no the pack is taken back; when it says no only to
 * this person, because they are not designated or trained for this account, the pack stays for somebody who is.
 * Every download is kept; the first one is shown beside the pack (C4 row 2).
 */
export function handOver(platform: Platform, found: FoundPack, staffId: string): Handing {
  const { pack, post, target } = found
  return platform.database.transaction((tx) => {
    const asked = {
      postId: post.id,
      targetIds: [target.id],
      act: 'release',
      actorId: staffId,
    } as const
    const decisions = askGate(tx, platform, asked)
    const against = decisions.flatMap(({ decision }) => decision.reasons.filter(stands))
    if (against.length === 0) {
      markDownloaded(tx, platform, pack, staffId)
      return 'allowed'
    }
    const because = against.find(({ code }) => reasonRows[code].family !== 'actor')?.code
    if (!because) return 'not_by_them'
    keepDecisions(tx, platform, staffId, decisions)
    revokePacks(tx, platform, { targetIds: [target.id], because, actorId: 'system' })
    return 'revoked'
  })
}

function markDownloaded(
  tx: Transaction,
  platform: Pick<Platform, 'now'>,
  pack: FoundPack['pack'],
  staffId: string,
): void {
  tx.update(exportPack)
    .set({ firstDownloadedAt: platform.now() })
    .where(and(eq(exportPack.id, pack.id), isNull(exportPack.firstDownloadedAt)))
    .run()
  recordEvent(tx, platform, {
    actor: staffId,
    action: 'pack.downloaded',
    subject: { kind: 'pack', id: pack.id },
    body: { target: pack.targetId },
  })
}
