import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { accountStatuses, audiences, channels } from '../../src/domain/channels.ts'
import { service } from './organisation.ts'

/** The register of official accounts. `lockVersion` goes up by one at each change. */
export const account = sqliteTable(
  'account',
  {
    id: text('id').primaryKey(),
    serviceId: text('service_id')
      .notNull()
      .references(() => service.id),
    channel: text('channel', { enum: channels }).notNull(),
    name: text('name').notNull(),
    handle: text('handle').notNull().default(''),
    /** The https address that a confirmed post's address must begin with. */
    address: text('address').notNull(),
    audience: text('audience', { enum: audiences }).notNull(),
    status: text('status', { enum: accountStatuses }).notNull(),
    statusReason: text('status_reason').notNull().default(''),
    adminCount: integer('admin_count').notNull().default(0),
    hasMfa: integer('has_mfa', { mode: 'boolean' }).notNull().default(false),
    dpiaSignedOn: text('dpia_signed_on'),
    dpiaSignedBy: text('dpia_signed_by'),
    dpiaReviewOn: text('dpia_review_on'),
    dpiaRules: text('dpia_rules').notNull().default(''),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    lockVersion: integer('lock_version').notNull().default(1),
  },
  (table) => [index('account_service').on(table.serviceId)],
)
