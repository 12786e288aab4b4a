import { and, eq } from 'drizzle-orm'
import { Hono } from 'hono'
import type { z } from 'zod'
import { person } from '../../db/schema/people.ts'
import { postQuote } from '../../db/schema/posts.ts'
import { goTo } from '../http/answer.tsx'
import type { Env } from '../http/env.ts'
import { checkForm, readForm } from '../http/forms.ts'
import { answerDraft } from './compose-answer.tsx'
import { commitDraft } from './draft.ts'
import { quoteForm } from './forms.ts'
import { onDraft, type Working } from './working.ts'

/** Somebody’s own words in a draft. Every button saves the rest of the form first. */
export const quoteRoutes = new Hono<Env>()

quoteRoutes.post('/posts/:id/quotes', async (c) => {
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

quoteRoutes.post('/posts/:id/quotes/:quote/removal', async (c) => {
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

quoteRoutes.post('/posts/:id/quotes/:quote/placement', async (c) => {
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
