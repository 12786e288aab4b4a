import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  changedTables,
  deviations,
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
beforeAll(async () => {
  house = openHouse()
  oak = await plantOneOfEach(house.platform, house.cast, 'oak')
  unsafe = routesOf(house.app).filter(isUnsafe)
})
afterAll(() => house.close())

const megabyte = 1024 * 1024

/** 200 MB that are made as they are asked for, and counted. */
function endless() {
  const pulled = { megabytes: 0 }
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      pulled.megabytes += 1
      if (pulled.megabytes > 200) stream.close()
      else stream.enqueue(new Uint8Array(megabyte))
    },
  })
  return { pulled, body }
}

async function send(route: Route, cookie: string, headers: Record<string, string>) {
  const { pulled, body } = endless()
  const { status } = await house.app.request(realAddress(route, oak), {
    method: route.method,
    headers: { cookie, origin: house.platform.origin, ...headers },
    body,
    duplex: 'half',
  } as RequestInit)
  return `${status}, ${pulled.megabytes > mostRead(route) ? `${pulled.megabytes} MB read` : 'given up'}`
}

/** Pictures come several at once, proof one at a time; everything else is words. */
function mostRead({ path }: Route): number {
  if (path === '/media') return 103
  return /\/(evidence|publication|record)$/.test(path) ? 28 : 3
}

test.each([
  ['a stranger', () => ''],
  ['a colleague', () => house.as('morag').cookie],
])(
  '200 MB from %s are given up by every action, announced or not',
  async (_, cookie) => {
    const before = tableDigests(house.platform.database)
    const announced = { 'content-length': String(200 * megabyte) }
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const headers of [
      { ...form, ...announced },
      { ...form, 'transfer-encoding': 'chunked' },
    ]) {
      const mine = unsafe.filter(({ path }) => cookie() === '' || path !== '/sign-out')
      const wrong = await deviations(
        mine,
        () => '413, given up',
        (route) => send(route, cookie(), headers),
      )
      expect(wrong).toEqual([])
    }
    const changed = changedTables(before, tableDigests(house.platform.database))
    expect(changed.filter((name) => !/^auth_(session|user)$|^staff$/.test(name))).toEqual([])
  },
  30_000,
)

test('An ordinary long text is taken', async () => {
  const words = 'A long story. '.repeat(4000)
  const { status } = await house.as('asha').post('/people/search', { q: words })
  expect(status).toBeLessThan(413)
})
