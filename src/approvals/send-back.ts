import { approval } from '../../db/schema/approvals.ts'
import { recordEvent } from '../audit/record.ts'
import type { PostState } from '../domain/posts.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { changePost } from '../posts/change.ts'
import type { Authority } from './decision.ts'
import { rememberLook } from './look.ts'
import type { Sent } from './store.ts'

const outcomes = {
  request_changes: { state: 'changes_requested', action: 'approval.changes_requested' },
  reject: { state: 'rejected', action: 'approval.rejected' },
} as const satisfies Record<string, { state: PostState; action: string }>

/** Sends a post back with a reason, or refuses it for good (lifecycle C3 rows 8 and 9). */
export function sendBack(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  said: {
    readonly sent: Sent
    readonly by: Authority
    readonly decision: keyof typeof outcomes
    readonly reason: string
  },
): void {
  const { sent, by, decision, reason } = said
  const { post, version } = sent
  const id = platform.newId()
  tx.insert(approval)
    .values({
      id,
      postId: post.id,
      versionId: version.id,
      fingerprint: version.fingerprint,
      decision,
      decidedBy: by.staffId,
      actingAs: by.actingAs,
      delegationId: by.delegationId,
      reason,
      headCounts: {},
      dignityChecked: false,
      complaintFree: false,
      accurateAndRespectful: false,
      at: platform.now(),
    })
    .run()
  rememberLook(tx, platform, sent, by.staffId)
  changePost(tx, platform, post, { state: outcomes[decision].state })
  recordEvent(tx, platform, {
    actor: by.staffId,
    action: outcomes[decision].action,
    subject: { kind: 'post', id: post.id },
    body: { approval: id, version: version.id },
  })
}
