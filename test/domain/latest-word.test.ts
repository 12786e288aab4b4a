import { describe, expect, test } from 'vitest'
import { decide } from '../../src/domain/decision/decide.ts'
import type { ConsentFacts, PersonFacts } from '../../src/domain/decision/facts-consent.ts'
import {
  ann,
  consent,
  facts,
  factsOf,
  line,
  london,
  oakWebsite,
  photo,
  refusal,
  shows,
  withdrawal,
} from '../support/facts.ts'

/** Latest word wins, and only where it speaks (B3). */

const codes = (different: Partial<PersonFacts>, more = {}) =>
  decide(factsOf([{ ...ann, ...different }], more)).reasons.map(({ code }) => code)

const onDay = (day: string): Partial<ConsentFacts> => ({ decidedAt: london(`${day}T11:00`) })
const older = consent({ id: 'older', ...onDay('2026-01-01') })
const newer = (different: Partial<ConsentFacts>) =>
  consent({ id: 'newer', ...onDay('2026-04-01'), ...different })

describe('A no', () => {
  test('It ends every yes before it, and a later yes stands again.', () => {
    expect(codes({ consents: [older, refusal(onDay('2026-02-01'))] })).toEqual(['C03'])
    expect(codes({ consents: [refusal(onDay('2026-02-01')), newer({})] })).toEqual(['P01'])
  })

  test('It ends only what it speaks about.', () => {
    const facebook = [withdrawal({ scope: 'channels', channels: ['facebook'] })]
    expect(codes({ withdrawals: facebook })).toEqual(['C04'])
    expect(codes({ withdrawals: facebook }, { account: oakWebsite })).toEqual(['P01'])
    const name = [withdrawal({ scope: 'identifiers', identifiers: ['first_name'] })]
    expect(codes({ withdrawals: name })).toEqual(['P01'])
    expect(codes({ withdrawals: name }, { words: 'Ann in the garden' })).toEqual(['C04'])
    const picture = [withdrawal({ scope: 'assets', assetIds: ['photo-1'] })]
    expect(codes({ withdrawals: picture })).toEqual(['C04'])
    const other = [withdrawal({ scope: 'assets', assetIds: ['photo-2'] })]
    expect(codes({ withdrawals: other })).toEqual(['P01'])
  })

  test('A refusal of some channels refuses those.', () => {
    const lines = [line({ channels: ['facebook'] })]
    const consents = [older, refusal({ lines, ...onDay('2026-02-01') })]
    expect(codes({ consents })).toEqual(['C03'])
    expect(codes({ consents }, { account: oakWebsite })).toEqual(['P01'])
  })

  test('A refusal counts before anybody has checked it.', () => {
    const unchecked = refusal({
      ...onDay('2026-02-01'),
      check: null,
      evidence: { ...older.evidence, files: 0 },
    })
    expect(codes({ consents: [older, unchecked] })).toEqual(['C03'])
  })

  test('A newer yes that cannot be relied on does not outweigh it, and both are said.', () => {
    const consents = [refusal(onDay('2026-02-01')), newer({ check: null })]
    expect(codes({ consents })).toEqual(['C03', 'C14'])
  })

  test('In one minute a withdrawal speaks before a refusal, and a refusal before somebody else’s word.', () => {
    const refused = refusal({ decidedAt: london('2026-05-15T09:20') + 30_000 })
    const said = [withdrawal({ saidAt: london('2026-05-15T09:20') })]
    expect(codes({ consents: [older, refused], withdrawals: said })).toEqual(['C04'])
    const bySon = [withdrawal({ saidAt: refused.decidedAt ?? 0, route: 'via_other_person' })]
    expect(codes({ consents: [older, refused], withdrawals: bySon })).toEqual(['C03'])
    const later = [withdrawal({ route: 'via_other_person', saidAt: london('2026-05-15T09:21') })]
    expect(codes({ consents: [older, refused], withdrawals: later })).toEqual(['C22'])
  })

  test('Two at the very same time are told the same way whatever their order.', () => {
    const pairs = [
      [withdrawal({ id: 'a' }), withdrawal({ id: 'b', recordedAt: london('2026-05-15T09:50') })],
      ['a', 'b'].map((id) => withdrawal({ id, route: 'via_other_person' })),
    ]
    for (const withdrawals of pairs) {
      const told = decide(factsOf([{ ...ann, withdrawals }]))
      const back = decide(factsOf([{ ...ann, withdrawals: withdrawals.toReversed() }]))
      expect(back).toEqual(told)
      expect(JSON.stringify(told.reasons[0]?.details)).toContain('"a"')
    }
    const refusals = ['a', 'b'].map((id) => refusal({ id }))
    const told = decide(factsOf([{ ...ann, consents: refusals }]))
    expect(decide(factsOf([{ ...ann, consents: refusals.toReversed() }]))).toEqual(told)
    expect(told.reasons[0]?.details).toMatchObject({ consentId: 'a' })
  })

  test('One line of a refusal is enough.', () => {
    const lines = [line({ channels: ['x'] }), line({ id: 'line-2', channels: ['facebook'] })]
    expect(codes({ consents: [older, refusal({ lines, ...onDay('2026-02-01') })] })).toEqual([
      'C03',
    ])
  })

  test('A later yes for something else leaves it standing.', () => {
    const elsewhere = newer({ lines: [line({ channels: ['instagram'] })] })
    expect(codes({ consents: [refusal(onDay('2026-02-01')), elsewhere] })).toEqual(['C03'])
  })
})

