import { Hono } from 'hono'
import { questionTasks } from '../../views/media/checklist.tsx'
import { LibraryPage } from '../../views/media/library-page.tsx'
import { ShownPage } from '../../views/media/shown-page.tsx'
import { londonDay } from '../domain/calendar.ts'
import { goTo, showPage } from '../http/answer.tsx'
import { type Row, sendCsv } from '../http/csv.ts'
import type { Ctx, Env } from '../http/env.ts'
import { one, readForm } from '../http/forms.ts'
import { may, servicesWhere } from '../http/viewer.ts'
import { type LibraryQuery, libraryQuery } from './forms.ts'
import { allPictures, type Filter, type LibraryPicture, libraryPage } from './library.ts'
import { findPeopleAnywhere, personInPictures } from './people-search.ts'

/** All pictures, as a light table. */
export const libraryRoutes = new Hono<Env>()

libraryRoutes.get('/media', (c) => {
  const query = libraryQuery.parse(c.req.query())
  const { database } = c.get('platform')
  const filter = filterFor(c, query)
  const person = query.person ? personInPictures(database, query.person, filter.services) : null
  return showPage(c, {
    title: 'Pictures',
    active: 'media',
    children: (
      <LibraryPage
        query={query}
        person={person}
        services={c.get('viewer').services}
        page={libraryPage(database, filter, query)}
        mayAdd={may(c.get('viewer'), 'upload_media')}
      />
    ),
  })
})

libraryRoutes.get('/media.csv', (c) => {
  const filter = filterFor(c, libraryQuery.parse(c.req.query()))
  return sendCsv(c, {
    name: 'pictures',
    columns: [
      'Title',
      'Service',
      'Added on',
      'People counted',
      'Who is shown',
      'Still to do',
      'Address',
    ],
    batches: csvBatches(c, filter),
  })
})

/** From a name to that person’s pictures. It is posted, so that no name stands in an address. */
libraryRoutes.post('/media/shown', async (c) => {
  const { values } = await readForm(c)
  const typed = one(values, 'name').slice(0, 100)
  const services = servicesWhere(c.get('viewer'), 'read_media')
  const people = findPeopleAnywhere(c.get('platform').database, services, typed)
  const [only, ...others] = people
  if (only && others.length === 0) return goTo(c, `/media?person=${only.id}`)
  return showPage(c, {
    title: 'Whose pictures?',
    active: 'media',
    children: <ShownPage form={{ values, errors: [] }} people={people} />,
  })
})

/** A service that this person does not cover is not a filter: it finds nothing. */
function filterFor(c: Ctx, query: LibraryQuery): Filter {
  const viewer = c.get('viewer')
  const covered = servicesWhere(viewer, 'read_media')
  const services = query.service ? covered.filter((id) => id === query.service) : covered
  const everywhere =
    !query.service &&
    viewer.grants.some((grant) => grant.serviceId === null) &&
    covered.length === viewer.services.length
  return { view: query.view, person: query.person, services, everywhere }
}

function* csvBatches(c: Ctx, filter: Filter): Generator<readonly Row[]> {
  const { database, origin } = c.get('platform')
  for (const batch of allPictures(database, filter)) yield batch.map((one) => csvRow(one, origin))
}

const csvRow = (picture: LibraryPicture, origin: string): Row => [
  picture.title,
  picture.serviceName,
  londonDay(picture.uploadedAt),
  picture.peopleCount,
  picture.names.join(', '),
  picture.open.map((question) => questionTasks[question].name).join('; '),
  `${origin}/media/${picture.id}`,
]
