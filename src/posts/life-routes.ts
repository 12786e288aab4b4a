import { and, eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { post, postTarget } from '../../db/schema/posts.ts'
import { isWorking } from '../domain/lifecycle.ts'
import { goTo, missing, refused } from '../http/answer.tsx'
import { typedDate } from '../http/dates.ts'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, type FormError, type FormValues, one, readForm } from '../http/forms.ts'
import { isRefused, type Refused, refuse } from '../http/refusals.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { answerDraft, showCompose } from './compose-answer.tsx'
import type { PostRow } from './content.ts'
import { commitDraft } from './draft.ts'
import { lockForm, notTime, readTime, reasonForm } from './forms.ts'
import {
  cancelPost,
  type Done,
  delayTarget,
  dropTarget,
  editApproved,
  recallPost,
  type Wrong,
} from './life.ts'
import { mayWriteFor } from './rights.ts'
import { showPost } from './show-post.tsx'
import { submitPost } from './submit.ts'
import { onDraft, postHere } from './working.ts'

/** What moves a post from one state to another, apart from what approvers and packs do. */
export const lifeRoutes = new Hono<Env>()

lifeRoutes.post('/posts/:id/submission', async (c) => {
  const { values } = await readForm(c)
  const viewer = c.get('viewer')
  const before = postHere(c)
  if (before?.post.state === 'submitted' && before.post.submittedBy === viewer.staffId) {
    return goTo(c, `/posts/${before.post.id}`, 'post_sent')
  }
  const outcome = onDraft(c, values, ({ tx, platform, post: saved, writer }) => {
    const sent = submitPost(tx, platform, saved, writer.staffId)
    if (sent.kind === 'incomplete') return { errors: sent.errors }
    return sent.kind === 'no' ? { refused: sent.refused } : { result: null }
  })
  return answerDraft(c, values, outcome, (found) => goTo(c, `/posts/${found.post.id}`, 'post_sent'))
})

type Narrow = (
  tx: Transaction,
  platform: Platform,
  current: PostRow,
  staffId: string,
) => Done | Refused | Wrong

/** One action on a post that is not being written: theirs, not changed meanwhile, then decided and saved together. */
function onPost(c: Ctx, values: FormValues | 'any version', done: string, action: Narrow) {
  const found = postHere(c)
  if (!found) return missing(c)
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const answer = platform.database.transaction((tx) => {
    if (!mayWriteFor(tx, viewer, found.post.serviceId, platform.now())) return refuse('not_allowed')
    const current = tx.select().from(post).where(eq(post.id, found.post.id)).get()
    if (!current || isOld(current, values)) return refuse('changed_meanwhile')
    return action(tx, platform, current, viewer.staffId)
  })
  const typed = values === 'any version' ? {} : values
  if ('errors' in answer) return showWith(c, { typed, errors: answer.errors })
  if (!isRefused(answer)) return goTo(c, `/posts/${found.post.id}`, done)
  if (answer.refused === 'not_allowed') return refused(c, answer.refused)
  return showWith(c, { refused: answer.refused, typed })
}

function isOld(current: PostRow, values: FormValues | 'any version'): boolean {
  if (values === 'any version') return false
  const seen = lockForm.parse({ lock_version: one(values, 'lock_version') })
  return current.lockVersion !== seen.lock_version
}

/** The page as it stands now, to write on or to read, with what went wrong. */
function showWith(c: Ctx, sent: Parameters<typeof showPost>[2]) {
  const found = postHere(c)
  if (!found) return missing(c)
  return isWorking(found.post.state) && !sent?.refused
    ? showCompose(c, found, sent)
    : showPost(c, found, sent)
}

lifeRoutes.post('/posts/:id/recall', async (c) => {
  const { values } = await readForm(c)
  return onPost(c, values, 'post_recalled', recallPost)
})

lifeRoutes.post('/posts/:id/editing', async (c) => {
  const { values } = await readForm(c)
  return onPost(c, values, 'post_reopened', editApproved)
})

lifeRoutes.post('/posts/:id/cancellation', async (c) => {
  const { values } = await readForm(c)
  const checked = checkForm(reasonForm, values)
  if (!checked.ok) return showWith(c, { typed: values, errors: checked.errors })
  return onPost(c, 'any version', 'post_cancelled', (tx, platform, current, actorId) =>
    cancelPost(tx, platform, current, { actorId, reason: checked.value.reason }),
  )
})

lifeRoutes.post('/posts/:id/targets/:target/drop', async (c) => {
  const { values } = await readForm(c)
  const found = postHere(c)
  if (found && isWorking(found.post.state)) return dropFromDraft(c, values)
  return onPost(c, values, 'target_dropped', (tx, platform, current, actorId) => {
    const target = targetHere(c, tx, current)
    if (!target) return refuse('wrong_state')
    return dropTarget(tx, platform, current, target, {
      actorId,
      reason: one(values, `why_${c.req.param('target')}`).trim(),
    })
  })
})

/** While writing, leaving a place out saves the rest of the form as well. */
function dropFromDraft(c: Ctx, values: FormValues) {
  const outcome = onDraft(c, values, ({ tx, platform, post: saved, writer }) => {
    const target = targetHere(c, tx, saved)
    if (!target) return { refused: 'wrong_state' }
    const dropped = dropTarget(tx, platform, saved, target, {
      actorId: writer.staffId,
      reason: one(values, `why_${c.req.param('target')}`).trim(),
    })
    if (isRefused(dropped)) return dropped
    commitDraft(tx, platform, dropped.post, writer, { contribution: 'edited', fields: ['targets'] })
    return { result: null }
  })
  return answerDraft(c, values, outcome, (now) => goTo(c, `/posts/${now.post.id}#targets`))
}

lifeRoutes.post('/posts/:id/targets/:target/delay', async (c) => {
  const { values } = await readForm(c)
  const target = c.req.param('target')
  const on = `on_${target}`
  const at = `at_${target}`
  const day = typedDate(values, on)
  const time = readTime(one(values, at))
  const errors: FormError[] = []
  if (day.kind === 'wrong') errors.push({ field: on, message: day.message })
  if (day.kind === 'empty') errors.push({ field: on, message: 'Fill in the new day.' })
  if (!time) errors.push({ field: at, message: notTime })
  if (day.kind !== 'day' || !time) return showWith(c, { typed: values, errors })
  return onPost(c, values, 'target_delayed', (tx, platform, current, actorId) => {
    const found = targetHere(c, tx, current)
    if (!found) return refuse('wrong_state')
    return delayTarget(tx, platform, current, found, { actorId, planned: `${day.day}T${time}` })
  })
})

function targetHere(c: Ctx, tx: Transaction, current: PostRow) {
  return tx
    .select()
    .from(postTarget)
    .where(and(eq(postTarget.id, c.req.param('target') ?? ''), eq(postTarget.postId, current.id)))
    .get()
}
