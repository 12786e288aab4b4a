import { and, eq, gte, isNull, or } from 'drizzle-orm'
import { Hono } from 'hono'
import { staffRole } from '../../db/schema/staff.ts'
import { dateValues } from '../../views/shared/date-boxes.tsx'
import { PeriodFields, RoleFields, StaffForm } from '../../views/staff/forms.tsx'
import { recordEvent } from '../audit/record.ts'
import { addDays, londonDay } from '../domain/calendar.ts'
import { type HoldingProblem, holdingProblems } from '../domain/holding.ts'
import { roleNames } from '../domain/roles.ts'
import { goTo, missing, refused, showPage } from '../http/answer.tsx'
import { checkDated } from '../http/date-fields.ts'
import type { Ctx, Env } from '../http/env.ts'
import { type FormError, type FormValues, readForm } from '../http/forms.ts'
import { roleForm } from './forms.ts'
import { findStaff, giveRole, leftWithout, rolesHeld, type StaffRow } from './store.ts'

/** Roles are given and ended by an administrator, never by anybody to themself. */
export const roleRoutes = new Hono<Env>()

roleRoutes.get('/staff/:id/roles/new', (c) => {
  const { database, now } = c.get('platform')
  const person = findStaff(database, c.get('viewer'), c.req.param('id'))
  return person ? showRole(c, person, dateValues('from', londonDay(now()))) : missing(c)
})

roleRoutes.post('/staff/:id/roles', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const person = findStaff(platform.database, viewer, c.req.param('id'))
  if (!person) return missing(c)
  if (person.id === viewer.staffId) return refused(c, 'four_eyes')
  const { values } = await readForm(c)
  const checked = checkDated(roleForm, values, 'from', 'until')
  if (!checked.ok) return showRole(c, person, values, checked.errors)
  const { role, service: serviceId, from: fromDay, until: untilDay } = checked.value
  const problem = platform.database.transaction((tx) =>
    giveRole(tx, platform, {
      staffId: person.id,
      role,
      serviceId,
      fromDay,
      untilDay,
      by: viewer.staffId,
    }),
  )
  if (problem) return showRole(c, person, values, [roleError(problem)])
  return goTo(c, `/staff/${person.id}`, 'role_given')
})

roleRoutes.post('/staff/:id/roles/:role/ending', (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const person = findStaff(platform.database, viewer, c.req.param('id'))
  if (!person) return missing(c)
  if (person.id === viewer.staffId) return refused(c, 'four_eyes')
  const outcome = platform.database.transaction((tx) => endRole(c, tx, person, c.req.param('role')))
  if (outcome === 'gone') return missing(c)
  if (outcome === 'needs_successor') return showSuccessor(c, person)
  return goTo(c, `/staff/${person.id}`, 'role_ended')
})

/** A role that began before today ends yesterday, so that it is gone at once; a later one never begins. */
function endRole(
  c: Ctx,
  tx: Parameters<typeof giveRole>[0],
  person: StaffRow,
  roleId: string,
): 'done' | 'gone' | 'needs_successor' {
  const platform = c.get('platform')
  const today = londonDay(platform.now())
  const held = rolesHeld(tx, person.id).find(({ id }) => id === roleId)
  if (!held) return 'gone'
  if (held.from <= today && leftWithout(tx, person.id, [held], today)) return 'needs_successor'
  const ended = tx
    .update(staffRole)
    .set({ untilDay: addDays(today, -1) })
    .where(
      and(eq(staffRole.id, roleId), or(isNull(staffRole.untilDay), gte(staffRole.untilDay, today))),
    )
    .returning({ id: staffRole.id })
    .all()
  if (ended.length === 0) return 'gone'
  recordEvent(tx, platform, {
    actor: c.get('viewer').staffId,
    action: 'staff.role_ended',
    subject: { kind: 'staff', id: person.id },
    body: { role: held.role, service: held.serviceId },
  })
  return 'done'
}

const fieldOf: Record<HoldingProblem, string> = {
  needs_service: 'service',
  whole_organisation: 'service',
  administrator_apart: 'role',
  held_already: 'role',
  backwards: 'until',
}
export const roleError = (problem: HoldingProblem): FormError => ({
  field: fieldOf[problem],
  message: holdingProblems[problem],
})

function showRole(c: Ctx, person: StaffRow, values: FormValues, errors: readonly FormError[] = []) {
  const form = { values, errors }
  return showPage(c, {
    title: 'Give a role',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <StaffForm
        form={form}
        action={`/staff/${person.id}/roles`}
        back={{ href: `/staff/${person.id}`, name: person.name }}
        title={`Give ${person.name} a role`}
        under="It counts from the first day, at once."
        button="Give the role"
      >
        <RoleFields form={form} services={c.get('viewer').services} />
        <PeriodFields form={form} />
      </StaffForm>
    ),
  })
}

/** The organisation cannot be without this role: somebody else must have it first. */
export const showSuccessor = (c: Ctx, person: StaffRow) =>
  showPage(c, {
    title: 'Somebody else must take over first',
    status: 409,
    banner: {
      tone: 'no',
      title: `Nobody else holds a role that ${person.name} holds: ${roleNames.registered_manager} of a service, or ${roleNames.administrator}. An administrator must give it to somebody else first. Nothing was changed.`,
    },
    children: (
      <p>
        <a href={`/staff/${person.id}`}>Back to {person.name}</a>
      </p>
    ),
  })
