import { type Instant, placeLocal } from '../../src/domain/calendar.ts'
import type { Identifier } from '../../src/domain/consent.ts'
import { toldPoints } from '../../src/domain/consent.ts'
import type {
  AccountFacts,
  ActorFacts,
  ApprovalFacts,
  DelegationFacts,
  Facts,
} from '../../src/domain/decision/facts.ts'
import type {
  ConsentFacts,
  LineFacts,
  PersonFacts,
  WithdrawalFacts,
} from '../../src/domain/decision/facts-consent.ts'
import type {
  AppearanceFacts,
  AssetFacts,
  QuoteFacts,
} from '../../src/domain/decision/facts-media.ts'

/** The cast and shared set-up of domain/7-scenarios.md, as facts. Every builder takes what is different. */

export const london = (time: string): Instant => placeLocal(time).instant

/** Friday 15 May 2026, 10:00 in London. */
export const today = london('2026-05-15T10:00')

export const oakFacebook: AccountFacts = {
  id: 'oak-fb',
  name: 'Oak House on Facebook',
  channel: 'facebook',
  status: 'active',
  audience: 'public',
  dpiaSignedOn: '2026-01-05',
}
export const oakWebsite: AccountFacts = {
  ...oakFacebook,
  id: 'oak-web',
  name: 'Oak House website',
  channel: 'own_website',
}

export const asha: ActorFacts = {
  id: 'asha',
  roles: ['author'],
  serviceIds: ['oak-house'],
  delegations: [],
  designations: ['oak-fb', 'oak-web', 'oak-ig'].map((accountId) => ({
    accountId,
    from: '2026-01-01',
    until: null,
  })),
  trainedUntil: '2026-12-31',
  noticeGivenOn: null,
  leftOn: null,
}
export const bea: ActorFacts = { ...asha, id: 'bea' }
export const morag: ActorFacts = {
  ...asha,
  id: 'morag',
  roles: ['registered_manager'],
  designations: [],
}
export const dee: ActorFacts = { ...asha, id: 'dee', roles: ['deputy'], designations: [] }

/** Morag names Dee for Oak House from 18 to 29 May 2026 (SC33). */
export const moragAway: DelegationFacts = {
  id: 'delegation-1',
  from: '2026-05-18',
  until: '2026-05-29',
  serviceIds: ['oak-house'],
  byRegisteredManager: true,
  endedAt: null,
}

export const line = (different: Partial<LineFacts> = {}): LineFacts => ({
  id: 'line-1',
  media: ['photo'],
  identifiers: ['face', 'first_name'],
  neverTogether: [],
  channels: ['facebook', 'own_website'],
  purposes: ['news_of_activities'],
  assetScope: 'any_until_end',
  assetIds: [],
  eventId: null,
  eventName: null,
  validFrom: '2026-01-01',
  useUntil: '2026-12-31',
  displayEnds: 'until_withdrawn',
  displayUntil: null,
  conditions: { text: '', flags: [], avoidWords: [] },
  ...different,
})

export const consent = (different: Partial<ConsentFacts> = {}): ConsentFacts => ({
  id: 'consent-1',
  replacesId: null,
  version: 1,
  state: 'given',
  decision: 'agree',
  giverKind: 'self',
  capacityBasis: 'presumed_no_doubt',
  method: 'paper_signed',
  witness: null,
  askedBy: 'kit',
  decidedAt: london('2026-01-01T11:00'),
  recordedAt: london('2026-01-01T12:00'),
  recordedBy: 'kit',
  check: { by: 'morag', at: london('2026-01-02T09:00'), outcome: 'usable' },
  noticeVersionId: 'notice-1',
  noticeFormat: 'standard',
  toldPoints: [...toldPoints],
  specialCategoryAck: true,
  freeChoice: 'no_concern',
  bundledWithContract: false,
  lawfulBasis: 'explicit_consent',
  wantsToSeeFirst: 'no',
  reviewDue: '2026-12-31',
  evidence: { files: 1, attested: { name: true, answers: true, signature: true, date: true } },
  lines: [line()],
  ...different,
})

/** An answer of no to everything. */
export const refusal = (different: Partial<ConsentFacts> = {}): ConsentFacts =>
  consent({ id: 'refusal-1', decision: 'refuse', lines: [], ...different })

export const withdrawal = (different: Partial<WithdrawalFacts> = {}): WithdrawalFacts => ({
  id: 'withdrawal-1',
  saidAt: london('2026-05-15T09:20'),
  recordedAt: london('2026-05-15T09:45'),
  route: 'phone',
  scope: 'everything',
  channels: [],
  identifiers: [],
  assetIds: [],
  wants: ['no_new_use', 'take_down'],
  ...different,
})

