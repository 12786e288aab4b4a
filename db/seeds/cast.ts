import { recordEvent } from '../../src/audit/record.ts'
import { issueNotices } from '../../src/consents/notices.ts'
import {
  addDays,
  type CivilDate,
  type Instant,
  londonDay,
  startOfDay,
} from '../../src/domain/calendar.ts'
import type { Channel } from '../../src/domain/channels.ts'
import type { Identifier, Media, Purpose } from '../../src/domain/consent.ts'
import { toldPoints } from '../../src/domain/consent.ts'
import type { Role } from '../../src/domain/roles.ts'
import { requiredCourse } from '../../src/domain/training.ts'
import type { Platform, Transaction } from '../../src/platform/port.ts'
import { account } from '../schema/accounts.ts'
import { consent, consentCheck, consentLine } from '../schema/consents.ts'
import { organisation, service } from '../schema/organisation.ts'
import { person, personNeed } from '../schema/people.ts'
import { designation, staff, staffRole, training } from '../schema/staff.ts'

/**
 * The cast of the scenarios (domain/7-scenarios.md): one organisation, two homes, and people whose answers differ.
 * All days are counted from today, so that the same cast serves the tests (15 May 2026) and the demo (whenever it is).
 */
export type Cast = {
  readonly organisation: string
  readonly services: { readonly oak: string; readonly ash: string }
  readonly accounts: Readonly<Record<AccountName, string>>
  readonly staff: Readonly<Record<StaffName, string>>
  readonly people: Readonly<Record<PersonName, string>>
  readonly consents: Partial<Record<PersonName, string>>
  readonly notices: Readonly<Record<string, string>>
}

export const staffNames = [
  'asha',
  'bea',
  'morag',
  'dee',
  'gwen',
  'sam',
  'priya',
  'dana',
  'alex',
  'rhys',
] as const
export type StaffName = (typeof staffNames)[number]
export const personNames = [
  'ann',
  'ben',
  'cal',
  'dot',
  'ed',
  'fay',
  'gus',
  'una',
  'wen',
  'hal',
] as const
export type PersonName = (typeof personNames)[number]
export const accountNames = [
  'oakFacebook',
  'oakWebsite',
  'oakInstagram',
  'oakX',
  'oakLinkedin',
  'ashFacebook',
] as const
export type AccountName = (typeof accountNames)[number]

type Home = 'oak' | 'ash'
type StaffEntry = {
  name: string
  roles: [Role, Home | null][]
  designatedFor: AccountName[]
  trained: boolean
}

const oakAccounts: AccountName[] = [
  'oakFacebook',
  'oakWebsite',
  'oakInstagram',
  'oakX',
  'oakLinkedin',
]

const staffEntries: Record<StaffName, StaffEntry> = {
  asha: {
    name: 'Asha Patel',
    roles: [['author', 'oak']],
    designatedFor: oakAccounts,
    trained: true,
  },
  bea: {
    name: 'Bea Lindqvist',
    roles: [['author', 'oak']],
    designatedFor: oakAccounts,
    trained: true,
  },
  morag: {
    name: 'Morag Reid',
    roles: [
      ['registered_manager', 'oak'],
      ['registered_manager', 'ash'],
    ],
    designatedFor: oakAccounts,
    trained: true,
  },
  dee: {
    name: 'Dee Mensah',
    roles: [['deputy', 'oak']],
    designatedFor: oakAccounts,
    trained: true,
  },
  gwen: { name: 'Gwen Pryce', roles: [['carer', 'oak']], designatedFor: [], trained: false },
  sam: {
    name: 'Sam Adeyemi',
    roles: [['safeguarding_lead', null]],
    designatedFor: [],
    trained: true,
  },
  priya: { name: 'Priya Nair', roles: [['auditor', null]], designatedFor: [], trained: true },
  dana: {
    name: 'Dana Kowalska',
    roles: [['data_protection_officer', null]],
    designatedFor: [],
    trained: true,
  },
  alex: { name: 'Alex Doyle', roles: [['administrator', null]], designatedFor: [], trained: false },
  rhys: {
    name: 'Rhys Bevan',
    roles: [['author', 'ash']],
    designatedFor: ['ashFacebook'],
    trained: true,
  },
}

