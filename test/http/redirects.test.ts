import { afterAll, beforeAll, expect, test } from 'vitest'
import { isUnsafe, realAddress, routesOf } from '../support/addresses.ts'
import { type House, openHouse } from '../support/house.ts'
import { plantOneOfEach, type Things } from '../support/one-of-each.ts'

let house: House
let oak: Things
beforeAll(async () => {
  house = openHouse({ demo: true })
  oak = await plantOneOfEach(house.platform, house.cast, 'oak')
})
afterAll(() => house.close())

/** Addresses that some part of some browser has taken for another site. */
const elsewhere = [
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%5cevil.example',
  '///evil.example',
  'https:evil.example',
  'http://localhost:3000@evil.example/',
  'http://localhost:3000.evil.example/',
  '\t//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/.//evil.example',
  '/..//evil.example',
  '/%2f/evil.example',
  '?next=https://evil.example',
]

/** Where a browser would end up. */
const leadsTo = (location: string) => new URL(location, 'http://localhost:3000/somewhere').origin

test.each(elsewhere)('Nothing typed into an address or a form leads to %j', async (target) => {
  const fields = { next: target, back: target, return: target, to: target, url: target }
  const query = new URLSearchParams(fields)
  const outside: string[] = []
  for (const route of routesOf(house.app)) {
    const address = `${realAddress(route, oak)}?${query}`
    const person = house.as('morag')
    const sent = { ...fields, staffId: house.cast.staff.morag }
    const response = isUnsafe(route) ? await person.post(address, sent) : await person.get(address)
    for (const header of ['Location', 'HX-Redirect', 'HX-Location', 'HX-Push-Url']) {
      const location = response.headers.get(header)
      if (location !== null && leadsTo(location) !== 'http://localhost:3000')
        outside.push(`${route.key}: ${location}`)
    }
    for (const [, link = ''] of (await response.text()).matchAll(/(?:href|action)="([^"]*)"/g)) {
      const meant = link.replaceAll('&amp;', '&')
      if (
        URL.canParse(meant, 'http://localhost:3000/') &&
        /evil|javascript:|^data:/.test(
          new URL(meant, 'http://localhost:3000/').origin +
            new URL(meant, 'http://localhost:3000/').protocol,
        )
      )
        outside.push(`${route.key}: link to ${link}`)
    }
  }
  expect(outside).toEqual([])
})

test('The host that a request names is never believed', async () => {
  const headers = {
    Host: 'evil.example',
    'X-Forwarded-Host': 'evil.example',
    Forwarded: 'host=evil.example',
  }
  for (const route of routesOf(house.app).filter((one) => !isUnsafe(one))) {
    const response = await house.as('morag').get(realAddress(route, oak), headers)
    expect(
      `${route.key} ${response.headers.get('Location')} ${await response.text()}`,
    ).not.toContain('evil.example')
  }
})
