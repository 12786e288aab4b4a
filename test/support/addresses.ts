import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Hono } from 'hono'
import { staffRole } from '../../db/schema/staff.ts'
import type { StaffName } from '../../db/seeds/cast.ts'
import { roles } from '../../src/domain/roles.ts'
import type { Env } from '../../src/http/env.ts'
import type { Database } from '../../src/platform/port.ts'
import type { House } from './house.ts'
import type { Things } from './one-of-each.ts'

/** Every address of the application, for tests that hold for all of them. */

export type Route = {
  readonly method: string
  readonly path: string
  /** As the policy names it. */
  readonly key: string
  readonly params: readonly string[]
}

/** Every route of the application once, without the middleware. */
export function routesOf(app: Hono<Env>): Route[] {
  const keys = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
  return [...new Set(keys)].map((key) => {
    const [method = '', path = ''] = key.split(' ')
    return { method, path, key, params: path.match(/:\w+/g) ?? [] }
  })
}

export const isUnsafe = ({ method }: Route): boolean => method !== 'GET'

/** What a word in an address stands for: a kind of thing, or a word that is the same for all. */
type Meaning = { readonly thing: keyof Things } | { readonly word: string }
const thing = (name: keyof Things): Meaning => ({ thing: name })
const word = (value: string): Meaning => ({ word: value })

/** By the literal part of the address before it. The longest one that fits counts. */
const meanings: Readonly<Record<string, Meaning>> = {
  '/accounts/:id': thing('account'),
  '/approvals/:postId': thing('submitted'),
  '/consents/:id': thing('consent'),
  '/consents/:id/evidence/:file': thing('evidence'),
  '/consents/:id/lines/:line': word('new'),
  '/consents/:id/pages/:page': word('who'),
  '/invitations/:token': word('not-a-real-token'),
  '/me/sessions/:id': word('00000000-0000-4000-8000-000000000000'),
  '/media/:id': thing('asset'),
  '/media/:id/:rendition': word('thumb'),
  '/media/:id/appearances/:appearance': thing('appearance'),
  '/no/:person': thing('person'),
  '/packs/:id': thing('pack'),
  '/people/:id': thing('person'),
  '/people/:id/basis/:basis': thing('basis'),
  '/posts/:id': thing('post'),
  '/posts/:id/pictures/:picture': thing('placed'),
  '/posts/:id/quotes/:quote': thing('quote'),
  '/posts/:id/targets/:target': thing('target'),
  '/posts/:postId': thing('post'),
  '/posts/:postId/targets/:targetId': thing('target'),
  '/screenshots/:id': thing('screenshot'),
  '/services/:id': thing('service'),
  '/staff/:id': thing('staff'),
  '/staff/:id/delegations/:delegation': thing('delegation'),
  '/staff/:id/designations/:designation': thing('designation'),
  '/staff/:id/roles/:role': thing('role'),
  '/takedowns/:id': thing('takedown'),
  '/withdrawals/:id': thing('withdrawal'),
}

/** Routes that are about a thing in another state than its usual one. */
const rather: readonly (readonly [RegExp, string, keyof Things])[] = [
  [/^\/consents\/:id\/(pages|lines|answer|discard)/, '/consents/:id', 'draftConsent'],
  [/^\/posts\/:id\/(draft|pictures|quotes|submission)/, '/posts/:id', 'draft'],
  [/^\/posts\/:id\/targets\/:target\/plan/, '/posts/:id', 'draft'],
  [/^\/posts\/:id\/targets\/:target\/plan/, '/posts/:id/targets/:target', 'draftTarget'],
]

function meaningOf(route: Route, upTo: string): Meaning {
  const other = rather.find(([pattern, at]) => at === upTo && pattern.test(route.path))
  const found = other ? thing(other[2]) : meanings[upTo]
  if (!found) throw new Error(`Say in test/support/addresses.ts what ${upTo} stands for.`)
  return found
}

/** The address of a route with each word filled in by `fill`. */
export function addressOf(
  route: Route,
  fill: (meaning: Meaning, position: number) => string,
): string {
  let upTo = ''
  let position = 0
  return route.path
    .split('/')
    .map((part) => {
      upTo = part === '' ? upTo : `${upTo}/${part}`
      if (part === '*') return 'nothing-of-that-name'
      if (!part.startsWith(':')) return part
      const name = part.replace(/[?{].*$/, '')
      const known = upTo.replace(part, name)
      return fill(meaningOf(route, known), position++)
    })
    .join('/')
}

/** With the ids of these things. */
export const realAddress = (route: Route, things: Things): string =>
  addressOf(route, (meaning) => ('word' in meaning ? meaning.word : things[meaning.thing]))

/** With ids that nothing has. */
export const unknownAddress = (route: Route): string =>
  addressOf(route, (meaning) => ('word' in meaning ? meaning.word : crypto.randomUUID()))

/** Calls a route as a browser on our own pages would: nothing filled in. */
export function call(
  house: House,
  method: string,
  address: string,
  { cookie = '', headers = {} }: { cookie?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  const body = method === 'GET' || method === 'HEAD' ? undefined : new URLSearchParams()
  return Promise.resolve(
    house.app.request(address, {
      method,
      headers: { cookie, origin: house.platform.origin, ...headers },
      body,
    }),
  )
}

/** Asks every route the same question and returns what is not as expected, all of it: `GET /posts: 200, not 404`. */
export async function deviations(
  routes: readonly Route[],
  expected: (route: Route) => number | string,
  ask: (route: Route) => Promise<number | string>,
): Promise<string[]> {
  const found: string[] = []
  for (const route of routes) {
    const answer = await ask(route)
    if (answer !== expected(route)) found.push(`${route.key}: ${answer}, not ${expected(route)}`)
  }
  return found
}

/** Gives one person every role there is, in one home only. */
export function giveEveryRole(house: House, name: StaffName, home: 'oak' | 'ash'): void {
  const { platform, cast } = house
  const given = { staffId: cast.staff[name], serviceId: cast.services[home] }
  for (const role of roles) {
    platform.database
      .insert(staffRole)
      .values({
        ...given,
        id: platform.newId(),
        role,
        fromDay: '2026-01-01',
        givenBy: 'system',
        givenAt: platform.now(),
      })
      .run()
  }
}

/** A digest of every row of each table, to see whether anything was written. */
export function tableDigests(database: Database): Record<string, string> {
  const tables = database.all<{ name: string }>(
    sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' ORDER BY name`,
  )
  return Object.fromEntries(
    tables.map(({ name }) => {
      const rows = database.all(sql.raw(`SELECT * FROM "${name}"`))
      return [name, createHash('sha256').update(JSON.stringify(rows)).digest('hex')]
    }),
  )
}

/** Which tables differ. */
export function changedTables(
  before: Record<string, string>,
  after: Record<string, string>,
): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name])
}