const accountEntries: Record<
  AccountName,
  { home: Home; channel: Channel; name: string; handle: string; address: string }
> = {
  oakFacebook: {
    home: 'oak',
    channel: 'facebook',
    name: 'Oak House Facebook',
    handle: 'OakHouseCare',
    address: 'https://www.facebook.com/OakHouseCare',
  },
  oakWebsite: {
    home: 'oak',
    channel: 'own_website',
    name: 'Oak House website',
    handle: '',
    address: 'https://oakhouse.example',
  },
  oakInstagram: {
    home: 'oak',
    channel: 'instagram',
    name: 'Oak House Instagram',
    handle: 'oakhousecare',
    address: 'https://www.instagram.com/oakhousecare',
  },
  oakX: {
    home: 'oak',
    channel: 'x',
    name: 'Oak House on X',
    handle: 'OakHouseCare',
    address: 'https://x.com/OakHouseCare',
  },
  oakLinkedin: {
    home: 'oak',
    channel: 'linkedin',
    name: 'Oak House LinkedIn',
    handle: 'oak-house-care',
    address: 'https://www.linkedin.com/company/oak-house-care',
  },
  ashFacebook: {
    home: 'ash',
    channel: 'facebook',
    name: 'Ash Lodge Facebook',
    handle: 'AshLodgeCare',
    address: 'https://www.facebook.com/AshLodgeCare',
  },
}

/** What somebody answered. `untilIn` counts days from today to the last day of use. */
type Answer = {
  readonly decision: 'agree' | 'refuse'
  readonly decidedDaysAgo: number
  readonly channels?: Channel[]
  readonly media?: Media[]
  readonly identifiers?: Identifier[]
  readonly purposes?: Purpose[]
  readonly untilIn?: number
  readonly contact?: string
}
type PersonEntry = {
  knownAs: string
  fullName: string
  needs?: ('easy_read' | 'large_print')[]
  answer?: Answer
  home?: Home
}

const usual: Answer = { decision: 'agree', decidedDaysAgo: 134 }

const personEntries: Record<PersonName, PersonEntry> = {
  ann: { knownAs: 'Ann', fullName: 'Ann Wright', answer: usual },
  ben: { knownAs: 'Ben', fullName: 'Ben Okafor', answer: { ...usual, untilIn: 16 } },
  cal: { knownAs: 'Cal', fullName: 'Cal Moreno', needs: ['large_print'] },
  dot: {
    knownAs: 'Dot',
    fullName: 'Dorothy Hale',
    answer: { ...usual, channels: ['own_website'] },
  },
  ed: { knownAs: 'Ed', fullName: 'Edwin Frost' },
  fay: {
    knownAs: 'Fay',
    fullName: 'Fay Nolan',
    answer: { decision: 'refuse', decidedDaysAgo: 101 },
  },
  gus: { knownAs: 'Gus', fullName: 'Angus Bell', answer: usual },
  una: {
    knownAs: 'Una',
    fullName: 'Una Clarke',
    answer: {
      decision: 'agree',
      decidedDaysAgo: 30,
      media: ['quote_testimonial'],
      identifiers: ['own_words', 'first_name'],
      channels: ['own_website'],
      purposes: ['promote_service'],
      contact: 'Care of Oak House',
    },
  },
  wen: { knownAs: 'Wen', fullName: 'Wen Zhao', answer: { ...usual, untilIn: 46 } },
  hal: { knownAs: 'Hal', fullName: 'Harold Price', answer: usual, home: 'ash' },
}

/** What the demo plants differently: its clock starts in the past and follows what happens. */
export type Planting = {
  /** The day that all others are counted from. */
  readonly today?: CivilDate
  /** Told when each answer was written down and checked, before its event is. */
  readonly follow?: (instant: Instant) => void
  /** Days from today to the last day of somebody’s training, where it differs. */
  readonly trainedFor?: Partial<Record<StaffName, number>>
}

