import type { PostState, TargetState } from './posts.ts'

/**
 * The life of a post and of its targets as two tables. Source: lifecycle C3 and C4. The tables say when; the gate,
 * the role table and four eyes say whether and who. Anything that is not in a table cannot be done.
 */

export const postActions = [
  'save',
  'submit',
  'recall',
  'approve',
  'request_changes',
  'reject',
  'reopen',
  'narrow',
  'lapse',
  'hold',
  'cancel',
  'close',
] as const
export type PostAction = (typeof postActions)[number]

export type Actor = 'author' | 'approver' | 'anyone' | 'system'
type Move<State extends string> = {
  readonly from: readonly State[]
  /** `same` when the state stays as it was. */
  readonly to: State | 'same'
  readonly by: readonly Actor[]
}

export const postMoves: Readonly<Record<PostAction, Move<PostState>>> = {
  save: { from: ['draft', 'changes_requested'], to: 'same', by: ['author'] },
  submit: { from: ['draft', 'changes_requested'], to: 'submitted', by: ['author'] },
  recall: { from: ['submitted'], to: 'draft', by: ['author'] },
  approve: { from: ['submitted'], to: 'approved', by: ['approver'] },
  request_changes: { from: ['submitted'], to: 'changes_requested', by: ['approver'] },
  reject: { from: ['submitted'], to: 'rejected', by: ['approver'] },
  reopen: { from: ['approved'], to: 'draft', by: ['author', 'anyone'] },
  narrow: { from: ['approved'], to: 'same', by: ['author'] },
  lapse: { from: ['approved'], to: 'draft', by: ['system'] },
  hold: {
    from: ['draft', 'submitted', 'changes_requested', 'approved'],
    to: 'on_hold',
    by: ['anyone'],
  },
  cancel: {
    from: ['idea', 'draft', 'submitted', 'changes_requested', 'approved', 'on_hold'],
    to: 'cancelled',
    by: ['author', 'approver'],
  },
  close: { from: ['approved'], to: 'closed', by: ['system'] },
}

export const targetActions = [
  'schedule',
  'release',
  'expire',
  'revoke',
  'block',
  'unblock',
  'pull_back',
  'confirm',
  'not_posted',
  'demand_takedown',
  'take_down',
  'fail_takedown',
  'archive',
  'drop',
  'take_up',
] as const
export type TargetAction = (typeof targetActions)[number]

/** Waiting to go out. Nothing of it is outside yet. */
export const waitingTargets = ['planned', 'scheduled', 'release_expired', 'blocked'] as const
/** Still to be dealt with by somebody. */
export const unfinishedTargets = [...waitingTargets, 'released', 'takedown_due'] as const

type TargetMove = Move<TargetState> & {
  /** States of the post in which it can happen; any when left out. */
  readonly whilePost?: readonly PostState[]
  /** Only for a pack that was released, even if it ran out or was revoked since: the answer names its row (C4 row 4). */
  readonly withPack?: true
}

export const targetMoves: Readonly<Record<TargetAction, TargetMove>> = {
  schedule: {
    from: ['planned'],
    to: 'scheduled',
    by: ['author', 'system'],
    whilePost: ['approved'],
  },
  release: {
    from: ['planned', 'scheduled', 'release_expired'],
    to: 'released',
    by: ['author'],
    whilePost: ['approved'],
  },
  expire: { from: ['released'], to: 'release_expired', by: ['system'] },
  revoke: { from: ['released'], to: 'blocked', by: ['system'] },
  block: { from: ['planned', 'scheduled', 'release_expired'], to: 'blocked', by: ['system'] },
  unblock: { from: ['blocked'], to: 'planned', by: ['system'] },
  pull_back: {
    from: ['scheduled', 'release_expired', 'blocked'],
    to: 'planned',
    by: ['system'],
  },
  confirm: {
    from: ['released', 'release_expired', 'blocked'],
    to: 'live',
    by: ['author'],
    withPack: true,
  },
  not_posted: {
    from: ['released', 'release_expired', 'blocked'],
    to: 'not_published',
    by: ['author'],
    withPack: true,
  },
  demand_takedown: { from: ['live', 'archived'], to: 'takedown_due', by: ['system', 'approver'] },
  take_down: { from: ['takedown_due', 'takedown_failed'], to: 'taken_down', by: ['author'] },
  fail_takedown: { from: ['takedown_due'], to: 'takedown_failed', by: ['author'] },
  archive: { from: ['live'], to: 'archived', by: ['approver'] },
  drop: { from: waitingTargets, to: 'cancelled', by: ['author', 'approver'] },
  take_up: {
    from: ['cancelled', 'not_published'],
    to: 'planned',
    by: ['author'],
    whilePost: ['draft', 'changes_requested'],
  },
}

/** Where this action leads from here, or null when it cannot be done. */
export function postAfter(state: PostState, action: PostAction): PostState | null {
  const { from, to } = postMoves[action]
  if (!from.includes(state)) return null
  return to === 'same' ? state : to
}

/** The same for one target of a post in `post`. A pack is only ever released while the post is approved. */
export function targetAfter(
  state: TargetState,
  action: TargetAction,
  post: PostState,
): TargetState | null {
  const { from, to, whilePost } = targetMoves[action]
  if (!from.includes(state) || (whilePost && !whilePost.includes(post))) return null
  return to === 'same' ? state : to
}

/** Post states in which the frozen version, not the working words, is what counts. */
export const isFrozen = (state: PostState): boolean =>
  state !== 'idea' && state !== 'draft' && state !== 'changes_requested'

/** Whether words, pictures and channels may be changed without ending an approval. */
export const isWorking = (state: PostState): boolean => postAfter(state, 'save') !== null

export const isWaiting = (state: TargetState): boolean =>
  waitingTargets.some((waiting) => waiting === state)

/** Whether every target of a post has reached an end, so that the post can be closed (C3 row 17). */
export const allFinished = (targets: readonly TargetState[]): boolean =>
  targets.length > 0 &&
  targets.every((state) =>
    ['archived', 'taken_down', 'cancelled', 'not_published', 'takedown_failed'].includes(state),
  )
