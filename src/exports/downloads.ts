import { and, eq, isNull } from 'drizzle-orm'
import { exportPack } from '../../db/schema/exports.ts'
import { recordEvent } from '../audit/record.ts'
import type { Platform } from '../platform/port.ts'
import type { FoundPack } from './store.ts'

/** Every download is kept; the first one is shown beside the pack (C4 row 2). */
export function markDownloaded(platform: Platform, { pack }: FoundPack, staffId: string): void {
  platform.database.transaction((tx) => {
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
  })
}
