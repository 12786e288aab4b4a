import { Hono } from 'hono'
import { RemovalFields, StaffForm } from '../../views/staff/forms.tsx'
import { recordEvent } from '../audit/record.ts'
import { goTo, missing, refused, showPage } from '../http/answer.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, type FormError, type FormValues, readForm } from '../http/forms.ts'
import { deliverInvitation, issueInvitation } from '../signin/invitations.ts'
import { askRemoval, decideRemoval } from './factor-removal.ts'
import { removalDecisionForm, removalForm } from './forms.ts'
import { showLink } from './link-page.tsx'
import { mayFor } from './reach.ts'
import { findStaff, rolesHeld, type StaffRow } from './store.ts'

/** New links, and taking away a lost second step, which needs two people. */
export const staffSignInRoutes = new Hono<Env>()

staffSignInRoutes.post('/staff/:id/link', async (c) => {
  const platform = c.get('platform')
  const by = c.get('viewer').staffId
  const person = findStaff(platform.database, c.get('viewer'), c.req.param('id'))
  if (!person) return missing(c)
  if (person.leftOn || person.noticeGivenOn) return refused(c, 'wrong_state')
  const purpose = person.userId ? 'reset' : 'join'
  const token = platform.database.transaction((tx) => {
    recordEvent(tx, platform, {
      actor: by,
      action: 'staff.reset_issued',
      subject: { kind: 'staff', id: person.id },
      body: { purpose },
    })
    return issueInvitation(tx, platform, { staffId: person.id, purpose, by })
  })
  const delivery = await deliverInvitation(platform, { email: person.email, purpose, token })
  return showLink(c, { staffId: person.id, name: person.name, delivery })
})

staffSignInRoutes.get('/staff/:id/factor-removal', (c) => {
  const person = findStaff(c.get('platform').database, c.get('viewer'), c.req.param('id'))
  return person?.userId ? showRemoval(c, person, {}) : missing(c)
})

staffSignInRoutes.post('/staff/:id/factor-removal', async (c) => {
  const platform = c.get('platform')
  const by = c.get('viewer').staffId
  const person = findStaff(platform.database, c.get('viewer'), c.req.param('id'))
  if (!person?.userId) return missing(c)
  if (person.id === by) return refused(c, 'four_eyes')
  const { values } = await readForm(c)
  const checked = checkForm(removalForm, values)
  if (!checked.ok) return showRemoval(c, person, values, checked.errors)
  const { reason } = checked.value
  platform.database.transaction((tx) =>
    askRemoval(tx, platform, { staffId: person.id, by, reason }),
  )
  return goTo(c, `/staff/${person.id}`, 'removal_asked')
})

staffSignInRoutes.post('/staff/:id/factor-removal/decision', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const person = findStaff(platform.database, viewer, c.req.param('id'))
  if (!person) return missing(c)
  if (!mayFor(viewer, 'confirm_factor_removal', rolesHeld(platform.database, person.id))) {
    return refused(c, 'not_allowed')
  }
  const checked = checkForm(removalDecisionForm, (await readForm(c)).values)
  if (!checked.ok) return missing(c)
  const { decision } = checked.value
  const outcome = platform.database.transaction((tx) =>
    decideRemoval(tx, platform, { staffId: person.id, by: viewer.staffId, decision }),
  )
  if (outcome === 'four_eyes') return refused(c, 'four_eyes')
  if (outcome === 'gone') return refused(c, 'wrong_state')
  const done = decision === 'confirmed' ? 'removal_confirmed' : 'removal_refused'
  return goTo(c, `/staff/${person.id}`, done)
})

function showRemoval(
  c: Ctx,
  person: StaffRow,
  values: FormValues,
  errors: readonly FormError[] = [],
) {
  const form = { values, errors }
  return showPage(c, {
    title: 'They lost their phone',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <StaffForm
        form={form}
        action={`/staff/${person.id}/factor-removal`}
        back={{ href: `/staff/${person.id}`, name: person.name }}
        title={`${person.name} lost their phone`}
        under="A recovery code is quicker: ask whether they still have one. If not, a second administrator or a Registered Manager must agree. Then they set up a new phone when they next sign in."
        button="Ask the second person"
      >
        <RemovalFields form={form} />
      </StaffForm>
    ),
  })
}
