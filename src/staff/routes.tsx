import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { user } from '../../db/schema/signin.ts'
import { staff } from '../../db/schema/staff.ts'
import { DetailsFields, RoleFields, StaffForm } from '../../views/staff/forms.tsx'
import { StaffPage } from '../../views/staff/person.tsx'
import { recordEvent } from '../audit/record.ts'
import { londonDay } from '../domain/calendar.ts'
import { holdingProblem } from '../domain/holding.ts'
import { goTo, missing, showPage } from '../http/answer.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, type FormError, type FormValues, readForm } from '../http/forms.ts'
import { may } from '../http/viewer.ts'
import { deliverInvitation, issueInvitation } from '../signin/invitations.ts'
import { hasSecondFactor } from '../signin/second-factor.ts'
import { delegationsOf } from './delegations.ts'
import { designationsOf } from './designations.ts'
import { removalAsked } from './factor-removal.ts'
import { detailsForm, newStaffForm } from './forms.ts'
import { showLink } from './link-page.tsx'
import { mayFor } from './reach.ts'
import { roleError } from './role-routes.tsx'
import { addStaff, emailTaken, findStaff, giveRole, rolesHeld, type StaffRow } from './store.ts'
import { trainingOf } from './training.ts'

export const staffRoutes = new Hono<Env>()

staffRoutes.get('/staff/new', (c) => showNew(c, {}))

staffRoutes.post('/staff', async (c) => {
  const platform = c.get('platform')
  const by = c.get('viewer').staffId
  const { values } = await readForm(c)
  const checked = checkForm(newStaffForm, values)
  if (!checked.ok) return showNew(c, values, checked.errors)
  const { name, email, role, service: serviceId } = checked.value
  const today = londonDay(platform.now())
  const outcome = platform.database.transaction((tx) => {
    if (emailTaken(tx, email)) return { errors: [takenEmail] }
    const wrong = holdingProblem({ role, serviceId, from: today, until: null }, [])
    if (wrong) return { errors: [roleError(wrong)] }
    const staffId = addStaff(tx, platform, { name, email, by })
    giveRole(tx, platform, { staffId, role, serviceId, fromDay: today, untilDay: null, by })
    return { staffId, token: issueInvitation(tx, platform, { staffId, purpose: 'join', by }) }
  })
  if ('errors' in outcome) return showNew(c, values, outcome.errors)
  const delivery = await deliverInvitation(platform, {
    email,
    purpose: 'join',
    token: outcome.token,
  })
  return showLink(c, { staffId: outcome.staffId, name, delivery })
})

staffRoutes.get('/staff/:id', (c) => {
  const person = findStaff(c.get('platform').database, c.get('viewer'), c.req.param('id'))
  return person ? showStaff(c, person) : missing(c)
})

staffRoutes.get('/staff/:id/details', (c) => {
  const person = findStaff(c.get('platform').database, c.get('viewer'), c.req.param('id'))
  return person ? showDetails(c, person, { name: person.name, email: person.email }) : missing(c)
})

staffRoutes.post('/staff/:id/details', async (c) => {
  const platform = c.get('platform')
  const person = findStaff(platform.database, c.get('viewer'), c.req.param('id'))
  if (!person) return missing(c)
  const { values } = await readForm(c)
  const checked = checkForm(detailsForm, values)
  if (!checked.ok) return showDetails(c, person, values, checked.errors)
  const { name, email } = checked.value
  const changed = platform.database.transaction((tx) => {
    if (emailTaken(tx, email, person.id)) return false
    tx.update(staff).set({ name, email }).where(eq(staff.id, person.id)).run()
    if (person.userId) {
      const updatedAt = new Date(platform.now())
      tx.update(user).set({ name, email, updatedAt }).where(eq(user.id, person.userId)).run()
    }
    recordEvent(tx, platform, {
      actor: c.get('viewer').staffId,
      action: 'staff.changed',
      subject: { kind: 'staff', id: person.id },
      body: { name: name !== person.name, email: email !== person.email },
    })
    return true
  })
  if (!changed) return showDetails(c, person, values, [takenEmail])
  return goTo(c, `/staff/${person.id}`, 'saved')
})

const takenEmail: FormError = {
  field: 'email',
  message: 'Somebody here already has this e-mail address. Look for them in the list of staff.',
}

function showStaff(c: Ctx, person: StaffRow) {
  const { database, now } = c.get('platform')
  const viewer = c.get('viewer')
  const roles = rolesHeld(database, person.id)
  return showPage(c, {
    title: person.name,
    children: (
      <StaffPage
        person={person}
        today={londonDay(now())}
        roles={roles}
        designations={designationsOf(database, person.id)}
        training={trainingOf(database, person.id)}
        delegations={delegationsOf(database, person.id)}
        viewerId={viewer.staffId}
        hasSecondFactor={person.userId !== null && hasSecondFactor(database, person.userId)}
        removal={removalAsked(database, person.id, now())}
        may={{
          createUsers: may(viewer, 'create_users'),
          designate: mayFor(viewer, 'designate_staff', roles),
          recordNotice: mayFor(viewer, 'record_notice', roles),
          delegate: mayFor(viewer, 'delegate', roles),
          confirmRemoval: mayFor(viewer, 'confirm_factor_removal', roles),
          isSelf: viewer.staffId === person.id,
        }}
      />
    ),
  })
}

function showNew(c: Ctx, values: FormValues, errors: readonly FormError[] = []) {
  const form = { values, errors }
  return showPage(c, {
    title: 'Add somebody',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <StaffForm
        form={form}
        action="/staff"
        back={{ href: '/staff', name: 'Staff' }}
        title="Add somebody"
        under="They get a link to choose a password. It works once, for 24 hours."
        button="Add and invite"
      >
        <DetailsFields form={form} />
        <RoleFields form={form} services={c.get('viewer').services} />
      </StaffForm>
    ),
  })
}

function showDetails(
  c: Ctx,
  person: StaffRow,
  values: FormValues,
  errors: readonly FormError[] = [],
) {
  const form = { values, errors }
  return showPage(c, {
    title: 'Change name or e-mail',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <StaffForm
        form={form}
        action={`/staff/${person.id}/details`}
        back={{ href: `/staff/${person.id}`, name: person.name }}
        title="Change name or e-mail"
        button="Save"
      >
        <DetailsFields form={form} />
      </StaffForm>
    ),
  })
}
