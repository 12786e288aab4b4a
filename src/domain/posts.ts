/** A post, its versions and its targets. Source: lifecycle C1 to C4 and obligations A3. */

export const postStates = [
  'idea',
  'draft',
  'submitted',
  'changes_requested',
  'approved',
  'rejected',
  'on_hold',
  'cancelled',
  'closed',
  'disposed',
] as const
export type PostState = (typeof postStates)[number]

export const postStateNames: Record<PostState, string> = {
  idea: 'Idea',
  draft: 'Draft',
  submitted: 'Waiting for approval',
  changes_requested: 'Sent back',
  approved: 'Approved',
  rejected: 'Not to be used',
  on_hold: 'On hold',
  cancelled: 'Cancelled',
  closed: 'Finished',
  disposed: 'Removed under retention',
}

export const targetStates = [
  'planned',
  'scheduled',
  'released',
  'live',
  'takedown_due',
  'taken_down',
  'archived',
  'blocked',
  'release_expired',
  'not_published',
  'takedown_failed',
  'cancelled',
] as const
export type TargetState = (typeof targetStates)[number]

export const targetStateNames: Record<TargetState, string> = {
  planned: 'Planned',
  scheduled: 'Scheduled',
  released: 'Pack released',
  live: 'Live',
  takedown_due: 'Must come down',
  taken_down: 'Taken down',
  archived: 'Live, in the archive',
  blocked: 'Stopped',
  release_expired: 'Pack ran out',
  not_published: 'Not posted',
  takedown_failed: 'Could not be taken down',
  cancelled: 'Left out',
}

/** The closed list of things an official account may be about (obligations O3-01 to O3-05). Every post needs one (T01). */
export const categories = [
  'own_news',
  'link_to_own_site',
  'award_or_development',
  'engaging_with_people',
  'reputation_or_testimonial',
] as const
export type Category = (typeof categories)[number]

export const categoryNames: Record<Category, string> = {
  own_news: 'Our news, events and activities',
  link_to_own_site: 'A link to something on our own website',
  award_or_development: 'A development, award or achievement',
  engaging_with_people: 'Talking with people who are interested in us',
  reputation_or_testimonial: 'What others say about us',
}

/** How a member of staff touched a version. Anyone listed is refused as its approver (W04). */
export const contributions = ['wrote', 'edited', 'added_media', 'tagged', 'uploaded'] as const
export type Contribution = (typeof contributions)[number]

export const approvalDecisions = ['approve', 'request_changes', 'reject'] as const
export type ApprovalDecision = (typeof approvalDecisions)[number]

export const approvalDecisionNames: Record<ApprovalDecision, string> = {
  approve: 'Approved',
  request_changes: 'Asked for changes',
  reject: 'Rejected',
}
