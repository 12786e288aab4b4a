import { Hono } from 'hono'
import { AddPersonPage, EditPersonPage } from '../../views/people/form.tsx'
import { PeopleList } from '../../views/people/list.tsx'
import { PersonPage } from '../../views/people/person.tsx'
import { emptyForm, type FormState } from '../../views/shared/form.tsx'
import { toCheckCount } from '../consents/queue.ts'
import { londonDay } from '../domain/calendar.ts'
import {
  ageBandNames,
  communicationNeedNames,
  isPersonSupported,
  personKindNames,
} from '../domain/people.ts'
import { lightNames } from '../domain/permission-light.ts'
import { goTo, missing, refusalBanner, showPage } from '../http/answer.tsx'
import { type Row, sendCsv } from '../http/csv.ts'
import type { Ctx, Env } from '../http/env.ts'
import { one, readForm } from '../http/forms.ts'
import { alreadySent, rememberForm, sentKey } from '../http/once.ts'
import { may, servicesWhere } from '../http/viewer.ts'
import { entryValues, peopleFilters, readNewPerson, readPersonChange } from './forms.ts'
import { listPeople, type PeoplePage, searchPeople } from './list.ts'
import { personPage } from './page.ts'
import { addPerson, changePerson, findPerson, type PersonRow } from './store.ts'

export const peopleRoutes = new Hono<Env>()

peopleRoutes.get('/people', (c) => {
  const platform = c.get('platform')
  const filters = peopleFilters.parse(c.req.query())
  const services = servicesWhere(c.get('viewer'), 'see_consent_answer')
  return showList(c, listPeople(platform.database, services, filters, platform.now()), '')
})

/** Posted, so that the name somebody looks for is never part of an address. */
peopleRoutes.post('/people/search', async (c) => {
  const platform = c.get('platform')
  const name = one((await readForm(c)).values, 'name')
    .trim()
    .slice(0, 100)
  const services = servicesWhere(c.get('viewer'), 'see_consent_answer')
  const people = searchPeople(platform.database, services, name, platform.now())
  return showList(c, { people, next: null }, name)
})

function showList(c: Ctx, found: PeoplePage, name: string) {
  const viewer = c.get('viewer')
  const { database } = c.get('platform')
  const covered = servicesWhere(viewer, 'see_consent_answer')
  return showPage(c, {
    title: 'People',
    active: 'consent',
    children: (
      <PeopleList
        found={found}
        filters={peopleFilters.parse(c.req.query())}
        name={name}
        services={viewer.services.filter(({ id }) => covered.includes(id))}
        query={new URL(c.req.url).searchParams}
        toCheck={toCheckCount(database, covered)}
        mayAdd={may(viewer, 'edit_person')}
      />
    ),
  })
}

peopleRoutes.get('/people.csv', (c) =>
  sendCsv(c, {
    name: 'people',
    columns: ['Goes by', 'Full name', 'Who', 'Service', 'Age', 'Needs', 'How things stand'],
    batches: peopleBatches(c),
  }),
)

function* peopleBatches(c: Ctx): Generator<Row[]> {
  const platform = c.get('platform')
  const filters = peopleFilters.parse(c.req.query())
  const services = servicesWhere(c.get('viewer'), 'see_consent_answer')
  let after = filters.after ?? null
  do {
    const page = listPeople(
      platform.database,
      services,
      { ...filters, after: after ?? undefined },
      platform.now(),
      200,
    )
    yield page.people.map((one) => [
      one.knownAs,
      one.fullName,
      personKindNames[one.kind],
      one.serviceName,
      ageBandNames[one.ageBand],
      one.needs.map((need) => communicationNeedNames[need]).join(', '),
      lightNames[one.light],
    ])
    after = page.next
  } while (after !== null)
}

peopleRoutes.get('/people/new', (c) => showAdd(c, emptyForm, c.get('platform').newId()))

function showAdd(c: Ctx, form: FormState, formKey: string) {
  const viewer = c.get('viewer')
  const allowed = servicesWhere(viewer, 'edit_person')
  return showPage(c, {
    title: 'Add a person',
    active: 'consent',
    status: form.errors.length > 0 ? 422 : 200,
    children: (
      <AddPersonPage
        form={form}
        services={viewer.services.filter(({ id }) => allowed.includes(id))}
        formKey={formKey}
      />
    ),
  })
}

peopleRoutes.post('/people', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const { values } = await readForm(c)
  const key = sentKey(values, platform)
  const today = londonDay(platform.now())
  const entry = readNewPerson(values, servicesWhere(viewer, 'edit_person'), today)
  if (!entry.ok) return showAdd(c, { values, errors: entry.errors }, key)
  const location = platform.database.transaction((tx) => {
    const before = alreadySent(tx, key, viewer.staffId)
    if (before !== null) return before
    const made = `/people/${addPerson(tx, platform, entry.value, viewer.staffId)}`
    rememberForm(tx, platform, { key, staffId: viewer.staffId, location: made })
    return made
  })
  return goTo(c, location, 'person_added')
})

peopleRoutes.get('/people/:id', (c) => {
  const platform = c.get('platform')
  const page = personPage(platform, c.get('viewer'), c.req.param('id'))
  if (!page) return missing(c)
  return showPage(c, {
    title: page.person.knownAs,
    active: 'consent',
    children: <PersonPage {...page} />,
  })
})

peopleRoutes.get('/people/:id/edit', (c) => {
  const { database } = c.get('platform')
  const services = servicesWhere(c.get('viewer'), 'edit_person')
  const person = findPerson(database, c.req.param('id'), services)
  if (!person) return missing(c)
  return showPage(c, {
    title: `Change ${person.knownAs}’s entry`,
    active: 'consent',
    children: <EditPersonPage form={{ values: entryValues(person), errors: [] }} person={person} />,
  })
})

peopleRoutes.post('/people/:id', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const services = servicesWhere(viewer, 'edit_person')
  const person = findPerson(platform.database, c.req.param('id'), services)
  if (!person) return missing(c)
  const { values } = await readForm(c)
  const read = readPersonChange(values, londonDay(platform.now()))
  const mayLeaveCare = may(viewer, 'say_no_consent_needed', person.serviceId)
  const change = read.ok && !mayLeaveCare ? staysSupported(person, read) : read
  const saved =
    change.ok &&
    platform.database.transaction((tx) =>
      changePerson(tx, platform, person.id, change.value, viewer.staffId),
    )
  if (saved) return goTo(c, `/people/${person.id}`, 'saved')
  return showPage(c, {
    title: `Change ${person.knownAs}’s entry`,
    active: 'consent',
    status: change.ok ? 409 : 422,
    banner: change.ok ? refusalBanner('changed_meanwhile') : undefined,
    children: (
      <EditPersonPage
        form={{ values, errors: change.ok ? [] : change.errors }}
        person={person}
        meanwhile={change.ok ? person : undefined}
      />
    ),
  })
})

type Change = ReturnType<typeof readPersonChange>

/** Somebody who is supported needs a yes of their own; one carer alone does not make a colleague of them. */
function staysSupported(person: PersonRow, change: Extract<Change, { ok: true }>): Change {
  if (!isPersonSupported(person.kind) || isPersonSupported(change.value.kind)) return change
  const message =
    'Only the Registered Manager may say that somebody is not supported here. Ask them to change this.'
  return { ok: false, errors: [{ field: 'kind', message }] }
}
