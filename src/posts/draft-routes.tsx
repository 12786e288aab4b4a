import { and, eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { z } from 'zod'
import { asset } from '../../db/schema/media.ts'
import { person } from '../../db/schema/people.ts'
import { postQuote, postTarget } from '../../db/schema/posts.ts'
import { goTo, wantsPiece } from '../http/answer.tsx'
import type { Env } from '../http/env.ts'
import { checkForm, one, readForm } from '../http/forms.ts'
import { answerDraft, showLive } from './compose-answer.tsx'
import {
  addPictures,
  commitDraft,
  instantOf,
  movePicture,
  removePicture,
  windowWith,
} from './draft.ts'
import { picturesForm, plannedForm, quoteForm } from './forms.ts'
import { askGate, keepAdvice } from './gate.ts'
import { addTarget } from './life.ts'
import { accountsToWriteFor } from './rights.ts'
import { onDraft, type Working } from './working.ts'

/** Everything that the buttons of the compose form do. Each saves what the form carries first. */
export const draftRoutes = new Hono<Env>()

draftRoutes.post('/posts/:id/draft', async (c) => {
  const { values } = await readForm(c)
  const outcome = onDraft(c, values, ({ tx, platform, post: saved, writer }) => {
    const decisions = askGate(tx, platform, {
      postId: saved.id,
      act: 'save',
      actorId: writer.staffId,
    })
    keepAdvice(tx, platform, writer.staffId, decisions)
    return { result: null }
  })
  return answerDraft(c, values, outcome, (found) => {
    if (wantsPiece(c)) return showLive(c, found)
    const then = one(values, 'then') === 'pictures' ? '/pictures' : ''
    return goTo(c, `/posts/${found.post.id}${then}`, then ? undefined : 'saved')
  })
})

draftRoutes.post('/posts/:id/pictures', async (c) => {
  const { values } = await readForm(c)
  const instead = z.uuid().safeParse(one(values, 'instead_of'))
  const outcome = onDraft(c, values, (working) => {
    if (instead.success) return takeOut(working, instead.data)
    const chosen = checkForm(picturesForm, values)
    if (!chosen.ok) return chosen
    return addChosen(working, chosen.value.pictures)
  })
  return answerDraft(c, values, outcome, ({ post: { id } }) =>
    goTo(c, instead.success ? `/posts/${id}/pictures` : `/posts/${id}#pictures`),
  )
})

draftRoutes.post('/posts/:id/pictures/:picture/position', async (c) => {
  const { values } = await readForm(c)
  const place = z.coerce.number().int().min(1).max(1000).catch(1).parse(one(values, 'position'))
  const outcome = onDraft(c, values, (working) => {
    const { tx, platform, post: saved, writer } = working
    movePicture(tx, saved.id, c.req.param('picture'), place)
    commitDraft(tx, platform, saved, writer, { contribution: 'edited', fields: ['pictures'] })
    return { result: null }
  })
  return answerDraft(c, values, outcome, ({ post: { id } }) => goTo(c, `/posts/${id}#pictures`))
})

draftRoutes.post('/posts/:id/pictures/:picture/removal', async (c) => {
  const { values } = await readForm(c)
  const outcome = onDraft(c, values, (working) => takeOut(working, c.req.param('picture')))
  return answerDraft(c, values, outcome, ({ post: { id } }) => goTo(c, `/posts/${id}#pictures`))
})

function takeOut({ tx, platform, post: saved, writer }: Working, assetId: string) {
  removePicture(tx, saved.id, assetId)
  commitDraft(tx, platform, saved, writer, { contribution: 'edited', fields: ['pictures'] })
  return { result: null }
}

/** Only pictures of the post’s own service. */
function addChosen({ tx, platform, post: saved, writer }: Working, assetIds: readonly string[]) {
  const known = assetIds.filter((id) =>
    tx
      .select({ id: asset.id })
      .from(asset)
      .where(and(eq(asset.id, id), eq(asset.serviceId, saved.serviceId)))
      .get(),
  )
  if (known.length === 0) return { refused: 'not_allowed' as const }
  addPictures(tx, platform, saved.id, known)
  commitDraft(tx, platform, saved, writer, { contribution: 'added_media', fields: ['pictures'] })
  return { result: null }
}

draftRoutes.post('/posts/:id/quotes', async (c) => {
  const { values } = await readForm(c)
  const outcome = onDraft(c, values, (working) => {
    const checked = checkForm(quoteForm, values)
    if (!checked.ok) return checked
    return addQuote(working, checked.value)
  })
  return answerDraft(c, values, outcome, ({ post: { id } }) => goTo(c, `/posts/${id}#quotes`))
})

function addQuote(
  { tx, platform, post: saved, writer }: Working,
  quote: z.infer<typeof quoteForm>,
) {
  const whose = tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, quote.quote_person), eq(person.serviceId, saved.serviceId)))
    .get()
  if (!whose) return { refused: 'not_allowed' as const }
  tx.insert(postQuote)
    .values({
      id: platform.newId(),
      postId: saved.id,
      personId: whose.id,
      words: quote.quote_words,
      identifiers: quote.quote_shows,
    })
    .run()
  commitDraft(tx, platform, saved, writer, { contribution: 'edited', fields: ['quotes'] })
  return { result: null }
}

draftRoutes.post('/posts/:id/quotes/:quote/removal', async (c) => {
  const { values } = await readForm(c)
  const outcome = onDraft(c, values, ({ tx, platform, post: saved, writer }) => {
    tx.delete(postQuote)
      .where(and(eq(postQuote.id, c.req.param('quote')), eq(postQuote.postId, saved.id)))
      .run()
    commitDraft(tx, platform, saved, writer, { contribution: 'edited', fields: ['quotes'] })
    return { result: null }
  })
  return answerDraft(c, values, outcome, ({ post: { id } }) => goTo(c, `/posts/${id}#quotes`))
})

draftRoutes.post('/posts/:id/quotes/:quote/placement', async (c) => {
  const { values } = await readForm(c)
  const outcome = onDraft(c, values, ({ tx, platform, post: saved, writer }) => {
    const quote = tx
      .select()
      .from(postQuote)
      .where(and(eq(postQuote.id, c.req.param('quote')), eq(postQuote.postId, saved.id)))
      .get()
    if (!quote) return { refused: 'wrong_state' }
    const words = `${saved.words.trimEnd()}\n\n“${quote.words}”`.trimStart()
    commitDraft(tx, platform, saved, writer, {
      change: { words },
      contribution: 'edited',
      fields: ['words'],
    })
    return { result: null }
  })
  return answerDraft(c, values, outcome, ({ post: { id } }) => goTo(c, `/posts/${id}`, 'saved'))
})

draftRoutes.post('/posts/:id/targets', async (c) => {
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
draftRoutes.post('/posts/:id/targets/:target/plan', async (c) => {
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
function withoutPlanned(values: Readonly<Record<string, string | string[]>>, target: string) {
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
draftRoutes.post('/posts/:id/targets/:target/plan-for-all', async (c) => {
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
