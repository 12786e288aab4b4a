import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StaffName, staffNames } from '../../db/seeds/cast.ts'
import { mayDo, type Permission, permissions, type Role } from '../../src/domain/roles.ts'
import { policy } from '../../src/http/policy.ts'
import {
  addressOf,
  call,
  changedTables,
  deviations,
  giveEveryRole,
  isUnsafe,
  type Route,
  realAddress,
  routesOf,
  tableDigests,
  unknownAddress,
} from '../support/addresses.ts'
import { type House, openHouse } from '../support/house.ts'
import { plantOneOfEach, type Things } from '../support/one-of-each.ts'

let house: House
let oak: Things
let ash: Things
let routes: Route[]
beforeAll(async () => {
  house = openHouse()
  oak = await plantOneOfEach(house.platform, house.cast, 'oak')
  ash = await plantOneOfEach(house.platform, house.cast, 'ash')
  routes = routesOf(house.app)
})
afterAll(() => house.close())

const ruleOf = (route: Route) => policy[route.key]
const guarded = () => routes.filter((route) => ruleOf(route) !== 'public')
const withIds = () => guarded().filter(({ params }) => params.length > 0)

describe('The table of routes', () => {
  test('lists every route, and nothing that is not one', () => {
    expect(routes.map(({ key }) => key).sort()).toEqual(Object.keys(policy).sort())
  })

  test('gives every permission a route, save those that only a part of a page asks about', () => {
    const askedWithin: Permission[] = ['see_capacity_detail']
    const used = new Set(Object.values(policy))
    const idle = Object.keys(permissions).filter((name) => !used.has(name as Permission))
    expect(idle.sort()).toEqual(askedWithin.sort())
  })

  test('refuses a route that it does not list', async () => {
    const other = openHouse()
    other.app.get('/not-in-the-table', (c) => c.text('open to all'))
    const { status } = await other.as('morag').get('/not-in-the-table')
    await other.close()
    expect(status).toBe(404)
  })

  test('keeps what is public to a short list', () => {
    const open = Object.keys(policy).filter((key) => policy[key] === 'public')
    expect(open).toEqual([
      'GET /health',
      'GET /assets/*',
      'GET /sign-in',
      'POST /sign-in',
      'POST /demo-sign-in',
      'POST /sign-out',
      'GET /second-factor',
      'POST /second-factor',
      'GET /invitations/:token',
      'POST /invitations/:token',
      'GET /setup',
      'POST /setup',
    ])
  })
})

describe('Somebody who is not signed in', () => {
  test('is sent to sign-in by every page, and comes back to it', async () => {
    const pages = guarded().filter((route) => !isUnsafe(route))
    const addresses = new Map(pages.map((route) => [route, unknownAddress(route)]))
    const back = (route: Route) =>
      `303 /sign-in?next=${encodeURIComponent(addresses.get(route) ?? '')} ''`
    const wrong = await deviations(pages, back, async (route) => {
      const response = await call(house, 'GET', addresses.get(route) ?? '')
      return `${response.status} ${response.headers.get('Location')} '${await response.text()}'`
    })
    expect(wrong).toEqual([])
  })

  test('is told so by every action, and may do none', async () => {
    const wrong = await deviations(
      guarded().filter(isUnsafe),
      () => 401,
      async (route) => (await call(house, route.method, unknownAddress(route))).status,
    )
    expect(wrong).toEqual([])
  })

  test('learns nothing from the headers of a page', async () => {
    const wrong = await deviations(
      guarded().filter((route) => !isUnsafe(route)),
      () => 401,
      async (route) => (await call(house, 'HEAD', unknownAddress(route))).status,
    )
    expect(wrong).toEqual([])
  })

  test('is told so by every piece of a page, instead of being sent away', async () => {
    const headers = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' }
    const wrong = await deviations(
      guarded(),
      () => 401,
      async (route) => (await call(house, route.method, unknownAddress(route), { headers })).status,
    )
    expect(wrong).toEqual([])
  })

  test('has no way in with a made-up cookie', async () => {
    const cookie = house.as('morag').cookie.replace(/.$/, 'x').replace('%', '%25')
    expect((await call(house, 'GET', '/', { cookie })).status).toBe(303)
  })
})

