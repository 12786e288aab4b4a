import { Hono } from 'hono'
import { HowTheySaidNo, WhoSaidNo } from '../../views/consents/no.tsx'
import { WithdrawalPage } from '../../views/consents/withdrawal.tsx'
import { emptyForm, type FormState } from '../../views/shared/form.tsx'
import { goTo, missing, showPage } from '../http/answer.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { one, readForm } from '../http/forms.ts'
import { alreadySent, rememberForm, sentKey } from '../http/once.ts'
import { may, servicesWhere } from '../http/viewer.ts'
import { staffNames } from '../media/store.ts'
import { type ListedPerson, listPeople, searchPeople } from '../people/list.ts'
import { picturesOf, targetsShowing } from '../people/shared.ts'
import { findPerson, type PersonRow } from '../people/store.ts'
import { readNo } from './no-form.ts'
import {
  completeNo,
  type FoundWithdrawal,
  findWithdrawal,
  recordNo,
  stoppedBy,
} from './withdrawal.ts'

export const noRoutes = new Hono<Env>()

/** How many people the first page offers before anything is typed. */
const mostOffered = 20

const covered = (c: Ctx): string[] => servicesWhere(c.get('viewer'), 'record_a_no')

/** Anybody may record a no, but only those who may see the register are shown it before they type a name (D). */
noRoutes.get('/no', (c) => {
  const { database, now } = c.get('platform')
  const services = servicesWhere(c.get('viewer'), 'see_consent_answer')
  return showWho(c, '', listPeople(database, services, {}, now(), mostOffered).people)
})

/** Posted, so that the name somebody looks for is never part of an address. */
noRoutes.post('/no', async (c) => {
  const { database, now } = c.get('platform')
  const name = one((await readForm(c)).values, 'name')
    .trim()
    .slice(0, 100)
  if (name === '') return goTo(c, '/no')
  return showWho(c, name, searchPeople(database, covered(c), name, now(), mostOffered))
})

const showWho = (c: Ctx, name: string, people: readonly ListedPerson[]) =>
  showPage(c, {
    title: 'Record a “no”',
    children: (
      <WhoSaidNo name={name} people={people} browses={may(c.get('viewer'), 'see_consent_answer')} />
    ),
  })

noRoutes.get('/no/:person', (c) => {
  const { database, newId } = c.get('platform')
  const person = findPerson(database, c.req.param('person'), covered(c))
  if (!person) return missing(c)
  const form = { values: { when: 'now', scope: 'everything', take_down: 'yes' }, errors: [] }
  return showHow(c, person, form, newId())
})

function showHow(c: Ctx, person: PersonRow, form: FormState, formKey: string) {
  const mayPick = may(c.get('viewer'), 'read_media', person.serviceId)
  return showPage(c, {
    title: `${person.knownAs} said no`,
    status: form.errors.length > 0 ? 422 : 200,
    children: (
      <HowTheySaidNo
        person={person}
        form={form}
        formKey={formKey}
        pictures={mayPick ? picturesOf(c.get('platform').database, person.id) : []}
      />
    ),
  })
}

noRoutes.post('/no/:person', async (c) => {
  const platform = c.get('platform')
  const { staffId } = c.get('viewer')
  const person = findPerson(platform.database, c.req.param('person'), covered(c))
  if (!person) return missing(c)
  const { values } = await readForm(c)
  const key = sentKey(values, platform)
  const pictures = picturesOf(platform.database, person.id).map(({ id }) => id)
  const entry = readNo(values, platform.now(), pictures)
  if (!entry.ok) return showHow(c, person, { values, errors: entry.errors }, key)
  const location = platform.database.transaction((tx) => {
    const before = alreadySent(tx, key, staffId)
    if (before !== null) return before
    const made = `/withdrawals/${recordNo(tx, platform, person.id, entry.value, staffId)}`
    rememberForm(tx, platform, { key, staffId, location: made })
    return made
  })
  return goTo(c, location, 'no_recorded')
})

/** The “no” in the address: for those who may see the register, and for whoever wrote it down. */
function saidHere(c: Ctx): FoundWithdrawal | undefined {
  const viewer = c.get('viewer')
  const said = findWithdrawal(c.get('platform').database, c.req.param('id') ?? '', covered(c))
  const isTheirs =
    said?.recordedBy === viewer.staffId ||
    (said && may(viewer, 'see_consent_answer', said.person.serviceId))
  return isTheirs ? said : undefined
}

noRoutes.get('/withdrawals/:id', (c) => {
  const said = saidHere(c)
  return said ? showSaid(c, said, emptyForm) : missing(c)
})

function showSaid(c: Ctx, said: FoundWithdrawal, form: FormState) {
  const { database } = c.get('platform')
  const viewer = c.get('viewer')
  return showPage(c, {
    title: `${said.person.knownAs} said no`,
    status: form.errors.length > 0 ? 422 : 200,
    children: (
      <WithdrawalPage
        said={said}
        targets={targetsShowing(database, said.person.id)}
        stopped={stoppedBy(database, said)}
        names={staffNames(database, [said.recordedBy, said.identityCheckedBy ?? ''])}
        form={form}
        fresh={c.req.query('done') === 'no_recorded'}
        seesPosts={may(viewer, 'read_posts', said.person.serviceId)}
        seesPerson={may(viewer, 'see_consent_answer', said.person.serviceId)}
      />
    ),
  })
}

noRoutes.post('/withdrawals/:id/details', async (c) => {
  const platform = c.get('platform')
  const said = saidHere(c)
  if (!said) return missing(c)
  const { values } = await readForm(c)
  const later = {
    identityChecked: one(values, 'identity') === 'yes',
    confirmedHow: one(values, 'confirmed_how').trim().slice(0, 200),
  }
  platform.database.transaction((tx) =>
    completeNo(tx, platform, said, later, c.get('viewer').staffId),
  )
  if (later.identityChecked || later.confirmedHow !== '')
    return goTo(c, `/withdrawals/${said.id}`, 'saved')
  const message = 'Tick that you made sure, or write how you told them.'
  return showSaid(c, said, { values, errors: [{ field: 'confirmed_how', message }] })
})
