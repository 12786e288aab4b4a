import { desc, sql } from 'drizzle-orm'
import { auditEvent } from '../../db/schema/audit.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { prepared } from '../platform/prepared.ts'
import type { Action } from './actions.ts'
import { beginning, leafOf, linkOf } from './chain.ts'

/** Identifiers, codes, counts and days only. A name, an address or anybody's words do not belong here. */
export type EventBody = Readonly<
  Record<string, string | number | boolean | null | readonly string[] | readonly number[]>
>

export type AuditEvent = {
  /** A staff id, or `system` for what the clock does. */
  readonly actor: string
  readonly action: Action
  readonly subject: { readonly kind: string; readonly id: string }
  readonly body?: EventBody
}

/**
 * Adds one row to the audit chain inside the caller's transaction, so that a change and its event commit together.
 * Throws when the chain moved underneath it, which the surrounding transaction turns into "nothing happened".
 */
export function recordEvent(
  tx: Transaction,
  platform: Pick<Platform, 'now'>,
  event: AuditEvent,
): void {
  const last = lastEvent(tx).get()
  const fields = {
    seq: (last?.seq ?? 0) + 1,
    at: platform.now(),
    actor: event.actor,
    action: event.action,
    subjectKind: event.subject.kind,
    subjectId: event.subject.id,
    body: Buffer.from(JSON.stringify(event.body ?? {})),
  }
  const prev = Buffer.from(last?.hash ?? beginning)
  const leaf = Buffer.from(leafOf(fields))
  const hash = Buffer.from(linkOf(prev, leaf))
  addEvent(tx).run({ ...fields, leaf, prev, hash })
}

const lastEvent = prepared((reader) =>
  reader
    .select({ seq: auditEvent.seq, hash: auditEvent.hash })
    .from(auditEvent)
    .orderBy(desc(auditEvent.seq))
    .limit(1)
    .prepare(),
)

const addEvent = prepared((reader) =>
  reader
    .insert(auditEvent)
    .values({
      seq: sql.placeholder('seq'),
      at: sql.placeholder('at'),
      actor: sql.placeholder('actor'),
      action: sql.placeholder('action'),
      subjectKind: sql.placeholder('subjectKind'),
      subjectId: sql.placeholder('subjectId'),
      body: sql.placeholder('body'),
      leaf: sql.placeholder('leaf'),
      prev: sql.placeholder('prev'),
      hash: sql.placeholder('hash'),
    })
    .prepare(),
)
