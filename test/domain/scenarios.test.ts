import { describe, expect, test } from 'vitest'
import { decide } from '../../src/domain/decision/decide.ts'
import type { Facts } from '../../src/domain/decision/facts.ts'
import { howToClear } from '../../src/domain/decision/reasons.ts'
import {
  ann,
  approvedByMorag,
  approving,
  asha,
  bea,
  consent,
  dee,
  facts,
  factsOf,
  line,
  london,
  morag,
  moragAway,
  oakWebsite,
  person,
  photo,
  quote,
  refusal,
  shows,
  submitting,
  withdrawal,
} from '../support/facts.ts'

/** The scenarios of domain/7-scenarios.md, as far as the gate alone can tell them. */

const said = (given: Facts) => {
  const { verdict, reasons } = decide(given)
  return [verdict, ...reasons.map(({ code }) => code)]
}

test('SC01: Asha submits, Morag approves and Asha releases a photo of Ann.', () => {
  expect(said(submitting(facts()))).toEqual(['ALLOW', 'P01'])
  expect(said(approving(facts()))).toEqual(['ALLOW', 'P01'])
  expect(said(facts())).toEqual(['ALLOW', 'P01'])
  expect(said(facts({ act: 'confirm' }))).toEqual(['ALLOW', 'P01'])
})

test('SC02: a permission that ends before the planned day stops it on the day of approval.', () => {
  const ben = person('Ben', { consents: [consent({ lines: [line({ useUntil: '2026-05-31' })] })] })
  const given = approving(
    factsOf([ben], { now: london('2026-05-20T10:00'), planned: '2026-06-02T09:00' }),
  )
  const decision = decide(given)
  expect(decision).toMatchObject({
    verdict: 'BLOCK',
    reasons: [
      {
        code: 'C05',
        sentence: 'Permission ran out on 31 May 2026.',
        details: { lastDay: '2026-05-31' },
      },
    ],
    instant: london('2026-06-02T09:00'),
  })
  expect(said({ ...given, planned: '2026-05-31T23:59' })).toEqual(['ALLOW', 'P01'])
})

test('SC04: Dot agreed to the website only, so Facebook is blocked and the website goes.', () => {
  const dot = person('Dot', {
    consents: [consent({ lines: [line({ channels: ['own_website'] })] })],
  })
  const facebook = decide(submitting(factsOf([dot])))
  const website = decide(submitting(factsOf([dot], { account: oakWebsite })))
  expect(website).toMatchObject({ verdict: 'ALLOW', reasons: [{ code: 'P01' }] })
  expect(facebook).toMatchObject({
    verdict: 'BLOCK',
    reasons: [
      {
        code: 'C08',
        sentence: 'Permission does not cover Facebook. It covers: Own website.',
      },
    ],
  })
})

test('SC05: someone in the background must be tagged, and then must have agreed.', () => {
  const untagged = submitting(facts({ assets: [photo([shows(ann)], { declaredPeople: 2 })] }))
  expect(said(untagged)).toEqual(['BLOCK', 'P01', 'S01'])
  expect(decide(untagged).reasons.map(({ sentence }) => sentence)).toContain(
    '2 people are in this item but 1 is named.',
  )
  const tagged = submitting(factsOf([ann, person('Ed', { consents: [] })]))
  expect(said(tagged)).toEqual(['BLOCK', 'C01', 'P01'])
})

test('SC06: one refusal among six blocks the picture and says when she may be asked again.', () => {
  const five = ['Ann', 'Ben', 'Cal', 'Dot', 'Ed'].map((name) => person(name))
  const fay = person('Fay', { consents: [refusal({ decidedAt: london('2026-02-03T15:00') })] })
  const decision = decide(submitting(factsOf([...five, fay])))
  expect(decision.verdict).toBe('BLOCK')
  expect(decision.reasons.map(({ code }) => code)).toEqual(['C03', ...Array(5).fill('P01')])
  expect(decision.reasons[0]).toMatchObject({
    subject: { personId: 'fay' },
    details: { askAgainFrom: '2026-08-03' },
  })
  const [refused] = decision.reasons
  expect(refused && howToClear(refused).step).toContain('3 August 2026')
})

test('SC07: Gus’s no counts from when he said it, not from when it was written down.', () => {
  const gus = person('Gus', { withdrawals: [withdrawal()] })
  const given = factsOf([gus], { act: 'recheck', actor: null })
  const at = (time: string) => decide({ ...given, now: london(`2026-05-15T${time}`) })
  expect(at('09:19').verdict).toBe('ALLOW')
  expect(at('09:20')).toMatchObject({
    verdict: 'BLOCK',
    reasons: [
      {
        code: 'C04',
        details: { saidAt: london('2026-05-15T09:20'), recordedAt: london('2026-05-15T09:45') },
      },
    ],
  })
})

test('SC23: Una’s words go to the website under her first name, and nowhere else.', () => {
  const lines = [
    line({
      media: ['quote_testimonial'],
      identifiers: ['own_words', 'first_name'],
      purposes: ['promote_service'],
      channels: ['own_website'],
    }),
  ]
  const una = person('Una', { consents: [consent({ lines })] })
  const given = submitting(
    facts({
      account: oakWebsite,
      words: '“I love the garden here.” Una',
      post: { ...facts().post, category: 'reputation_or_testimonial', purpose: 'promote_service' },
      assets: [],
      quotes: [quote(una)],
      people: [una],
    }),
  )
  expect(said(given)).toEqual(['ALLOW', 'P01'])
  expect(said({ ...given, account: facts().account })).toEqual(['BLOCK', 'C08'])
  const aged = { ...given, quotes: [quote(una, { identifiers: ['own_words', 'age'] })] }
  expect(said(aged)).toEqual(['BLOCK', 'C11'])
})

