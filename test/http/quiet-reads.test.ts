import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  call,
  changedTables,
  giveEveryRole,
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
let pages: Route[]
beforeAll(async () => {
  house = openHouse()
  oak = await plantOneOfEach(house.platform, house.cast, 'oak')
  giveEveryRole(house, 'dee', 'oak')
  pages = routesOf(house.app).filter((route) => !isUnsafe(route))
})
afterAll(() => house.close())

/** Reads that are themselves part of the record: who took a list away, who opened somebody’s proof, who looked. */
const remembered: Readonly<Record<string, readonly string[]>> = {
  'GET /audit.csv': ['audit_event'],
  'GET /people.csv': ['audit_event'],
  'GET /consents.csv': ['audit_event'],
  'GET /media.csv': ['audit_event'],
  'GET /posts.csv': ['audit_event'],
  'GET /approvals.csv': ['audit_event'],
  'GET /published.csv': ['audit_event'],
  'GET /accounts.csv': ['audit_event'],
  'GET /staff.csv': ['audit_event'],
  'GET /consents/:id/evidence/:file': ['audit_event'],
  'GET /packs/:id/download': ['audit_event', 'export_pack'],
}

test('Looking changes nothing, save for the reads that the record must show', async () => {
  const { cookie } = house.as('dee')
  const changed: Record<string, string[]> = {}
  for (const route of pages) {
    const before = tableDigests(house.platform.database)
    const response = await call(house, 'GET', realAddress(route, oak), { cookie })
    await response.arrayBuffer()
    const tables = changedTables(before, tableDigests(house.platform.database))
    if (tables.length > 0) changed[route.key] = tables
  }
  expect(changed).toEqual(remembered)
})

test('Looking twice shows the same page, so nothing was used up', async () => {
  const { cookie } = house.as('dee')
  const differing: string[] = []
  for (const route of pages) {
    const look = async () => {
      const response = await call(house, 'GET', realAddress(route, oak), { cookie })
      return withoutKeys(`${response.status} ${await response.text()}`)
    }
    const first = await look()
    if (!remembered[route.key] && first !== (await look())) differing.push(route.key)
  }
  expect(differing).toEqual([])
})

/** Forms carry a fresh key each time, by design; ids are compared elsewhere. */
const withoutKeys = (page: string) => page.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
