import type { Act, Facts } from './facts.ts'
import type { Moment } from './moment.ts'
import type { Reason, Subject } from './reasons.ts'
import type { Scene } from './scene.ts'

/**
 * One rule. It gives every reason it finds, allowances included, and never looks at what another rule found.
 * A new family is a new small file that exports `Rule[]`, and one line in rules.ts.
 */
export type Rule = {
  readonly acts: readonly Act[]
  /** `moment`: judged at each moment the use must hold. `act`: judged once, at the moment of the act. */
  readonly per: 'moment' | 'act'
  readonly judge: (scene: Scene, at: Moment) => readonly Reason[]
}

export const everyAct = ['save', 'submit', 'approve', 'release', 'confirm', 'recheck'] as const

/** From approval on the approver has looked, so what only the approver can say must be there. */
export const sinceApproval: readonly Act[] = ['approve', 'release', 'confirm', 'recheck']

export const none: readonly Reason[] = []

export const thePost = ({ post }: Facts): Subject => ({
  kind: 'post',
  id: post.id,
  personId: null,
})
