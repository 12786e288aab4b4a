import type { Moment } from './moment.ts'
import { type Reason, raise, type Subject } from './reasons.ts'
import { everyAct, none, type Rule } from './rule.ts'
import type { Scene } from './scene.ts'

/** Rules about the account: it is ours, in use, and its privacy check is signed (N). */
export const accountRules: readonly Rule[] = [
  { acts: everyAct, per: 'act', judge: registered },
  { acts: everyAct, per: 'act', judge: privacyCheck },
]

const theAccount = ({ facts }: Scene): Subject => ({
  kind: 'account',
  id: facts.account?.id ?? facts.targetId,
  personId: null,
})

/** An account that is only proposed is not in the register yet. */
function registered(scene: Scene): readonly Reason[] {
  const status = scene.facts.account?.status ?? 'proposed'
  if (status === 'active') return none
  if (status === 'proposed') return [raise('N01', theAccount(scene), {})]
  return [raise('N02', theAccount(scene), { status })]
}

function privacyCheck(scene: Scene, now: Moment): readonly Reason[] {
  const { account } = scene.facts
  if (account === null) return none
  const { dpiaSignedOn } = account
  if (dpiaSignedOn !== null && dpiaSignedOn <= now.day) return none
  return [raise('N03', theAccount(scene), {})]
}
