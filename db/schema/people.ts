import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  ageBands,
  communicationNeeds,
  personKinds,
  personStatuses,
} from '../../src/domain/people.ts'
import { service } from './organisation.ts'

/** Anyone who can appear in, or be quoted by, a post. */
export const person = sqliteTable(
  'person',
  {
    id: text('id').primaryKey(),
    serviceId: text('service_id')
      .notNull()
      .references(() => service.id),
    kind: text('kind', { enum: personKinds }).notNull(),
    knownAs: text('known_as').notNull(),
    fullName: text('full_name').notNull().default(''),
    ageBand: text('age_band', { enum: ageBands }).notNull(),
    dateOfBirth: text('date_of_birth'),
    status: text('status', { enum: personStatuses }).notNull().default('active'),
    /** The day a person supported moved out, or a colleague's notice of leaving was recorded. */
    leftOn: text('left_on'),
    /** Lower-case, accents removed, for ordering and keyset pages. */
    sortName: text('sort_name').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    lockVersion: integer('lock_version').notNull().default(1),
  },
  (table) => [
    index('person_service_name').on(table.serviceId, table.sortName, table.id),
    index('person_name').on(table.sortName, table.id),
  ],
)

export const personNeed = sqliteTable(
  'person_need',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    need: text('need', { enum: communicationNeeds }).notNull(),
  },
  (table) => [uniqueIndex('person_need_once').on(table.personId, table.need)],
)

/** Why a colleague may be shown without a consent record, until it ends or they object (L7). */
export const personBasis = sqliteTable(
  'person_basis',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    basis: text('basis', { enum: ['legitimate_interests_with_objection'] }).notNull(),
    assessment: text('assessment').notNull(),
    fromDay: text('from_day').notNull(),
    endedOn: text('ended_on'),
    objectedAt: integer('objected_at'),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (table) => [index('person_basis_person').on(table.personId)],
)
