import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  call,
  deviations,
  type Route,
  realAddress,
  routesOf,
  unknownAddress,
} from '../support/addresses.ts'
import { type House, openHouse } from '../support/house.ts'
import { plantOneOfEach, type Things } from '../support/one-of-each.ts'

let house: House
let oak: Things
let routes: Route[]
beforeAll(async () => {
  house = openHouse()
  oak = await plantOneOfEach(house.platform, house.cast, 'oak')
  routes = routesOf(house.app)
})
afterAll(() => house.close())

/** On every answer, whatever the route and the status. */
const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
}
const page =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
/** Anything but a page may run nothing and load nothing, above all bytes that somebody uploaded. */
const file = "default-src 'none'; sandbox"

/** What is wrong with the headers of an answer, or `safe`. */
function judge(response: Response, { mayBeKept = false } = {}): string {
  const { headers, status } = response
  for (const [name, value] of Object.entries(always)) {
    if (headers.get(name) !== value) return `${status} has ${name} ${headers.get(name)}`
  }
  const policy = headers.get('Content-Security-Policy')
  const isPage = /^text\/html/.test(headers.get('Content-Type') ?? 'text/html')
  if (policy !== (isPage ? page : file)) return `${status} has the policy ${policy}`
  const cache = headers.get('Cache-Control')
  if (!mayBeKept && cache !== 'private, no-store') return `${status} has Cache-Control ${cache}`
  if (headers.has('Access-Control-Allow-Origin')) return `${status} opens itself to other sites`
  if (headers.has('X-Powered-By') || headers.has('Server')) return `${status} names its maker`
  return 'safe'
}

const isAsset = (route: Route) => route.path === '/assets/*'

describe('Every answer of every route carries the same protection', () => {
  test.each([
    ['to nobody', unknownAddress, () => ''],
    ['with an id of nothing', unknownAddress, () => house.as('morag').cookie],
    [
      'with what is there',
      (route: Route) => realAddress(route, oak),
      () => house.as('morag').cookie,
    ],
    [
      'to somebody who may not',
      (route: Route) => realAddress(route, oak),
      () => house.as('alex').cookie,
    ],
  ])('%s', async (_, addressFor, cookieFor) => {
    const wrong = await deviations(
      routes,
      () => 'safe',
      async (route) => {
        const response = await call(house, route.method, addressFor(route), { cookie: cookieFor() })
        return judge(response, { mayBeKept: isAsset(route) && response.status === 200 })
      },
    )
    expect(wrong).toEqual([])
  })

  test('as do answers to what is no route, to another method and to another site', async () => {
    const { cookie } = house.as('morag')
    const ask = (method: string, path: string, headers = {}) =>
      call(house, method, path, { cookie, headers })
    for (const response of [
      await ask('GET', '/.env'),
      await ask('GET', '/.git/config'),
      await ask('GET', '/db/countersign.db'),
      await ask('GET', '/assets/../package.json'),
      await ask('PUT', '/posts'),
      await ask('DELETE', '/'),
      await ask('PATCH', '/audit'),
      await ask('OPTIONS', '/'),
      await ask('POST', '/service', { origin: 'https://evil.example' }),
    ]) {
      expect(judge(response)).toBe('safe')
      expect(response.status).toBeGreaterThanOrEqual(400)
    }
  })

  test('as does a fault, which tells nothing of itself', async () => {
    const broken = openHouse()
    const secret = 'no such column: full_name of Ann Wright'
    const { database } = broken.platform
    Object.defineProperty(broken.platform, 'database', {
      get() {
        throw new Error(secret)
      },
    })
    const response = await broken.app.request('/sign-in')
    Object.defineProperty(broken.platform, 'database', { value: database })
    const text = await response.text()
    await broken.close()
    expect([response.status, judge(response)]).toEqual([500, 'safe'])
    expect(text).not.toContain(secret)
    expect(text).toContain(broken.faults[0]?.reference)
    expect(broken.faults).toHaveLength(1)
  })
})

describe('Our own files', () => {
  test('may be kept for good under a name that changes with them, and only under that name', async () => {
    const address = house.platform.assets.url('app.css')
    const response = await house.app.request(address)
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(judge(response, { mayBeKept: true })).toBe('safe')
    expect((await house.app.request('/assets/app.css')).status).toBe(404)
  })

  test.each([
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/package.json',
    '/assets//etc/passwd',
    '/assets/',
  ])('lead nowhere else: %s', async (path) => {
    expect((await house.app.request(path)).status).toBe(404)
  })
})

describe('Cookies', () => {
  test('can be read by no script and are sent by no other site', async () => {
    const demo = openHouse({ demo: true, origin: 'https://countersign.example' })
    const response = await demo.stranger.post('/demo-sign-in', { staffId: demo.cast.staff.asha })
    const set = response.headers.getSetCookie()
    await demo.close()
    expect(set.length).toBeGreaterThan(0)
    for (const cookie of set) {
      expect(cookie).toMatch(/^__Host-/)
      expect(cookie).toMatch(/; HttpOnly/i)
      expect(cookie).toMatch(/; Secure/i)
      expect(cookie).toMatch(/; SameSite=Strict/i)
      expect(cookie).toMatch(/; Path=\//i)
      expect(cookie).not.toMatch(/Domain=/i)
    }
  })
})
