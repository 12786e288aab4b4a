import { Hono } from 'hono'
import { dateValues } from '../../views/shared/date-boxes.tsx'
import { LeavingFields, StaffForm } from '../../views/staff/forms.tsx'
import { londonDay } from '../domain/calendar.ts'
import { goTo, missing, refused, showPage } from '../http/answer.tsx'
import { checkDated } from '../http/date-fields.ts'
import type { Ctx, Env } from '../http/env.ts'
import { type FormError, type FormValues, readForm } from '../http/forms.ts'
import { may } from '../http/viewer.ts'
import { leavingForm } from './forms.ts'
import { recordLeft, recordNotice, takeNoticeBack } from './leaving.ts'
import { mayFor } from './reach.ts'
import { showSuccessor } from './role-routes.tsx'
import { findStaff, rolesHeld, type StaffRow } from './store.ts'

export const leavingRoutes = new Hono<Env>()

leavingRoutes.get('/staff/:id/notice', (c) => {
  const person = reachable(c, c.req.param('id'))
  return person && !person.noticeGivenOn && !person.leftOn ? showNotice(c, person) : missing(c)
})

leavingRoutes.post('/staff/:id/notice', (c) => {
  const platform = c.get('platform')
  const person = reachable(c, c.req.param('id'))
  if (!person) return missing(c)
  if (person.noticeGivenOn || person.leftOn) return refused(c, 'wrong_state')
  const by = c.get('viewer').staffId
  const outcome = platform.database.transaction((tx) =>
    recordNotice(tx, platform, { staffId: person.id, by }),
  )
  if (outcome.kind === 'needs_successor') return showSuccessor(c, person)
  return goTo(c, `/staff/${person.id}`, 'notice_recorded')
})

leavingRoutes.post('/staff/:id/notice/taking-back', (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const person = reachable(c, c.req.param('id'))
  if (!person) return missing(c)
  if (person.id === viewer.staffId || !may(viewer, 'create_users')) return refused(c, 'not_allowed')
  if (!person.noticeGivenOn || person.leftOn) return refused(c, 'wrong_state')
  platform.database.transaction((tx) =>
    takeNoticeBack(tx, platform, { staffId: person.id, by: viewer.staffId }),
  )
  return goTo(c, `/staff/${person.id}`, 'notice_taken_back')
})

leavingRoutes.get('/staff/:id/leaving', (c) => {
  const person = reachable(c, c.req.param('id'))
  if (!person || person.leftOn) return missing(c)
  return showLeaving(c, person, dateValues('left', londonDay(c.get('platform').now())))
})

leavingRoutes.post('/staff/:id/leaving', async (c) => {
  const platform = c.get('platform')
  const person = reachable(c, c.req.param('id'))
  if (!person) return missing(c)
  if (person.leftOn) return refused(c, 'wrong_state')
  const { values } = await readForm(c)
  const checked = checkDated(leavingForm, values, 'left')
  if (!checked.ok) return showLeaving(c, person, values, checked.errors)
  const { left: leftOn } = checked.value
  if (leftOn > londonDay(platform.now())) {
    return showLeaving(c, person, values, [{ field: 'left', message: stillToCome }])
  }
  const by = c.get('viewer').staffId
  const outcome = platform.database.transaction((tx) =>
    recordLeft(tx, platform, { staffId: person.id, by, leftOn }),
  )
  if (outcome.kind === 'needs_successor') return showSuccessor(c, person)
  return goTo(c, `/staff/${person.id}`, 'left')
})

const stillToCome =
  'This day is still to come. Record notice of leaving now, and the last day when it has passed.'

/** Somebody whom the viewer may see and whose leaving they may record. */
function reachable(c: Ctx, staffId: string): StaffRow | null {
  const { database } = c.get('platform')
  const viewer = c.get('viewer')
  const person = findStaff(database, viewer, staffId)
  return person && mayFor(viewer, 'record_notice', rolesHeld(database, person.id)) ? person : null
}

const showNotice = (c: Ctx, person: StaffRow) =>
  showPage(c, {
    title: 'Record notice of leaving',
    children: (
      <StaffForm
        form={{ values: {}, errors: [] }}
        action={`/staff/${person.id}/notice`}
        back={{ href: `/staff/${person.id}`, name: person.name }}
        title={`Has ${person.name} given notice?`}
        under="At that moment they are signed out everywhere, cannot sign in, and lose their right to post and approve. Their approvals up to now stand. Take them off the accounts themselves too: passwords and administrators."
        button="Record notice now"
        tone="no"
      />
    ),
  })

function showLeaving(
  c: Ctx,
  person: StaffRow,
  values: FormValues,
  errors: readonly FormError[] = [],
) {
  const form = { values, errors }
  return showPage(c, {
    title: 'Record that they left',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <StaffForm
        form={form}
        action={`/staff/${person.id}/leaving`}
        back={{ href: `/staff/${person.id}`, name: person.name }}
        title={`Record that ${person.name} left`}
        under="This cannot be undone. Somebody who comes back is added again."
        button="Record"
        tone="no"
      >
        <LeavingFields form={form} />
      </StaffForm>
    ),
  })
}
