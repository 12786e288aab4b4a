import type { Facts } from './facts.ts'
import { type Reason, reasonRows } from './reasons.ts'

/**
 * Whether the approver cleared this REFER with a written reason (lifecycle C3 row 7).
 * A BLOCK is never cleared, nor a code whose cause must be mended; a contributor clears nothing.
 */
export function isCleared(reason: Reason, facts: Facts): Reason['cleared'] {
  if (facts.cleared.length === 0 || reason.verdict !== 'REFER') return null
  if (!reasonRows[reason.code].approverMayClear) return null
  const approver = approverOf(facts)
  const clearing = facts.cleared.find(
    ({ code, subjectId, by, reason: why }) =>
      code === reason.code &&
      subjectId === reason.subject.id &&
      by === approver &&
      why.trim() !== '',
  )
  return clearing === undefined ? null : { by: clearing.by, reason: clearing.reason }
}

/** At approval the one who acts; afterwards the one who approved exactly this version. */
function approverOf({ act, actor, approval, contributors, fingerprint }: Facts): string | null {
  if (act === 'save' || act === 'submit') return null
  const stands = approval !== null && approval.fingerprint === fingerprint
  const approver = act === 'approve' ? actor?.id : stands ? approval.by : undefined
  return approver === undefined || contributors.includes(approver) ? null : approver
}
