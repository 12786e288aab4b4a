import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { type Identifier, purposes } from '../../src/domain/consent.ts'
import type { Decision } from '../../src/domain/decision/decide.ts'
import type { Facts } from '../../src/domain/decision/facts.ts'
import type { VersionContent } from '../../src/domain/fingerprint.ts'
import { categories, contributions, postStates, targetStates } from '../../src/domain/posts.ts'
import { account } from './accounts.ts'
import { asset } from './media.ts'
import { service } from './organisation.ts'
import { person } from './people.ts'

/** A post and its working words. `lockVersion` goes up by one at each change; a stale write is refused by the database. */
export const post = sqliteTable(
  'post',
  {
    id: text('id').primaryKey(),
    serviceId: text('service_id')
      .notNull()
      .references(() => service.id),
    title: text('title').notNull(),
    state: text('state', { enum: postStates }).notNull(),
    category: text('category', { enum: categories }),
    purpose: text('purpose', { enum: purposes }),
    /** Words shared by every target that has none of its own. */
    words: text('words').notNull().default(''),
    link: text('link').notNull().default(''),
    /** London days between which it may go out, both inclusive. Part of what is approved. */
    windowFrom: text('window_from'),
    windowUntil: text('window_until'),
    /** The version being written; frozen versions are rows of `post_version`. */
    versionNumber: integer('version_number').notNull().default(1),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    submittedAt: integer('submitted_at'),
    submittedBy: text('submitted_by'),
    /** The earliest planned instant of its targets, for the queue. Unplanned posts sort by when they were sent. */
    dueAt: integer('due_at').notNull(),
    lockVersion: integer('lock_version').notNull().default(1),
    /** The open page that saved last, so that an answer lost on its way is not taken for somebody else’s change. */
    savedFrom: text('saved_from').notNull().default(''),
  },
  (table) => [
    index('post_creator_updated').on(table.createdBy, table.updatedAt, table.id),
    index('post_state_updated').on(table.state, table.updatedAt, table.id),
    index('post_state_due').on(table.state, table.dueAt, table.id),
    index('post_service_state_due').on(table.serviceId, table.state, table.dueAt, table.id),
    index('post_updated').on(table.updatedAt, table.id),
    index('post_service_updated').on(table.serviceId, table.updatedAt, table.id),
  ],
)

/** One delivery of a post to one official account. */
export const postTarget = sqliteTable(
  'post_target',
  {
    id: text('id').primaryKey(),
    postId: text('post_id')
      .notNull()
      .references(() => post.id),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    position: integer('position').notNull(),
    /** Words of its own; null means the same as the post's. */
    words: text('words'),
    /** London wall time `YYYY-MM-DDTHH:mm`; null means as soon as it is released. */
    planned: text('planned'),
    plannedAt: integer('planned_at'),
    state: text('state', { enum: targetStates }).notNull(),
    droppedBy: text('dropped_by'),
    droppedAt: integer('dropped_at'),
    dropReason: text('drop_reason').notNull().default(''),
  },
  (table) => [
    uniqueIndex('post_target_once').on(table.postId, table.accountId),
    index('post_target_state').on(table.state, table.plannedAt, table.id),
    index('post_target_account').on(table.accountId, table.state),
  ],
)

export const postMedia = sqliteTable(
  'post_media',
  {
    id: text('id').primaryKey(),
    postId: text('post_id')
      .notNull()
      .references(() => post.id),
    assetId: text('asset_id')
      .notNull()
      .references(() => asset.id),
    position: integer('position').notNull(),
  },
  (table) => [
    uniqueIndex('post_media_once').on(table.postId, table.assetId),
    index('post_media_asset').on(table.assetId),
  ],
)

/** Exact words of a person, shown in the post. */
export const postQuote = sqliteTable(
  'post_quote',
  {
    id: text('id').primaryKey(),
    postId: text('post_id')
      .notNull()
      .references(() => post.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    words: text('words').notNull(),
    identifiers: text('identifiers', { mode: 'json' }).$type<Identifier[]>().notNull(),
  },
  (table) => [
    index('post_quote_post').on(table.postId),
    index('post_quote_person').on(table.personId),
  ],
)

/** Everyone who wrote, edited, tagged or brought anything in a post. None of them may approve it (W04). */
export const postContributor = sqliteTable(
  'post_contributor',
  {
    id: text('id').primaryKey(),
    postId: text('post_id')
      .notNull()
      .references(() => post.id),
    staffId: text('staff_id').notNull(),
    contribution: text('contribution', { enum: contributions }).notNull(),
    versionNumber: integer('version_number').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [
    uniqueIndex('post_contributor_once').on(
      table.postId,
      table.staffId,
      table.contribution,
      table.versionNumber,
    ),
  ],
)

/** A frozen copy, made when a post is sent for approval. Never changed afterwards; the database refuses. */
export const postVersion = sqliteTable(
  'post_version',
  {
    id: text('id').primaryKey(),
    postId: text('post_id')
      .notNull()
      .references(() => post.id),
    number: integer('number').notNull(),
    fingerprint: text('fingerprint').notNull(),
    content: text('content', { mode: 'json' }).$type<VersionContent>().notNull(),
    submittedBy: text('submitted_by').notNull(),
    submittedAt: integer('submitted_at').notNull(),
  },
  (table) => [uniqueIndex('post_version_once').on(table.postId, table.number)],
)

/**
 * Everyone shown or quoted in a frozen version. The database fills it from the version itself, so that what went out is
 * found by a person even when the post was changed since.
 */
export const versionPerson = sqliteTable(
  'version_person',
  {
    versionId: text('version_id')
      .notNull()
      .references(() => postVersion.id),
    personId: text('person_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.versionId] })],
)

/** A decision of the gate: what it knew and what it answered, so that it can be replayed. */
export const gateDecision = sqliteTable(
  'gate_decision',
  {
    id: text('id').primaryKey(),
    postId: text('post_id')
      .notNull()
      .references(() => post.id),
    targetId: text('target_id')
      .notNull()
      .references(() => postTarget.id),
    act: text('act', {
      enum: ['save', 'submit', 'approve', 'release', 'confirm', 'recheck'],
    }).notNull(),
    ruleSet: text('rule_set').notNull(),
    verdict: text('verdict', { enum: ['ALLOW', 'REFER', 'BLOCK'] }).notNull(),
    facts: text('facts', { mode: 'json' }).$type<Facts>().notNull(),
    result: text('result', { mode: 'json' }).$type<Decision>().notNull(),
    actorId: text('actor_id').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('gate_decision_target').on(table.targetId, table.at)],
)