test('SC25: a copied picture needs a licence, and the licence must cover the channel.', () => {
  const sunset = photo([], { licence: null })
  const given = submitting(facts({ assets: [sunset], people: [] }))
  expect(said(given)).toEqual(['BLOCK', 'P03', 'S02'])
  const licence = {
    kind: 'licensed',
    statement: 'Invoice 4711',
    channels: ['own_website' as const],
    paidUse: false,
    endsOn: null,
  } as const
  const licensed = {
    ...given,
    assets: [{ ...sunset, licence: { ...licence, channels: [...licence.channels] } }],
  }
  expect(said({ ...licensed, account: oakWebsite })).toEqual(['ALLOW', 'P03'])
  expect(said(licensed)).toEqual(['BLOCK', 'P03', 'S03'])
  const advert = { ...licensed.post, purpose: 'paid_advertising' as const }
  expect(said({ ...licensed, account: oakWebsite, post: advert })).toEqual(['BLOCK', 'P03', 'S03'])
})

test('SC26: in summer time a day ends in London, not in UTC.', () => {
  const wen = person('Wen', { consents: [consent({ lines: [line({ useUntil: '2026-06-30' })] })] })
  const planned = (time: string) => decide(submitting(factsOf([wen], { planned: time })))
  expect(planned('2026-06-30T23:59')).toMatchObject({
    verdict: 'ALLOW',
    instant: Date.UTC(2026, 5, 30, 22, 59),
  })
  expect(planned('2026-07-01T00:30')).toMatchObject({
    verdict: 'BLOCK',
    reasons: [{ code: 'C05' }],
    instant: Date.UTC(2026, 5, 30, 23, 30),
  })
})

test('SC28: an edit after approval voids it; leaving out another target does not.', () => {
  expect(said(facts({ fingerprint: 'fingerprint-2' }))).toEqual(['BLOCK', 'P01', 'V01', 'V02'])
  const both = approvedByMorag({ targetIds: ['target-fb', 'target-web'] })
  expect(said(facts({ approval: both }))).toEqual(['ALLOW', 'P01'])
})

test('SC29: nobody approves what they worked on, and Dee is not standing in either.', () => {
  const contributors = ['morag', 'dee']
  const given = approving(facts({ contributors }))
  expect(said({ ...given, actor: morag })).toEqual(['BLOCK', 'P01', 'W04'])
  expect(said({ ...given, actor: dee })).toEqual(['BLOCK', 'P01', 'W04', 'W05'])
  const otherManager = { ...morag, id: 'olu' }
  expect(said({ ...given, actor: otherManager })).toEqual(['ALLOW', 'P01'])
})

describe('SC33: Dee stands in for Morag from 18 to 29 May.', () => {
  const standingIn = { ...dee, delegations: [moragAway] }
  const approvedAt = (time: string, actor = standingIn) =>
    said({ ...approving(facts()), now: london(time), actor })

  test('She may approve until the last minute of the last day.', () => {
    expect(approvedAt('2026-05-18T00:00')).toEqual(['ALLOW', 'P01'])
    expect(approvedAt('2026-05-29T23:30')).toEqual(['ALLOW', 'P01'])
    expect(approvedAt('2026-05-30T00:05')).toEqual(['BLOCK', 'P01', 'W05'])
  })

  test('Twenty-eight days are the longest, both ends counted.', () => {
    const until = (last: string) => ({ ...dee, delegations: [{ ...moragAway, until: last }] })
    expect(approvedAt('2026-05-20T10:00', until('2026-06-14'))).toEqual(['ALLOW', 'P01'])
    expect(approvedAt('2026-05-20T10:00', until('2026-06-15'))).toEqual(['BLOCK', 'P01', 'W05'])
  })

  test('She may not pass it on, and it holds for no other service.', () => {
    const passedOn = { ...moragAway, byRegisteredManager: false }
    const elsewhere = { ...moragAway, serviceIds: ['elm-house'] }
    const tooLong = { ...moragAway, until: '2026-06-15' }
    const ended = { ...moragAway, endedAt: london('2026-05-19T09:00') }
    for (const delegation of [passedOn, elsewhere, tooLong, ended]) {
      const actor = { ...dee, delegations: [delegation] }
      expect(approvedAt('2026-05-20T10:00', actor)).toEqual(['BLOCK', 'P01', 'W05'])
    }
  })
})

test('SC35: Asha’s training ran out after she submitted; Bea may release it.', () => {
  const trainedUntil = '2026-05-20'
  const given = facts({ now: london('2026-05-22T09:00') })
  const late = decide({ ...given, actor: { ...asha, trainedUntil } })
  expect(late).toMatchObject({ verdict: 'BLOCK', reasons: [{ code: 'P01' }, { code: 'W02' }] })
  expect(late.reasons[1]?.sentence).toBe('Training ran out on 20 May 2026.')
  expect(said({ ...given, actor: bea })).toEqual(['ALLOW', 'P01'])
})

test('SC10: a son’s yes for his mother does not count, and the message says who can.', () => {
  const jo = person('Jo', {
    consents: [consent({ giverKind: 'next_of_kin', capacityBasis: 'assessed_lacks' })],
  })
  expect(decide(submitting(factsOf([jo])))).toMatchObject({
    verdict: 'BLOCK',
    reasons: [{ code: 'A01', sentence: 'A relative cannot agree for an adult.' }],
  })
})
