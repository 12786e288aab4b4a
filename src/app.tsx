import { Hono } from 'hono'
import { accountListRoutes } from './accounts/list-routes.tsx'
import { accountRoutes } from './accounts/routes.tsx'
import { accountStateRoutes } from './accounts/state-routes.tsx'
import { queueRoutes } from './approvals/queue-routes.tsx'
import { approvalRoutes } from './approvals/routes.tsx'
import { auditRoutes } from './audit/routes.tsx'
import { fillRoutes } from './consents/fill-routes.tsx'
import { noRoutes } from './consents/no-routes.tsx'
import { proofRoutes } from './consents/proof-routes.tsx'
import { recordRoutes } from './consents/record-routes.tsx'
import { publicationRoutes } from './exports/publication-routes.ts'
import { publishedRoutes } from './exports/published-routes.tsx'
import { exportRoutes } from './exports/routes.tsx'
import { homeRoutes } from './home/routes.tsx'
import { access } from './http/access.ts'
import { serveAssets } from './http/assets.ts'
import { onlySoMuch } from './http/body-size.ts'
import type { Env } from './http/env.ts'
import { onError, showFailure } from './http/failures.tsx'
import { securityHeaders } from './http/headers.ts'
import { sameOriginOnly } from './http/same-origin.ts'
import { mediaRoutes } from './media/routes.ts'
import { organisationRoutes } from './organisation/routes.tsx'
import { basisRoutes } from './people/basis-routes.tsx'
import { peopleRoutes } from './people/routes.tsx'
import type { Platform } from './platform/port.ts'
import { postsRoutes } from './posts/routes.tsx'
import { setupRoutes } from './setup/routes.tsx'
import { invitationRoutes } from './signin/invitation-routes.tsx'
import { meRoutes } from './signin/me-routes.tsx'
import { signinRoutes } from './signin/routes.tsx'
import { secondFactorRoutes } from './signin/second-factor-routes.tsx'
import { delegationRoutes } from './staff/delegation-routes.tsx'
import { dutyRoutes } from './staff/duty-routes.tsx'
import { leavingRoutes } from './staff/leaving-routes.tsx'
import { staffListRoutes } from './staff/list-routes.tsx'
import { roleRoutes } from './staff/role-routes.tsx'
import { staffRoutes } from './staff/routes.tsx'
import { staffSignInRoutes } from './staff/sign-in-routes.tsx'
import { takedownRoutes } from './takedowns/routes.tsx'

/** The whole application on one platform: middleware in order, then one `.route()` per feature. */
export function createApp(platform: Platform): Hono<Env> {
  const app = new Hono<Env>()
  app.onError(onError)
  app.notFound((c) => showFailure(c, 'not_found'))

  app.use(async (c, next) => {
    c.set('platform', platform)
    c.set('reference', platform.newId().slice(0, 8))
    await next()
  })
  app.use(securityHeaders)
  app.use(sameOriginOnly)
  app.use(onlySoMuch)
  app.use(access)

  app.get('/health', (c) => c.text('ready'))
  app.get('/assets/*', serveAssets)

  app.route('/', homeRoutes)
  app.route('/', auditRoutes)

  app.route('/', signinRoutes)
  app.route('/', secondFactorRoutes)
  app.route('/', invitationRoutes)
  app.route('/', meRoutes)
  app.route('/', setupRoutes)
  app.route('/', staffListRoutes)
  app.route('/', staffRoutes)
  app.route('/', roleRoutes)
  app.route('/', dutyRoutes)
  app.route('/', delegationRoutes)
  app.route('/', leavingRoutes)
  app.route('/', staffSignInRoutes)
  app.route('/', organisationRoutes)
  app.route('/', accountListRoutes)
  app.route('/', accountRoutes)
  app.route('/', accountStateRoutes)
  app.route('/', peopleRoutes)
  app.route('/', basisRoutes)
  app.route('/', recordRoutes)
  app.route('/', fillRoutes)
  app.route('/', proofRoutes)
  app.route('/', noRoutes)
  app.route('/', mediaRoutes)
  app.route('/', postsRoutes)
  app.route('/', queueRoutes)
  app.route('/', approvalRoutes)
  app.route('/', exportRoutes)
  app.route('/', publicationRoutes)
  app.route('/', publishedRoutes)
  app.route('/', takedownRoutes)

  return app
}