describe('A newer yes', () => {
  test('For the same scope it replaces the older one, even when it is narrower.', () => {
    const ended = newer({ lines: [line({ useUntil: '2026-05-01' })] })
    expect(codes({ consents: [older, ended] })).toEqual(['C05'])
    const faceOnly = newer({ lines: [line({ identifiers: ['face'] })] })
    expect(codes({ consents: [older, faceOnly] }, { words: 'Ann in the garden' })).toEqual(['C11'])
  })

  test('For another channel it changes nothing.', () => {
    const website = newer({ lines: [line({ channels: ['own_website'], useUntil: '2026-05-01' })] })
    expect(codes({ consents: [older, website] })).toEqual(['P01'])
  })

  test('From the day it begins it counts.', () => {
    const lines = [line({ validFrom: '2026-05-15', identifiers: ['face'] })]
    const named = { words: 'Ann in the garden' }
    expect(codes({ consents: [older, newer({ lines })] }, named)).toEqual(['C11'])
  })

  test('A form that would cover it but is not checked is told beside what is missing.', () => {
    const unchecked = newer({
      check: null,
      lines: [line({ channels: ['x'] }), line({ id: 'line-2' })],
    })
    const website = consent({ id: 'older', lines: [line({ channels: ['own_website'] })] })
    expect(codes({ consents: [website, unchecked] })).toEqual(['C08', 'C14'])
    const lately = { ...website, ...onDay('2026-05-01') }
    expect(codes({ consents: [lately, unchecked] })).toEqual(['C08', 'C14'])
    const elsewhere = newer({ check: null, lines: [line({ channels: ['x'] })] })
    expect(codes({ consents: [website, elsewhere] })).toEqual(['C08'])
  })

  test('Two that speak of different things shown both stand, and are not added up.', () => {
    const face = consent({
      id: 'older',
      lines: [line({ identifiers: ['face'] })],
      ...onDay('2026-01-01'),
    })
    const name = newer({ lines: [line({ identifiers: ['first_name'] })] })
    expect(codes({ consents: [face, name] })).toEqual(['P01'])
    expect(codes({ consents: [face, name] }, { words: 'Ann in the garden' })).toEqual(['C20'])
  })

  test('Before it begins it changes nothing.', () => {
    const later = newer({ lines: [line({ validFrom: '2027-01-01', useUntil: '2027-12-31' })] })
    expect(codes({ consents: [older, later] })).toEqual(['P01'])
  })

  test('A record that names the one it replaces ends all of it.', () => {
    const lines = [line({ channels: ['own_website'] })]
    expect(codes({ consents: [older, newer({ replacesId: 'older', lines })] })).toEqual(['C08'])
    const unanswered = newer({ replacesId: 'older', state: 'requested', decision: 'no_answer' })
    expect(codes({ consents: [older, unanswered] })).toEqual(['P01'])
  })

  test('Only the highest version of a record counts.', () => {
    const narrowed = { ...older, version: 2, lines: [line({ channels: ['own_website'] })] }
    expect(codes({ consents: [older, narrowed] })).toEqual(['C08'])
    expect(codes({ consents: [narrowed, { ...older, version: 3 }] })).toEqual(['P01'])
  })
})

describe('Together in one post', () => {
  test('A face in one picture and the name with another count as together.', () => {
    const apart = [
      photo([shows(ann)]),
      photo([shows(ann, ['body_not_face', 'age'], { id: 'again' })], { id: 'photo-2' }),
    ]
    const lines = [
      line({ identifiers: ['face', 'body_not_face', 'age'], neverTogether: [['face', 'age']] }),
    ]
    const agreed = { ...ann, consents: [consent({ lines })] }
    const decision = decide(facts({ people: [agreed], assets: apart }))
    expect(decision.reasons.map(({ code }) => code)).toEqual(['C13', 'C13'])
    expect(decision.reasons[0]?.sentence).toBe('Face and age must not be shown together.')
  })

  test('“Not with other people’s names” looks for the names of the others.', () => {
    const conditions = { text: '', flags: ['not_with_named_others' as const], avoidWords: [] }
    const alone = { ...ann, consents: [consent({ lines: [line({ conditions })] })] }
    const ben = { ...ann, id: 'ben', knownAs: 'Ben' }
    const given = factsOf([alone, ben])
    expect(decide(given).verdict).toBe('ALLOW')
    expect(decide({ ...given, words: 'With Ann' }).verdict).toBe('ALLOW')
    expect(decide({ ...given, words: 'With Ben' }).reasons.map(({ code }) => code)).toEqual([
      'C13',
      'P01',
    ])
  })
})
