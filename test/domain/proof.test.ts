import { describe, expect, test } from 'vitest'
import type { NoticeFormat } from '../../src/domain/consent.ts'
import type { ConsentFacts } from '../../src/domain/decision/facts-consent.ts'
import { formatMeets, proofGaps } from '../../src/domain/decision/proof.ts'
import { recordFaults } from '../../src/domain/decision/record-faults.ts'
import type { CommunicationNeed } from '../../src/domain/people.ts'
import { ann, consent, london, today } from '../support/facts.ts'

const gaps = (different: Partial<ConsentFacts>) => proofGaps(consent(different), ann, today)

describe('The proof of an answer', () => {
  test('A spoken answer needs a witness with a statement, and then no scan.', () => {
    const spoken = {
      method: 'spoken_with_witness',
      evidence: { ...consent().evidence, files: 0 },
    } as const
    expect(gaps(spoken)).toEqual(['no_witness'])
    expect(gaps({ ...spoken, witness: { who: ' ', statement: true } })).toEqual(['no_witness'])
    expect(gaps({ ...spoken, witness: { who: 'kit', statement: true } })).toEqual(['witness_asked'])
    expect(gaps({ ...spoken, witness: { who: 'lou', statement: false } })).toEqual(['no_statement'])
    expect(gaps({ ...spoken, witness: { who: 'lou', statement: true } })).toEqual([])
    const nobodyAsked = { ...spoken, askedBy: null, witness: { who: 'lou', statement: true } }
    expect(gaps(nobodyAsked)).toEqual(['witness_asked'])
  })

  test('Every scan must be readable in full, and no scan has nothing to read.', () => {
    const nothingRead = { name: false, answers: false, signature: false, date: false }
    expect(gaps({ evidence: { files: 1, attested: nothingRead } })).toEqual(['unreadable'])
    expect(gaps({ evidence: { files: 0, attested: nothingRead } })).toEqual(['no_evidence'])
    for (const part of ['name', 'answers', 'signature', 'date'] as const) {
      const attested = { ...consent().evidence.attested, [part]: false }
      expect(gaps({ evidence: { files: 1, attested } }), part).toEqual(['unreadable'])
    }
  })

  test('An answer of this very moment counts, one of the next does not.', () => {
    expect(gaps({ decidedAt: today })).toEqual([])
    expect(gaps({ decidedAt: today + 1 })).toEqual(['no_time'])
  })
})

describe('The format of the notice', () => {
  const met: readonly (readonly [NoticeFormat, readonly CommunicationNeed[], boolean])[] = [
    ['standard', [], true],
    ['standard', ['time_to_think'], true],
    ['standard', ['easy_read'], false],
    ['easy_read', ['easy_read'], true],
    ['easy_read', ['easy_read', 'time_to_think'], true],
    ['other', ['easy_read'], false],
    ['other', ['other_language'], true],
    ['other', ['easy_read', 'welsh'], true],
    ['welsh', ['easy_read', 'welsh'], true],
    ['standard', ['easy_read', 'welsh'], false],
    ['easy_read', ['pictures_and_symbols'], true],
    ['bsl_video', ['bsl'], true],
    ['audio', ['large_print'], false],
  ]
  test.each(met)('%s for %j: %s.', (format, needs, expected) => {
    expect(formatMeets(format, needs)).toBe(expected)
  })
})

describe('A yes from before somebody was eighteen', () => {
  const born = { ...ann, ageBand: 'date_of_birth' as const, dateOfBirth: '2008-05-15' }
  const subject = { kind: 'appearance' as const, id: 'a', personId: 'ann' }
  const faults = (decided: string, day: string) =>
    recordFaults(consent({ decidedAt: london(decided) }), born, subject, today, day).map(
      ({ code }) => code,
    )

  test('It ends with the birthday, and one given on the birthday holds.', () => {
    expect(faults('2026-05-14T23:59', '2026-05-15')).toEqual(['K04'])
    expect(faults('2026-05-14T23:59', '2026-05-14')).toEqual([])
    expect(faults('2026-05-15T00:00', '2026-05-15')).toEqual([])
  })
})
