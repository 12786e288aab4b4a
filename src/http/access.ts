import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { loadViewer } from '../signin/session.ts'
import type { Env } from './env.ts'
import { showFailure } from './failures.tsx'
import { showKeptWords } from './kept-words.tsx'
import { policy } from './policy.ts'
import { may } from './viewer.ts'

/** Deny by default: finds the route's row in the policy, then the session, then the role. */
export const access: MiddlewareHandler<Env> = async (c, next) => {
  const rule = ruleFor(c)
  if (rule === 'public') return next()
  if (rule === undefined) return showFailure(c, 'not_found')
  const viewer = loadViewer(c)
  if (!viewer) return goSignIn(c)
  c.set('viewer', viewer)
  if (!may(viewer, rule)) return showFailure(c, 'not_allowed')
  return next()
}

function ruleFor(c: Context<Env>): ReturnType<typeof policyOf> {
  const route = matchedRoutes(c).find((matched) => matched.method !== 'ALL')
  return route && policyOf(c.req.method, route.path)
}

function policyOf(method: string, path: string) {
  return policy[`${method === 'HEAD' ? 'GET' : method} ${path}`]
}

/** Nobody is signed in: pages go to sign-in and come back; anything else is told 401 so that typed words are not lost. */
function goSignIn(c: Context<Env>): Response | Promise<Response> {
  if (c.req.header('HX-Request')) return showFailure(c, 'signed_out')
  if (c.req.method !== 'GET') return showKeptWords(c)
  const back = new URL(c.req.url)
  return c.redirect(`/sign-in?next=${encodeURIComponent(back.pathname + back.search)}`, 303)
}
