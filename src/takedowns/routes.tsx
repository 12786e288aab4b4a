import { Hono } from 'hono'
import { z } from 'zod'
import { dateValues } from '../../views/shared/date-boxes.tsx'
import { emptyForm, type FormState } from '../../views/shared/form.tsx'
import { TakedownPage } from '../../views/takedowns/takedown.tsx'
import { localTime, londonDay } from '../domain/calendar.ts'
import { isKept, keepScreenshot } from '../exports/screenshots.ts'
import { goTo, missing, refusalBanner, showPage } from '../http/answer.tsx'
import { checkDated } from '../http/date-fields.ts'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, readForm } from '../http/forms.ts'
import { isRefused, type RefusalCode, refusals } from '../http/refusals.ts'
import { recordForm, verifyForm } from './forms.ts'
import { recordTakedown, verifyTakedown } from './record.ts'
import { loadTakedown, type TakedownView } from './view.ts'

export const takedownRoutes = new Hono<Env>()

takedownRoutes.get('/takedowns/:id', (c) => {
  const view = viewOf(c)
  if (!view) return missing(c)
  const now = c.get('platform').now()
  const values = { ...dateValues('done', londonDay(now)), done_at: localTime(now).slice(11) }
  return showTakedown(c, view, { values, errors: [] })
})

takedownRoutes.post('/takedowns/:id/record', async (c) => {
  const view = viewOf(c)
  if (!view) return missing(c)
  const platform = c.get('platform')
  const { values, files } = await readForm(c)
  const checked = checkDated(recordForm, values, 'done')
  const [proof] = files.proof ?? []
  const errors = [
    ...(checked.ok ? [] : checked.errors),
    ...(checked.ok && checked.value.doneAt > platform.now()
      ? [{ field: 'done_at', message: 'That is still to come. Check the day and the time.' }]
      : []),
    ...(proof ? [] : [{ field: 'proof', message: 'Choose a picture of the screen.' }]),
  ]
  if (!checked.ok || errors.length > 0) return showTakedown(c, view, { values, errors })
  const kept = await keepScreenshot(platform, proof, 'proof')
  if (!isKept(kept)) return showTakedown(c, view, { values, errors: [kept] })
  const { form_key, ...done } = checked.value
  const step = { takedownId: view.takedown.id, formKey: form_key }
  const outcome = recordTakedown(platform, c.get('viewer'), step, { ...done, proof: kept })
  if (!isRefused(outcome)) return goTo(c, outcome.location, 'takedown_recorded')
  await platform.files.remove(kept)
  return again(c, outcome.refused)
})

takedownRoutes.post('/takedowns/:id/verification', async (c) => {
  const view = viewOf(c)
  if (!view) return missing(c)
  const { values } = await readForm(c)
  const checked = checkForm(verifyForm, values)
  if (!checked.ok) return again(c, 'changed_meanwhile')
  const step = { takedownId: view.takedown.id, formKey: checked.value.form_key }
  const outcome = verifyTakedown(c.get('platform'), c.get('viewer'), step)
  if (isRefused(outcome)) return again(c, outcome.refused)
  return goTo(c, outcome.location, 'takedown_verified')
})

function again(c: Ctx, refused: RefusalCode) {
  const view = viewOf(c)
  return view ? showTakedown(c, view, emptyForm, refused) : missing(c)
}

function viewOf(c: Ctx): TakedownView | null {
  const id = z.uuid().safeParse(c.req.param('id'))
  return id.success ? loadTakedown(c.get('platform'), c.get('viewer'), id.data) : null
}

function showTakedown(c: Ctx, view: TakedownView, form: FormState, refused?: RefusalCode) {
  return showPage(c, {
    title: view.post.title,
    active: 'published',
    status: refused ? refusals[refused].status : form.errors.length > 0 ? 422 : 200,
    banner: refused && refusalBanner(refused),
    children: <TakedownPage view={view} form={form} formKey={c.get('platform').newId()} />,
  })
}