/** An adult supported by Oak House with one checked permission, unless said otherwise. */
export const person = (knownAs: string, different: Partial<PersonFacts> = {}): PersonFacts => ({
  id: knownAs.toLowerCase(),
  kind: 'pws',
  knownAs,
  ageBand: 'adult_confirmed',
  dateOfBirth: null,
  status: 'active',
  leftOn: null,
  communicationNeeds: [],
  basis: null,
  consents: [consent({ id: `consent-${knownAs.toLowerCase()}` })],
  withdrawals: [],
  ...different,
})

export const ann = person('Ann')

export const shows = (
  { id }: Pick<PersonFacts, 'id'>,
  identifiers: readonly Identifier[] = ['face'],
  different: Partial<AppearanceFacts> = {},
): AppearanceFacts => ({
  id: `shows-${id}`,
  kind: 'identified',
  personId: id,
  identifiers: [...identifiers],
  checkedBy: { first: null, second: null },
  ...different,
})

/** Somebody from behind whom nobody could recognise, agreed by two. */
export const somebody = (different: Partial<AppearanceFacts> = {}): AppearanceFacts =>
  shows({ id: 'somebody' }, ['body_not_face'], {
    kind: 'not_identifiable',
    personId: null,
    checkedBy: { first: 'asha', second: 'morag' },
    ...different,
  })

/** A photo taken by staff at work, of these people, counted the same by uploader and approver. */
export const photo = (
  appearances: readonly AppearanceFacts[],
  different: Partial<AssetFacts> = {},
): AssetFacts => ({
  id: 'photo-1',
  media: 'photo',
  declaredPeople: appearances.length,
  approverCount: appearances.length,
  licence: {
    kind: 'staff_at_work',
    statement: null,
    channels: null,
    paidUse: true,
    endsOn: null,
  },
  altText: 'People in the garden on a sunny day.',
  decorative: false,
  dignity: 'passed',
  eventId: 'garden-party',
  appearances: [...appearances],
  ...different,
})

export const quote = (
  { id }: Pick<PersonFacts, 'id'>,
  different: Partial<QuoteFacts> = {},
): QuoteFacts => ({
  id: `quote-${id}`,
  personId: id,
  words: 'I love the garden here.',
  identifiers: ['own_words'],
  eventId: null,
  ...different,
})

export const approvedByMorag = (different: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  id: 'approval-1',
  by: 'morag',
  at: london('2026-05-14T16:00'),
  fingerprint: 'fingerprint-1',
  windowFrom: null,
  windowUntil: null,
  targetIds: ['target-fb'],
  ...different,
})

/** SC01: a photo of Ann for Facebook, written by Asha, approved by Morag, released now. ALLOW, P01. */
export const facts = (different: Partial<Facts> = {}): Facts => ({
  act: 'release',
  now: today,
  planned: null,
  targetId: 'target-fb',
  nation: 'england',
  settings: {
    approvalValidDays: 30,
    reviewGraceDays: { self: 14, leaver: 30 },
    askAgainMonths: 6,
    maxDelegationDays: 28,
  },
  account: oakFacebook,
  post: {
    id: 'post-1',
    serviceId: 'oak-house',
    category: 'own_news',
    purpose: 'news_of_activities',
    window: null,
    placeNames: ['Oak House', 'Ashby'],
  },
  words: 'A lovely day in the garden.',
  assets: [photo([shows(ann)])],
  quotes: [],
  people: [ann],
  actor: asha,
  contributors: ['asha'],
  fingerprint: 'fingerprint-1',
  approval: approvedByMorag(),
  cleared: [],
  ...different,
})

/** These people in one photo. */
export const factsOf = (people: readonly PersonFacts[], different: Partial<Facts> = {}): Facts =>
  facts({ people: [...people], assets: [photo(people.map((one) => shows(one)))], ...different })

export const submitting = (given: Facts): Facts => ({
  ...given,
  act: 'submit',
  actor: asha,
  approval: null,
})
export const approving = (given: Facts): Facts => ({
  ...given,
  act: 'approve',
  actor: morag,
  approval: null,
})

/** Two people with two lines each, as the bench decides on. */
export const typicalFacts = (): Facts => {
  const lines = [line(), line({ id: 'line-2', media: ['video'], identifiers: ['face', 'voice'] })]
  const withLines = (knownAs: string): PersonFacts =>
    person(knownAs, { consents: [consent({ id: `consent-${knownAs}`, lines })] })
  return factsOf([withLines('Ann'), withLines('Ben')], { planned: '2026-05-20T09:00' })
}
