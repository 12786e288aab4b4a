import { Hono } from 'hono'
import { DelegationFields, StaffForm } from '../../views/staff/forms.tsx'
import { londonDay } from '../domain/calendar.ts'
import {
  absenceToReport,
  type DelegationProblem,
  daysAway,
  delegationProblems,
} from '../domain/delegation.ts'
import { goTo, missing, refused, showPage } from '../http/answer.tsx'
import { checkDated } from '../http/date-fields.ts'
import type { Ctx, Env } from '../http/env.ts'
import { type FormError, type FormValues, readForm } from '../http/forms.ts'
import { servicesWhere, type Viewer } from '../http/viewer.ts'
import { delegate, deputiesOf, endDelegation, periodsOf } from './delegations.ts'
import { delegationForm } from './forms.ts'
import { findStaff, type StaffRow } from './store.ts'

/** A Registered Manager lends their authority to a deputy for some days. */
export const delegationRoutes = new Hono<Env>()

delegationRoutes.get('/staff/:id/delegations/new', (c) => {
  const person = findStaff(c.get('platform').database, c.get('viewer'), c.req.param('id'))
  if (!person) return missing(c)
  const [only, ...others] = servicesFor(c, person)
  return showDelegation(c, person, only && others.length === 0 ? { service: only.id } : {})
})

delegationRoutes.post('/staff/:id/delegations', async (c) => {
  const platform = c.get('platform')
  const { staffId: fromStaffId } = c.get('viewer')
  const person = findStaff(platform.database, c.get('viewer'), c.req.param('id'))
  if (!person) return missing(c)
  const { values } = await readForm(c)
  const checked = checkDated(delegationForm, values, 'from', 'until')
  if (!checked.ok) return showDelegation(c, person, values, checked.errors)
  const { service: serviceId, from: start, until: end, reason } = checked.value
  const outcome = platform.database.transaction((tx) => {
    const away = daysAway({ start, end }, periodsOf(tx, fromStaffId, serviceId))
    const given = { serviceId, fromStaffId, toStaffId: person.id, start, end, reason }
    return { away, problem: delegate(tx, platform, given) }
  })
  if (outcome.problem) return showDelegation(c, person, values, [errorOf(outcome.problem)])
  const done = outcome.away >= absenceToReport ? 'delegated_tell_cqc' : 'delegated'
  return goTo(c, `/staff/${person.id}`, done)
})

delegationRoutes.post('/staff/:id/delegations/:delegation/ending', (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const person = findStaff(platform.database, viewer, c.req.param('id'))
  if (!person) return missing(c)
  const ended = platform.database.transaction((tx) =>
    endDelegation(tx, platform, { id: c.req.param('delegation'), by: viewer.staffId }),
  )
  return ended ? goTo(c, `/staff/${person.id}`, 'delegation_ended') : refused(c, 'wrong_state')
})

const fieldOf: Record<DelegationProblem, string> = {
  not_manager: 'service',
  self: 'service',
  not_deputy: 'service',
  not_trained: 'until',
  backwards: 'until',
  past: 'from',
  too_long: 'until',
  overlaps: 'from',
}
const errorOf = (problem: DelegationProblem): FormError => ({
  field: fieldOf[problem],
  message: delegationProblems[problem],
})

/** Services that the viewer manages and where the person is a deputy. */
function servicesFor(c: Ctx, person: StaffRow): Viewer['services'] {
  const { database, now } = c.get('platform')
  const viewer = c.get('viewer')
  const managed = new Set(servicesWhere(viewer, 'delegate'))
  const today = londonDay(now())
  return viewer.services.filter(
    ({ id }) =>
      managed.has(id) && deputiesOf(database, id, today).some((deputy) => deputy.id === person.id),
  )
}

function showDelegation(
  c: Ctx,
  person: StaffRow,
  values: FormValues,
  errors: readonly FormError[] = [],
) {
  const form = { values, errors }
  return showPage(c, {
    title: 'Let a deputy stand in',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <StaffForm
        form={form}
        action={`/staff/${person.id}/delegations`}
        back={{ href: `/staff/${person.id}`, name: person.name }}
        title={`Let ${person.name} stand in for you`}
        under="They may then approve as you may, but not their own work, and they cannot pass it on. If you are away for 28 days or more, tell your regulator: 28 days before, or within 5 working days in an emergency."
        button={`Let ${person.name} stand in`}
      >
        <DelegationFields form={form} services={servicesFor(c, person)} />
      </StaffForm>
    ),
  })
}
