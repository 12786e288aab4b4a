import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditEvent } from '../../db/schema/audit.ts'
import { person } from '../../db/schema/people.ts'
import { staffNames } from '../../db/seeds/cast.ts'
import { isUnsafe, type Route, realAddress, routesOf } from '../support/addresses.ts'
import { type House, openHouse } from '../support/house.ts'
import { plantOneOfEach, type Things } from '../support/one-of-each.ts'

/**
 * A person whose name occurs nowhere else is put in the register; then every page is opened and every action tried. The
 * name may be read by those who may see it. It may not be in an address, on the audit trail or in the fault log.
 */
const canary = 'Quillfeather'
const mentions = (text: string) => text.toLowerCase().includes(canary.toLowerCase())

let house: House
let oak: Things
let routes: Route[]
beforeAll(async () => {
  house = openHouse()
  oak = await plantOneOfEach(house.platform, house.cast, 'oak')
  const { database } = house.platform
  const { lockVersion = 1 } =
    database.select().from(person).where(eq(person.id, oak.person)).get() ?? {}
  database
    .update(person)
    .set({ knownAs: canary, fullName: `Zebedee ${canary}`, lockVersion: lockVersion + 1 })
    .where(eq(person.id, oak.person))
    .run()
  routes = routesOf(house.app)
})
afterAll(() => house.close())

const addresses =
  /\s(?:href|src|action|formaction|hx-(?:get|post|put|delete|replace-url|push-url)|data-[\w-]+)="([^"]*)"/g

describe('A person’s name', () => {
  test('is in no address of any page, whoever opens it', async () => {
    const found: string[] = []
    let seen = 0
    for (const name of staffNames) {
      for (const route of routes.filter((one) => !isUnsafe(one))) {
        const response = await house.as(name).get(realAddress(route, oak))
        const text = await response.text()
        if (mentions(text)) seen += 1
        for (const [, address = ''] of text.matchAll(addresses)) {
          if (mentions(decodeURIComponent(address.replaceAll('%', '%25'))))
            found.push(`${route.key}: ${address}`)
        }
        for (const header of [
          'Location',
          'HX-Redirect',
          'HX-Push-Url',
          'HX-Replace-Url',
          'Content-Disposition',
        ]) {
          if (mentions(response.headers.get(header) ?? '')) found.push(`${route.key}: ${header}`)
        }
      }
    }
    expect(found).toEqual([])
    expect(seen).toBeGreaterThan(0)
  })

  test('typed into any field of any form is in no address, on no audit row and in no fault', async () => {
    const found: string[] = []
    for (const route of routes.filter(isUnsafe)) {
      for (const name of ['morag', 'asha', 'gwen'] as const) {
        const response = await house.as(name).post(realAddress(route, oak), typedEverywhere)
        for (const header of ['Location', 'HX-Redirect', 'HX-Push-Url', 'HX-Replace-Url']) {
          if (mentions(response.headers.get(header) ?? '')) found.push(`${route.key}: ${header}`)
        }
        const text = await response.text()
        for (const [, address = ''] of text.matchAll(addresses)) {
          if (mentions(address)) found.push(`${route.key}: ${address}`)
        }
      }
    }
    expect(found).toEqual([])
  })

  test('is on no row of the audit trail', () => {
    const rows = house.platform.database.select().from(auditEvent).all()
    const telling = rows.filter((row) =>
      mentions([row.actor, row.action, row.subjectId, row.subjectKind, row.body.toString()].join()),
    )
    expect(rows.length).toBeGreaterThan(30)
    expect(telling).toEqual([])
  })

  test('is in no fault', () => {
    const faults = house.faults.map(({ reference, where, error }) =>
      [reference, where, error instanceof Error ? `${error.message} ${error.stack}` : error].join(),
    )
    expect(faults).toEqual([])
  })

  test('was there to be found', () => {
    const known = house.platform.database.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM search WHERE search MATCH ${canary}`,
    )
    expect(known?.n).toBe(1)
  })
})

/** Names of fields that the forms of the application use; a form takes what it knows and leaves the rest. */
const fields = [
  'q',
  'name',
  'knownAs',
  'fullName',
  'title',
  'words',
  'text',
  'reason',
  'note',
  'why',
  'address',
  'altText',
  'who',
  'person',
  'personId',
  'search',
  'toldTo',
  'witnessName',
  'giverName',
  'eventName',
  'form_key',
  'service',
  'done',
  'email',
  'comment',
  'assessment',
]
const typedEverywhere = Object.fromEntries(fields.map((name) => [name, `Zebedee ${canary}`]))
