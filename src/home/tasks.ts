import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { consent, consentToCheck } from '../../db/schema/consents.ts'
import { exportPack, takedown } from '../../db/schema/exports.ts'
import { person } from '../../db/schema/people.ts'
import { post, postTarget } from '../../db/schema/posts.ts'
import type { Reader } from '../platform/port.ts'

/** Something that waits for somebody. Times are UTC milliseconds; `due` decides the order. */
export type Task = {
  readonly kind: TaskKind
  readonly href: string
  readonly title: string
  readonly where: string
  readonly since: number
  readonly due: number | null
}

export const taskKinds = [
  'revoked',
  'takedown',
  'verify_takedown',
  'decide',
  'check_consent',
  'sent_back',
  'release',
  'confirm',
  'waiting_approval',
] as const
export type TaskKind = (typeof taskKinds)[number]

/** How many of each kind are shown; the lists behind them show all. */
const most = 12

const takedownTask = (href: typeof takedown.targetId) => ({
  href: sql<string>`'/takedowns/' || ${takedown.id}`,
  title: post.title,
  where: account.name,
  since: takedown.openedAt,
  due: takedown.dueAt,
  target: href,
})

/** Where a pack is released, confirmed and answered for. */
const releasePage = sql<string>`'/posts/' || ${post.id} || '/targets/' || ${postTarget.id} || '/release'`

/** Packs that were revoked and nobody has said yet whether they went out. The most urgent thing there is. */
export function revokedPacks(reader: Reader, services: string[]): Task[] {
  return reader
    .select({
      href: releasePage,
      title: post.title,
      where: account.name,
      since: sql<number>`${exportPack.revokedAt}`,
      due: sql<number>`${exportPack.revokedAt}`,
    })
    .from(exportPack)
    .innerJoin(postTarget, eq(postTarget.id, exportPack.targetId))
    .innerJoin(post, eq(post.id, exportPack.postId))
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .where(
      and(
        inArray(post.serviceId, services),
        eq(postTarget.state, 'blocked'),
        isNotNull(exportPack.revokedAt),
        isNull(exportPack.answeredAt),
      ),
    )
    .limit(most)
    .all()
    .map((row) => ({ kind: 'revoked', ...row }))
}

export function takedownsDue(reader: Reader, services: string[]): Task[] {
  return reader
    .select(takedownTask(takedown.targetId))
    .from(takedown)
    .innerJoin(postTarget, eq(postTarget.id, takedown.targetId))
    .innerJoin(post, eq(post.id, postTarget.postId))
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .where(and(inArray(post.serviceId, services), isNull(takedown.doneAt)))
    .orderBy(asc(takedown.dueAt))
    .limit(most)
    .all()
    .map(({ target: _, ...row }) => ({ kind: 'takedown', ...row }))
}

/** Taken down, not yet looked at by somebody else. */
export function takedownsToVerify(reader: Reader, services: string[], staffId: string): Task[] {
  return reader
    .select(takedownTask(takedown.targetId))
    .from(takedown)
    .innerJoin(postTarget, eq(postTarget.id, takedown.targetId))
    .innerJoin(post, eq(post.id, postTarget.postId))
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .where(
      and(
        inArray(post.serviceId, services),
        isNotNull(takedown.doneAt),
        isNull(takedown.verifiedAt),
        sql`${takedown.doneBy} <> ${staffId}`,
      ),
    )
    .orderBy(asc(takedown.dueAt))
    .limit(most)
    .all()
    .map(({ target: _, ...row }) => ({ kind: 'verify_takedown', ...row, due: null }))
}

export function postsToDecide(reader: Reader, services: string[]): Task[] {
  return submitted(reader, services, undefined).map((row) => ({
    ...row,
    kind: 'decide',
    href: `/approvals/${row.id}`,
  }))
}

export function postsAwaitingOthers(reader: Reader, services: string[], staffId: string): Task[] {
  return submitted(reader, services, staffId).map((row) => ({
    ...row,
    kind: 'waiting_approval',
    href: `/posts/${row.id}`,
  }))
}

function submitted(reader: Reader, services: string[], submittedBy: string | undefined) {
  return reader
    .select({
      id: post.id,
      title: post.title,
      where: sql<string>`(SELECT name FROM service WHERE id = ${post.serviceId})`,
      since: sql<number>`coalesce(${post.submittedAt}, ${post.updatedAt})`,
      due: post.dueAt,
    })
    .from(post)
    .where(
      and(
        inArray(post.serviceId, services),
        eq(post.state, 'submitted'),
        submittedBy === undefined ? undefined : eq(post.submittedBy, submittedBy),
      ),
    )
    .orderBy(asc(post.dueAt))
    .limit(most)
    .all()
}

export function postsSentBack(reader: Reader, services: string[]): Task[] {
  return reader
    .select({
      href: sql<string>`'/posts/' || ${post.id}`,
      title: post.title,
      where: sql<string>`(SELECT name FROM service WHERE id = ${post.serviceId})`,
      since: post.updatedAt,
      due: post.dueAt,
    })
    .from(post)
    .where(and(inArray(post.serviceId, services), eq(post.state, 'changes_requested')))
    .orderBy(asc(post.dueAt))
    .limit(most)
    .all()
    .map((row) => ({ kind: 'sent_back', ...row }))
}

/** Approved channels of approved posts whose pack has not been released, soonest first. */
export function targetsToRelease(reader: Reader, services: string[]): Task[] {
  return targets(
    reader,
    and(
      inArray(post.serviceId, services),
      eq(post.state, 'approved'),
      or(
        eq(postTarget.state, 'planned'),
        eq(postTarget.state, 'scheduled'),
        eq(postTarget.state, 'release_expired'),
      ),
    ),
  ).map((row) => ({ kind: 'release', ...row }))
}

export function targetsToConfirm(reader: Reader, services: string[]): Task[] {
  return targets(
    reader,
    and(inArray(post.serviceId, services), eq(postTarget.state, 'released')),
  ).map((row) => ({ kind: 'confirm', ...row }))
}

function targets(reader: Reader, where: ReturnType<typeof and>) {
  return reader
    .select({
      href: releasePage,
      title: post.title,
      where: account.name,
      since: post.updatedAt,
      due: sql<number | null>`${postTarget.plannedAt}`,
    })
    .from(postTarget)
    .innerJoin(post, eq(post.id, postTarget.postId))
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .where(where)
    .orderBy(asc(postTarget.plannedAt))
    .limit(most)
    .all()
}

/** Answers whose proof nobody else has looked at. Never the person who recorded them. */
export function consentsToCheck(reader: Reader, services: string[], staffId: string): Task[] {
  return reader
    .select({
      href: sql<string>`'/consents/' || ${consent.id} || '/check'`,
      title: person.knownAs,
      where: consent.number,
      since: consentToCheck.since,
      due: sql<null>`NULL`,
    })
    .from(consentToCheck)
    .innerJoin(consent, eq(consent.id, consentToCheck.consentId))
    .innerJoin(person, eq(person.id, consent.personId))
    .where(
      and(inArray(consentToCheck.serviceId, services), sql`${consent.recordedBy} <> ${staffId}`),
    )
    .orderBy(asc(consentToCheck.since))
    .limit(most)
    .all()
    .map((row) => ({ kind: 'check_consent', ...row }))
}
