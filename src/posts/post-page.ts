import { isWaiting, isWorking } from '../domain/lifecycle.ts'
import { may, type Viewer } from '../http/viewer.ts'
import type { Platform, Reader } from '../platform/port.ts'
import { frozenVersion, type PostRow, wordsFor } from './content.ts'
import { askGate, type Question } from './gate.ts'
import { type GateTarget, gateTargets } from './gate-rows.ts'
import { type History, historyOf } from './history.ts'
import { mayWriteFor } from './rights.ts'
import {
  type FoundPost,
  type PictureOnPost,
  picturesOf,
  type QuoteOnPost,
  quotesOf,
  type TargetRow,
  targetsOf,
} from './store.ts'

/** A post as anyone who may read it sees it, with its whole history. */
export type PostPage = {
  readonly found: FoundPost
  readonly targets: readonly (TargetRow & { readonly effective: string })[]
  readonly pictures: readonly PictureOnPost[]
  readonly quotes: readonly QuoteOnPost[]
  readonly gate: readonly GateTarget[]
  readonly history: History
  readonly fingerprint: string | null
  readonly mayWrite: boolean
  readonly mayDecide: boolean
  readonly mayRelease: boolean
  readonly now: number
}

/** What the parts about the past need; the compose page shows them too. */
export type Past = Pick<PostPage, 'found' | 'targets' | 'history'>

export function loadPostPage(
  reader: Reader,
  platform: Pick<Platform, 'now'>,
  viewer: Viewer,
  found: FoundPost,
): PostPage {
  const { post } = found
  const now = platform.now()
  const targets = targetsOf(reader, post.id)
  return {
    found,
    targets: targets.map((target) => ({ ...target, effective: wordsFor(post, target.words) })),
    pictures: picturesOf(reader, post.id),
    quotes: quotesOf(reader, post.id),
    gate: gateTargets(standingAnswers(reader, platform, post, targets), 'reader'),
    history: historyOf(
      reader,
      post.id,
      targets.map(({ id }) => id),
    ),
    fingerprint: frozenVersion(reader, post)?.fingerprint ?? null,
    mayWrite:
      may(viewer, 'edit_draft', post.serviceId) && mayWriteFor(reader, viewer, post.serviceId, now),
    mayDecide: may(viewer, 'decide_approval', post.serviceId),
    mayRelease: may(viewer, 'release_pack', post.serviceId),
    now,
  }
}

/** What the gate says now of what is still to go out, asked as the post stands. */
function standingAnswers(
  reader: Reader,
  platform: Pick<Platform, 'now'>,
  post: PostRow,
  targets: readonly TargetRow[],
) {
  const waiting = targets.filter(({ state }) => isWaiting(state) || state === 'released')
  const asked = questionFor(post)
  if (asked === null || waiting.length === 0) return []
  return askGate(reader, platform, {
    ...asked,
    postId: post.id,
    targetIds: waiting.map(({ id }) => id),
  })
}

function questionFor(post: PostRow): Pick<Question, 'act' | 'actorId'> | null {
  if (isWorking(post.state)) return { act: 'save', actorId: post.createdBy }
  if (post.state === 'submitted') return { act: 'submit', actorId: post.submittedBy }
  return post.state === 'approved' ? { act: 'recheck', actorId: null } : null
}
