import { eq } from 'drizzle-orm'
import { approval, approvalTarget, clearedReferral } from '../../db/schema/approvals.ts'
import { postTarget } from '../../db/schema/posts.ts'
import { recordEvent } from '../audit/record.ts'
import { stands } from '../domain/decision/reasons.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { changePost } from '../posts/change.ts'
import type { TargetDecision } from '../posts/gate.ts'
import type { Authority } from './decision.ts'
import type { Sent } from './store.ts'

type Clock = Pick<Platform, 'now' | 'newId'>

type Approving = {
  readonly sent: Sent
  readonly by: Authority
  readonly headCounts: Readonly<Record<string, number>>
  readonly decisions: readonly TargetDecision[]
}

/**
 * Writes an approval: bound to the version, its fingerprint and its days, for the targets that may go out. The others
 * are left out by name, with the codes of the reasons. Everything else was decided before this is called.
 */
export function approve(tx: Transaction, platform: Clock, approving: Approving): void {
  const { sent, by, decisions } = approving
  const id = insertApproval(tx, platform, approving)
  const allowed = decisions.filter(({ decision }) => decision.verdict === 'ALLOW')
  const dropped = decisions.filter(({ decision }) => decision.verdict !== 'ALLOW')
  for (const decided of allowed) approveTarget(tx, platform, id, decided)
  for (const decided of dropped) dropTarget(tx, platform, by, decided)
  changePost(tx, platform, sent.post, { state: 'approved' })
  recordEvent(tx, platform, {
    actor: by.staffId,
    action: 'approval.approved',
    subject: { kind: 'post', id: sent.post.id },
    body: {
      approval: id,
      version: sent.version.id,
      fingerprint: sent.version.fingerprint,
      actingAs: by.actingAs,
      delegation: by.delegationId,
      targets: allowed.map(({ targetId }) => targetId),
      leftOut: dropped.map(({ targetId }) => targetId),
    },
  })
}

function insertApproval(tx: Transaction, platform: Clock, approving: Approving): string {
  const { sent, by, headCounts } = approving
  const { window } = sent.version.content
  const id = platform.newId()
  tx.insert(approval)
    .values({
      id,
      postId: sent.post.id,
      versionId: sent.version.id,
      fingerprint: sent.version.fingerprint,
      decision: 'approve',
      decidedBy: by.staffId,
      actingAs: by.actingAs,
      delegationId: by.delegationId,
      headCounts: { ...headCounts },
      dignityChecked: true,
      complaintFree: true,
      accurateAndRespectful: true,
      windowFrom: window?.from ?? null,
      windowUntil: window?.until ?? null,
      at: platform.now(),
    })
    .run()
  return id
}

function approveTarget(
  tx: Transaction,
  platform: Clock,
  approvalId: string,
  { targetId, facts, decision }: TargetDecision,
): void {
  tx.insert(approvalTarget).values({ id: platform.newId(), approvalId, targetId }).run()
  for (const { code, subject, cleared } of decision.reasons) {
    if (!cleared) continue
    const { reason } = cleared
    const subjectId = subject.id
    tx.insert(clearedReferral)
      .values({ id: platform.newId(), approvalId, targetId, code, subjectId, reason })
      .run()
  }
  const state = facts.planned === null ? 'planned' : 'scheduled'
  tx.update(postTarget).set({ state }).where(eq(postTarget.id, targetId)).run()
}

function dropTarget(
  tx: Transaction,
  platform: Clock,
  by: Authority,
  { targetId, facts, decision }: TargetDecision,
): void {
  const codes = [...new Set(decision.reasons.filter(stands).map(({ code }) => code))].sort()
  tx.update(postTarget)
    .set({
      state: 'cancelled',
      droppedBy: by.staffId,
      droppedAt: platform.now(),
      dropReason: codes.join(' '),
    })
    .where(eq(postTarget.id, targetId))
    .run()
  recordEvent(tx, platform, {
    actor: by.staffId,
    action: 'target.dropped',
    subject: { kind: 'target', id: targetId },
    body: { post: facts.post.id, codes },
  })
}
