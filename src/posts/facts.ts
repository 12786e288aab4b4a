import { type ClearedFacts, type GivenApproval, noApproval } from '../approvals/facts.ts'
import type { Act, Facts } from '../domain/decision/facts.ts'
import { fingerprint, type VersionContent } from '../domain/fingerprint.ts'
import { waitingTargets } from '../domain/lifecycle.ts'
import type { TargetState } from '../domain/posts.ts'
import type { Platform, Reader } from '../platform/port.ts'
import { wordsFor } from './content.ts'
import {
  contentAsked,
  type Known,
  type KnownPost,
  type KnownTarget,
  peopleIn,
  picturesAsked,
  whatIsKnown,
} from './known.ts'
import type { Outside } from './outside.ts'

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

/**
 * Everything the gate must know about each target of a post, in the order of its channels.
 * @throws Error when there is no such post
 */
export function factsFor(tx: Reader, platform: Pick<Platform, 'now'>, question: Question): Facts[] {
  return factsForEach(tx, platform, [question])[0] ?? []
}

/**
 * The same for each question. The number of queries does not grow with the number of posts, targets, pictures or people.
 * @throws Error when a post is not there
 */
export function factsForEach(
  tx: Reader,
  platform: Pick<Platform, 'now'>,
  questions: readonly Question[],
): Facts[][] {
  const known = whatIsKnown(tx, platform.now(), questions)
  return questions.map((question) => answerable(known, question))
}

function answerable(known: Known, question: Question): Facts[] {
  const { outside } = question
  const found = known.posts.get(question.postId)
  if (!found) throw new Error('There is no post of that id.')
  const given = approvalBehind(known, question)
  const shared = sharedFacts(known, question, found, given)
  const cleared = question.cleared ?? given.cleared
  return targetsAsked(known, question).map(({ target, account: on }) => ({
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

function approvalBehind(known: Known, { postId, outside }: Question): GivenApproval {
  const given = outside ? known.wentWith.get(outside.approvalId) : known.approvals.get(postId)
  return given ?? noApproval
}

const stillToGoOut: readonly TargetState[] = [...waitingTargets, 'released']

function targetsAsked(known: Known, { postId, targetIds }: Question): readonly KnownTarget[] {
  const all = known.targets.get(postId) ?? []
  return all.filter(({ target }) =>
    targetIds ? targetIds.includes(target.id) : stillToGoOut.includes(target.state),
  )
}

type Shared = Omit<Facts, 'targetId' | 'planned' | 'account' | 'words' | 'cleared'>

function sharedFacts(
  known: Known,
  question: Question,
  found: KnownPost,
  given: GivenApproval,
): Shared {
  const content = contentAsked(known, question)
  const assets = picturesAsked(known, question)
  const quotes = content.quotes.map((quote) => ({
    ...quote,
    identifiers: [...quote.identifiers],
    eventId: null,
  }))
  return {
    act: question.act,
    now: known.now,
    nation: found.service.nation,
    settings: known.settings,
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
    people: peopleIn(assets, content).flatMap((id) => known.people.get(id) ?? []),
    actor: question.actorId === null ? null : known.actor(question.actorId, found.service.id),
    contributors: contributorsTo(known, found.post.id, content),
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

/**
 * Everyone who wrote or edited this post in any version, or worked on one of its pictures. Earlier versions count,
 * because their words live on in later ones.
 */
function contributorsTo(known: Known, postId: string, { media }: VersionContent): string[] {
  const worked = media.flatMap(({ assetId }) => known.work.get(assetId) ?? [])
  const wrote = known.wrote.get(postId) ?? []
  return [...new Set([...wrote, ...worked].map(({ staffId }) => staffId))]
}
