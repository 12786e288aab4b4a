import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { approval, approvalTarget, clearedReferral } from '../../db/schema/approvals.ts'
import type { ApprovalFacts, Facts } from '../domain/decision/facts.ts'
import type { Reader } from '../platform/port.ts'
import { amongListed, listed, prepared } from '../platform/prepared.ts'

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

export const noApproval: GivenApproval = {
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
  return lastApprovals(tx, [postId]).get(postId) ?? noApproval
}

/** The same for many posts by post id; one that was never approved is left out. */
export function lastApprovals(
  tx: Reader,
  postIds: readonly string[],
): ReadonlyMap<string, GivenApproval> {
  const newestFirst = approvalsOfPosts(tx).all({ ids: listed(postIds) })
  const last = [...Map.groupBy(newestFirst, ({ postId }) => postId).values()].flatMap((rows) =>
    rows.slice(0, 1),
  )
  const standing = wholeOf(
    tx,
    last.filter(({ voidedAt }) => voidedAt === null),
  )
  return new Map(
    last.map((row) => [
      row.postId,
      standing.get(row.id) ?? { ...noApproval, approval: { ...factsOf(row), targetIds: [] } },
    ]),
  )
}

/** Approvals that something went out with, by id. What ended one since does not undo what was counted and cleared then. */
export function approvalsWentWith(
  tx: Reader,
  approvalIds: readonly string[],
): ReadonlyMap<string, GivenApproval> {
  if (approvalIds.length === 0) return new Map()
  return wholeOf(tx, approvalRows(tx).all({ ids: listed(approvalIds) }))
}

const approvalsOfPosts = prepared((reader) =>
  reader
    .select()
    .from(approval)
    .where(and(inArray(approval.postId, amongListed('ids')), eq(approval.decision, 'approve')))
    .orderBy(desc(approval.at), asc(isNotNull(approval.voidedAt)), desc(approval.id))
    .prepare(),
)

const approvalRows = prepared((reader) =>
  reader
    .select()
    .from(approval)
    .where(inArray(approval.id, amongListed('ids')))
    .prepare(),
)

type ApprovalRow = typeof approval.$inferSelect

function wholeOf(tx: Reader, rows: readonly ApprovalRow[]): Map<string, GivenApproval> {
  if (rows.length === 0) return new Map()
  const about = { ids: listed(rows.map(({ id }) => id)) }
  const targets = Map.groupBy(targetsCovered(tx).all(about), ({ approvalId }) => approvalId)
  const cleared = Map.groupBy(referralsCleared(tx).all(about), ({ approvalId }) => approvalId)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        approval: {
          ...factsOf(row),
          targetIds: (targets.get(row.id) ?? []).map(({ targetId }) => targetId),
        },
        cleared: byTarget(cleared.get(row.id) ?? [], row.decidedBy),
        headCounts: row.headCounts,
        dignityChecked: row.dignityChecked,
      },
    ]),
  )
}

const factsOf = (row: ApprovalRow) => ({
  id: row.id,
  by: row.decidedBy,
  at: row.at,
  fingerprint: row.fingerprint,
  windowFrom: row.windowFrom,
  windowUntil: row.windowUntil,
})

const targetsCovered = prepared((reader) =>
  reader
    .select({ approvalId: approvalTarget.approvalId, targetId: approvalTarget.targetId })
    .from(approvalTarget)
    .where(inArray(approvalTarget.approvalId, amongListed('ids')))
    .prepare(),
)

const referralsCleared = prepared((reader) =>
  reader
    .select()
    .from(clearedReferral)
    .where(inArray(clearedReferral.approvalId, amongListed('ids')))
    .prepare(),
)

function byTarget(
  rows: readonly (typeof clearedReferral.$inferSelect)[],
  by: string,
): Map<string, ClearedFacts[]> {
  const told = Map.groupBy(rows, ({ targetId }) => targetId)
  return new Map(
    [...told].map(([targetId, cleared]) => [
      targetId,
      cleared.map(({ code, subjectId, reason }) => ({ code, subjectId, by, reason })),
    ]),
  )
}
