import { Hono } from 'hono'
import { goTo, wantsPiece } from '../http/answer.tsx'
import type { Env } from '../http/env.ts'
import { one, readForm } from '../http/forms.ts'
import { answerDraft, showLive } from './compose-answer.tsx'
import { askGate, keepAdvice } from './gate.ts'
import { pictureRoutes } from './picture-routes.ts'
import { placeRoutes } from './place-routes.ts'
import { quoteRoutes } from './quote-routes.ts'
import { onDraft } from './working.ts'

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

draftRoutes.route('/', pictureRoutes)
draftRoutes.route('/', quoteRoutes)
draftRoutes.route('/', placeRoutes)
