import { and, eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { postTarget } from '../../db/schema/posts.ts'
import { goTo } from '../http/answer.tsx'
import type { Env } from '../http/env.ts'
import { checkForm, type FormValues, one, readForm } from '../http/forms.ts'
import { answerDraft } from './compose-answer.tsx'
import { commitDraft, instantOf, windowWith } from './draft.ts'
import { plannedForm } from './forms.ts'
import { addTarget } from './life.ts'
import { accountsToWriteFor } from './rights.ts'
import { onDraft, type Working } from './working.ts'

/** Where a draft goes and when. Every button saves the rest of the form first. */
export const placeRoutes = new Hono<Env>()

placeRoutes.post('/posts/:id/targets', async (c) => {
  const { values } = await readForm(c)
  const accountId = one(values, 'account')
  const outcome = onDraft(c, values, ({ tx, platform, post: saved, writer }) => {
    const offered = accountsToWriteFor(tx, c.get('viewer'), [saved.serviceId], platform.now())
    if (!offered.some(({ id }) => id === accountId)) {
      return { errors: [{ field: 'account', message: 'Choose a place from the list.' }] }
    }
    addTarget(tx, platform, saved, accountId)
    commitDraft(tx, platform, saved, writer, { contribution: 'edited', fields: ['targets'] })
    return { result: null }
  })
  return answerDraft(c, values, outcome, ({ post: { id } }) => goTo(c, `/posts/${id}#targets`))
})

/** Moves one target to a time that the gate panel offered. */
placeRoutes.post('/posts/:id/targets/:target/plan', async (c) => {
  const { values } = await readForm(c)
  const outcome = onDraft(c, withoutPlanned(values, c.req.param('target')), (working) => {
    const chosen = checkForm(plannedForm, { planned: one(values, 'planned') })
    if (!chosen.ok) return { refused: 'wrong_state' }
    const { planned } = chosen.value
    return plan(working, eq(postTarget.id, c.req.param('target')), planned)
  })
  return answerDraft(c, values, outcome, ({ post: { id } }) => goTo(c, `/posts/${id}#targets`))
})

/** What the boxes say about a time that a button changes does not count. */
function withoutPlanned(values: FormValues, target: string) {
  const { [`when_${target}`]: _, ...rest } = values
  return rest
}

function plan(
  { tx, platform, post: saved, writer }: Working,
  which: ReturnType<typeof eq>,
  planned: string | null,
) {
  tx.update(postTarget)
    .set({ planned, plannedAt: instantOf(planned) })
    .where(and(eq(postTarget.postId, saved.id), eq(postTarget.state, 'planned'), which))
    .run()
  commitDraft(tx, platform, saved, writer, {
    change: planned === null ? {} : windowWith(saved, planned),
    contribution: 'edited',
    fields: ['targets'],
  })
  return { result: null }
}

/** Gives every target the time of this one. */
placeRoutes.post('/posts/:id/targets/:target/plan-for-all', async (c) => {
  const { values } = await readForm(c)
  const outcome = onDraft(c, values, (working) => {
    const mine = and(
      eq(postTarget.id, c.req.param('target')),
      eq(postTarget.postId, working.post.id),
    )
    const like = working.tx.select().from(postTarget).where(mine).get()
    if (!like) return { refused: 'wrong_state' }
    return plan(working, eq(postTarget.postId, working.post.id), like.planned)
  })
  return answerDraft(c, values, outcome, ({ post: { id } }) => goTo(c, `/posts/${id}#targets`))
})
