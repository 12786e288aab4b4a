import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Channel } from '../../src/domain/channels.ts'
import {
  assetScopes,
  type ConditionFlag,
  capacityBases,
  consentDecisions,
  displayEnds,
  giverKinds,
  type Identifier,
  lawfulBases,
  type Media,
  methods,
  noticeFormats,
  type Purpose,
  posthumousUses,
  seeFirstWishes,
  type ToldPoint,
  withdrawalRoutes,
  withdrawalScopes,
} from '../../src/domain/consent.ts'
import { file } from './media.ts'
import { person } from './people.ts'

/** What people are told before they answer. A new wording is a new row; old rows stay as they were read. */
export const notice = sqliteTable('notice', {
  id: text('id').primaryKey(),
  version: integer('version').notNull(),
  format: text('format', { enum: noticeFormats }).notNull(),
  language: text('language').notNull(),
  title: text('title').notNull(),
  body: text('body').notNull(),
  issuedOn: text('issued_on').notNull(),
})

/**
 * One decision by one giver about one person at one moment (B2). While it is filled in, what was typed waits in `typed`
 * and the answers are empty; once it is `given` the answers are whole and the database refuses to rewrite them.
 */
export const consent = sqliteTable(
  'consent',
  {
    id: text('id').primaryKey(),
    /** The short number printed on the form, such as `OH-0042`. */
    number: text('number').notNull().unique(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    /** `draft` and `requested` have no answer yet; the states after that follow from checks, withdrawals and dates. */
    stage: text('stage', { enum: ['draft', 'requested', 'given', 'void'] }).notNull(),
    decision: text('decision', { enum: consentDecisions }).notNull().default('no_answer'),
    giverKind: text('giver_kind', { enum: giverKinds }).notNull().default('self'),
    giverName: text('giver_name').notNull().default(''),
    giverContact: text('giver_contact').notNull().default(''),
    capacityBasis: text('capacity_basis', { enum: capacityBases }),
    decidedAt: integer('decided_at'),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    method: text('method', { enum: methods }),
    witnessName: text('witness_name').notNull().default(''),
    witnessStatement: text('witness_statement').notNull().default(''),
    askedBy: text('asked_by'),
    askedAt: integer('asked_at'),
    supportedBy: text('supported_by').notNull().default(''),
    interpreter: text('interpreter').notNull().default(''),
    noticeId: text('notice_id').references(() => notice.id),
    noticeFormat: text('notice_format', { enum: noticeFormats }),
    toldPoints: text('told_points', { mode: 'json' }).$type<ToldPoint[]>().notNull().default([]),
    specialCategoryAck: integer('special_category_ack', { mode: 'boolean' }),
    freeChoice: text('free_choice', { enum: ['no_concern', 'concern'] }),
    freeChoiceNote: text('free_choice_note').notNull().default(''),
    bundledWithContract: integer('bundled_with_contract', { mode: 'boolean' }),
    lawfulBasis: text('lawful_basis', { enum: lawfulBases }),
    wantsToSeeFirst: text('wants_to_see_first', { enum: seeFirstWishes }),
    wantsNoticeAfter: integer('wants_notice_after', { mode: 'boolean' }),
    posthumousUse: text('posthumous_use', { enum: posthumousUses }),
    reviewDue: text('review_due'),
    /** The record this one corrects or replaces, when it does. */
    replacesId: text('replaces_id'),
    voidedAt: integer('voided_at'),
    voidedBy: text('voided_by'),
    voidReason: text('void_reason').notNull().default(''),
    /** What was typed so far, page by page, while it is filled in. Emptied once it is given. */
    typed: text('typed', { mode: 'json' })
      .$type<Record<string, string | string[]>>()
      .notNull()
      .default({}),
    lockVersion: integer('lock_version').notNull().default(1),
  },
  (table) => [
    index('consent_person').on(table.personId, table.decidedAt),
    index('consent_recorded').on(table.recordedAt, table.id),
    index('consent_stage').on(table.stage, table.recordedAt, table.id),
    check(
      'given_consent_is_answered',
      sql`${table.stage} <> 'given' OR (${table.decision} <> 'no_answer' AND ${table.decidedAt} IS NOT NULL AND ${table.method} IS NOT NULL AND ${table.askedBy} IS NOT NULL)`,
    ),
    check(
      'given_yes_is_whole',
      sql`${table.stage} <> 'given' OR ${table.decision} <> 'agree' OR (${table.capacityBasis} IS NOT NULL AND ${table.noticeId} IS NOT NULL AND ${table.noticeFormat} IS NOT NULL AND ${table.freeChoice} IS NOT NULL AND ${table.bundledWithContract} IS NOT NULL AND ${table.lawfulBasis} IS NOT NULL AND ${table.wantsToSeeFirst} IS NOT NULL AND ${table.wantsNoticeAfter} IS NOT NULL AND ${table.posthumousUse} IS NOT NULL AND ${table.reviewDue} IS NOT NULL)`,
    ),
  ],
)

/** One scope line (B3). A use must be covered whole by a single line. */
export const consentLine = sqliteTable(
  'consent_line',
  {
    id: text('id').primaryKey(),
    consentId: text('consent_id')
      .notNull()
      .references(() => consent.id),
    position: integer('position').notNull(),
    media: text('media', { mode: 'json' }).$type<Media[]>().notNull(),
    identifiers: text('identifiers', { mode: 'json' }).$type<Identifier[]>().notNull(),
    neverTogether: text('never_together', { mode: 'json' })
      .$type<[Identifier, Identifier][]>()
      .notNull(),
    channels: text('channels', { mode: 'json' }).$type<Channel[]>().notNull(),
    purposes: text('purposes', { mode: 'json' }).$type<Purpose[]>().notNull(),
    assetScope: text('asset_scope', { enum: assetScopes }).notNull(),
    assetIds: text('asset_ids', { mode: 'json' }).$type<string[]>().notNull(),
    eventName: text('event_name').notNull().default(''),
    validFrom: text('valid_from').notNull(),
    useUntil: text('use_until').notNull(),
    displayEnd: text('display_end', { enum: displayEnds }).notNull(),
    displayUntil: text('display_until'),
    conditions: text('conditions').notNull().default(''),
    conditionFlags: text('condition_flags', { mode: 'json' }).$type<ConditionFlag[]>().notNull(),
    /** Words that must not appear, used with the flag `black_list_words`. */
    avoidWords: text('avoid_words', { mode: 'json' }).$type<string[]>().notNull().default([]),
  },
  (table) => [uniqueIndex('consent_line_place').on(table.consentId, table.position)],
)

export const consentEvidence = sqliteTable(
  'consent_evidence',
  {
    id: text('id').primaryKey(),
    consentId: text('consent_id')
      .notNull()
      .references(() => consent.id),
    /** Exactly the bytes that were handed in. */
    fileId: text('file_id')
      .notNull()
      .references(() => file.id),
    /** For a picture, the re-encoded copy that may be shown; a PDF has none and is only ever downloaded. */
    viewFileId: text('view_file_id').references(() => file.id),
    pages: integer('pages').notNull(),
    addedBy: text('added_by').notNull(),
    addedAt: integer('added_at').notNull(),
  },
  (table) => [index('consent_evidence_consent').on(table.consentId)],
)

/** The second person's look at the proof. Never the person who recorded it. */
export const consentCheck = sqliteTable(
  'consent_check',
  {
    id: text('id').primaryKey(),
    consentId: text('consent_id')
      .notNull()
      .references(() => consent.id),
    outcome: text('outcome', { enum: ['usable', 'unusable'] }).notNull(),
    readsName: integer('reads_name', { mode: 'boolean' }).notNull(),
    readsAnswers: integer('reads_answers', { mode: 'boolean' }).notNull(),
    readsSignature: integer('reads_signature', { mode: 'boolean' }).notNull(),
    readsDate: integer('reads_date', { mode: 'boolean' }).notNull(),
    note: text('note').notNull().default(''),
    checkedBy: text('checked_by').notNull(),
    checkedAt: integer('checked_at').notNull(),
  },
  (table) => [index('consent_check_consent').on(table.consentId)],
)

/** Yeses that wait for the second person. Triggers keep it, so that the queue and its count cost nothing. */
export const consentToCheck = sqliteTable(
  'consent_to_check',
  {
    consentId: text('consent_id')
      .primaryKey()
      .references(() => consent.id),
    serviceId: text('service_id').notNull(),
    since: integer('since').notNull(),
  },
  (table) => [index('consent_to_check_since').on(table.serviceId, table.since, table.consentId)],
)

/** A "no" (B6). In force from `saidAt`, whenever it was written down. */
export const withdrawal = sqliteTable(
  'withdrawal',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    route: text('route', { enum: withdrawalRoutes }).notNull(),
    saidAt: integer('said_at').notNull(),
    recordedAt: integer('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    toldTo: text('told_to').notNull().default(''),
    scope: text('scope', { enum: withdrawalScopes }).notNull(),
    channels: text('channels', { mode: 'json' }).$type<Channel[]>().notNull(),
    identifiers: text('identifiers', { mode: 'json' }).$type<Identifier[]>().notNull(),
    assetIds: text('asset_ids', { mode: 'json' }).$type<string[]>().notNull(),
    noNewUse: integer('no_new_use', { mode: 'boolean' }).notNull(),
    takeDown: integer('take_down', { mode: 'boolean' }).notNull(),
    words: text('words').notNull().default(''),
    identityCheckedAt: integer('identity_checked_at'),
    identityCheckedBy: text('identity_checked_by'),
    confirmedBackAt: integer('confirmed_back_at'),
    confirmedBackHow: text('confirmed_back_how').notNull().default(''),
  },
  (table) => [index('withdrawal_person').on(table.personId, table.saidAt)],
)
