import { postVersion } from '../../db/schema/posts.ts'
import { recordEvent } from '../audit/record.ts'
import { addDays, londonDay } from '../domain/calendar.ts'
import { channelNames } from '../domain/channels.ts'
import { hasStanding } from '../domain/decision/decide.ts'
import { fingerprint } from '../domain/fingerprint.ts'
import { postAfter } from '../domain/lifecycle.ts'
import { countFor, platforms } from '../domain/platforms.ts'
import type { FormError } from '../http/forms.ts'
import { type RefusalCode, refuse } from '../http/refusals.ts'
import { pictureContributors } from '../media/contributors.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { addContributor, changePost } from './change.ts'
import { contentOf, type PostRow } from './content.ts'
import { askGate, keepDecisions, type TargetDecision } from './gate.ts'

type Clock = Pick<Platform, 'now' | 'newId'>

export type Submitted =
  | { readonly kind: 'sent'; readonly post: PostRow }
  /** Sent before by the same person: a second press of the button. */
  | { readonly kind: 'already' }
  | { readonly kind: 'incomplete'; readonly errors: readonly FormError[] }
  | { readonly kind: 'no'; readonly refused: RefusalCode }

/**
 * Sends a post for approval (lifecycle C3 row 5), in the caller’s transaction: asks the gate, and if anything may go out
 * freezes a version with its fingerprint and its contributors. What was asked and answered is kept either way.
 */
export function submitPost(
  tx: Transaction,
  platform: Clock,
  found: PostRow,
  staffId: string,
): Submitted {
  if (found.state === 'submitted' && found.submittedBy === staffId) return { kind: 'already' }
  if (postAfter(found.state, 'submit') === null) return { kind: 'no', ...refuse('wrong_state') }
  const decisions = askGate(tx, platform, { postId: found.id, act: 'submit', actorId: staffId })
  keepDecisions(tx, platform, staffId, decisions)
  const errors = missingFor(found, decisions)
  if (errors.length > 0) return { kind: 'incomplete', errors }
  return { kind: 'sent', post: freeze(tx, platform, withWindow(found, decisions), staffId) }
}

/** What the form must say before anybody is asked to look at it. Each error names a field or a part of the page. */
function missingFor(found: PostRow, decisions: readonly TargetDecision[]): FormError[] {
  if (decisions.length === 0) {
    return [{ field: 'targets', message: 'Choose at least one place to post.' }]
  }
  const errors: FormError[] = []
  if (found.category === null) {
    errors.push({ field: 'category', message: 'Choose what this post is about.' })
  }
  if (found.purpose === null) {
    errors.push({ field: 'purpose', message: 'Choose what this post is for.' })
  }
  if (decisions.some(({ decision }) => hasStanding(decision, 'T07'))) {
    errors.push({
      field: 'pictures',
      message: 'Describe each picture, so that everyone can use this.',
    })
  }
  errors.push(...decisions.flatMap((decided) => misfitOf(found, decided)))
  if (errors.length === 0 && decisions.every(({ decision }) => decision.verdict === 'BLOCK')) {
    errors.push({
      field: 'gate',
      message: 'This may not go out anywhere yet. Each reason is listed with what to do about it.',
    })
  }
  return errors
}

/** A target that the gate stops anyway is left to the gate: it will be dropped by name. */
function misfitOf(found: PostRow, { targetId, facts, decision }: TargetDecision): FormError[] {
  const { account, planned, now, words, assets } = facts
  if (!account || decision.verdict === 'BLOCK') return []
  const where = channelNames[account.channel]
  if (hasStanding(decision, 'V04')) {
    return [
      {
        field: `at_${targetId}`,
        message: `${where}: the clocks change then. Choose another time.`,
      },
    ]
  }
  if (planned !== null && decision.instant <= now) {
    return [
      { field: `at_${targetId}`, message: `${where}: that time has gone by. Choose a later one.` },
    ]
  }
  if (planned !== null && !insideWindow(found, planned.slice(0, 10))) {
    return [
      {
        field: `on_${targetId}`,
        message: `${where}: that day is outside the days it may go out. Change one of them.`,
      },
    ]
  }
  if (words === '' && assets.length === 0) {
    return [
      { field: 'words', message: `There is nothing to post on ${where} yet. Write some words.` },
    ]
  }
  const { over, limit } = countFor(account.channel, words)
  if (over > 0) {
    return [
      {
        field: found.words === '' ? `words_${targetId}` : 'words',
        message: `The words are ${over.toLocaleString('en-GB')} too long for ${where}, which takes ${limit?.toLocaleString('en-GB')}. Make them shorter, or write other words for ${where}.`,
      },
    ]
  }
  if (assets.length < platforms[account.channel].images.least) {
    return [{ field: 'pictures', message: `${where} needs at least one picture. Add one.` }]
  }
  return []
}

function insideWindow({ windowFrom, windowUntil }: PostRow, day: string): boolean {
  return (windowFrom === null || windowFrom <= day) && (windowUntil === null || day <= windowUntil)
}

/** Days that were not chosen are filled in: from the first planned day, or today, until a week after the last. */
function withWindow(found: PostRow, decisions: readonly TargetDecision[]): PostRow {
  const days = decisions
    .map(({ facts }) => facts.planned?.slice(0, 10) ?? londonDay(facts.now))
    .sort()
  const [first = null] = days
  const last = days.at(-1) ?? null
  return {
    ...found,
    windowFrom: found.windowFrom ?? first,
    windowUntil: found.windowUntil ?? (last && addDays(last, 7)),
  }
}

function freeze(tx: Transaction, platform: Clock, found: PostRow, staffId: string): PostRow {
  const now = platform.now()
  const ready = changePost(tx, platform, found, {
    windowFrom: found.windowFrom,
    windowUntil: found.windowUntil,
    submittedAt: now,
    submittedBy: staffId,
  })
  const content = contentOf(tx, ready)
  const print = fingerprint(content)
  tx.insert(postVersion)
    .values({
      id: platform.newId(),
      postId: ready.id,
      number: ready.versionNumber,
      fingerprint: print,
      content,
      submittedBy: staffId,
      submittedAt: now,
    })
    .run()
  const assetIds = content.media.map(({ assetId }) => assetId)
  for (const work of pictureContributors(tx, assetIds)) {
    addContributor(tx, platform, ready, work.staffId, work.contribution)
  }
  addContributor(tx, platform, ready, staffId, 'edited')
  const sent = changePost(tx, platform, ready, { state: 'submitted' })
  recordEvent(tx, platform, {
    actor: staffId,
    action: 'post.submitted',
    subject: { kind: 'post', id: ready.id },
    body: { version: ready.versionNumber, fingerprint: print, targets: content.targets.length },
  })
  return sent
}
