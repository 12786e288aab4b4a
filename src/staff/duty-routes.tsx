import { Hono } from 'hono'
import { dateValues } from '../../views/shared/date-boxes.tsx'
import { DesignationFields, StaffForm, TrainingFields } from '../../views/staff/forms.tsx'
import { addDays, londonDay } from '../domain/calendar.ts'
import { goTo, missing, refused, showPage } from '../http/answer.tsx'
import { checkDated } from '../http/date-fields.ts'
import type { Ctx, Env } from '../http/env.ts'
import { type FormError, type FormValues, readForm } from '../http/forms.ts'
import { alreadySent, rememberForm } from '../http/once.ts'
import { may } from '../http/viewer.ts'
import { accountsToGive, designate, designationsOf, endDesignation } from './designations.ts'
import { designationForm, trainingForm } from './forms.ts'
import { mayFor } from './reach.ts'
import { findStaff, rolesHeld, type StaffRow } from './store.ts'
import { recordTraining } from './training.ts'

/** Designations and training: the Registered Manager’s, or the deputy’s while standing in. */
export const dutyRoutes = new Hono<Env>()

dutyRoutes.get('/staff/:id/designations/new', (c) => {
  const { database, now } = c.get('platform')
  const person = findStaff(database, c.get('viewer'), c.req.param('id'))
  return person ? showDesignation(c, person, dateValues('from', londonDay(now()))) : missing(c)
})

dutyRoutes.post('/staff/:id/designations', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const person = findStaff(platform.database, viewer, c.req.param('id'))
  if (!person || person.leftOn || person.noticeGivenOn) return missing(c)
  const { values } = await readForm(c)
  const checked = checkDated(designationForm, values, 'from', 'until')
  if (!checked.ok) return showDesignation(c, person, values, checked.errors)
  const { account: accountId, from: fromDay, until: untilDay } = checked.value
  if (!accountsToGive(platform.database, viewer).some(({ id }) => id === accountId)) {
    return showDesignation(c, person, values, [{ field: 'account', message: 'Choose an account.' }])
  }
  platform.database.transaction((tx) =>
    designate(tx, platform, {
      staffId: person.id,
      accountId,
      fromDay,
      untilDay,
      by: viewer.staffId,
    }),
  )
  return goTo(c, `/staff/${person.id}`, 'designated')
})

dutyRoutes.post('/staff/:id/designations/:designation/ending', (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const person = findStaff(platform.database, viewer, c.req.param('id'))
  const held =
    person &&
    designationsOf(platform.database, person.id).find(({ id }) => id === c.req.param('designation'))
  if (!person || !held) return missing(c)
  if (!may(viewer, 'designate_staff', held.serviceId)) return refused(c, 'not_allowed')
  const ended = platform.database.transaction((tx) =>
    endDesignation(tx, platform, { id: held.id, staffId: person.id, by: viewer.staffId }),
  )
  return ended ? goTo(c, `/staff/${person.id}`, 'designation_ended') : refused(c, 'wrong_state')
})

dutyRoutes.get('/staff/:id/training/new', (c) => {
  const { database, now } = c.get('platform')
  const person = findStaff(database, c.get('viewer'), c.req.param('id'))
  if (!person) return missing(c)
  const today = londonDay(now())
  return showTraining(c, person, {
    course: 'social_media',
    ...dateValues('completed', today),
    ...dateValues('until', addDays(today, 364)),
  })
})

dutyRoutes.post('/staff/:id/training', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const person = findStaff(platform.database, viewer, c.req.param('id'))
  if (!person) return missing(c)
  if (!mayFor(viewer, 'designate_staff', rolesHeld(platform.database, person.id))) {
    return refused(c, 'not_allowed')
  }
  const { values } = await readForm(c)
  const checked = checkDated(trainingForm, values, 'completed', 'until')
  if (!checked.ok) return showTraining(c, person, values, checked.errors)
  const { course, completed: completedOn, until: untilDay, form_key: key } = checked.value
  if (completedOn > londonDay(platform.now())) {
    const early = {
      field: 'completed',
      message: 'This day is still to come. Record it when they have finished.',
    }
    return showTraining(c, person, values, [early])
  }
  const location = `/staff/${person.id}`
  platform.database.transaction((tx) => {
    if (alreadySent(tx, key, viewer.staffId)) return
    const by = viewer.staffId
    recordTraining(tx, platform, { staffId: person.id, course, completedOn, untilDay, by })
    rememberForm(tx, platform, { key, staffId: viewer.staffId, location })
  })
  return goTo(c, location, 'training_recorded')
})

function showDesignation(
  c: Ctx,
  person: StaffRow,
  values: FormValues,
  errors: readonly FormError[] = [],
) {
  const form = { values, errors }
  const accounts = accountsToGive(c.get('platform').database, c.get('viewer'))
  return showPage(c, {
    title: 'Designate for an account',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <StaffForm
        form={form}
        action={`/staff/${person.id}/designations`}
        back={{ href: `/staff/${person.id}`, name: person.name }}
        title={`Let ${person.name} post on an account`}
        under="Only designated, trained staff may send for approval and release. An earlier designation for the same account ends."
        button="Designate"
      >
        <DesignationFields
          form={form}
          accounts={accounts.map(({ id, name, home }) => ({ id, name: `${name} (${home})` }))}
        />
      </StaffForm>
    ),
  })
}

function showTraining(
  c: Ctx,
  person: StaffRow,
  values: FormValues,
  errors: readonly FormError[] = [],
) {
  const form = { values, errors }
  const key = typeof values.form_key === 'string' ? values.form_key : c.get('platform').newId()
  return showPage(c, {
    title: 'Record training',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <StaffForm
        form={form}
        action={`/staff/${person.id}/training`}
        back={{ href: `/staff/${person.id}`, name: person.name }}
        title={`Record training of ${person.name}`}
        button="Record"
        hidden={{ form_key: key }}
      >
        <TrainingFields form={form} />
      </StaffForm>
    ),
  })
}
