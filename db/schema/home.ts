import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What global search looks through, kept up to date by triggers. `search` is its full-text index. */
export const searchEntry = sqliteTable('search_entry', {
  id: integer('id').primaryKey(),
  kind: text('kind', { enum: ['person', 'post', 'account', 'consent'] }).notNull(),
  subjectId: text('subject_id').notNull().unique(),
  serviceId: text('service_id').notNull(),
  words: text('words').notNull(),
})
