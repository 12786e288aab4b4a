import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allFinished,
  isFrozen,
  isWorking,
  postActions,
  postAfter,
  postMoves,
  type TargetAction,
  targetActions,
  targetAfter,
  targetMoves,
} from '../../src/domain/lifecycle.ts'
import {
  type PostState,
  postStates,
  type TargetState,
  targetStates,
} from '../../src/domain/posts.ts'

type Step =
  | { readonly on: 'post'; readonly action: (typeof postActions)[number] }
  | { readonly on: 'target'; readonly action: (typeof targetActions)[number] }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom(...postActions).map((action) => ({ on: 'post', action }) as const),
  fc.constantFrom(...targetActions).map((action) => ({ on: 'target', action }) as const),
)
/** The way to a live post, with anything at all in between. */
const towardsRelease: Step[] = [
  { on: 'post', action: 'submit' },
  { on: 'post', action: 'approve' },
  { on: 'target', action: 'release' },
  { on: 'target', action: 'confirm' },
]
const life = fc
  .array(fc.tuple(fc.array(step, { maxLength: 2 }), fc.constantFrom(...towardsRelease)), {
    maxLength: 12,
  })
  .map((parts) => parts.flatMap(([between, next]) => [...between, next]))

/** Lives through the steps that can be done, telling each that was. */
function live(
  steps: readonly Step[],
  onStep: (done: Step, before: Snapshot, after: Snapshot) => void,
) {
  let now: Snapshot = { post: 'draft', target: 'planned' }
  let hadPack = false
  for (const next of steps) {
    const before = now
    const after: Snapshot =
      next.on === 'post'
        ? { ...now, post: postAfter(now.post, next.action) ?? now.post }
        : { ...now, target: targetOf(next.action, now, hadPack) }
    hadPack ||= after.target === 'released'
    now = after
    if (before.post !== after.post || before.target !== after.target) onStep(next, before, after)
  }
  return now
}
/** An answer about a pack needs its row, so without one it cannot be given. */
function targetOf(action: TargetAction, now: Snapshot, hadPack: boolean): TargetState {
  if (targetMoves[action].withPack && !hadPack) return now.target
  return targetAfter(now.target, action, now.post) ?? now.target
}

type Snapshot = { readonly post: PostState; readonly target: TargetState }

describe('the life of a post', () => {
  it('has an answer for every state and action, and it is a state or nothing', () => {
    for (const state of postStates) {
      for (const action of postActions) {
        const after = postAfter(state, action)
        expect(after === null || postStates.includes(after)).toBe(true)
        expect(after !== null).toBe(postMoves[action].from.includes(state))
      }
    }
  })

  it('reaches “approved” from “waiting for approval” by an approver, and in no other way', () => {
    for (const state of postStates) {
      for (const action of postActions) {
        if (state === 'approved' || postAfter(state, action) !== 'approved') continue
        expect([state, action, postMoves[action].by]).toEqual([
          'submitted',
          'approve',
          ['approver'],
        ])
      }
    }
  })

  it('ends for good: nothing leads out of cancelled, rejected, closed or disposed', () => {
    for (const state of ['cancelled', 'rejected', 'closed', 'disposed'] as const) {
      for (const action of postActions) expect(postAfter(state, action)).toBeNull()
    }
  })

  it('may be written exactly while it is not frozen, ideas apart', () => {
    for (const state of postStates) {
      if (state !== 'idea') expect(isWorking(state)).toBe(!isFrozen(state))
    }
  })

  it('is over only when every target is', () => {
    expect(allFinished([])).toBe(false)
    expect(allFinished(['cancelled', 'taken_down'])).toBe(true)
    for (const state of ['planned', 'released', 'live', 'blocked', 'takedown_due'] as const) {
      expect(allFinished(['cancelled', state])).toBe(false)
    }
  })
})

describe('the life of a target', () => {
  it('has an answer for every state, action and state of its post', () => {
    for (const target of targetStates) {
      for (const action of targetActions) {
        for (const post of postStates) {
          const after = targetAfter(target, action, post)
          expect(after === null || targetStates.includes(after)).toBe(true)
          const { from, whilePost } = targetMoves[action]
          const possible = from.includes(target) && (whilePost?.includes(post) ?? true)
          expect(after !== null).toBe(possible)
        }
      }
    }
  })

  it('is never released unless the post stands approved, whatever happened before', () => {
    let releases = 0
    fc.assert(
      fc.property(life, (steps) => {
        let approvedSince = false
        live(steps, (done, before, after) => {
          if (done.on === 'post') approvedSince = after.post === 'approved'
          if (before.target !== 'released' && after.target === 'released') {
            releases += 1
            expect(approvedSince).toBe(true)
            expect(after.post).toBe('approved')
          }
        })
      }),
      { numRuns: 2000 },
    )
    expect(releases).toBeGreaterThan(100)
  })

  it('is never live unless a pack was released for it', () => {
    let confirmed = 0
    fc.assert(
      fc.property(life, (steps) => {
        let released = false
        live(steps, (_, __, { target }) => {
          released ||= target === 'released'
          if (target === 'live') {
            confirmed += 1
            expect(released).toBe(true)
          }
        })
      }),
      { numRuns: 2000 },
    )
    expect(confirmed).toBeGreaterThan(20)
  })
})
