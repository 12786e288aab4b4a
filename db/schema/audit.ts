import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * The append-only chain (security design 5.1). `hash = SHA-256(0x02 ‖ prev ‖ leaf)`; unique `prev` means one successor.
 * `body` holds identifiers, codes and counts only; never anything a person could be known by.
 */
export const auditEvent = sqliteTable(
  'audit_event',
  {
    seq: integer('seq').primaryKey(),
    at: integer('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    body: blob('body', { mode: 'buffer' }).notNull(),
    leaf: blob('leaf', { mode: 'buffer' }).notNull().unique(),
    prev: blob('prev', { mode: 'buffer' }).notNull().unique(),
    hash: blob('hash', { mode: 'buffer' }).notNull().unique(),
  },
  (table) => [
    index('audit_subject').on(table.subjectId, table.seq),
    index('audit_actor').on(table.actor, table.seq),
    index('audit_action').on(table.action, table.seq),
  ],
)
