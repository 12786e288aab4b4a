import { Hono } from 'hono'
import { z } from 'zod'
import { SearchPage } from '../../views/home/search.tsx'
import { TodayPage } from '../../views/home/today.tsx'
import { goTo, showPage } from '../http/answer.tsx'
import type { Env } from '../http/env.ts'
import { one, readForm } from '../http/forms.ts'
import { may, servicesWhere } from '../http/viewer.ts'
import { pathWithin } from '../signin/next.ts'
import { auditFigures } from './figures.ts'
import { find } from './search.ts'
import { todayFor } from './today.ts'

export const homeRoutes = new Hono<Env>()

const serviceChoice = z.uuid().optional().catch(undefined)

homeRoutes.get('/', (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const only = serviceChoice.parse(c.req.query('service'))
  return showPage(c, {
    title: 'Today',
    active: 'today',
    children: (
      <TodayPage
        viewer={viewer}
        now={platform.now()}
        today={todayFor(platform.database, viewer, only)}
        figures={
          may(viewer, 'read_audit')
            ? auditFigures(platform.database, servicesWhere(viewer, 'read_posts'))
            : null
        }
      />
    ),
  })
})

homeRoutes.get('/search', (c) =>
  showPage(c, { title: 'Search', children: <SearchPage query="" found={[]} /> }),
)

/** Posted, because what people look for is a name, and a name never belongs in an address. */
homeRoutes.post('/search', async (c) => {
  const viewer = c.get('viewer')
  const { values } = await readForm(c)
  const query = one(values, 'q').slice(0, 200)
  const found = find(c.get('platform').database, query, {
    person: servicesWhere(viewer, 'see_consent_answer'),
    post: servicesWhere(viewer, 'read_posts'),
    consent: servicesWhere(viewer, 'see_consent_answer'),
    account: servicesWhere(viewer, 'read_accounts'),
  })
  return showPage(c, {
    title: 'Search',
    children: <SearchPage query={query} found={found} />,
  })
})

/** Goes back to where the person was, with the chosen service in the address. Only ever to a page of ours. */
homeRoutes.post('/service', async (c) => {
  const { values } = await readForm(c)
  const origin = c.get('platform').origin
  const asked = one(values, 'back')
  const back = URL.canParse(asked, origin) ? new URL(asked, origin) : new URL(origin)
  if (back.origin !== origin) return goTo(c, '/')
  const chosen = serviceChoice.parse(one(values, 'service'))
  if (chosen) back.searchParams.set('service', chosen)
  else back.searchParams.delete('service')
  back.searchParams.delete('done')
  return goTo(c, pathWithin(back))
})
