import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { appearance } from '../../db/schema/media.ts'
import { recordEvent } from '../audit/record.ts'
import type { Platform, Transaction } from '../platform/port.ts'

/**
 * The approver agrees that nobody could recognise these (S10). Whoever tagged them cannot be the second to say so.
 * What they agreed stays said, also when the approval itself is then refused.
 */
export function agreeClaims(
  tx: Transaction,
  platform: Pick<Platform, 'now'>,
  staffId: string,
  appearanceIds: readonly string[],
): void {
  const open = and(
    inArray(appearance.id, [...appearanceIds]),
    eq(appearance.kind, 'not_identifiable'),
    ne(appearance.taggedBy, staffId),
    isNull(appearance.secondCheckBy),
    isNull(appearance.removedAt),
  )
  const agreed = tx
    .update(appearance)
    .set({ secondCheckBy: staffId, secondCheckAt: platform.now() })
    .where(open)
    .returning({ id: appearance.id, assetId: appearance.assetId })
    .all()
  for (const { id, assetId } of agreed) {
    recordEvent(tx, platform, {
      actor: staffId,
      action: 'asset.second_check',
      subject: { kind: 'asset', id: assetId },
      body: { appearance: id },
    })
  }
}
