import { describe, expect, test } from 'vitest'
import { type ConsentState, consentStates } from '../../src/domain/consent.ts'
import { type Around, consentState } from '../../src/domain/consent-state.ts'
import type { ConsentFacts, WithdrawalFacts } from '../../src/domain/decision/facts-consent.ts'
import { consent, line, london, refusal, today, withdrawal } from '../support/facts.ts'

type Case = readonly [
  state: ConsentState,
  why: string,
  record: ConsentFacts,
  withdrawals?: readonly WithdrawalFacts[],
  around?: Around,
]

const twoLines = [line(), line({ id: 'line-2', channels: ['instagram'] })]
const fromFacebook = withdrawal({ scope: 'channels', channels: ['facebook', 'own_website'] })

const cases: readonly Case[] = [
  ['draft', 'is being filled in', consent({ state: 'draft' })],
  ['void', 'was entered by mistake', consent({ state: 'void' })],
  ['requested', 'was asked for', consent({ state: 'requested', decision: 'no_answer' })],
  ['requested', 'was answered with nothing', consent({ decision: 'no_answer' })],
  ['refused', 'is a no', refusal()],
  ['given_unchecked', 'has no second check', consent({ check: null })],
  [
    'given_unchecked',
    'was found unusable',
    consent({ check: { by: 'morag', at: 1, outcome: 'unusable' } }),
  ],
  [
    'given_unchecked',
    'was checked by its recorder',
    consent({ check: { by: 'kit', at: 1, outcome: 'usable' } }),
  ],
  ['active', 'is in order', consent()],
  ['active', 'was given after an earlier no', consent(), [withdrawal({ saidAt: 1 })]],
  ['active', 'was not ended yet', consent(), [withdrawal({ saidAt: today + 1 })]],
  ['review_due', 'should have been looked at', consent({ reviewDue: '2026-05-14' })],
  ['expired', 'ran out', consent({ lines: [line({ useUntil: '2026-05-14' })] })],
  ['withdrawn', 'was taken back', consent(), [withdrawal()]],
  ['withdrawn', 'lost all its channels', consent(), [fromFacebook]],
  ['partly_withdrawn', 'lost one of its lines', consent({ lines: twoLines }), [fromFacebook]],
  [
    'expired',
    'has only a line left that ran out',
    consent({
      lines: [line(), line({ id: 'line-2', channels: ['instagram'], useUntil: '2026-05-14' })],
    }),
    [fromFacebook],
  ],
  [
    'suspended',
    'was spoken against by a friend',
    consent(),
    [withdrawal({ route: 'via_other_person' })],
  ],
  ['superseded', 'was replaced', consent(), [], { replaced: true }],
  ['ended_death', 'ended when the person died', consent(), [], { personDied: true }],
]

describe('A consent record', () => {
  const full = cases.map(([state, why, record, withdrawals = [], around = {}]) => ({
    state,
    why,
    record,
    withdrawals,
    around,
  }))
  test.each(full)('It is $state when it $why.', ({ state, record, withdrawals, around }) => {
    expect(consentState(record, withdrawals, today, around)).toBe(state)
  })

  test('Every state is reached.', () => {
    expect(new Set(cases.map(([state]) => state))).toEqual(new Set(consentStates))
  })

  test('Its last day is a day in London.', () => {
    const record = consent({ lines: [line({ useUntil: '2026-06-30' })] })
    expect(consentState(record, [], london('2026-06-30T23:59'))).toBe('active')
    expect(consentState(record, [], london('2026-07-01T00:00'))).toBe('expired')
  })
})
