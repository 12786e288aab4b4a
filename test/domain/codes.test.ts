import { describe, expect, test } from 'vitest'
import { decide, decideWith } from '../../src/domain/decision/decide.ts'
import { type Facts, factsSchema } from '../../src/domain/decision/facts.ts'
import type {
  ConsentFacts,
  LineFacts,
  PersonFacts,
} from '../../src/domain/decision/facts-consent.ts'
import type { AssetFacts } from '../../src/domain/decision/facts-media.ts'
import { type Code, codes, howToClear, reasonRows } from '../../src/domain/decision/reasons.ts'
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
  morag,
  oakFacebook,
  person,
  photo,
  quote,
  refusal,
  shows,
  somebody,
  submitting,
  today,
  withdrawal,
} from '../support/facts.ts'

/** One change to SC01 each: the code fires alone, and taking the change back clears it. */

const annIs = (different: Partial<PersonFacts>): Facts => factsOf([{ ...ann, ...different }])
const annSaid = (different: Partial<ConsentFacts>): Facts =>
  annIs({ consents: [consent({ id: 'consent-ann', ...different })] })
const annAgreed = (different: Partial<LineFacts>): Facts => annSaid({ lines: [line(different)] })
const photoIs = (different: Partial<AssetFacts>): Facts =>
  facts({ assets: [photo([shows(ann)], different)] })
const postIs = (different: Partial<Facts['post']>): Facts =>
  facts({ post: { ...facts().post, ...different } })
const colleague = (different: Partial<PersonFacts>): Facts =>
  annIs({ kind: 'staff', consents: [], ...different })

type Case = readonly [code: Code, change: string, given: Facts, verdict?: 'REFER' | 'BLOCK']

