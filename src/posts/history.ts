import { desc, eq, inArray } from 'drizzle-orm'
import { approval } from '../../db/schema/approvals.ts'
import { auditEvent } from '../../db/schema/audit.ts'
import { exportPack, publication, takedown } from '../../db/schema/exports.ts'
import { gateDecision, postVersion } from '../../db/schema/posts.ts'
import type { Reader } from '../platform/port.ts'
import { namesOfStaff } from './store.ts'

const most = 60

/** Everything that ever happened to a post, each kind newest first, with the names of who did it. */
export function historyOf(reader: Reader, postId: string, targetIds: readonly string[]) {
  const versions = reader
    .select()
    .from(postVersion)
    .where(eq(postVersion.postId, postId))
    .orderBy(desc(postVersion.number))
    .all()
  const approvals = reader
    .select()
    .from(approval)
    .where(eq(approval.postId, postId))
    .orderBy(desc(approval.at))
    .all()
  const packs = reader
    .select()
    .from(exportPack)
    .where(inArray(exportPack.targetId, [...targetIds]))
    .orderBy(desc(exportPack.releasedAt))
    .all()
  const publications = reader
    .select()
    .from(publication)
    .where(inArray(publication.targetId, [...targetIds]))
    .orderBy(desc(publication.recordedAt))
    .all()
  const takedowns = reader
    .select()
    .from(takedown)
    .where(inArray(takedown.targetId, [...targetIds]))
    .orderBy(desc(takedown.openedAt))
    .all()
  const decisions = decisionsOf(reader, targetIds)
  const events = eventsOf(reader, [postId, ...targetIds])
  const staffIds = [
    ...versions.map(({ submittedBy }) => submittedBy),
    ...approvals.map(({ decidedBy }) => decidedBy),
    ...decisions.map(({ actorId }) => actorId),
    ...events.map(({ actor }) => actor),
  ]
  return {
    versions,
    approvals,
    packs,
    publications,
    takedowns,
    decisions,
    events,
    names: namesOfStaff(reader, staffIds),
  }
}
export type History = ReturnType<typeof historyOf>

/** The answers of the gate as they stood, without the facts behind them. */
function decisionsOf(reader: Reader, targetIds: readonly string[]) {
  return reader
    .select({
      id: gateDecision.id,
      targetId: gateDecision.targetId,
      act: gateDecision.act,
      verdict: gateDecision.verdict,
      result: gateDecision.result,
      actorId: gateDecision.actorId,
      at: gateDecision.at,
    })
    .from(gateDecision)
    .where(inArray(gateDecision.targetId, [...targetIds]))
    .orderBy(desc(gateDecision.at))
    .limit(most)
    .all()
}

/** From the audit trail: what was done, when and by whom. Saves while writing are left out, they are too many. */
function eventsOf(reader: Reader, subjectIds: readonly string[]) {
  return reader
    .select({
      seq: auditEvent.seq,
      at: auditEvent.at,
      actor: auditEvent.actor,
      action: auditEvent.action,
      subjectId: auditEvent.subjectId,
      body: auditEvent.body,
    })
    .from(auditEvent)
    .where(inArray(auditEvent.subjectId, [...subjectIds]))
    .orderBy(desc(auditEvent.seq))
    .limit(most * 4)
    .all()
    .filter(({ action }) => action !== 'post.saved')
    .slice(0, most)
    .map((row) => ({ ...row, body: readBody(row.body) }))
}

function readBody(body: Buffer): Readonly<Record<string, unknown>> {
  const read: unknown = JSON.parse(Buffer.from(body).toString())
  return typeof read === 'object' && read !== null ? { ...read } : {}
}
