import { recordEvent } from '../audit/record.ts'
import { stands } from '../domain/decision/reasons.ts'
import { type Refused, refuse } from '../http/refusals.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { askGate, keepDecisions, type TargetDecision } from '../posts/gate.ts'
import { approve } from './approve.ts'
import { agreeClaims } from './claims.ts'
import type { Authority } from './decision.ts'
import { rememberLook } from './look.ts'
import { looksAt, type Sent, targetsOf, targetsToDecide } from './store.ts'

/** What an approver answers besides pressing the button. */
export type Answers = {
  /** The targets named on the button. Only exactly these are ever approved. */
  readonly targetIds: readonly string[]
  /** Appearances they agree nobody could recognise (S10). */
  readonly agreedClaims: readonly string[]
  /** Words for each REFER they clear. They count wherever the post goes: a condition is met or it is not. */
  readonly clearing: readonly { readonly code: string; subjectId: string; reason: string }[]
}

type Countersigning = { readonly sent: Sent; readonly by: Authority; readonly answers: Answers }
type Declined = Refused & { readonly decisions: readonly TargetDecision[] }
type Clock = Pick<Platform, 'now' | 'newId'>

/** Asks the gate with everything the approver said, then approves what was on the button (lifecycle C3 row 7). */
export function countersign(
  tx: Transaction,
  platform: Clock,
  { sent, by, answers }: Countersigning,
): Declined | null {
  const headCounts = looksAt(tx, sent.version.id, by.staffId).at(-1)?.headCounts ?? {}
  agreeClaims(tx, platform, by.staffId, answers.agreedClaims)
  const decisions = askGate(tx, platform, {
    postId: sent.post.id,
    act: 'approve',
    actorId: by.staffId,
    targetIds: targetsToDecide(tx, sent.post.id),
    headCounts,
    dignityChecked: true,
    cleared: clearedBy(tx, { sent, by, answers }),
  })
  keepDecisions(tx, platform, by.staffId, decisions)
  const differing = differingTargets(decisions, answers.targetIds)
  if (differing !== null) return decline(tx, platform, { sent, by }, decisions, differing)
  rememberLook(tx, platform, sent, by.staffId)
  approve(tx, platform, { sent, by, headCounts, decisions })
  return null
}

function clearedBy(tx: Transaction, { sent, by, answers }: Countersigning) {
  const cleared = answers.clearing.map((one) => ({ ...one, by: by.staffId }))
  return new Map(targetsOf(tx, sent.post.id).map(({ target }) => [target.id, cleared]))
}

/** Whether what may go out is less, or more, than what was on the button. */
function differingTargets(
  decisions: readonly TargetDecision[],
  pressed: readonly string[],
): 'fewer' | 'more' | null {
  const allowed = decisions.flatMap(({ targetId, decision }) =>
    decision.verdict === 'ALLOW' ? targetId : [],
  )
  if (allowed.length === 0 || pressed.some((id) => !allowed.includes(id))) return 'fewer'
  return allowed.some((id) => !pressed.includes(id)) ? 'more' : null
}

/** The attempt is kept: an auditor asks how often somebody tried to approve their own work (Q6). */
function decline(
  tx: Transaction,
  platform: Clock,
  { sent, by }: Pick<Countersigning, 'sent' | 'by'>,
  decisions: readonly TargetDecision[],
  differing: 'fewer' | 'more',
): Declined {
  const against = decisions.flatMap(({ decision }) => decision.reasons.filter(stands))
  const codes = [...new Set(against.map(({ code }) => code))].sort()
  recordEvent(tx, platform, {
    actor: by.staffId,
    action: 'approval.refused',
    subject: { kind: 'post', id: sent.post.id },
    body: { version: sent.version.id, codes },
  })
  if (differing === 'more') return { ...refuse('changed_meanwhile'), decisions }
  return { ...refuse(codes.includes('W04') ? 'four_eyes' : 'gate_says_no'), decisions }
}