/** Plants the whole cast in an empty database, with the audit events that making it by hand would leave. */
export function plantCast(tx: Transaction, platform: Platform, planting: Planting = {}): Cast {
  const now = platform.now()
  const { today = londonDay(now), follow = () => {}, trainedFor = {} } = planting
  const start = addDays(today, -134)
  const long = addDays(today, 230)
  const ids = <Name extends string>(names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, platform.newId()])) as Record<Name, string>
  const event = (
    actor: string,
    action: Parameters<typeof recordEvent>[2]['action'],
    kind: string,
    id: string,
  ) => recordEvent(tx, platform, { actor, action, subject: { kind, id } })

  const cast = {
    organisation: platform.newId(),
    services: ids(['oak', 'ash'] as const),
    accounts: ids(accountNames),
    staff: ids(staffNames),
    people: ids(personNames),
    consents: {} as Partial<Record<PersonName, string>>,
    notices: {} as Record<string, string>,
  }

  tx.insert(organisation)
    .values({ id: cast.organisation, name: 'Oak and Ash Care', createdAt: now })
    .run()
  event('system', 'organisation.created', 'organisation', cast.organisation)
  tx.insert(service)
    .values([
      {
        id: cast.services.oak,
        name: 'Oak House',
        nation: 'england',
        town: 'Ludlow',
        registrationNumber: '1-123456789',
        createdAt: now,
      },
      {
        id: cast.services.ash,
        name: 'Ash Lodge',
        nation: 'wales',
        town: 'Brecon',
        registrationNumber: 'W-20260412',
        createdAt: now,
      },
    ])
    .run()
  for (const id of Object.values(cast.services)) event('system', 'service.created', 'service', id)

  for (const name of accountNames) {
    const { home, ...entry } = accountEntries[name]
    tx.insert(account)
      .values({
        ...entry,
        id: cast.accounts[name],
        serviceId: cast.services[home],
        audience: 'public',
        status: 'active',
        adminCount: 2,
        hasMfa: true,
        dpiaSignedOn: start,
        dpiaSignedBy: cast.staff.dana,
        dpiaReviewOn: long,
        dpiaRules: 'Use first names only. Never show where somebody’s room is.',
        createdBy: cast.staff.morag,
        createdAt: now,
      })
      .run()
    event('system', 'account.registered', 'account', cast.accounts[name])
  }

  for (const name of staffNames) {
    const entry = staffEntries[name]
    const staffId = cast.staff[name]
    tx.insert(staff)
      .values({
        id: staffId,
        name: entry.name,
        email: `${name}@countersign.example`,
        createdAt: now - staffNames.length + staffNames.indexOf(name),
      })
      .run()
    event('system', 'staff.invited', 'staff', staffId)
    for (const [role, home] of entry.roles) {
      tx.insert(staffRole)
        .values({
          id: platform.newId(),
          staffId,
          role,
          serviceId: home && cast.services[home],
          fromDay: start,
          givenBy: 'system',
          givenAt: now,
        })
        .run()
    }
    if (entry.trained) {
      tx.insert(training)
        .values({
          id: platform.newId(),
          staffId,
          course: requiredCourse,
          completedOn: start,
          untilDay: addDays(today, trainedFor[name] ?? 230),
          recordedBy: cast.staff.morag,
          recordedAt: now,
        })
        .run()
    }
    for (const accountName of entry.designatedFor) {
      tx.insert(designation)
        .values({
          id: platform.newId(),
          staffId,
          accountId: cast.accounts[accountName],
          fromDay: start,
          givenBy: cast.staff.morag,
          givenAt: now,
        })
        .run()
    }
  }

  Object.assign(cast.notices, issueNotices(tx, platform, addDays(today, -200), 'system'))

  const answers: Given[] = []
  for (const name of personNames) {
    const entry = personEntries[name]
    const personId = cast.people[name]
    const home = entry.home ?? 'oak'
    tx.insert(person)
      .values({
        id: personId,
        serviceId: cast.services[home],
        kind: 'pws',
        knownAs: entry.knownAs,
        fullName: entry.fullName,
        ageBand: 'adult_confirmed',
        sortName: entry.knownAs.toLowerCase(),
        createdBy: cast.staff.morag,
        createdAt: now,
      })
      .run()
    event(cast.staff.morag, 'person.added', 'person', personId)
    for (const need of entry.needs ?? []) {
      tx.insert(personNeed).values({ id: platform.newId(), personId, need }).run()
    }
    if (entry.answer) {
      const number = answers.length + 1
      answers.push({ name, entry, answer: entry.answer, number, today, follow })
    }
  }
  answers.sort((one, other) => other.answer.decidedDaysAgo - one.answer.decidedDaysAgo)
  for (const given of answers) cast.consents[given.name] = answerFor(tx, platform, cast, given)
  return cast
}

