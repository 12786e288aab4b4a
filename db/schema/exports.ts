import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { approval } from './approvals.ts'
import { file } from './media.ts'
import { post, postTarget, postVersion } from './posts.ts'

/** A sealed export pack. It stops being usable when it expires or is revoked; the row stays. */
export const exportPack = sqliteTable(
  'export_pack',
  {
    id: text('id').primaryKey(),
    postId: text('post_id')
      .notNull()
      .references(() => post.id),
    targetId: text('target_id')
      .notNull()
      .references(() => postTarget.id),
    versionId: text('version_id')
      .notNull()
      .references(() => postVersion.id),
    approvalId: text('approval_id')
      .notNull()
      .references(() => approval.id),
    fingerprint: text('fingerprint').notNull(),
    fileId: text('file_id')
      .notNull()
      .references(() => file.id),
    releasedBy: text('released_by').notNull(),
    releasedAt: integer('released_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    firstDownloadedAt: integer('first_downloaded_at'),
    revokedAt: integer('revoked_at'),
    /** Reason code, such as `C04`. Never a person's name. */
    revokedBecause: text('revoked_because').notNull().default(''),
    /** After a revocation somebody must say whether it had been posted. */
    answeredAt: integer('answered_at'),
    answeredBy: text('answered_by'),
    answer: text('answer', { enum: ['posted', 'not_posted'] }),
  },
  (table) => [
    index('export_pack_target').on(table.targetId, table.releasedAt),
    index('export_pack_version').on(table.versionId),
    index('export_pack_expiry').on(table.expiresAt),
    index('export_pack_released').on(table.releasedAt, table.id),
  ],
)

/** What happened after a pack was released. */
export const publication = sqliteTable(
  'publication',
  {
    id: text('id').primaryKey(),
    targetId: text('target_id')
      .notNull()
      .references(() => postTarget.id),
    packId: text('pack_id')
      .notNull()
      .references(() => exportPack.id),
    outcome: text('outcome', { enum: ['posted', 'not_posted'] }).notNull(),
    address: text('address').notNull().default(''),
    postedAt: integer('posted_at'),
    screenshotFileId: text('screenshot_file_id').references(() => file.id),
    exactlyAsApproved: integer('exactly_as_approved', { mode: 'boolean' }).notNull(),
    reason: text('reason').notNull().default(''),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (table) => [
    uniqueIndex('publication_pack').on(table.packId),
    index('publication_target').on(table.targetId),
    index('publication_recorded').on(table.recordedAt, table.id),
  ],
)

/** A live post that must come down, by when, and the proof that it did. */
export const takedown = sqliteTable(
  'takedown',
  {
    id: text('id').primaryKey(),
    targetId: text('target_id')
      .notNull()
      .references(() => postTarget.id),
    because: text('because').notNull(),
    withdrawalId: text('withdrawal_id'),
    openedAt: integer('opened_at').notNull(),
    dueAt: integer('due_at').notNull(),
    method: text('method', { enum: ['deleted', 'hidden', 'edited'] }),
    doneAt: integer('done_at'),
    doneBy: text('done_by'),
    proofFileId: text('proof_file_id').references(() => file.id),
    note: text('note').notNull().default(''),
    verifiedAt: integer('verified_at'),
    verifiedBy: text('verified_by'),
  },
  (table) => [index('takedown_target').on(table.targetId), index('takedown_due').on(table.dueAt)],
)
