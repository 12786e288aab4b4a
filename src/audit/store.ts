import { and, desc, eq, gte, lt, type SQL } from 'drizzle-orm'
import { auditEvent } from '../../db/schema/audit.ts'
import { staff } from '../../db/schema/staff.ts'
import { endOfDay, startOfDay } from '../domain/calendar.ts'
import type { Reader } from '../platform/port.ts'
import type { Action } from './actions.ts'
import type { LogFilters } from './forms.ts'

export const pageSize = 50

export type LogRow = {
  readonly seq: number
  readonly at: number
  readonly actor: string
  /** Null for what the clock does, and for somebody no longer on the staff list. */
  readonly actorName: string | null
  readonly action: Action
  readonly subjectKind: string
  readonly subjectId: string
  readonly body: Record<string, unknown>
}

/** One page of the log, newest first, from just before `filters.before`. */
export function readLog(reader: Reader, filters: LogFilters, limit = pageSize): LogRow[] {
  const rows = reader
    .select({
      seq: auditEvent.seq,
      at: auditEvent.at,
      actor: auditEvent.actor,
      actorName: staff.name,
      action: auditEvent.action,
      subjectKind: auditEvent.subjectKind,
      subjectId: auditEvent.subjectId,
      body: auditEvent.body,
    })
    .from(auditEvent)
    .leftJoin(staff, eq(staff.id, auditEvent.actor))
    .where(and(...conditionsOf(filters)))
    .orderBy(desc(auditEvent.seq))
    .limit(limit)
    .all()
  return rows.map((row) => ({
    ...row,
    action: row.action as Action,
    body: JSON.parse(new TextDecoder().decode(row.body)),
  }))
}

function conditionsOf(filters: LogFilters): (SQL | undefined)[] {
  return [
    filters.action && eq(auditEvent.action, filters.action),
    filters.actor && eq(auditEvent.actor, filters.actor),
    filters.subject && eq(auditEvent.subjectId, filters.subject),
    filters.from && gte(auditEvent.at, startOfDay(filters.from)),
    filters.until && lt(auditEvent.at, endOfDay(filters.until)),
    filters.before && lt(auditEvent.seq, filters.before),
  ].filter((condition) => condition !== undefined) as SQL[]
}

/** Everyone who could have done something, for the filter. */
export function everyActor(reader: Reader): { id: string; name: string }[] {
  return reader.select({ id: staff.id, name: staff.name }).from(staff).orderBy(staff.name).all()
}
