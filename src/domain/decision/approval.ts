import type { ApprovalFacts, Facts } from './facts.ts'
import { dayOf, daysLater, type Moment, placed } from './moment.ts'
import { type DetailsOf, type Reason, raise, type Subject } from './reasons.ts'
import { everyAct, none, type Rule, thePost } from './rule.ts'
import type { Scene } from './scene.ts'

/** Rules about the approval: it is there, it is for exactly this, it is fresh and it is for these days (V). */
const goingOut = ['release', 'confirm'] as const
const onceApproved = ['release', 'confirm', 'recheck'] as const

export const approvalRules: readonly Rule[] = [
  { acts: goingOut, per: 'act', judge: approved },
  { acts: onceApproved, per: 'act', judge: unchanged },
  { acts: onceApproved, per: 'moment', judge: fresh },
  { acts: onceApproved, per: 'moment', judge: insideWindow },
  { acts: everyAct, per: 'act', judge: clockChange },
]

const theApproval = ({ id }: ApprovalFacts): Subject => ({ kind: 'approval', id, personId: null })

function approved({ facts }: Scene): readonly Reason[] {
  const because = whyNotApproved(facts)
  return because === null ? none : [raise('V01', thePost(facts), { because })]
}

/** An approval by somebody who worked on the version counts for nothing: nobody’s four eyes are ever waived. */
function whyNotApproved(facts: Facts): DetailsOf<'V01'>['because'] | null {
  const { approval, fingerprint, targetId, contributors, now } = facts
  if (approval === null) return 'none'
  if (approval.fingerprint !== fingerprint) return 'other_version'
  if (!approval.targetIds.includes(targetId)) return 'target_left_out'
  if (contributors.includes(approval.by)) return 'by_contributor'
  return approval.at > now ? 'in_future' : null
}

function unchanged({ facts }: Scene): readonly Reason[] {
  const { approval, fingerprint } = facts
  if (approval === null || approval.fingerprint === fingerprint) return none
  const details = { approved: approval.fingerprint, current: fingerprint }
  return [raise('V02', theApproval(approval), details)]
}

/** Given on a day, an approval lasts through the last of its valid days after that day, in London. */
function fresh({ facts }: Scene, at: Moment): readonly Reason[] {
  const { approval, settings } = facts
  if (approval === null) return none
  const lastDay = daysLater(dayOf(approval.at), settings.approvalValidDays)
  return at.day > lastDay ? [raise('V03', theApproval(approval), { lastDay })] : none
}

function insideWindow({ facts }: Scene, at: Moment): readonly Reason[] {
  const { approval } = facts
  if (approval === null) return none
  const { windowFrom: from, windowUntil: until } = approval
  const early = from !== null && at.day < from
  const late = until !== null && at.day > until
  return early || late ? [raise('V05', theApproval(approval), { from, until })] : none
}

/** A time that does not exist, or comes twice, is never guessed. */
function clockChange({ facts }: Scene): readonly Reason[] {
  const { planned } = facts
  if (planned === null) return none
  const { kind } = placed(planned)
  return kind === 'exact' ? none : [raise('V04', thePost(facts), { planned, because: kind })]
}
