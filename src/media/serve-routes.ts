import { Hono } from 'hono'
import { z } from 'zod'
import { recordEvent } from '../audit/record.ts'
import { renditionNames } from '../domain/media.ts'
import { missing, refused } from '../http/answer.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { may, servicesWhere } from '../http/viewer.ts'
import type { StoredFile } from '../platform/port.ts'
import { pictureId } from './picture-view.ts'
import { findOriginal, findPicture, findRendition } from './store.ts'

/** The bytes of pictures. The policy is asked each time, so an address that was passed on opens nothing. */
export const serveRoutes = new Hono<Env>()

serveRoutes.get('/media/:id/:rendition', async (c) => {
  const name = z.enum(renditionNames).safeParse(c.req.param('rendition'))
  if (!name.success) return missing(c)
  const found = findRendition(c.get('platform').database, pictureId(c.req.param('id')), name.data)
  if (!found || !may(c.get('viewer'), 'read_media', found.serviceId)) return missing(c)
  return send(c, found.file)
})

/** The file as it was uploaded, which may hold where it was taken: evidence only, as a download, and on the trail. */
serveRoutes.post('/media/:id/original', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const picture = findPicture(
    platform.database,
    pictureId(c.req.param('id')),
    servicesWhere(viewer, 'read_media'),
  )
  if (!picture) return missing(c)
  if (!may(viewer, 'open_consent_evidence', picture.serviceId)) return refused(c, 'not_allowed')
  const original = findOriginal(platform.database, picture)
  if (!original) return missing(c)
  platform.database.transaction((tx) =>
    recordEvent(tx, platform, {
      actor: viewer.staffId,
      action: 'asset.original_opened',
      subject: { kind: 'asset', id: picture.id },
    }),
  )
  c.header(
    'Content-Disposition',
    `attachment; filename="original-${picture.id}.${endingOf(original)}"`,
  )
  return send(c, original)
})

const endingOf = ({ mediaType }: StoredFile): string => mediaType.replace(/^.*\//, '')

/** Whatever the bytes are, a browser treats them as the picture the row says, and never keeps them. */
async function send(c: Ctx, file: StoredFile): Promise<Response> {
  const content = await c.get('platform').files.open(file)
  c.header('Content-Type', file.mediaType)
  c.header('Content-Security-Policy', "default-src 'none'; sandbox")
  c.header('Cache-Control', 'private, no-store')
  return c.body(new Uint8Array(content))
}
