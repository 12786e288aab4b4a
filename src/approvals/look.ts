import { approverLook } from '../../db/schema/approvals.ts'
import { recordEvent } from '../audit/record.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { looksAt, type Sent } from './store.ts'

/**
 * Keeps one look of an approver at a version, with the people they counted before they were told anybody else’s number.
 * A later answer is a later row; the first one stays.
 */
export function keepLook(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  look: {
    readonly postId: string
    readonly versionId: string
    readonly staffId: string
    readonly headCounts: Readonly<Record<string, number>>
  },
): void {
  const { postId, versionId, staffId, headCounts } = look
  tx.insert(approverLook)
    .values({ id: platform.newId(), ...look, at: platform.now() })
    .run()
  recordEvent(tx, platform, {
    actor: staffId,
    action: 'approval.looked',
    subject: { kind: 'post', id: postId },
    body: {
      version: versionId,
      assets: Object.keys(headCounts),
      counts: Object.values(headCounts),
    },
  })
}

/** A look without a count, unless this approver has looked at this version already. */
export function rememberLook(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  { post, version }: Sent,
  staffId: string,
): void {
  if (looksAt(tx, version.id, staffId).length > 0) return
  keepLook(tx, platform, { postId: post.id, versionId: version.id, staffId, headCounts: {} })
}
