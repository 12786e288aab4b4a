import { Hono } from 'hono'
import { BasisPage } from '../../views/people/basis.tsx'
import { emptyForm, type FormState } from '../../views/shared/form.tsx'
import { londonDay } from '../domain/calendar.ts'
import type { Permission } from '../domain/roles.ts'
import { goTo, missing, refused, showPage } from '../http/answer.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { readForm } from '../http/forms.ts'
import { servicesWhere } from '../http/viewer.ts'
import { endBasis, mayHaveBasis, recordBasis } from './basis.ts'
import { readBasis } from './forms.ts'
import { findPerson, type PersonRow } from './store.ts'

export const basisRoutes = new Hono<Env>()

/** The person in the address, when this reader may do that. */
function personIn(c: Ctx, permission: Permission): PersonRow | undefined {
  const services = servicesWhere(c.get('viewer'), permission)
  return findPerson(c.get('platform').database, c.req.param('id') ?? '', services)
}

function showBasis(c: Ctx, person: PersonRow, form: FormState) {
  return showPage(c, {
    title: `Team pictures with ${person.knownAs}`,
    active: 'consent',
    status: form.errors.length > 0 ? 422 : 200,
    children: <BasisPage form={form} person={person} />,
  })
}

basisRoutes.get('/people/:id/basis', (c) => {
  const person = personIn(c, 'say_no_consent_needed')
  if (!person) return missing(c)
  if (!mayHaveBasis(person.kind)) return goTo(c, `/people/${person.id}`)
  return showBasis(c, person, emptyForm)
})

basisRoutes.post('/people/:id/basis', async (c) => {
  const platform = c.get('platform')
  const person = personIn(c, 'say_no_consent_needed')
  if (!person) return missing(c)
  if (!mayHaveBasis(person.kind)) return refused(c, 'wrong_state')
  const { values } = await readForm(c)
  const entry = readBasis(values, londonDay(platform.now()))
  if (!entry.ok) {
    return showBasis(c, person, { values, errors: entry.errors })
  }
  const { staffId } = c.get('viewer')
  const standing = platform.database.transaction((tx) =>
    recordBasis(tx, platform, person.id, entry.value, staffId),
  )
  if (standing === 'objected') return refused(c, 'wrong_state')
  return goTo(c, `/people/${person.id}`, 'saved')
})

for (const [path, because] of [
  ['/people/:id/basis/:basis/end', 'ended'],
  ['/people/:id/basis/:basis/objection', 'objected'],
] as const) {
  basisRoutes.post(path, (c) => {
    const platform = c.get('platform')
    const person = personIn(c, 'edit_person')
    if (!person) return missing(c)
    const basis = { id: c.req.param('basis'), personId: person.id }
    const { staffId } = c.get('viewer')
    const done = platform.database.transaction((tx) =>
      endBasis(tx, platform, basis, because, staffId),
    )
    return done ? goTo(c, `/people/${person.id}`, 'saved') : refused(c, 'wrong_state')
  })
}
