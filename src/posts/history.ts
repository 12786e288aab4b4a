import { desc, eq, inArray, sql } from 'drizzle-orm'
import { approval } from '../../db/schema/approvals.ts'
import { auditEvent } from '../../db/schema/audit.ts'
import { exportPack, publication, takedown } from '../../db/schema/exports.ts'
import { gateDecision, postVersion } from '../../db/schema/posts.ts'
import type { Reader } from '../platform/port.ts'
import { amongListed, listed, prepared } from '../platform/prepared.ts'
import { namesOfStaff } from './store.ts'

const most = 60

/** Everything that ever happened to a post, each kind newest first, with the names of who did it. */
export function historyOf(reader: Reader, postId: string, targetIds: readonly string[]) {
  const onPost = { postId }
  const onTargets = { targetIds: listed(targetIds) }
  const versions = versionRows(reader).all(onPost)
  const approvals = approvalRows(reader).all(onPost)
  const packs = packRows(reader).all(onTargets)
  const publications = publicationRows(reader).all(onTargets)
  const takedowns = takedownRows(reader).all(onTargets)
  const decisions = decisionRows(reader).all(onTargets)
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

const byPost = sql.placeholder('postId')
const theseTargets = amongListed('targetIds')

const versionRows = prepared((reader) =>
  reader
    .select()
    .from(postVersion)
    .where(eq(postVersion.postId, byPost))
    .orderBy(desc(postVersion.number))
    .prepare(),
)

const approvalRows = prepared((reader) =>
  reader
    .select()
    .from(approval)
    .where(eq(approval.postId, byPost))
    .orderBy(desc(approval.at))
    .prepare(),
)

const packRows = prepared((reader) =>
  reader
    .select()
    .from(exportPack)
    .where(inArray(exportPack.targetId, theseTargets))
    .orderBy(desc(sql`+${exportPack.releasedAt}`))
    .prepare(),
)

const publicationRows = prepared((reader) =>
  reader
    .select()
    .from(publication)
    .where(inArray(publication.targetId, theseTargets))
    .orderBy(desc(sql`+${publication.recordedAt}`))
    .prepare(),
)

const takedownRows = prepared((reader) =>
  reader
    .select()
    .from(takedown)
    .where(inArray(takedown.targetId, theseTargets))
    .orderBy(desc(takedown.openedAt))
    .prepare(),
)

/** The answers of the gate as they stood, without the facts behind them. */
const decisionRows = prepared((reader) =>
  reader
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
    .where(inArray(gateDecision.targetId, theseTargets))
    .orderBy(desc(gateDecision.at))
    .limit(most)
    .prepare(),
)

/** From the audit trail: what was done, when and by whom. Saves while writing are left out, they are too many. */
function eventsOf(reader: Reader, subjectIds: readonly string[]) {
  return eventRows(reader)
    .all({ subjectIds: listed(subjectIds) })
    .filter(({ action }) => action !== 'post.saved')
    .slice(0, most)
    .map((row) => ({ ...row, body: readBody(row.body) }))
}

/** The plus keeps the planner on the index by subject; in the order of the trail it would walk all of it. */
const eventRows = prepared((reader) =>
  reader
    .select({
      seq: auditEvent.seq,
      at: auditEvent.at,
      actor: auditEvent.actor,
      action: auditEvent.action,
      subjectId: auditEvent.subjectId,
      body: auditEvent.body,
    })
    .from(auditEvent)
    .where(inArray(auditEvent.subjectId, amongListed('subjectIds')))
    .orderBy(desc(sql`+${auditEvent.seq}`))
    .limit(most * 4)
    .prepare(),
)

function readBody(body: Buffer): Readonly<Record<string, unknown>> {
  const read: unknown = JSON.parse(Buffer.from(body).toString())
  return typeof read === 'object' && read !== null ? { ...read } : {}
}
