import { describe, expect, test } from 'vitest'
import { decide } from '../../src/domain/decision/decide.ts'
import { codes, isMasked } from '../../src/domain/decision/reasons.ts'
import { sayTo } from '../../src/domain/decision/said.ts'
import { ann, factsOf } from '../support/facts.ts'

describe('What a reader is told', () => {
  const died = decide(factsOf([{ ...ann, status: 'deceased' }]))

  test('Authors see only the masked message of A- and D-codes, not even the code.', () => {
    const [reason] = died.reasons
    if (reason === undefined) throw new Error('There is no reason to mask')
    expect(sayTo(reason, false)).toMatchObject({
      code: null,
      sentence: 'Please speak to the Registered Manager about this person.',
      step: 'Speak to the Registered Manager.',
    })
    expect(sayTo(reason, true).code).toBe('D01')
    expect(JSON.stringify(sayTo(reason, false))).not.toMatch(/D01|died/i)
  })

  test('Exactly the A- and D-codes are masked.', () => {
    expect(codes.filter(isMasked)).toEqual(codes.filter((code) => /^[ADH]/.test(code)))
  })

  test('Other reasons keep their code and their next step.', () => {
    const [reason] = decide(factsOf([{ ...ann, consents: [] }])).reasons
    if (reason === undefined) throw new Error('There is no reason to show')
    expect(sayTo(reason, false)).toMatchObject({ code: 'C01', who: 'Care staff' })
  })
})
