import { and, asc, desc, eq, isNotNull } from 'drizzle-orm'
import { approval, approvalTarget, clearedReferral } from '../../db/schema/approvals.ts'
import type { ApprovalFacts, Facts } from '../domain/decision/facts.ts'
import type { Reader } from '../platform/port.ts'

export type ClearedFacts = Facts['cleared'][number]

/** What the last approval of a post tells the gate. */
export type GivenApproval = {
  readonly approval: ApprovalFacts | null
  /** REFERs the approver cleared, by target id. */
  readonly cleared: ReadonlyMap<string, readonly ClearedFacts[]>
  /** The approver’s blind head-count by asset id, for `approverCount`. */
  readonly headCounts: Readonly<Record<string, number>>
  /** Whether the approver declared that everyone is shown with dignity (S07). */
  readonly dignityChecked: boolean
}

const nothing: GivenApproval = {
  approval: null,
  cleared: new Map(),
  headCounts: {},
  dignityChecked: false,
}

/**
 * The last approval given to a post. One that an edit, a recall or a lapse ended is still told, so that the gate can say
 * what changed (V02), but it covers no target and clears nothing: even the same words again need a new approval (V01).
 */
export function approvalFacts(tx: Reader, postId: string): GivenApproval {
  const last = tx
    .select()
    .from(approval)
    .where(and(eq(approval.postId, postId), eq(approval.decision, 'approve')))
    .orderBy(desc(approval.at), asc(isNotNull(approval.voidedAt)), desc(approval.id))
    .limit(1)
    .get()
  if (!last) return nothing
  if (last.voidedAt === null) return wholeOf(tx, last)
  return { ...nothing, approval: { ...factsOf(last), targetIds: [] } }
}

/** The approval that something went out with. What ended it since does not undo what was counted and cleared then. */
export function approvalWentWith(tx: Reader, approvalId: string): GivenApproval {
  const given = tx.select().from(approval).where(eq(approval.id, approvalId)).get()
  return given ? wholeOf(tx, given) : nothing
}

type ApprovalRow = typeof approval.$inferSelect

const wholeOf = (tx: Reader, row: ApprovalRow): GivenApproval => ({
  approval: { ...factsOf(row), targetIds: targetsOf(tx, row.id) },
  cleared: clearedIn(tx, row.id, row.decidedBy),
  headCounts: row.headCounts,
  dignityChecked: row.dignityChecked,
})

const factsOf = (row: ApprovalRow) => ({
  id: row.id,
  by: row.decidedBy,
  at: row.at,
  fingerprint: row.fingerprint,
  windowFrom: row.windowFrom,
  windowUntil: row.windowUntil,
})

function targetsOf(tx: Reader, approvalId: string): string[] {
  return tx
    .select({ id: approvalTarget.targetId })
    .from(approvalTarget)
    .where(eq(approvalTarget.approvalId, approvalId))
    .all()
    .map(({ id }) => id)
}

function clearedIn(tx: Reader, approvalId: string, by: string): Map<string, ClearedFacts[]> {
  const rows = tx
    .select()
    .from(clearedReferral)
    .where(eq(clearedReferral.approvalId, approvalId))
    .all()
  const byTarget = new Map<string, ClearedFacts[]>()
  for (const { targetId, code, subjectId, reason } of rows) {
    const told = byTarget.get(targetId) ?? []
    byTarget.set(targetId, [...told, { code, subjectId, by, reason }])
  }
  return byTarget
}