type Given = {
  readonly name: PersonName
  readonly entry: PersonEntry
  readonly answer: Answer
  readonly number: number
  readonly today: CivilDate
  readonly follow: (instant: Instant) => void
}

function answerFor(tx: Transaction, platform: Platform, cast: Cast, given: Given): string {
  const { answer, today } = given
  const consentId = platform.newId()
  const day = addDays(today, -answer.decidedDaysAgo)
  const decidedAt = startOfDay(day) + 10 * 60 * 60 * 1000
  tx.insert(consent)
    .values({
      id: consentId,
      number: `${given.entry.home === 'ash' ? 'AL' : 'OH'}-${String(given.number).padStart(4, '0')}`,
      personId: cast.people[given.name],
      stage: 'given',
      decision: answer.decision,
      giverKind: 'self',
      giverName: given.entry.fullName,
      giverContact: answer.contact ?? '',
      capacityBasis: 'presumed_no_doubt',
      decidedAt,
      recordedAt: decidedAt + 60_000,
      recordedBy: cast.staff.gwen,
      method: 'mark_with_witness',
      witnessName: 'Sam Adeyemi',
      witnessStatement:
        'I saw them read the form with Gwen, say what it meant and make their mark.',
      askedBy: cast.staff.gwen,
      noticeId: cast.notices.standard ?? '',
      noticeFormat: 'standard',
      toldPoints: [...toldPoints],
      specialCategoryAck: true,
      freeChoice: 'no_concern',
      bundledWithContract: false,
      lawfulBasis: 'explicit_consent',
      wantsToSeeFirst: 'no',
      wantsNoticeAfter: false,
      posthumousUse: 'not_asked',
      reviewDue: addDays(today, 230),
    })
    .run()
  if (answer.decision === 'agree') {
    tx.insert(consentLine)
      .values({
        id: platform.newId(),
        consentId,
        position: 1,
        media: answer.media ?? ['photo'],
        identifiers: answer.identifiers ?? ['face', 'first_name'],
        neverTogether: [],
        channels: answer.channels ?? ['facebook', 'own_website'],
        purposes: answer.purposes ?? ['news_of_activities'],
        assetScope: 'any_until_end',
        assetIds: [],
        validFrom: day,
        useUntil: addDays(today, answer.untilIn ?? 230),
        displayEnd: 'until_withdrawn',
        conditionFlags: [],
      })
      .run()
  }
  tx.insert(consentCheck)
    .values({
      id: platform.newId(),
      consentId,
      outcome: 'usable',
      readsName: true,
      readsAnswers: true,
      readsSignature: true,
      readsDate: true,
      checkedBy: cast.staff.morag,
      checkedAt: decidedAt + 3_600_000,
    })
    .run()
  const subject = { kind: 'consent', id: consentId }
  given.follow(decidedAt + 60_000)
  recordEvent(tx, platform, { actor: cast.staff.gwen, action: 'consent.recorded', subject })
  given.follow(decidedAt + 3_600_000)
  recordEvent(tx, platform, { actor: cast.staff.morag, action: 'consent.checked', subject })
  return consentId
}
