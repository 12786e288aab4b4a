import { describe, expect, test } from 'vitest'
import { decide } from '../../src/domain/decision/decide.ts'
import { codes, isMasked } from '../../src/domain/decision/reasons.ts'
import { sayTo } from '../../src/domain/decision/said.ts'
import {
  approvalStoppers,
  awaitsApprover,
  offeredDays,
  submissionStoppers,
} from '../../src/domain/decision/submission.ts'
import {
  ann,
  approving,
  asha,
  consent,
  facts,
  factsOf,
  line,
  oakWebsite,
  photo,
  shows,
  somebody,
  submitting,
} from '../support/facts.ts'

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

describe('Submitting', () => {
  const blocked = decide(submitting(factsOf([{ ...ann, consents: [] }])))
  const free = decide(submitting(facts({ account: oakWebsite })))

  test('One target that is not blocked is enough, and none is not.', () => {
    expect(submissionStoppers([blocked, free])).toEqual([])
    expect(submissionStoppers([blocked, blocked]).map(({ code }) => code)).toEqual(['C01'])
  })

  test.each([
    ['T01', facts({ post: { ...facts().post, category: null } })],
    ['T07', facts({ assets: [photo([shows(ann)], { altText: null })] })],
    ['S01', facts({ assets: [photo([shows(ann)], { declaredPeople: 3 })] })],
    ['S02', facts({ assets: [photo([shows(ann)], { licence: null })] })],
  ])('%s stops it whatever the other targets say.', (code, given) => {
    const stoppers = submissionStoppers([decide(submitting(given)), free])
    expect(stoppers.map((reason) => reason.code)).toEqual([code])
  })

  test('Somebody whose role may not submit is stopped, although a target is free.', () => {
    const given = { ...submitting(facts()), actor: { ...asha, roles: ['carer' as const] } }
    expect(submissionStoppers([decide(given), free]).map(({ code }) => code)).toEqual(['W07'])
  })
})

describe('Approving', () => {
  test('What the approver has not looked at yet is told apart from what must be mended.', () => {
    const unseen = photo([shows(ann), somebody({ checkedBy: { first: 'asha', second: null } })], {
      approverCount: null,
      dignity: 'not_checked',
    })
    const stoppers = approvalStoppers(decide(approving(facts({ assets: [unseen] }))))
    expect(stoppers.map(({ code }) => code)).toEqual(['S01', 'S07', 'S10'])
    expect(stoppers.every(awaitsApprover)).toBe(true)
    const failed = photo([shows(ann)], { dignity: 'failed', approverCount: 2 })
    const mending = approvalStoppers(decide(approving(facts({ assets: [failed] }))))
    expect(mending.some(awaitsApprover)).toBe(false)
  })
})

describe('The days offered instead', () => {
  const agreed = (different: Parameters<typeof line>[0]) => ({
    ...ann,
    consents: [consent({ lines: [line(different)] })],
  })
  const ben = { ...agreed({ useUntil: '2026-05-12' }), id: 'ben', knownAs: 'Ben' }

  test('They are those of the permission that runs out first and the one that starts last.', () => {
    const cal = { ...agreed({ validFrom: '2026-06-01' }), id: 'cal', knownAs: 'Cal' }
    const given = submitting(factsOf([agreed({ useUntil: '2026-05-14' }), ben, cal]))
    expect(offeredDays(decide(given))).toEqual({ from: '2026-06-01', until: '2026-05-12' })
  })

  test('There are none when dates are not the trouble.', () => {
    expect(offeredDays(decide(facts()))).toBeNull()
  })
})
