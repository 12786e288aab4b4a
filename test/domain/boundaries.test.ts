import { describe, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/calendar.ts'
import { decide } from '../../src/domain/decision/decide.ts'
import type { Facts } from '../../src/domain/decision/facts.ts'
import type {
  ConsentFacts,
  LineFacts,
  PersonFacts,
} from '../../src/domain/decision/facts-consent.ts'
import {
  ann,
  approvedByMorag,
  approving,
  asha,
  consent,
  dee,
  facts,
  factsOf,
  line,
  london,
  moragAway,
  oakFacebook,
  photo,
  refusal,
  shows,
  submitting,
  withdrawal,
} from '../support/facts.ts'

/** One second either side of every boundary: what holds on one side does not on the other. */

const second = 1000
const codesAt = (given: Facts, now: Instant): string[] =>
  decide({ ...given, now })
    .reasons.filter(({ verdict }) => verdict !== 'ALLOW')
    .map(({ code, verdict }) => (verdict === 'REFER' ? `${code} REFER` : code))

const annIs = (different: Partial<PersonFacts>): Facts =>
  submitting(factsOf([{ ...ann, ...different }]))
const annSaid = (different: Partial<ConsentFacts>): Facts =>
  annIs({ consents: [consent({ reviewDue: '2027-12-31', ...different })] })
const annAgreed = (different: Partial<LineFacts>): Facts =>
  annSaid({ lines: [line({ validFrom: '2025-01-01', useUntil: '2027-12-31', ...different })] })
const actorIs = (different: Partial<typeof asha>): Facts => ({
  ...submitting(factsOf([longAgreed])),
  actor: { ...asha, trainedUntil: '2027-12-31', ...different },
})
const longAgreed: PersonFacts = {
  ...ann,
  consents: [
    consent({
      reviewDue: '2027-12-31',
      lines: [line({ validFrom: '2025-01-01', useUntil: '2027-12-31' })],
    }),
  ],
}
const releasing = (approval: Partial<ReturnType<typeof approvedByMorag>>): Facts =>
  factsOf([longAgreed], { approval: approvedByMorag(approval) })

type Edge = readonly [
  what: string,
  given: Facts,
  edge: Instant,
  before: readonly string[],
  after: readonly string[],
]

const licence = {
  kind: 'licensed',
  statement: 'Invoice 4711',
  channels: null,
  paidUse: false,
  endsOn: null,
} as const

const days: readonly (readonly [string, string, string])[] = [
  ['an ordinary day', '2026-05-14', '2026-05-15'],
  ['the day the clocks go forward', '2026-03-29', '2026-03-30'],
  ['the day before the clocks go forward', '2026-03-28', '2026-03-29'],
  ['the day the clocks go back', '2026-10-25', '2026-10-26'],
  ['the day before the clocks go back', '2026-10-24', '2026-10-25'],
  ['the last day of June', '2026-06-30', '2026-07-01'],
]

const dayEdges: readonly Edge[] = days.flatMap(([name, last, next]): Edge[] => {
  const midnight = london(`${next}T00:00`)
  const born = (date: string) => `2008${date.slice(4)}`
  return [
    [`use until ${name}`, annAgreed({ useUntil: last }), midnight, [], ['C05']],
    [`valid from the day after ${name}`, annAgreed({ validFrom: next }), midnight, ['C06'], []],
    [
      `review due ${name}`,
      annSaid({ reviewDue: last, lines: longAgreed.consents[0]?.lines ?? [] }),
      midnight,
      [],
      ['C07 REFER'],
    ],
    [`training until ${name}`, actorIs({ trainedUntil: last }), midnight, [], ['W02']],
    [
      `notice of leaving the day after ${name}`,
      actorIs({ noticeGivenOn: next }),
      midnight,
      [],
      ['W03'],
    ],
    [
      `set up until ${name}`,
      actorIs({ designations: [{ accountId: 'oak-fb', from: '2026-01-01', until: last }] }),
      midnight,
      [],
      ['W01'],
    ],
    [
      `set up from the day after ${name}`,
      actorIs({ designations: [{ accountId: 'oak-fb', from: next, until: null }] }),
      midnight,
      ['W01'],
      [],
    ],
    [
      `agreed until ${name}`,
      releasing({ windowUntil: last, at: midnight - 86_400_000 }),
      midnight,
      [],
      ['V05'],
    ],
    [
      `agreed from the day after ${name}`,
      releasing({ windowFrom: next, at: midnight - 86_400_000 }),
      midnight,
      ['V05'],
      [],
    ],
    [
      `the privacy check is signed the day after ${name}`,
      submitting(factsOf([longAgreed], { account: { ...oakFacebook, dpiaSignedOn: next } })),
      midnight,
      ['N03'],
      [],
    ],
    [
      `the licence ends ${name}`,
      submitting(
        facts({
          people: [longAgreed],
          assets: [photo([shows(ann)], { licence: { ...licence, endsOn: last } })],
        }),
      ),
      midnight,
      [],
      ['S03'],
    ],
    [
      `eighteen the day after ${name}`,
      submitting(
        factsOf([
          { ...longAgreed, ageBand: 'date_of_birth', dateOfBirth: born(next), consents: [] },
        ]),
      ),
      midnight,
      ['C01', 'K07'],
      ['C01'],
    ],
  ]
})

const asDee: Facts = {
  ...approving(factsOf([longAgreed])),
  actor: { ...dee, delegations: [moragAway] },
}

const otherEdges: readonly Edge[] = [
  ['a delegation begins', asDee, london('2026-05-18T00:00'), ['W05'], []],
  [
    'a delegation is ended early',
    {
      ...asDee,
      actor: { ...dee, delegations: [{ ...moragAway, endedAt: london('2026-05-20T12:00') }] },
    },
    london('2026-05-20T12:00'),
    [],
    ['W05'],
  ],
  ['a delegation ends', asDee, london('2026-05-30T00:00'), [], ['W05']],
  [
    'grace for a review ends',
    annSaid({ reviewDue: '2026-04-15' }),
    london('2026-04-30T00:00'),
    ['C07 REFER'],
    ['C07'],
  ],
  [
    'an approval is too old',
    releasing({ at: london('2026-03-10T16:00') }),
    london('2026-04-10T00:00'),
    [],
    ['V03'],
  ],
  ['a no is said', annIs({ withdrawals: [withdrawal()] }), withdrawal().saidAt, [], ['C04']],
  [
    'a refusal is given',
    annIs({ consents: [consent(), refusal({ decidedAt: london('2026-04-02T12:00') })] }),
    london('2026-04-02T12:00'),
    [],
    ['C03'],
  ],
  [
    'a colleague objects',
    annIs({
      kind: 'staff',
      consents: [],
      basis: {
        kind: 'legitimate_interests_with_objection',
        assessedOn: '2026-01-01',
        endedOn: null,
        objectedAt: london('2026-04-02T12:00'),
      },
    }),
    london('2026-04-02T12:00'),
    ['M01'],
    ['M01'],
  ],
]

describe('One second before and at the boundary', () => {
  test.each([...dayEdges, ...otherEdges])('%s', (_what, given, edge, before, after) => {
    expect(codesAt(given, edge - second)).toEqual(before)
    expect(codesAt(given, edge)).toEqual(after)
  })
})

describe('A no and a yes close together', () => {
  const no = london('2026-05-01T12:00')
  const yesAt = (decidedAt: Instant) =>
    codesAt(
      annIs({
        consents: [consent({ decidedAt })],
        withdrawals: [withdrawal({ saidAt: no })],
      }),
      london('2026-05-15T10:00'),
    )

  test('On the same minute the no prevails, in the next minute the yes does.', () => {
    expect(yesAt(no + 59 * second)).toEqual(['C04'])
    expect(yesAt(no + 60 * second)).toEqual([])
    expect(yesAt(no - second)).toEqual(['C04'])
  })
})

describe('Somebody who moved out on 8 May', () => {
  const movedOut = (decided: string, reviewDue: string) => ({
    ...ann,
    kind: 'former_pws' as const,
    leftOn: '2026-05-08',
    consents: [consent({ decidedAt: london(decided), reviewDue })],
  })
  const on = (one: PersonFacts, day: string) =>
    codesAt(submitting(factsOf([one])), london(`${day}T12:00`))

  test('A yes from before must be looked at again within thirty days.', () => {
    const before = movedOut('2026-05-07T12:00', '2026-12-31')
    expect(on(before, '2026-05-08')).toEqual([])
    expect(on(before, '2026-05-09')).toEqual(['C07 REFER'])
    expect(on(before, '2026-06-07')).toEqual(['C07 REFER'])
    expect(on(before, '2026-06-08')).toEqual(['C07'])
    expect(on({ ...before, kind: 'pws', status: 'left_service' }, '2026-06-08')).toEqual(['C07'])
  })

  test('A yes from that day on stands, and a review due earlier keeps its own grace.', () => {
    expect(on(movedOut('2026-05-08T00:00', '2026-12-31'), '2026-06-08')).toEqual([])
    const due = movedOut('2026-01-01T12:00', '2026-05-07')
    expect(on(due, '2026-05-21')).toEqual(['C07 REFER'])
    expect(on(due, '2026-05-22')).toEqual(['C07'])
  })
})

describe('Release and confirm', () => {
  test('Both now and the planned instant must be permitted.', () => {
    const given = (useUntil: string, planned: string) =>
      factsOf([{ ...ann, consents: [consent({ lines: [line({ useUntil })] })] }], { planned })
    expect(decide(given('2026-05-20', '2026-05-20T09:00'))).toMatchObject({
      verdict: 'ALLOW',
      checkedInstants: [london('2026-05-15T10:00'), london('2026-05-20T09:00')],
    })
    const later = decide(given('2026-05-20', '2026-05-21T09:00'))
    expect(later.verdict).toBe('BLOCK')
    expect(later.reasons.map(({ code }) => code)).toEqual(['C05'])
    expect(decide(given('2026-05-14', '2026-05-14T09:00')).verdict).toBe('BLOCK')
  })

  test('A permission that starts before the planned day does not allow release today.', () => {
    const early = [consent({ lines: [line({ validFrom: '2026-05-18' })] })]
    const given = factsOf([{ ...ann, consents: early }], { planned: '2026-05-20T09:00' })
    expect(decide(given).reasons.map(({ code }) => code)).toEqual(['C06'])
    expect(decide(approving(given)).verdict).toBe('ALLOW')
  })

  test('A planned time that has gone by is judged as now.', () => {
    const given = annIs({ withdrawals: [withdrawal()] })
    const late = { ...given, planned: '2026-05-15T09:00' }
    expect(decide(late).reasons.map(({ code }) => code)).toEqual(['C04'])
  })
})
