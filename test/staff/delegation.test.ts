import { describe, expect, it } from 'vitest'
import { type DelegationCase, daysAway, delegationProblem } from '../../src/domain/delegation.ts'

const fine: DelegationCase = {
  start: '2026-05-18',
  end: '2026-05-29',
  today: '2026-05-15',
  fromId: 'morag',
  toId: 'dee',
  isManager: true,
  deputyDays: [{ from: '2026-01-01', until: null }],
  trainedUntil: '2026-12-31',
  others: [],
}

describe('delegation (SC33, C5)', () => {
  it('lets Morag lend her authority to Dee for 18 to 29 May', () => {
    expect(delegationProblem(fine)).toBeNull()
  })

  it.each([
    ['a deputy passes it on', { isManager: false }, 'not_manager'],
    ['it goes to oneself', { toId: 'morag' }, 'self'],
    ['the last day is first', { end: '2026-05-17' }, 'backwards'],
    ['it began yesterday', { start: '2026-05-14' }, 'past'],
    ['it lasts 29 days', { end: '2026-06-15' }, 'too_long'],
    ['she is no deputy', { deputyDays: [] }, 'not_deputy'],
    [
      'the role ends in the middle',
      { deputyDays: [{ from: '2026-01-01', until: '2026-05-28' }] },
      'not_deputy',
    ],
    [
      'the role begins in the middle',
      { deputyDays: [{ from: '2026-05-19', until: null }] },
      'not_deputy',
    ],
    ['she was never trained', { trainedUntil: null }, 'not_trained'],
    ['training runs out a day early', { trainedUntil: '2026-05-28' }, 'not_trained'],
    ['a day overlaps', { others: [{ start: '2026-05-29', end: '2026-06-02' }] }, 'overlaps'],
  ] as const)('is refused when %s', (_, change, problem) => {
    expect(delegationProblem({ ...fine, ...change })).toBe(problem)
  })

  it.each([
    ['lasts 28 days', { end: '2026-06-14' }],
    ['begins today', { start: '2026-05-15' }],
    ['has training to its last day', { trainedUntil: '2026-05-29' }],
    ['begins the day after another', { others: [{ start: '2026-05-10', end: '2026-05-17' }] }],
  ] as const)('is allowed when it %s', (_, change) => {
    expect(delegationProblem({ ...fine, ...change })).toBeNull()
  })

  it('counts days away across delegations that touch, both ends included', () => {
    expect(daysAway(fine, [])).toBe(12)
    expect(daysAway(fine, [{ start: '2026-05-30', end: '2026-06-14' }])).toBe(28)
    expect(daysAway(fine, [{ start: '2026-05-31', end: '2026-06-14' }])).toBe(12)
    expect(daysAway(fine, [{ start: '2026-05-01', end: '2026-05-17' }])).toBe(29)
  })
})
