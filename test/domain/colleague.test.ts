import { describe, expect, test } from 'vitest'
import { decide } from '../../src/domain/decision/decide.ts'
import type { Facts } from '../../src/domain/decision/facts.ts'
import type { PersonFacts } from '../../src/domain/decision/facts-consent.ts'
import {
  ann,
  consent,
  facts,
  london,
  oakWebsite,
  person,
  photo,
  quote,
  refusal,
  shows,
} from '../support/facts.ts'

/** Kit works at Oak House and rests on the written assessment for team pictures. */
const basis = {
  kind: 'legitimate_interests_with_objection',
  assessedOn: '2026-01-10',
  endedOn: null,
  objectedAt: null,
} as const
const kit = person('Kit', { kind: 'staff', consents: [], basis })

const withAnn = (one: PersonFacts, different: Partial<Facts> = {}): Facts =>
  facts({ people: [ann, one], assets: [photo([shows(ann), shows(one)])], ...different })
const kitsCodes = (given: Facts) =>
  decide(given)
    .reasons.filter(({ subject }) => subject.personId === 'kit')
    .map(({ code }) => code)
const forPurpose = (purpose: Facts['post']['purpose']) => ({ post: { ...facts().post, purpose } })

describe('A colleague without a record', () => {
  test('The assessment carries an ordinary picture of the team, for news or promotion.', () => {
    expect(kitsCodes(withAnn(kit))).toEqual(['P01'])
    expect(kitsCodes(withAnn(kit, forPurpose('promote_service')))).toEqual(['P01'])
    const film = photo([shows(ann), shows(kit)], { media: 'video' })
    expect(kitsCodes(withAnn(kit, { assets: [film] }))).toEqual(['P01'])
    expect(kitsCodes(withAnn({ ...kit, kind: 'volunteer' }))).toEqual(['P01'])
  })

  test('It carries no portrait, advert, voice, quote or other kind of content.', () => {
    expect(kitsCodes(facts({ people: [kit], assets: [photo([shows(kit)])] }))).toEqual(['M01'])
    expect(kitsCodes(withAnn(kit, forPurpose('recruitment')))).toEqual(['M01'])
    const heard = photo([shows(ann), shows(kit, ['face', 'voice'])])
    expect(kitsCodes(withAnn(kit, { assets: [heard] }))).toEqual(['M01'])
    const drawn = photo([shows(ann), shows(kit)], { media: 'artwork' })
    expect(kitsCodes(withAnn(kit, { assets: [drawn] }))).toEqual(['M01'])
    const blank = photo([shows(ann), shows(kit, [])])
    expect(kitsCodes(withAnn(kit, { assets: [blank] }))).toEqual(['M01'])
    expect(kitsCodes(facts({ people: [kit], assets: [], quotes: [quote(kit)] }))).toEqual(['M01'])
  })

  test('It needs a day, and carries no visitor and nobody who is supported.', () => {
    const from = (assessedOn: string) => ({ ...kit, basis: { ...basis, assessedOn } })
    expect(kitsCodes(withAnn(from('2026-05-15')))).toEqual(['P01'])
    expect(kitsCodes(withAnn(from('2026-05-16')))).toEqual(['M01'])
    const until = (endedOn: string) => ({ ...kit, basis: { ...basis, endedOn } })
    expect(kitsCodes(withAnn(until('2026-05-16')))).toEqual(['P01'])
    expect(kitsCodes(withAnn(until('2026-05-15')))).toEqual(['M01'])
    expect(kitsCodes(withAnn({ ...kit, kind: 'visitor' }))).toEqual(['M01'])
    expect(kitsCodes(withAnn({ ...kit, kind: 'pws' }))).toEqual(['C01'])
    expect(kitsCodes(withAnn({ ...kit, basis: null }))).toEqual(['M01'])
  })

  test('An objection outweighs a yes before it, not one after it.', () => {
    const objecting = { ...basis, objectedAt: london('2026-04-01T12:00') }
    const answered = (time: string) => ({
      ...kit,
      basis: objecting,
      consents: [consent({ decidedAt: london(time), lawfulBasis: 'consent' })],
    })
    expect(kitsCodes(withAnn(answered('2026-03-01T12:00')))).toEqual(['M01'])
    expect(kitsCodes(withAnn(answered('2026-04-02T12:00')))).toEqual(['P01'])
  })

  test('A no to one channel pauses nothing elsewhere.', () => {
    const no = { ...kit, consents: [refusal()] }
    expect(kitsCodes(withAnn(no))).toEqual(['C03'])
    const onlyFacebook = refusal({
      lines: consent().lines.map((one) => ({ ...one, channels: ['facebook' as const] })),
    })
    const partly = { ...kit, consents: [onlyFacebook] }
    expect(kitsCodes(withAnn(partly))).toEqual(['C03'])
    expect(kitsCodes(withAnn(partly, { account: oakWebsite }))).toEqual(['P01'])
  })
})

describe('A colleague who leaves', () => {
  const leaving = (decided: string, different: Partial<PersonFacts> = {}) => ({
    ...kit,
    leftOn: '2026-05-01',
    consents: [consent({ decidedAt: london(decided), lawfulBasis: 'consent' as const })],
    ...different,
  })

  test('Every yes until the day of notice ends, a later one stands on its own.', () => {
    expect(kitsCodes(withAnn(leaving('2026-03-01T12:00')))).toEqual(['M02'])
    expect(kitsCodes(withAnn(leaving('2026-05-01T12:00')))).toEqual(['M02'])
    expect(kitsCodes(withAnn(leaving('2026-05-02T12:00')))).toEqual(['P01'])
    const soon = leaving('2026-03-01T12:00', { leftOn: '2026-05-16' })
    expect(kitsCodes(withAnn(soon))).toEqual(['P01'])
  })

  test('A former colleague whose last day nobody knows has no yes left, but a no still stands.', () => {
    const gone = leaving('2026-05-10T12:00', { kind: 'former_staff', leftOn: null })
    expect(kitsCodes(withAnn(gone))).toEqual(['M02'])
    expect(kitsCodes(withAnn({ ...gone, consents: [refusal()] }))).toEqual(['C03'])
  })
})