/** What each person of the cast holds; `dee` has no delegation today, so she is a carer. */
const held: Readonly<Record<StaffName, readonly Role[]>> = {
  asha: ['author'],
  bea: ['author'],
  morag: ['registered_manager'],
  dee: ['deputy'],
  gwen: ['carer'],
  sam: ['safeguarding_lead'],
  priya: ['auditor'],
  dana: ['data_protection_officer'],
  alex: ['administrator'],
  rhys: ['author'],
}

/** What belongs to no service yet asks for a role in the whole organisation. */
const wholeOrganisation = ['GET /services/new', 'POST /services']
const heldEverywhere: readonly StaffName[] = ['sam', 'priya', 'dana', 'alex']

describe.each(staffNames)('Roles: %s', (name) => {
  test('may call what the table says, and is refused everything else', async () => {
    const standing = { roles: held[name], delegated: false }
    const wrong = await deviations(
      guarded(),
      (route) => {
        const reaches = heldEverywhere.includes(name) || !wholeOrganisation.includes(route.key)
        return reaches && mayDo(standing, ruleOf(route) as Permission) ? 'allowed' : 'refused'
      },
      async (route) => {
        const { cookie } = house.as(name)
        const { status } = await call(house, route.method, unknownAddress(route), { cookie })
        return { 401: 'signed out', 403: 'refused' }[status] ?? 'allowed'
      },
    )
    expect(wrong).toEqual([])
  })
})

describe('Ids in addresses', () => {
  /** Every role there is, but in Oak House only. */
  const everythingInOak = () => house.as('dee').cookie
  beforeAll(() => giveEveryRole(house, 'dee', 'oak'))
  const asked = async (route: Route, address: string) =>
    (await call(house, route.method, address, { cookie: everythingInOak() })).status

  test('of nothing are not found, on every route that has one', async () => {
    const wrong = await deviations(
      withIds(),
      () => 404,
      (route) => asked(route, unknownAddress(route)),
    )
    expect(wrong).toEqual([])
  })

  test.each([
    'x',
    '0',
    '-1',
    "'%20OR%201=1--",
    '..%2f..%2fetc%2fpasswd',
    '%00',
    '__proto__',
    'null',
    'a'.repeat(2000),
  ])('that are no ids are not found: %s', async (nonsense) => {
    const wrong = await deviations(
      withIds(),
      () => 404,
      (route) =>
        asked(
          route,
          addressOf(route, () => nonsense),
        ),
    )
    expect(wrong).toEqual([])
  })

  test('of another service are not found, on every route that has one', async () => {
    const wrong = await deviations(
      withIds(),
      () => 404,
      (route) => asked(route, realAddress(route, ash)),
    )
    expect(wrong).toEqual([])
  })

  test('of another service behind an id of one’s own are answered as if nothing had them', async () => {
    const behindOwn = (route: Route, child: (name: keyof Things) => string) =>
      addressOf(route, (meaning, position) => {
        if ('word' in meaning) return meaning.word
        return position === 0 ? oak[meaning.thing] : child(meaning.thing)
      })
    const mixed = (route: Route) => behindOwn(route, (name) => ash[name])
    const unknown = () => crypto.randomUUID()
    const two = withIds().filter((route) => mixed(route) !== realAddress(route, oak))
    const within = two.filter(({ params }) => params.length > 1)
    expect(within.length).toBeGreaterThan(0)
    const before = tableDigests(house.platform.database)
    const answers = new Map<Route, number>()
    for (const route of within) answers.set(route, await asked(route, behindOwn(route, unknown)))
    const wrong = await deviations(
      within,
      (route) => answers.get(route) ?? 'never asked',
      (route) => asked(route, mixed(route)),
    )
    expect(wrong).toEqual([])
    expect([...new Set(answers.values())].sort()).toEqual([404, 409, 422])
    expect(changedTables(before, tableDigests(house.platform.database))).toEqual(['auth_session'])
  })

  test('of one’s own service are found by every page, so that the tests above mean something', async () => {
    const wrong = await deviations(
      withIds().filter((route) => !isUnsafe(route)),
      () => 'found',
      async (route) => {
        const status = await asked(route, realAddress(route, oak))
        return [200, 303].includes(status) ? 'found' : status
      },
    )
    expect(wrong).toEqual([])
  })

  test('no fault was logged on the way', () => {
    expect(house.faults.map(({ where, error }) => `${where}: ${error}`)).toEqual([])
  })
})
