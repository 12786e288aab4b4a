import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { roles } from '../../src/domain/roles.ts'
import { courses } from '../../src/domain/training.ts'
import { account } from './accounts.ts'
import { service } from './organisation.ts'

/** `userId` is the sign-in identity, empty until an invitation is accepted. */
export const staff = sqliteTable(
  'staff',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').unique(),
    name: text('name').notNull(),
    email: text('email').notNull().unique(),
    createdAt: integer('created_at').notNull(),
    noticeGivenOn: text('notice_given_on'),
    leftOn: text('left_on'),
  },
  (table) => [index('staff_name').on(table.name, table.id)],
)

/** A role held from a day until a day, both inclusive. No service means the whole organisation. */
export const staffRole = sqliteTable(
  'staff_role',
  {
    id: text('id').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    role: text('role', { enum: roles }).notNull(),
    serviceId: text('service_id').references(() => service.id),
    fromDay: text('from_day').notNull(),
    untilDay: text('until_day'),
    givenBy: text('given_by').notNull(),
    givenAt: integer('given_at').notNull(),
  },
  (table) => [
    index('staff_role_staff').on(table.staffId),
    index('staff_role_service').on(table.serviceId, table.role),
  ],
)

/** A single-use link, stored as the SHA-256 of its token. */
export const invitation = sqliteTable('invitation', {
  id: text('id').primaryKey(),
  staffId: text('staff_id')
    .notNull()
    .references(() => staff.id),
  purpose: text('purpose', { enum: ['join', 'reset'] }).notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
})

/** Permission to post on one official account, from a day until a day, both inclusive. */
export const designation = sqliteTable(
  'designation',
  {
    id: text('id').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    fromDay: text('from_day').notNull(),
    untilDay: text('until_day'),
    givenBy: text('given_by').notNull(),
    givenAt: integer('given_at').notNull(),
    endedAt: integer('ended_at'),
    endedBy: text('ended_by'),
  },
  (table) => [
    index('designation_staff').on(table.staffId),
    index('designation_account').on(table.accountId),
  ],
)

export const training = sqliteTable(
  'training',
  {
    id: text('id').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    course: text('course', { enum: courses }).notNull(),
    completedOn: text('completed_on').notNull(),
    untilDay: text('until_day').notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (table) => [index('training_staff').on(table.staffId)],
)

/** A Registered Manager's authority lent to a named deputy for one service, first to last day inclusive. */
export const delegation = sqliteTable(
  'delegation',
  {
    id: text('id').primaryKey(),
    serviceId: text('service_id')
      .notNull()
      .references(() => service.id),
    fromStaffId: text('from_staff_id')
      .notNull()
      .references(() => staff.id),
    toStaffId: text('to_staff_id')
      .notNull()
      .references(() => staff.id),
    startDay: text('start_day').notNull(),
    endDay: text('end_day').notNull(),
    reason: text('reason').notNull(),
    createdAt: integer('created_at').notNull(),
    endedAt: integer('ended_at'),
    endedBy: text('ended_by'),
  },
  (table) => [index('delegation_to').on(table.toStaffId)],
)

/** Somebody lost their phone: one person asks for their second step to be taken away, another does it. */
export const factorRemoval = sqliteTable(
  'factor_removal',
  {
    id: text('id').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    askedBy: text('asked_by').notNull(),
    askedAt: integer('asked_at').notNull(),
    reason: text('reason').notNull(),
    decision: text('decision', { enum: ['confirmed', 'refused'] }),
    decidedBy: text('decided_by'),
    decidedAt: integer('decided_at'),
  },
  (table) => [
    index('factor_removal_staff').on(table.staffId),
    check('factor_removal_needs_another_person', sql`${table.decidedBy} <> ${table.askedBy}`),
  ],
)

/** One successful use of a form. A second press of the same button finds its row and changes nothing. */
export const formKey = sqliteTable(
  'form_key',
  {
    key: text('key').primaryKey(),
    staffId: text('staff_id').notNull(),
    location: text('location').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [uniqueIndex('form_key_at').on(table.at, table.key)],
)
