import { postAfter } from '../domain/lifecycle.ts'
import type { ApprovalDecision } from '../domain/posts.ts'
import { alreadySent, rememberForm } from '../http/once.ts'
import { type Refused, refuse } from '../http/refusals.ts'
import { servicesWhere, type Viewer } from '../http/viewer.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { differs } from '../posts/change.ts'
import type { TargetDecision } from '../posts/gate.ts'
import { type Answers, countersign } from './countersign.ts'
import { sendBack } from './send-back.ts'
import { findSent, type Sent } from './store.ts'

/** What the approver pressed, with every answer they gave on the way. */
export type Deciding = {
  readonly postId: string
  /** The version they had in front of them. */
  readonly versionId: string
  readonly decision: ApprovalDecision
  readonly reason: string
  readonly formKey: string
  /** For approving only. */
  readonly answers: Answers | null
}

export type Decided =
  | { readonly location: string }
  | (Refused & { readonly decisions?: readonly TargetDecision[] })

/** Who decides, and by what authority for this service. */
export type Authority = {
  readonly staffId: string
  readonly actingAs: 'registered_manager' | 'deputy'
  readonly delegationId: string | null
}

/** One decision about one frozen version, in one transaction: either all of it is kept or none. */
export function decidePost(platform: Platform, viewer: Viewer, deciding: Deciding): Decided {
  return platform.database.transaction((tx) => {
    const { staffId } = viewer
    const location = alreadySent(tx, deciding.formKey, staffId)
    if (location) return { location }
    const sent = findSent(tx, deciding.postId, servicesWhere(viewer, 'decide_approval'))
    if (!sent) return refuse('not_allowed')
    const refusal = whyStale(tx, sent, deciding) ?? decide(tx, platform, viewer, sent, deciding)
    if (refusal) return refusal
    const done = `/approvals/${deciding.postId}`
    rememberForm(tx, platform, { key: deciding.formKey, staffId, location: done })
    return { location: done }
  })
}

function whyStale(tx: Transaction, { post, version }: Sent, deciding: Deciding): Refused | null {
  if (postAfter(post.state, deciding.decision) === null) return refuse('wrong_state')
  if (version.id !== deciding.versionId) return refuse('changed_meanwhile')
  const moved = deciding.decision === 'approve' && differs(tx, post)
  return moved ? refuse('changed_meanwhile') : null
}

function decide(
  tx: Transaction,
  platform: Platform,
  viewer: Viewer,
  sent: Sent,
  { decision, reason, answers }: Deciding,
): Extract<Decided, Refused> | null {
  const by = authorityOf(viewer, sent.post.serviceId)
  if (decision !== 'approve') {
    sendBack(tx, platform, { sent, by, decision, reason })
    return null
  }
  if (!answers) return refuse('wrong_state')
  return countersign(tx, platform, { sent, by, answers })
}

/** A Registered Manager decides as one even while a delegation to them is in force. */
export function authorityOf(viewer: Viewer, serviceId: string): Authority {
  const manages = viewer.grants.some(
    (grant) =>
      grant.role === 'registered_manager' &&
      (grant.serviceId === null || grant.serviceId === serviceId),
  )
  const delegation = viewer.delegations.find((held) => held.serviceId === serviceId)
  return {
    staffId: viewer.staffId,
    actingAs: manages ? 'registered_manager' : 'deputy',
    delegationId: manages ? null : (delegation?.id ?? null),
  }
}
