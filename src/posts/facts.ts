import { and, asc, eq, inArray } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { organisation, service } from '../../db/schema/organisation.ts'
import { post, postContributor, postTarget } from '../../db/schema/posts.ts'
import {
  approvalFacts,
  approvalWentWith,
  type ClearedFacts,
  type GivenApproval,
} from '../approvals/facts.ts'
import { personFacts } from '../consents/facts.ts'
import { londonDay } from '../domain/calendar.ts'
import type { Act, Facts } from '../domain/decision/facts.ts'
import { fingerprint } from '../domain/fingerprint.ts'
import { waitingTargets } from '../domain/lifecycle.ts'
import { pictureContributors } from '../media/contributors.ts'
import { assetFacts } from '../media/facts.ts'
import type { Platform, Reader } from '../platform/port.ts'
import { actorFacts } from '../staff/standing.ts'
import { contentOf, type PostRow, wordsFor } from './content.ts'
import { type Outside, picturesOutside } from './outside.ts'

/** What is about to be done to a post, by whom, and what they declared while doing it. */
export type Question = {
  readonly postId: string
  readonly act: Act
  /** Null when the system rechecks. */
  readonly actorId: string | null
  /** Only these targets; otherwise all that are still to go out. */
  readonly targetIds?: readonly string[]
  /** At approval: how many people the approver counted, by asset id, before seeing the author’s number. */
  readonly headCounts?: Readonly<Record<string, number>>
  /** At approval: whether they declared that everyone is shown with dignity. */
  readonly dignityChecked?: boolean
  /** At approval: REFERs they clear, by target id. */
  readonly cleared?: ReadonlyMap<string, readonly ClearedFacts[]>
  /** What is out already, when the question is about that and not about the post as it is now. */
  readonly outside?: Outside
}

type Shared = Omit<Facts, 'targetId' | 'planned' | 'account' | 'words' | 'cleared'>

/**
 * Everything the gate must know about each target of a post, in the order of its channels. The number of queries does not
 * grow with the number of targets, pictures or people.
 * @throws Error when there is no such post
 */
export function factsFor(tx: Reader, platform: Pick<Platform, 'now'>, question: Question): Facts[] {
  const found = tx
    .select({ post, service })
    .from(post)
    .innerJoin(service, eq(service.id, post.serviceId))
    .where(eq(post.id, question.postId))
    .get()
  if (!found) throw new Error('There is no post of that id.')
  const { outside } = question
  const given = outside
    ? approvalWentWith(tx, outside.approvalId)
    : approvalFacts(tx, question.postId)
  const shared = sharedFacts(tx, platform.now(), question, found, given)
  const cleared = question.cleared ?? given.cleared
  return targetsFor(tx, question).map(({ target, account: on }) => ({
    ...shared,
    targetId: target.id,
    planned: target.planned,
    account: on,
    words: outside
      ? (outside.content.targets.find(({ id }) => id === target.id)?.words ?? '')
      : wordsFor(found.post, target.words),
    cleared: [...(cleared.get(target.id) ?? [])],
  }))
}

function targetsFor(tx: Reader, { postId, targetIds }: Question) {
  return tx
    .select({
      target: postTarget,
      account: {
        id: account.id,
        name: account.name,
        channel: account.channel,
        status: account.status,
        audience: account.audience,
        dpiaSignedOn: account.dpiaSignedOn,
      },
    })
    .from(postTarget)
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .where(
      and(
        eq(postTarget.postId, postId),
        targetIds
          ? inArray(postTarget.id, [...targetIds])
          : inArray(postTarget.state, [...waitingTargets, 'released']),
      ),
    )
    .orderBy(asc(postTarget.position), asc(postTarget.id))
    .all()
}

function sharedFacts(
  tx: Reader,
  now: number,
  question: Question,
  found: { readonly post: PostRow; readonly service: typeof service.$inferSelect },
  given: GivenApproval,
): Shared {
  const { outside } = question
  const content = outside?.content ?? contentOf(tx, found.post)
  const assetIds = content.media.map(({ assetId }) => assetId)
  const assets = outside ? picturesOutside(tx, outside) : assetFacts(tx, assetIds)
  const quotes = content.quotes.map((quote) => ({
    ...quote,
    identifiers: [...quote.identifiers],
    eventId: null,
  }))
  const shown = assets.flatMap(({ appearances }) => appearances.map(({ personId }) => personId))
  const quoted = quotes.map(({ personId }) => personId)
  const people = new Set([...shown, ...quoted].filter((id) => id !== null))
  return {
    act: question.act,
    now,
    nation: found.service.nation,
    settings: settingsOf(tx),
    post: {
      id: found.post.id,
      serviceId: found.post.serviceId,
      category: content.category,
      purpose: content.purpose,
      window: content.window,
      placeNames: [found.service.name, found.service.town].filter((name) => name !== ''),
    },
    assets: assets.map((one) => ({ ...one, ...approversWord(one.id, question, given) })),
    quotes,
    people: personFacts(tx, [...people]),
    actor:
      question.actorId === null
        ? null
        : actorFacts(tx, question.actorId, londonDay(now), found.service.id),
    contributors: contributorsTo(tx, found.post.id, assetIds),
    fingerprint: fingerprint(content),
    approval: given.approval,
  }
}

/** What the approver said about a picture: now, while approving, or when the approval that stands was given. */
function approversWord(
  assetId: string,
  { act, headCounts, dignityChecked }: Question,
  given: GivenApproval,
): { approverCount: number | null; dignity: 'passed' | 'not_checked' } {
  const counts = act === 'approve' ? headCounts : given.headCounts
  const checked = act === 'approve' ? dignityChecked : given.dignityChecked
  return {
    approverCount: counts?.[assetId] ?? null,
    dignity: checked ? 'passed' : 'not_checked',
  }
}

function settingsOf(tx: Reader): Facts['settings'] {
  const held = tx.select().from(organisation).limit(1).get()
  if (!held) throw new Error('There is no organisation in this database.')
  return {
    approvalValidDays: held.approvalValidDays,
    reviewGraceDays: { self: held.reviewGraceDays, leaver: 30 },
    askAgainMonths: held.askAgainMonths,
    maxDelegationDays: 28,
  }
}

/**
 * Everyone who wrote or edited this post in any version, or worked on one of its pictures. Earlier versions count,
 * because their words live on in later ones.
 */
export function contributorsTo(tx: Reader, postId: string, assetIds: readonly string[]): string[] {
  const wrote = tx
    .selectDistinct({ staffId: postContributor.staffId })
    .from(postContributor)
    .where(eq(postContributor.postId, postId))
    .all()
  const all = [...wrote, ...pictureContributors(tx, assetIds)]
  return [...new Set(all.map(({ staffId }) => staffId))]
}
