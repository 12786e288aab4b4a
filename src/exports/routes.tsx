import { Hono } from 'hono'
import { z } from 'zod'
import { DeliveryPage } from '../../views/exports/delivery.tsx'
import { PackGone } from '../../views/exports/pack-gone.tsx'
import { dateValues } from '../../views/shared/date-boxes.tsx'
import type { FormState } from '../../views/shared/form.tsx'
import { localTime, londonDay } from '../domain/calendar.ts'
import { packStanding } from '../domain/publishing.ts'
import { goTo, missing, refusalBanner, refused, showPage } from '../http/answer.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, readForm } from '../http/forms.ts'
import { isRefused, type RefusalCode, refusals } from '../http/refusals.ts'
import { servicesWhere } from '../http/viewer.ts'
import { loadDelivery } from './delivery.ts'
import { handOver } from './downloads.ts'
import { releaseForm } from './forms.ts'
import { releaseTarget } from './release.ts'
import { findScreenshot } from './screenshots.ts'
import { type FoundPack, findPack } from './store.ts'

export const exportRoutes = new Hono<Env>()

const ids = z.object({ postId: z.uuid(), targetId: z.uuid() })

exportRoutes.get('/posts/:postId/targets/:targetId/release', (c) => {
  const named = ids.safeParse(c.req.param())
  return named.success ? showDelivery(c, named.data, freshForm(c)) : missing(c)
})

exportRoutes.post('/posts/:postId/targets/:targetId/release', async (c) => {
  const named = ids.safeParse(c.req.param())
  if (!named.success) return missing(c)
  const { values } = await readForm(c)
  const checked = checkForm(releaseForm, values)
  if (!checked.ok) return showDelivery(c, named.data, { values, errors: checked.errors })
  const viewer = c.get('viewer')
  const released = await releaseTarget(c.get('platform'), {
    ...named.data,
    staffId: viewer.staffId,
    services: servicesWhere(viewer, 'release_pack'),
    formKey: checked.value.form_key,
  })
  if (isRefused(released)) return showDelivery(c, named.data, freshForm(c), released.refused)
  return goTo(c, released.location, 'released')
})

exportRoutes.get('/packs/:id/download', async (c) => {
  const platform = c.get('platform')
  const { staffId } = c.get('viewer')
  const found = packHere(c)
  if (!found) return missing(c)
  if (packStanding(found.pack, platform.now()) !== 'usable' || found.target.state !== 'released') {
    return showGone(c, found)
  }
  const content = await platform.files.open(found.file)
  const handing = handOver(platform, found, staffId)
  if (handing === 'not_by_them') return refused(c, 'not_allowed')
  if (handing === 'revoked') return showGone(c, packHere(c) ?? found)
  return c.body(new Uint8Array(content), 200, {
    'Content-Type': 'application/zip',
    'Content-Length': String(content.length),
    'Content-Disposition': `attachment; filename="${packName(found)}"`,
  })
})

function packHere(c: Ctx): FoundPack | undefined {
  const id = z.uuid().safeParse(c.req.param('id'))
  const services = servicesWhere(c.get('viewer'), 'release_pack')
  return id.success ? findPack(c.get('platform').database, id.data, services) : undefined
}

function showGone(c: Ctx, found: FoundPack) {
  const standing = packStanding(found.pack, c.get('platform').now())
  return showPage(c, {
    title: 'This pack may not be used',
    active: 'published',
    status: 410,
    children: <PackGone found={found} standing={standing} />,
  })
}

/** Says where it goes and when it was made, and nothing about anybody. */
const packName = ({
  account,
  pack,
}: {
  account: { channel: string }
  pack: { id: string; releasedAt: number }
}) =>
  `countersign-${account.channel.replaceAll('_', '-')}-${londonDay(pack.releasedAt)}-${pack.id.slice(0, 8)}.zip`

exportRoutes.get('/screenshots/:id', async (c) => {
  const platform = c.get('platform')
  const services = servicesWhere(c.get('viewer'), 'read_posts')
  const found = findScreenshot(platform.database, c.req.param('id'), services)
  if (!found) return missing(c)
  const content = await platform.files.open(found)
  return c.body(new Uint8Array(content), 200, { 'Content-Type': found.mediaType })
})

/** The form as it starts: today, now. */
function freshForm(c: Ctx): FormState {
  const now = c.get('platform').now()
  const values = { ...dateValues('posted', londonDay(now)), posted_at: localTime(now).slice(11) }
  return { values, errors: [] }
}

/** The delivery page with a form as it was sent, or why an action was refused. */
export function showDelivery(
  c: Ctx,
  named: z.infer<typeof ids>,
  form: FormState,
  refused?: RefusalCode,
) {
  const platform = c.get('platform')
  const delivery = loadDelivery(platform, c.get('viewer'), named)
  if (!delivery) return missing(c)
  return showPage(c, {
    title: delivery.post.title,
    active: 'published',
    status: refused ? refusals[refused].status : form.errors.length > 0 ? 422 : 200,
    banner: refused && refusalBanner(refused),
    children: <DeliveryPage delivery={delivery} form={form} formKey={platform.newId()} />,
  })
}
