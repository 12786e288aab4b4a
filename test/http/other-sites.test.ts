import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  changedTables,
  isUnsafe,
  type Route,
  realAddress,
  routesOf,
  tableDigests,
} from '../support/addresses.ts'
import { type House, openHouse } from '../support/house.ts'
import { plantOneOfEach, type Things } from '../support/one-of-each.ts'

let house: House
let oak: Things
let unsafe: Route[]
let before: Record<string, string>
beforeAll(async () => {
  house = openHouse()
  oak = await plantOneOfEach(house.platform, house.cast, 'oak')
  unsafe = routesOf(house.app).filter(isUnsafe)
})
afterAll(() => house.close())

/** What another site can make a browser send along. The cookie goes with it, as in a browser without SameSite. */
const senders: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no word of where it came from': {},
  'a hidden origin': { Origin: 'null' },
  'another site': { Origin: 'https://evil.example' },
  'a sibling that looks like us': { Origin: 'http://localhost.evil.example:3000' },
  'another port of this machine': { Origin: 'http://localhost:3001' },
  'the secure twin of this origin': { Origin: 'https://localhost:3000' },
  'a browser that says cross-site': { 'Sec-Fetch-Site': 'cross-site' },
  'a browser that says same-site': { 'Sec-Fetch-Site': 'same-site' },
  'a browser that says none': { 'Sec-Fetch-Site': 'none' },
  'an origin that disagrees with the browser': {
    'Sec-Fetch-Site': 'same-origin',
    Origin: 'https://evil.example',
  },
  'a browser that disagrees with the origin': {
    'Sec-Fetch-Site': 'cross-site',
    Origin: 'http://localhost:3000',
  },
}
/** Every kind of body that a page can send without asking first, and one that it must ask for. */
const bodies: Readonly<Record<string, { type?: string; body?: BodyInit }>> = {
  form: { type: 'application/x-www-form-urlencoded', body: 'decision=approve&staff=x' },
  'multipart form': {
    type: 'multipart/form-data; boundary=x',
    body: '--x\r\nContent-Disposition: form-data; name="decision"\r\n\r\napprove\r\n--x--\r\n',
  },
  'plain text': { type: 'text/plain', body: '{"decision":"approve"}' },
  JSON: { type: 'application/json', body: '{"decision":"approve"}' },
  nothing: {},
}

describe('An action that another site could have caused is refused before anything looks at it', () => {
  beforeEach(() => {
    before = tableDigests(house.platform.database)
  })

  test.each(Object.entries(senders))('%s', async (_, headers) => {
    const { cookie } = house.as('morag')
    before = tableDigests(house.platform.database)
    const wrong: string[] = []
    for (const route of unsafe) {
      for (const [kind, { type, body }] of Object.entries(bodies)) {
        const { status } = await house.app.request(realAddress(route, oak), {
          method: route.method,
          headers: { cookie, ...headers, ...(type ? { 'Content-Type': type } : {}) },
          ...(body === undefined ? {} : { body }),
        })
        if (status !== 403) wrong.push(`${route.key}, ${kind}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
    expect(changedTables(before, tableDigests(house.platform.database))).toEqual([])
  })

  test('while our own pages get through, so that the tests above mean something', async () => {
    const { cookie } = house.as('morag')
    const own: Record<string, string>[] = [
      { Origin: 'http://localhost:3000' },
      { 'Sec-Fetch-Site': 'same-origin' },
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://127.0.0.1:3000' },
    ]
    for (const headers of own) {
      const { status } = await house.app.request('/service', {
        method: 'POST',
        headers: { cookie, ...headers },
        body: new URLSearchParams(),
      })
      expect(status).toBe(303)
    }
  })

  test('and no method is let through because it is rare', async () => {
    const { cookie } = house.as('morag')
    for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      const { status } = await house.app.request('/service', { method, headers: { cookie } })
      expect([method, status]).toEqual([method, 403])
    }
  })

  test('and a method is never taken from a form field or a header', async () => {
    const { cookie } = house.as('morag')
    const response = await house.app.request('/audit?_method=DELETE', {
      method: 'GET',
      headers: { cookie, 'X-HTTP-Method-Override': 'DELETE' },
    })
    expect(response.status).toBe(200)
  })
})
