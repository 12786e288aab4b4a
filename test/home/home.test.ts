import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { find, matchOf } from '../../src/home/search.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(() => {
  house = openHouse()
})
afterAll(() => house.close())

describe('Today', () => {
  test('greets each member of staff and offers only the places their role has', async () => {
    const gwen = await (await house.as('gwen').get('/')).text()
    expect(gwen).toContain('Good morning, Gwen')
    expect(gwen).toContain('Record a “no”')
    expect(gwen).not.toContain('href="/audit"')
    const priya = await (await house.as('priya').get('/')).text()
    expect(priya).toContain('href="/audit"')
    expect(priya).toContain('Last check of the audit trail')
    expect(priya).not.toContain('Write a post')
  })

  test('sends a stranger to sign in and back', async () => {
    const answer = await house.stranger.get('/audit?from=2026-05-01')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/sign-in?next=%2Faudit%3Ffrom%3D2026-05-01')
  })
})

describe('Search', () => {
  const everywhere = () => {
    const services = Object.values(house.cast.services)
    return { person: services, post: services, consent: services, account: services }
  }

  test('finds people by the beginning of any of their names, without regard to accents or case', () => {
    const found = find(house.platform.database, 'okaf', everywhere())
    expect(found.map((one) => one.title)).toEqual(['Ben'])
  })

  test('finds a consent by its number', () => {
    expect(find(house.platform.database, 'OH-0001', everywhere()).map((one) => one.kind)).toContain(
      'consent',
    )
  })

  test('takes everything typed as plain words', () => {
    expect(matchOf('ann" OR kind:post *')).toBe('"ann"* AND "OR"* AND "kind"* AND "post"*')
    expect(find(house.platform.database, '")(*', everywhere())).toEqual([])
  })

  test('never finds what belongs to a service the reader does not cover', async () => {
    const asha = await (await house.as('asha').post('/search', { q: 'harold' })).text()
    expect(asha).toContain('Nothing found')
    const morag = await (await house.as('morag').post('/search', { q: 'harold' })).text()
    expect(morag).toContain(house.cast.people.hal)
  })
})

describe('The service switch', () => {
  test('goes back to the page with the service in its address, and never to another site', async () => {
    const asha = house.as('asha')
    const there = await asha.post('/service', {
      back: '/posts?state=draft',
      service: house.cast.services.oak,
    })
    expect(there.headers.get('location')).toBe(
      `/posts?state=draft&service=${house.cast.services.oak}`,
    )
    for (const back of ['https://evil.example/', '//evil.example/', 'javascript:alert(1)']) {
      const answer = await asha.post('/service', { back, service: '' })
      expect(answer.headers.get('location')).toBe('/')
    }
  })
})