const cases: readonly Case[] = [
  ['C01', 'has no record', annIs({ consents: [] })],
  ['C01', 'is not among the people known', facts({ people: [] })],
  ['C01', 'has only a draft', annSaid({ state: 'draft' })],
  ['C01', 'has only a record entered by mistake', annSaid({ state: 'void' })],
  ['C01', 'has only a draft without an answer', annSaid({ state: 'draft', decision: 'no_answer' })],
  [
    'C01',
    'refused another channel and was asked nothing else',
    annIs({ consents: [refusal({ lines: [line({ channels: ['x'] })] })] }),
  ],
  ['C02', 'was asked', annSaid({ state: 'requested', decision: 'no_answer' })],
  ['C02', 'gave no answer', annSaid({ decision: 'no_answer' })],
  ['C03', 'said no', annIs({ consents: [refusal()] })],
  ['C04', 'changed her mind', annIs({ withdrawals: [withdrawal()] })],
  ['C05', 'agreed until yesterday', annAgreed({ useUntil: '2026-05-14' })],
  ['C06', 'agreed from tomorrow', annAgreed({ validFrom: '2026-05-16' })],
  ['C07', 'has a review a month late', annSaid({ reviewDue: '2026-04-15' })],
  ['C07', 'has a review a day late', annSaid({ reviewDue: '2026-05-14' }), 'REFER'],
  ['C07', 'moved out, nobody knows when', annIs({ kind: 'former_pws' })],
  ['C07', 'moved out last week', annIs({ kind: 'former_pws', leftOn: '2026-05-08' }), 'REFER'],
  ['C08', 'agreed to the website only', annAgreed({ channels: ['own_website'] })],
  ['C09', 'agreed to adverts for colleagues only', annAgreed({ purposes: ['recruitment'] })],
  ['C10', 'agreed to films only', annAgreed({ media: ['video'] })],
  ['C11', 'agreed to her name only', annAgreed({ identifiers: ['first_name'] })],
  ['C11', 'has nothing said of what is shown', facts({ assets: [photo([shows(ann, [])])] })],
  [
    'C11',
    'wants a word left out that is there',
    annAgreed({ conditions: { text: '', flags: ['black_list_words'], avoidWords: ['garden'] } }),
  ],
  [
    'C11',
    'wants no location and her town shows',
    {
      ...annAgreed({ identifiers: ['face', 'town'], conditions: noLocation() }),
      assets: [photo([shows(ann, ['face', 'town'])])],
    },
  ],
  [
    'C11',
    'wants no location and the words name the town',
    { ...annAgreed({ conditions: noLocation() }), words: 'A day out in Ashby.' },
  ],
  ['C12', 'agreed to one event', annAgreed({ assetScope: 'this_event', eventId: 'fete' })],
  ['C12', 'agreed to one picture', annAgreed({ assetScope: 'this_asset', assetIds: ['other'] })],
  [
    'C13',
    'never wants her name with her face',
    { ...annAgreed({ neverTogether: [['face', 'first_name']] }), words: 'Ann in the garden' },
  ],
  ['C14', 'has a form nobody checked', annSaid({ check: null })],
  [
    'C14',
    'has a form its recorder checked',
    annSaid({ check: { by: 'kit', at: today, outcome: 'usable' } }),
  ],
  [
    'C14',
    'has a form that failed its check',
    annSaid({ check: { by: 'morag', at: today, outcome: 'unusable' } }),
  ],
  ['C14', 'has no scan', annSaid({ evidence: { ...consent().evidence, files: 0 } })],
  [
    'C14',
    'has a scan without a readable signature',
    annSaid({
      evidence: { files: 1, attested: { ...consent().evidence.attested, signature: false } },
    }),
  ],
  ['C14', 'spoke without a witness', annSaid({ method: 'spoken_with_witness' })],
  [
    'C14',
    'spoke before the one who asked',
    annSaid({ method: 'spoken_with_witness', witness: { who: 'kit', statement: true } }),
  ],
  ['C14', 'agreed to no line at all', annSaid({ lines: [] })],
  ['C14', 'agreed tomorrow', annSaid({ decidedAt: london('2026-05-16T10:00') })],
  ['C14', 'has a weaker lawful basis', annSaid({ lawfulBasis: 'consent' })],
  ['C15', 'needs Easy Read', annIs({ communicationNeeds: ['easy_read'] })],
  [
    'C15',
    'was not told who to complain to',
    annSaid({ toldPoints: consent().toldPoints.slice(1) }),
  ],
  ['C15', 'does not know it shows her care', annSaid({ specialCategoryAck: false })],
  ['C16', 'may have been pressed', annSaid({ freeChoice: 'concern' })],
  ['C16', 'agreed with her care contract', annSaid({ bundledWithContract: true })],
  ['C18', 'wants to see it first', annSaid({ wantsToSeeFirst: 'always' }), 'REFER'],
  [
    'C20',
    'agreed to her face here and photos elsewhere',
    annSaid({
      lines: [line({ channels: ['instagram'] }), line({ id: 'line-2', identifiers: ['voice'] })],
    }),
  ],
  [
    'C21',
    'has a condition in words',
    annAgreed({ conditions: { text: 'Only with my hat on.', flags: [], avoidWords: [] } }),
    'REFER',
  ],
  [
    'C22',
    'is spoken for by a friend',
    annIs({ withdrawals: [withdrawal({ route: 'via_other_person' })] }),
  ],
  ['A01', 'has a yes from her son', annSaid({ giverKind: 'next_of_kin' })],
  ['A02', 'has a yes from a property attorney', annSaid({ giverKind: 'attorney_property' })],
  ['A03', 'has a yes from a welfare attorney', annSaid({ giverKind: 'attorney_hw' })],
  ['A07', 'may not be able to decide', annSaid({ capacityBasis: 'doubt_recorded' })],
  ['A07', 'was found able to decide', annSaid({ capacityBasis: 'assessed_has' })],
  ['D01', 'has died', annIs({ status: 'deceased' })],
  ['K01', 'is a child', annIs({ ageBand: 'date_of_birth', dateOfBirth: '2015-01-01' })],
  ['K04', 'agreed as a child', annIs({ ageBand: 'date_of_birth', dateOfBirth: '2008-03-01' })],
  ['K07', 'may be a child', annIs({ ageBand: 'not_known' })],
  ['K07', 'is a visiting child', annIs({ kind: 'child_visitor' })],
  ['M01', 'is a colleague without a record', colleague({})],
  ['M01', 'is a visitor without a record', colleague({ kind: 'visitor' })],
  ['M02', 'is a former colleague', colleague({ kind: 'former_staff', consents: ann.consents })],
  ['M02', 'gave notice', colleague({ leftOn: '2026-05-15', consents: ann.consents })],
  ['S01', 'is one of two who were counted', photoIs({ declaredPeople: 2 })],
  ['S01', 'was not counted', photoIs({ declaredPeople: null })],
  ['S01', 'was not counted by the approver', photoIs({ approverCount: null })],
  ['S01', 'is one of two whom the approver saw', photoIs({ approverCount: 2 })],
  [
    'S01',
    'stands beside someone unknown',
    facts({
      assets: [photo([shows(ann), shows({ id: 'x' }, [], { kind: 'unknown', personId: null })])],
    }),
  ],
  ['S02', 'is in a picture without a licence', photoIs({ licence: null })],
  ['S02', 'is in a picture from the internet', photoIs(licence({ kind: 'none' }))],
  [
    'S02',
    'is in a picture without the owner’s word',
    photoIs(licence({ kind: 'permission_from_maker' })),
  ],
  [
    'S02',
    'is in a picture whose licence has no number',
    photoIs(licence({ kind: 'licensed', statement: ' ' })),
  ],
  ['S03', 'is in a picture whose licence ended', photoIs(licence({ endsOn: '2026-05-14' }))],
  ['S03', 'is in a picture for the website only', photoIs(licence({ channels: ['own_website'] }))],
  ['S07', 'is in a picture whose dignity nobody checked', photoIs({ dignity: 'not_checked' })],
  ['S07', 'is in a picture without dignity', photoIs({ dignity: 'failed' })],
  [
    'S10',
    'is with someone only one person calls not identifiable',
    facts({
      assets: [photo([shows(ann), somebody({ checkedBy: { first: 'asha', second: 'asha' } })])],
    }),
  ],
  [
    'S10',
    'is with someone not identifiable whose face shows',
    facts({ assets: [photo([shows(ann), somebody({ identifiers: ['face'] })])] }),
  ],
  [
    'S10',
    'is with someone nobody second has looked at',
    facts({
      assets: [photo([shows(ann), somebody({ checkedBy: { first: 'asha', second: null } })])],
    }),
  ],
  [
    'S10',
    'is with someone nobody first has looked at',
    facts({
      assets: [photo([shows(ann), somebody({ checkedBy: { first: null, second: 'morag' } })])],
    }),
  ],
  ['T01', 'is in a post about nothing', postIs({ category: null })],
  ['T01', 'is in a post for nothing', postIs({ purpose: null })],
  ['T07', 'is in a picture without a description', photoIs({ altText: ' ' }), 'REFER'],
  ['N01', 'is on an account that is not registered', facts({ account: null })],
  ['N01', 'is on an account only proposed', accountIs({ status: 'proposed' })],
  ['N02', 'is on an account switched off', accountIs({ status: 'suspended' })],
  ['N02', 'is on an account we lost', accountIs({ status: 'lost_control' })],
  ['N03', 'is on an account without a privacy check', accountIs({ dpiaSignedOn: null })],
  ['W01', 'is released by somebody not set up', actorIs({ designations: [] })],
  ['W02', 'is released after training ran out', actorIs({ trainedUntil: '2026-05-14' })],
  ['W02', 'is released without training', actorIs({ trainedUntil: null })],
  ['W03', 'is released after notice was given', actorIs({ noticeGivenOn: '2026-05-15' })],
  ['W03', 'is released after they left', actorIs({ leftOn: '2026-05-01' })],
  ['W04', 'is approved by a contributor', { ...approving(facts()), contributors: ['morag'] }],
  ['W05', 'is approved by a deputy not standing in', { ...approving(facts()), actor: dee }],
  ['W07', 'is released by nobody', facts({ actor: null })],
  ['W07', 'is released by a carer', actorIs({ roles: ['carer'] })],
  ['W07', 'is approved by an author', { ...approving(facts()), actor: { ...asha, id: 'bea' } }],
  ['W07', 'is released by another home', actorIs({ serviceIds: ['elm-house'] })],
  ['V01', 'was not approved', facts({ approval: null })],
  ['V01', 'was approved for another account', approvalIs({ targetIds: ['target-web'] })],
  ['V01', 'was approved by who wrote it', approvalIs({ by: 'asha' })],
  ['V01', 'was approved tomorrow', approvalIs({ at: today + 1 })],
  ['V03', 'was approved in March', approvalIs({ at: london('2026-03-14T16:00') })],
  ['V04', 'is planned when clocks go back', plannedAt('2026-10-25T01:30'), 'REFER'],
  ['V04', 'is planned when clocks go forward', plannedAt('2026-03-29T01:30'), 'REFER'],
  ['V05', 'is before the agreed dates', approvalIs({ windowFrom: '2026-05-16' })],
  ['V05', 'is after the agreed dates', approvalIs({ windowUntil: '2026-05-14' })],
]

