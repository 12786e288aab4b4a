import { Hono } from 'hono'
import { ServicePage, Services } from '../../views/organisation/services.tsx'
import { londonDay } from '../domain/calendar.ts'
import { mayDo } from '../domain/roles.ts'
import { goTo, missing, refused, showPage } from '../http/answer.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, type FormError, type FormValues, readForm } from '../http/forms.ts'
import { servicesWhere, type Viewer } from '../http/viewer.ts'
import { serviceForm } from './forms.ts'
import {
  addService,
  changeService,
  findService,
  listServices,
  type ServiceRow,
  serviceNameTaken,
} from './store.ts'

export const organisationRoutes = new Hono<Env>()

organisationRoutes.get('/services', (c) => {
  const { database, now } = c.get('platform')
  const viewer = c.get('viewer')
  const covered = new Set(viewer.services.map(({ id }) => id))
  const services = listServices(database, londonDay(now())).filter(({ id }) => covered.has(id))
  return showPage(c, {
    title: 'Services',
    children: (
      <Services
        services={services}
        editable={new Set(servicesWhere(viewer, 'edit_services'))}
        mayAdd={mayAddServices(viewer)}
      />
    ),
  })
})

organisationRoutes.get('/services/new', (c) =>
  mayAddServices(c.get('viewer')) ? showNew(c, {}) : refused(c, 'not_allowed'),
)

organisationRoutes.post('/services', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  if (!mayAddServices(viewer)) return refused(c, 'not_allowed')
  const { values } = await readForm(c)
  const checked = checkForm(serviceForm, values)
  if (!checked.ok) return showNew(c, values, checked.errors)
  const added = platform.database.transaction((tx) => {
    if (serviceNameTaken(tx, checked.value.serviceName)) return false
    addService(tx, platform, { ...checked.value, by: viewer.staffId })
    return true
  })
  return added ? goTo(c, '/services', 'saved') : showNew(c, values, [takenName])
})

organisationRoutes.get('/services/:id', (c) => {
  const one = editable(c, c.req.param('id'))
  if (!one) return missing(c)
  const { name: serviceName, nation, town, registrationNumber } = one
  return showChange(c, one, { serviceName, nation, town, registrationNumber })
})

organisationRoutes.post('/services/:id', async (c) => {
  const platform = c.get('platform')
  const one = editable(c, c.req.param('id'))
  if (!one) return missing(c)
  const { values } = await readForm(c)
  const checked = checkForm(serviceForm, values)
  if (!checked.ok) return showChange(c, one, values, checked.errors)
  const changed = platform.database.transaction((tx) => {
    if (serviceNameTaken(tx, checked.value.serviceName, one.id)) return false
    changeService(tx, platform, { ...checked.value, id: one.id, by: c.get('viewer').staffId })
    return true
  })
  return changed ? goTo(c, '/services', 'saved') : showChange(c, one, values, [takenName])
})

const takenName: FormError = {
  field: 'serviceName',
  message: 'There is a service of that name already. Choose another name.',
}

/** A new service belongs to nobody yet, so adding one needs a role for the whole organisation. */
const mayAddServices = (viewer: Viewer): boolean =>
  mayDo(
    {
      roles: viewer.grants.filter(({ serviceId }) => serviceId === null).map(({ role }) => role),
      delegated: false,
    },
    'edit_services',
  )

function editable(c: Ctx, id: string): ServiceRow | null {
  const may = servicesWhere(c.get('viewer'), 'edit_services').includes(id)
  return may ? findService(c.get('platform').database, id) : null
}

const showNew = (c: Ctx, values: FormValues, errors: readonly FormError[] = []) =>
  showService(c, { values, errors }, { title: 'Add a service', action: '/services', button: 'Add' })

const showChange = (
  c: Ctx,
  one: ServiceRow,
  values: FormValues,
  errors: readonly FormError[] = [],
) =>
  showService(
    c,
    { values, errors },
    { title: `Change ${one.name}`, action: `/services/${one.id}`, button: 'Save' },
  )

const showService = (
  c: Ctx,
  form: { readonly values: FormValues; readonly errors: readonly FormError[] },
  about: { readonly title: string; readonly action: string; readonly button: string },
) =>
  showPage(c, {
    title: about.title,
    status: form.errors.length > 0 ? 422 : 200,
    children: <ServicePage form={form} {...about} />,
  })
