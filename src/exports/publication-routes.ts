import { Hono } from 'hono'
import { z } from 'zod'
import { hasAddress, publicAddress } from '../domain/publishing.ts'
import { goTo, missing } from '../http/answer.tsx'
import { checkDated } from '../http/date-fields.ts'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, type FormError, type FormValues, readForm } from '../http/forms.ts'
import { isRefused } from '../http/refusals.ts'
import { servicesWhere } from '../http/viewer.ts'
import { answerForm, confirmForm, notPostedForm } from './forms.ts'
import { type Answered, answerRevoked, confirmPosted, recordNotPosted } from './publication.ts'
import { showDelivery } from './routes.tsx'
import { isKept, keepScreenshot } from './screenshots.ts'
import { type FoundPack, findPack } from './store.ts'

export const publicationRoutes = new Hono<Env>()

publicationRoutes.post('/packs/:id/publication', async (c) => {
  const found = packOf(c)
  if (!found) return missing(c)
  const { values, files } = await readForm(c)
  const checked = checkDated(confirmForm, values, 'posted')
  const address = addressIn(values, found, 'needed')
  const errors = [
    ...address.errors,
    ...(checked.ok
      ? timeErrors(checked.value.postedAt, found, c.get('platform').now())
      : checked.errors),
    ...(files.screenshot?.[0]
      ? []
      : [{ field: 'screenshot', message: 'Choose a picture of the screen.' }]),
  ]
  if (!checked.ok || errors.length > 0) return formAgain(c, found, values, errors)
  const platform = c.get('platform')
  const screenshot = await keepScreenshot(platform, files.screenshot?.[0], 'screenshot')
  if (!isKept(screenshot)) return formAgain(c, found, values, [screenshot])
  const { form_key, postedAt, exact } = checked.value
  const answered = confirmPosted(platform, whoAnswers(c, found, form_key), {
    address: address.value,
    postedAt,
    screenshot,
    exactlyAsApproved: exact === 'yes',
  })
  if (isRefused(answered)) await platform.files.remove(screenshot)
  return finish(c, found, answered, 'confirmed')
})

publicationRoutes.post('/packs/:id/not-posted', async (c) => {
  const found = packOf(c)
  if (!found) return missing(c)
  const { values } = await readForm(c)
  const checked = checkForm(notPostedForm, values)
  if (!checked.ok) return formAgain(c, found, values, checked.errors)
  const { form_key, not_posted_reason } = checked.value
  const who = whoAnswers(c, found, form_key)
  return finish(c, found, recordNotPosted(c.get('platform'), who, not_posted_reason), 'not_posted')
})

publicationRoutes.post('/packs/:id/answer', async (c) => {
  const found = packOf(c)
  if (!found) return missing(c)
  const { values } = await readForm(c)
  const checked = checkForm(answerForm, values)
  const address = addressIn(values, found, 'if given')
  const errors = [...(checked.ok ? [] : checked.errors), ...address.errors]
  if (!checked.ok || errors.length > 0) return formAgain(c, found, values, errors)
  const { form_key, answer } = checked.value
  const answered = answerRevoked(c.get('platform'), whoAnswers(c, found, form_key), {
    answer,
    address: address.value,
  })
  return finish(c, found, answered, 'answered')
})

function packOf(c: Ctx): FoundPack | undefined {
  const id = z.uuid().safeParse(c.req.param('id'))
  const services = servicesWhere(c.get('viewer'), 'confirm_publication')
  return id.success ? findPack(c.get('platform').database, id.data, services) : undefined
}

function whoAnswers(c: Ctx, { pack }: FoundPack, formKey: string) {
  const viewer = c.get('viewer')
  const services = servicesWhere(viewer, 'confirm_publication')
  return { packId: pack.id, staffId: viewer.staffId, services, formKey }
}

function addressIn(
  values: FormValues,
  { account }: FoundPack,
  when: 'needed' | 'if given',
): { readonly value: string; readonly errors: readonly FormError[] } {
  const typed = typeof values.address === 'string' ? values.address.trim() : ''
  const mayBeEmpty = when === 'if given' || !hasAddress(account.channel)
  if (typed === '' && mayBeEmpty) return { value: '', errors: [] }
  const read = publicAddress(typed, account)
  return 'address' in read
    ? { value: read.address, errors: [] }
    : { value: typed, errors: [{ field: 'address', message: read.wrong }] }
}

const minute = 60_000

/** Between the minute it was released and now. */
function timeErrors(postedAt: number, { pack }: FoundPack, now: number): FormError[] {
  if (postedAt > now) {
    return [{ field: 'posted_at', message: 'That is still to come. Check the day and the time.' }]
  }
  if (postedAt + minute <= pack.releasedAt) {
    return [
      {
        field: 'posted_at',
        message: 'That is before the pack was released. Check the day and the time.',
      },
    ]
  }
  return []
}

function formAgain(c: Ctx, { pack }: FoundPack, values: FormValues, errors: readonly FormError[]) {
  return showDelivery(c, { postId: pack.postId, targetId: pack.targetId }, { values, errors })
}

function finish(c: Ctx, { pack }: FoundPack, answered: Answered, done: string) {
  if (!isRefused(answered)) return goTo(c, answered.location, done)
  const named = { postId: pack.postId, targetId: pack.targetId }
  return showDelivery(c, named, { values: {}, errors: [] }, answered.refused)
}