function noLocation(): LineFacts['conditions'] {
  return { text: '', flags: ['no_location'], avoidWords: [] }
}
function licence(different: Partial<NonNullable<AssetFacts['licence']>>): Partial<AssetFacts> {
  const own = photo([]).licence
  return own === null ? {} : { licence: { ...own, ...different } }
}
function accountIs(different: Partial<NonNullable<Facts['account']>>): Facts {
  return facts({ account: { ...oakFacebook, ...different } })
}
function actorIs(different: Partial<NonNullable<Facts['actor']>>): Facts {
  return facts({ actor: { ...asha, ...different } })
}
function approvalIs(different: Partial<NonNullable<Facts['approval']>>): Facts {
  return facts({ approval: approvedByMorag(different) })
}
/** Judged in advance, so that nothing but the clocks is in question. */
function plannedAt(planned: string): Facts {
  return submitting(facts({ planned }))
}

const against = (given: Facts) => decide(given).reasons.filter(({ verdict }) => verdict !== 'ALLOW')

describe('One change to a post that may go out', () => {
  test('The post that is changed may go out, and its facts fit the schema.', () => {
    expect(decide(facts())).toMatchObject({ verdict: 'ALLOW', reasons: [{ code: 'P01' }] })
    expect(decide(approving(facts())).verdict).toBe('ALLOW')
    expect(decide(submitting(facts())).verdict).toBe('ALLOW')
  })

  const full = cases.map(([code, change, given, verdict = 'BLOCK']) => ({
    code,
    change,
    given,
    verdict,
  }))
  test.each(full)('$code alone stops a post when Ann $change.', ({ code, given, verdict }) => {
    expect(factsSchema.safeParse(given).success).toBe(true)
    const decision = decide(given)
    expect([...new Set(against(given).map((reason) => reason.code))]).toEqual([code])
    expect(decision.verdict).toBe(verdict)
    const [reason] = against(given)
    expect(reason?.sentence).toMatch(/\S.*\.$/)
    expect(reason && howToClear(reason).step).toMatch(/\S.*[.?]$/)
    expect(reason && howToClear(reason).who).not.toBe('')
  })

  test('Permission is not claimed while the account, the purpose, the age or the life is in doubt.', () => {
    const doubtful = [
      facts({ account: null }),
      postIs({ purpose: null }),
      annIs({ status: 'deceased' }),
      annIs({ ageBand: 'not_known' }),
    ]
    for (const given of doubtful) {
      expect(decide(given).reasons.map(({ code }) => code)).not.toContain('P01')
    }
  })

  test('Every code of the table is fired by a case, save the ones that only come in company.', () => {
    const fired = new Set(cases.map(([code]) => code))
    expect(codes.filter((code) => !fired.has(code))).toEqual(['P01', 'P02', 'P03', 'V02'])
  })

  test('A changed text gives V02, and V01 because the new version was never approved.', () => {
    const given = facts({ fingerprint: 'fingerprint-2' })
    expect(against(given).map(({ code }) => code)).toEqual(['V01', 'V02'])
  })

  test('Every code says how to clear it and who can, unless it permits.', () => {
    for (const code of codes) {
      const { verdicts, who, name } = reasonRows[code]
      expect(name, code).toMatch(/^[a-z][A-Za-z]+$/)
      expect(who !== '', code).toBe(!verdicts.includes('ALLOW'))
    }
  })
})

