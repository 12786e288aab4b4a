import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { approvalDecisions } from '../../src/domain/posts.ts'
import { post, postTarget, postVersion } from './posts.ts'
import { delegation } from './staff.ts'

/** A Registered Manager's or deputy's decision about one frozen version. */
export const approval = sqliteTable(
  'approval',
  {
    id: text('id').primaryKey(),
    postId: text('post_id')
      .notNull()
      .references(() => post.id),
    versionId: text('version_id')
      .notNull()
      .references(() => postVersion.id),
    fingerprint: text('fingerprint').notNull(),
    decision: text('decision', { enum: approvalDecisions }).notNull(),
    decidedBy: text('decided_by').notNull(),
    actingAs: text('acting_as', { enum: ['registered_manager', 'deputy'] }).notNull(),
    delegationId: text('delegation_id').references(() => delegation.id),
    reason: text('reason').notNull().default(''),
    /** Blind head-count per asset id, taken before the author's number was shown. */
    headCounts: text('head_counts', { mode: 'json' }).$type<Record<string, number>>().notNull(),
    dignityChecked: integer('dignity_checked', { mode: 'boolean' }).notNull(),
    complaintFree: integer('complaint_free', { mode: 'boolean' }).notNull(),
    accurateAndRespectful: integer('accurate_and_respectful', { mode: 'boolean' }).notNull(),
    windowFrom: text('window_from'),
    windowUntil: text('window_until'),
    at: integer('at').notNull(),
    /** Set when an edit, a recall or a lapse ends it. The row stays. */
    voidedAt: integer('voided_at'),
    voidedBecause: text('voided_because').notNull().default(''),
  },
  (table) => [
    index('approval_post').on(table.postId, table.at),
    index('approval_by').on(table.decidedBy, table.at),
  ],
)

/** The targets an approval covers. A blocked one is simply not listed. */
export const approvalTarget = sqliteTable(
  'approval_target',
  {
    id: text('id').primaryKey(),
    approvalId: text('approval_id')
      .notNull()
      .references(() => approval.id),
    targetId: text('target_id')
      .notNull()
      .references(() => postTarget.id),
  },
  (table) => [uniqueIndex('approval_target_once').on(table.approvalId, table.targetId)],
)

/** REFER reasons an approver cleared, each with words of their own. */
export const clearedReferral = sqliteTable(
  'cleared_referral',
  {
    id: text('id').primaryKey(),
    approvalId: text('approval_id')
      .notNull()
      .references(() => approval.id),
    targetId: text('target_id')
      .notNull()
      .references(() => postTarget.id),
    code: text('code').notNull(),
    subjectId: text('subject_id').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [index('cleared_referral_approval').on(table.approvalId)],
)

/** When an approver opened which version, and the head-counts given then: "what changed since your last look". */
export const approverLook = sqliteTable(
  'approver_look',
  {
    id: text('id').primaryKey(),
    postId: text('post_id')
      .notNull()
      .references(() => post.id),
    versionId: text('version_id')
      .notNull()
      .references(() => postVersion.id),
    staffId: text('staff_id').notNull(),
    headCounts: text('head_counts', { mode: 'json' }).$type<Record<string, number>>().notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('approver_look_post').on(table.postId, table.staffId, table.at)],
)
