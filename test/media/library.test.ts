import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appearance, asset } from '../../db/schema/media.ts'
import { standingAppearances } from '../../src/media/facts.ts'
import { type House, openHouse } from '../support/house.ts'
import { plantOneOfEach, type Things } from '../support/one-of-each.ts'
import { addPicture, lockOf } from './adding.ts'

let house: House
let oak: Things
let ash: Things
beforeEach(async () => {
  house = openHouse()
  oak = await plantOneOfEach(house.platform, house.cast, 'oak')
  ash = await plantOneOfEach(house.platform, house.cast, 'ash')
})
afterEach(() => house.close())

const shownAt = async (path: string, who: 'asha' | 'morag' | 'rhys' | 'priya' = 'asha') => {
  const page = await (await house.as(who).get(path)).text()
  return [...page.matchAll(/href="\/media\/([0-9a-f-]{36})"/g)].map(([, id]) => id)
}

test('Everyone sees the pictures of the services they cover, and no others', async () => {
  expect(await shownAt('/media')).toEqual([oak.asset])
  expect(await shownAt('/media', 'rhys')).toEqual([ash.asset])
  expect((await shownAt('/media', 'morag')).sort()).toEqual([oak.asset, ash.asset].sort())
  expect((await shownAt('/media', 'priya')).sort()).toEqual([oak.asset, ash.asset].sort())
  expect(await shownAt(`/media?service=${house.cast.services.ash}`, 'morag')).toEqual([ash.asset])
  expect(await shownAt(`/media?service=${house.cast.services.ash}`)).toEqual([])
})

test('Ready-made views find what is to tag, what waits for a second look, and what no post uses', async () => {
  const fresh = await addPicture(house)
  expect(await shownAt('/media?view=to_tag')).toEqual([fresh])
  expect(await shownAt('/media?view=unused')).toEqual([fresh])
  expect(await shownAt('/media?view=second_look')).toEqual([])
  house.platform.database
    .update(appearance)
    .set({ kind: 'not_identifiable', personId: null, identifiers: [] })
    .where(eq(appearance.id, oak.appearance))
    .run()
  expect(await shownAt('/media?view=second_look')).toEqual([oak.asset])
})

test('A name leads to that person’s pictures without ever standing in an address', async () => {
  const answer = await house.as('asha').post('/media/shown', { name: 'ann' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`/media?person=${oak.person}`)
  expect(await shownAt(`/media?person=${oak.person}`)).toEqual([oak.asset])
  const page = await (await house.as('asha').get(`/media?person=${oak.person}`)).text()
  expect(page).toContain('Pictures of Ann')
  const elsewhere = await (await house.as('rhys').get(`/media?person=${oak.person}`)).text()
  expect(elsewhere).not.toContain('Ann')
  const nobody = await house.as('asha').post('/media/shown', { name: 'Harold' })
  expect(await nobody.text()).toContain('Nobody in the register')
})

test('Pages follow one another by key, there and back, and every picture is on one page', async () => {
  const { database, platform } = { ...house.platform, platform: house.platform }
  const pattern = database.select().from(asset).where(eq(asset.id, oak.asset)).get()
  if (!pattern) throw new Error('The picture that was planted is not there.')
  const ids = Array.from({ length: 50 }, () => platform.newId())
  const at = platform.now()
  ids.forEach((id, number) => {
    database
      .insert(asset)
      .values({ ...pattern, id, uploadedAt: at - (number % 3) * 1000 })
      .run()
    house.platform.database.run(
      `INSERT INTO asset_rendition SELECT '${platform.newId()}', '${id}', name, file_id, width, height FROM asset_rendition WHERE asset_id = '${oak.asset}' AND name = 'thumb'`,
    )
  })
  const seen: (string | undefined)[] = []
  const firstPage = await shownAt('/media')
  let path: string | undefined = '/media'
  let back = ''
  for (let pages = 0; path && pages < 5; pages++) {
    const page: string = await (await house.as('asha').get(path)).text()
    seen.push(...[...page.matchAll(/href="\/media\/([0-9a-f-]{36})"/g)].map(([, id]) => id))
    back = page.match(/href="(\/media\?newer=[^"]+)"/)?.[1] ?? back
    path = page.match(/href="(\/media\?older=[^"]+)"/)?.[1]
  }
  expect(seen).toHaveLength(51)
  expect(new Set(seen)).toEqual(new Set([oak.asset, ...ids]))
  expect(await shownAt(back)).toHaveLength(24)
  expect(await shownAt(back)).not.toEqual(firstPage)
})

test('The list leaves as a spreadsheet with the same filters, and that is on the trail', async () => {
  const answer = await house.as('asha').get('/media.csv')
  const lines = (await answer.text()).trim().split('\r\n')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="pictures.csv"')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('By the pond,Oak House,2026-05-15,1,Ann,')
  expect(
    (await (await house.as('asha').get('/media.csv?view=to_tag')).text()).trim(),
  ).not.toContain('pond')
})

test('An address that makes no sense still opens the library', async () => {
  for (const query of ['view=x', 'older=1', 'newer=..', 'person=ann', 'service=oak']) {
    expect((await house.as('asha').get(`/media?${query}`)).status).toBe(200)
  }
})

test('With no pictures the page teaches the first step', async () => {
  const empty = openHouse()
  const page = await (await empty.as('gwen').get('/media')).text()
  expect(page).toContain('No pictures here yet')
  expect(page).toContain('href="/media/new"')
  await empty.close()
})

test('The list of what is to tag follows every count and every tag, put on or taken off', async () => {
  const picture = await addPicture(house)
  const send = (part: string, fields: Record<string, string>) =>
    house.as('asha').post(`/media/${picture}/${part}`, { ...lockOf(house, picture), ...fields })
  const isListed = async () => (await shownAt('/media?view=to_tag')).includes(picture)
  const tag = { kind: 'identified', person: house.cast.people.ann, seen: 'face' }

  expect(await isListed()).toBe(true)
  await send('people-count', { people: '0' })
  expect(await isListed()).toBe(false)
  await send('people-count', { people: '1' })
  expect(await isListed()).toBe(true)
  await send('appearances', tag)
  expect(await isListed()).toBe(false)
  await send('appearances', { kind: 'unknown', where: 'Behind the table' })
  expect(await isListed()).toBe(true)
  await send('people-count', { people: '2' })
  expect(await isListed()).toBe(true)
  const stranger = standingAppearances(house.platform.database, [picture]).find(
    ({ kind }) => kind === 'unknown',
  )
  await send(`appearances/${stranger?.id}/removal`, {})
  await send('people-count', { people: '1' })
  expect(await isListed()).toBe(false)
})
