import { and, eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { z } from 'zod'
import { asset } from '../../db/schema/media.ts'
import { goTo } from '../http/answer.tsx'
import type { Env } from '../http/env.ts'
import { checkForm, one, readForm } from '../http/forms.ts'
import { answerDraft } from './compose-answer.tsx'
import { addPictures, commitDraft, movePicture, removePicture } from './draft.ts'
import { picturesForm } from './forms.ts'
import { onDraft, type Working } from './working.ts'

/** The pictures of a draft: chosen, moved, taken out. Every button saves the rest of the form first. */
export const pictureRoutes = new Hono<Env>()

pictureRoutes.post('/posts/:id/pictures', async (c) => {
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

pictureRoutes.post('/posts/:id/pictures/:picture/position', async (c) => {
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

pictureRoutes.post('/posts/:id/pictures/:picture/removal', async (c) => {
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
