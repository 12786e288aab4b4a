import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { nations } from '../../src/domain/nations.ts'

/** One row: this database is one organisation. Settings have the defaults of law-and-practice G. */
export const organisation = sqliteTable('organisation', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  approvalValidDays: integer('approval_valid_days').notNull().default(30),
  releaseHours: integer('release_hours').notNull().default(24),
  takedownHours: integer('takedown_hours').notNull().default(24),
  reviewGraceDays: integer('review_grace_days').notNull().default(14),
  askAgainMonths: integer('ask_again_months').notNull().default(6),
  createdAt: integer('created_at').notNull(),
})

export const service = sqliteTable('service', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  nation: text('nation', { enum: nations }).notNull(),
  town: text('town').notNull().default(''),
  registrationNumber: text('registration_number').notNull().default(''),
  createdAt: integer('created_at').notNull(),
})