describe('What permits', () => {
  test('A condition that a machine can see is met when nothing breaks it.', () => {
    expect(decide(annAgreed({ conditions: noLocation() })).verdict).toBe('ALLOW')
    const noGarden = { text: '', flags: ['black_list_words' as const], avoidWords: ['party'] }
    expect(decide(annAgreed({ conditions: noGarden })).verdict).toBe('ALLOW')
  })

  test('A pair that must not be together is fine apart.', () => {
    const apart = annAgreed({ neverTogether: [['face', 'first_name']] })
    expect(decide(apart).verdict).toBe('ALLOW')
  })

  test('The sentence of C12 names the event, or says it was one picture.', () => {
    const sentence = (different: Partial<LineFacts>) => against(annAgreed(different))[0]?.sentence
    expect(sentence({ assetScope: 'this_event', eventId: 'fete', eventName: 'the fete' })).toBe(
      'Permission was for the fete only.',
    )
    expect(sentence({ assetScope: 'this_asset', assetIds: [] })).toBe(
      'Permission was for one other picture or quote only.',
    )
  })

  test('P02: two people agree that nobody can be recognised.', () => {
    const given = facts({ assets: [photo([somebody()])], people: [] })
    expect(decide(given)).toMatchObject({ verdict: 'ALLOW', reasons: [{ code: 'P02' }] })
  })

  test('P03: nobody is in the picture.', () => {
    const given = facts({ assets: [photo([])], people: [] })
    expect(decide(given)).toMatchObject({ verdict: 'ALLOW', reasons: [{ code: 'P03' }] })
  })

  test('A pattern needs no description, a picture of somebody always does.', () => {
    const pattern = photo([], { decorative: true, altText: null })
    expect(decide(facts({ assets: [pattern], people: [] })).verdict).toBe('ALLOW')
    const undescribed = photo([], { altText: null })
    expect(decide(facts({ assets: [undescribed], people: [] })).verdict).toBe('REFER')
    expect(decide(photoIs({ decorative: true, altText: null })).verdict).toBe('REFER')
  })

  test('Somebody about whom no rule says anything is not permitted.', () => {
    expect(decideWith([], facts())).toMatchObject({
      verdict: 'BLOCK',
      reasons: [{ code: 'C20', subject: { personId: 'ann' } }],
    })
  })

  test('Where nobody is shown, nobody need check dignity, before approval nobody yet.', () => {
    const rose = photo([], { dignity: 'not_checked' })
    expect(decide(facts({ assets: [rose], people: [] })).verdict).toBe('ALLOW')
    const unchecked = photoIs({ dignity: 'not_checked', approverCount: null })
    expect(decide(submitting(unchecked)).verdict).toBe('ALLOW')
    expect(decide(submitting(photoIs({ dignity: 'failed' }))).verdict).toBe('BLOCK')
    const uncounted = photo([], { dignity: 'not_checked', declaredPeople: null })
    const { reasons } = decide(facts({ assets: [uncounted], people: [] }))
    expect(reasons.map(({ code }) => code)).toEqual(['S01', 'S07'])
  })

  test('Before approval one checker is enough to send it on, as a REFER.', () => {
    const claimed = photo([somebody({ checkedBy: { first: 'asha', second: null } })])
    expect(decide(submitting(facts({ assets: [claimed], people: [] }))).verdict).toBe('REFER')
  })

  test('A name in a description or in somebody else’s words counts as shown.', () => {
    const faceOnly = annAgreed({ identifiers: ['face'] })
    const described = photo([shows(ann)], { altText: 'Ann beside the roses.' })
    expect(decide({ ...faceOnly, assets: [described] }).reasons.map(({ code }) => code)).toEqual([
      'C11',
    ])
    const [alone] = faceOnly.people
    if (alone === undefined) throw new Error('Ann is missing')
    const ben = person('Ben', {
      consents: [
        consent({ lines: [line({ media: ['quote_testimonial'], identifiers: ['own_words'] })] }),
      ],
    })
    const quoted = {
      ...faceOnly,
      people: [alone, ben],
      quotes: [quote(ben, { words: 'Ann is a star.' })],
    }
    expect(against(quoted).map(({ code }) => code)).toEqual(['C11'])
  })

  test('The approver’s number is told apart from one that is not given yet.', () => {
    const because = (approverCount: number | null) =>
      against(photoIs({ approverCount }))[0]?.details
    expect(because(null)).toMatchObject({ because: 'approver_has_not_counted', people: null })
    expect(because(3)).toMatchObject({ because: 'count_differs', people: 3, named: 1 })
  })

  test('A name beside somebody “not identifiable” makes them identified.', () => {
    const ben = person('Ben', { consents: [] })
    const behind = somebody({ personId: 'ben' })
    const given = facts({ assets: [photo([behind])], people: [ben] })
    expect(decide(given).verdict).toBe('ALLOW')
    expect(against({ ...given, words: 'Well done, BEN!' }).map(({ code }) => code)).toEqual(['C01'])
  })

  test('A colleague in a team picture may rest on legitimate interests, a portrait may not.', () => {
    const kit = person('Kit', {
      kind: 'staff',
      consents: [],
      basis: {
        kind: 'legitimate_interests_with_objection',
        assessedOn: '2026-01-10',
        endedOn: null,
        objectedAt: null,
      },
    })
    expect(decide(factsOf([ann, kit])).verdict).toBe('ALLOW')
    expect(against(factsOf([kit])).map(({ code }) => code)).toEqual(['M01'])
    const objecting = { ...kit, basis: kit.basis && { ...kit.basis, objectedAt: today } }
    expect(against(factsOf([ann, objecting])).map(({ code }) => code)).toEqual(['M01'])
  })

  test('A cleared REFER no longer stands, when the approver of this version wrote why.', () => {
    const given = annSaid({ wantsToSeeFirst: 'always' })
    const clearing = { code: 'C18', subjectId: 'shows-ann', by: 'morag', reason: 'Ann liked it.' }
    expect(decide({ ...given, cleared: [clearing] }).verdict).toBe('ALLOW')
    expect(decide({ ...given, cleared: [{ ...clearing, reason: ' ' }] }).verdict).toBe('REFER')
    expect(decide({ ...given, cleared: [{ ...clearing, by: 'asha' }] }).verdict).toBe('REFER')
    expect(decide({ ...approving(given), cleared: [clearing] }).verdict).toBe('ALLOW')
    expect(decide({ ...submitting(given), cleared: [clearing] }).verdict).toBe('REFER')
    const saving = { ...given, act: 'save' as const }
    expect(decide({ ...saving, cleared: [clearing] }).verdict).toBe('REFER')
    const contributors = ['asha', 'morag']
    const own = decide({ ...approving(given), contributors, cleared: [clearing] })
    expect(own.reasons.find(({ code }) => code === 'C18')?.cleared).toBeNull()
    const edited = decide({ ...given, fingerprint: 'fingerprint-2', cleared: [clearing] })
    expect(edited.reasons.find(({ code }) => code === 'C18')?.cleared).toBeNull()
    const other = { ...clearing, subjectId: 'shows-ben' }
    expect(decide({ ...given, cleared: [other] }).verdict).toBe('REFER')
  })

  test('A BLOCK and a missing description are never cleared by words.', () => {
    const clearing = { subjectId: 'photo-1', by: 'morag', reason: 'It is fine.' }
    const undescribed = photoIs({ altText: null })
    expect(decide({ ...undescribed, cleared: [{ ...clearing, code: 'T07' }] }).verdict).toBe(
      'REFER',
    )
    const uncounted = photoIs({ approverCount: null })
    expect(decide({ ...uncounted, cleared: [{ ...clearing, code: 'S01' }] }).verdict).toBe('BLOCK')
  })
})

test('A Registered Manager and a deputy in force may release without being set up on the account.', () => {
  expect(decide(facts({ actor: morag })).verdict).toBe('ALLOW')
})
