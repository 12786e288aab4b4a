import { sql } from 'drizzle-orm'
import type { Instant } from '../domain/calendar.ts'
import type { Reader } from '../platform/port.ts'
import { listed, prepared } from '../platform/prepared.ts'

/** What an auditor sees first. */
export type AuditFigures = {
  /** Posts live or in the archive, and how many of their packs rest on an approval by somebody else. */
  readonly live: number
  readonly liveCountersigned: number
  readonly takedownsRunning: number
  readonly auditRows: number
  readonly lastChecked: Instant | null
  readonly lastCheckPassed: boolean | null
}

export function auditFigures(reader: Reader, services: string[]): AuditFigures {
  const here = sql`(SELECT value FROM json_each(${JSON.stringify(services)}))`
  const running = reader.get<{ count: number }>(sql`
    SELECT count(*) AS count FROM takedown
    JOIN post_target ON post_target.id = takedown.target_id JOIN post ON post.id = post_target.post_id
    WHERE takedown.done_at IS NULL AND post.service_id IN ${here}`)
  const last = reader.get<{ seq: number; hash: string }>(
    sql`SELECT seq, hex(hash) AS hash FROM audit_event ORDER BY seq DESC LIMIT 1`,
  )
  const checked = reader.get<{ at: number; ok: number }>(sql`
    SELECT at, json_extract(CAST(body AS TEXT), '$.ok') AS ok FROM audit_event
    WHERE action = 'audit.verified' ORDER BY seq DESC LIMIT 1`)
  return {
    ...liveFigures(reader, services, last?.hash ?? ''),
    takedownsRunning: running?.count ?? 0,
    auditRows: last?.seq ?? 0,
    lastChecked: checked?.at ?? null,
    lastCheckPassed: checked ? checked.ok === 1 : null,
  }
}

type LiveFigures = Pick<AuditFigures, 'live' | 'liveCountersigned'>

/** Every change leaves an audit row, so what was counted at this end of the trail is still so. It counts all there is. */
function liveFigures(reader: Reader, services: readonly string[], trailEnd: string): LiveFigures {
  const counted = countedBefore(reader)
  const where = listed(services)
  const before = counted.get(where)
  if (before?.trailEnd === trailEnd) return before.figures
  const figures = countLive(reader, where)
  counted.set(where, { trailEnd, figures })
  return figures
}

type Counted = { readonly trailEnd: string; readonly figures: LiveFigures }
const countedBefore = prepared(() => new Map<string, Counted>())

function countLive(reader: Reader, services: string): LiveFigures {
  const found = reader.get<LiveFigures>(sql`
    SELECT count(*) AS live, coalesce(sum(EXISTS (
      SELECT 1 FROM export_pack JOIN approval ON approval.id = export_pack.approval_id
      WHERE export_pack.target_id = post_target.id AND NOT EXISTS (
        SELECT 1 FROM post_contributor
        WHERE post_contributor.post_id = post.id AND post_contributor.staff_id = approval.decided_by)
    )), 0) AS liveCountersigned
    FROM post_target JOIN post ON post.id = post_target.post_id
    WHERE post_target.state IN ('live', 'archived')
      AND post.service_id IN (SELECT value FROM json_each(${services}))`)
  return found ?? { live: 0, liveCountersigned: 0 }
}
