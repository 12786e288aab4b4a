import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appearance } from '../../db/schema/media.ts'
import type { StaffName } from '../../db/seeds/cast.ts'
import { openQuestions } from '../../src/domain/picture-questions.ts'
import { assetFacts } from '../../src/media/facts.ts'
import { type Fields, type House, openHouse } from '../support/house.ts'
import { addPicture, eventsOf, lockOf, pictureRow } from './adding.ts'

let house: House
let picture: string
beforeEach(async () => {
  house = openHouse()
  picture = await addPicture(house)
})
afterEach(() => house.close())

const pieces = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' }
const send = (who: StaffName, part: string, fields: Fields, headers = {}) =>
  house.as(who).post(`/media/${picture}/${part}`, { ...lockOf(house, picture), ...fields }, headers)
const tagged = () =>
  house.platform.database.select().from(appearance).where(eq(appearance.assetId, picture)).all()
const questions = () => assetFacts(house.platform.database, [picture]).flatMap(openQuestions)
const ann = () => ({ kind: 'identified', person: house.cast.people.ann, seen: 'face' })
const tagFaceless = (who: StaffName = 'asha') =>
  send(who, 'appearances', { kind: 'not_identifiable', why: 'Far away and out of focus' })

test('A new picture asks who is in it, a description and who made it; when all is answered nothing is left', async () => {
  expect(questions()).toEqual(['count', 'description', 'licence'])
  await send('asha', 'people-count', { people: '1' })
  expect(questions()).toEqual(['tags', 'description', 'licence'])
  await send('asha', 'appearances', { ...ann(), also: ['first_name', 'age'] })
  await send('asha', 'description', { alt_text: 'Ann laughs at the table' })
  await send('asha', 'licence', { licence: 'staff_at_work' })
  expect(questions()).toEqual([])
  expect(tagged()).toMatchObject([
    {
      kind: 'identified',
      personId: house.cast.people.ann,
      identifiers: ['face', 'first_name', 'age'],
      taggedBy: house.cast.staff.asha,
      removedAt: null,
    },
  ])
  const page = await (await house.as('asha').get(`/media/${picture}`)).text()
  expect(page).toContain('Everything about this picture is filled in.')
})

test('The page shows what each tagged person said, channel by channel', async () => {
  await send('asha', 'appearances', { ...ann(), person: house.cast.people.dot })
  const page = await (await house.as('asha').get(`/media/${picture}`)).text()
  expect(page).toContain('Own website: yes')
  expect(page).toMatch(/Facebook[^:<]*: not asked/)
})

test('Everything about a picture leaves an event, and no event holds a name or anybody’s words', async () => {
  await send('asha', 'people-count', { people: '2' })
  await send('asha', 'appearances', ann())
  await tagFaceless()
  await send('asha', 'description', { alt_text: 'Ann Wright by the pond' })
  await send('asha', 'licence', { licence: 'licensed', owner: 'Priory Photos' })
  await send('asha', 'details', { title: 'Pond', event: 'Summer fair' })
  const events = eventsOf(house, picture)
  expect(events.map(({ action }) => action)).toEqual([
    'asset.added',
    'asset.tagged',
    'asset.tagged',
    'asset.tagged',
    'asset.described',
    'asset.described',
    'asset.described',
  ])
  const trail = JSON.stringify(events)
  for (const words of ['Ann', 'Wright', 'pond', 'Priory', 'Summer', 'focus']) {
    expect(trail).not.toContain(words)
  }
})

test('A tag that is taken off keeps its row, with who took it off and when', async () => {
  await send('asha', 'appearances', ann())
  const [tag] = tagged()
  await send('bea', `appearances/${tag?.id}/removal`, {})
  expect(tagged()).toMatchObject([
    { id: tag?.id, removedBy: house.cast.staff.bea, removedAt: house.platform.now() },
  ])
  expect(assetFacts(house.platform.database, [picture])[0]?.appearances).toEqual([])
  expect(eventsOf(house, picture).at(-1)?.action).toBe('asset.tag_removed')
})

test('Nobody is tagged twice, and nobody from the register of another service', async () => {
  await send('asha', 'appearances', ann())
  const twice = await send('asha', 'appearances', ann())
  expect(twice.status).toBe(422)
  expect(await twice.text()).toContain('Ann is tagged in this picture already.')
  const elsewhere = await send('asha', 'appearances', { ...ann(), person: house.cast.people.hal })
  expect(elsewhere.status).toBe(422)
  expect(tagged()).toHaveLength(1)
})

test('A tag without an answer to its question comes back with what was typed', async () => {
  const cases: [Fields, string][] = [
    [{ kind: 'identified', name: 'An' }, 'press Find, then choose the person'],
    [{ ...ann(), seen: '' }, 'Say whether their face can be seen.'],
    [{ ...ann(), seen: 'neither' }, 'Tick what shows who they are.'],
    [{ kind: 'unknown' }, 'Say where they are in the picture'],
    [{ kind: 'not_identifiable' }, 'Say why nobody could recognise them.'],
    [{}, 'Say who it is.'],
  ]
  for (const [fields, sentence] of cases) {
    const answer = await send('asha', 'appearances', fields)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
  }
  expect(tagged()).toEqual([])
})

test('The second look is somebody else’s: who said it may not agree with themself', async () => {
  await send('asha', 'people-count', { people: '1' })
  await tagFaceless()
  const [tag] = tagged()
  const look = `appearances/${tag?.id}/second-check`
  expect(questions()).toContain('second_look')
  const own = await send('asha', look, { looked: 'yes' })
  expect(own.status).toBe(422)
  expect(await own.text()).toContain('Someone else must do this')
  const unticked = await send('gwen', look, {})
  expect(unticked.status).toBe(422)
  expect(tagged()[0]?.secondCheckBy).toBeNull()
  expect((await send('gwen', look, { looked: 'yes' })).status).toBe(303)
  expect(tagged()[0]).toMatchObject({
    secondCheckBy: house.cast.staff.gwen,
    secondCheckAt: house.platform.now(),
  })
  expect(questions()).not.toContain('second_look')
  const again = await send('bea', look, { looked: 'yes' })
  expect(again.status).toBe(409)
})

test('Somebody of another service cannot give the second look', async () => {
  await tagFaceless()
  const [tag] = tagged()
  const answer = await send('rhys', `appearances/${tag?.id}/second-check`, { looked: 'yes' })
  expect(answer.status).toBe(404)
  expect(tagged()[0]?.secondCheckBy).toBeNull()
})

test('An older page is refused with 409, keeps what was typed, and can then be sent again', async () => {
  const old = lockOf(house, picture)
  await send('bea', 'description', { alt_text: 'Bea was quicker' })
  const late = await send('asha', 'description', { ...old, alt_text: 'Asha’s own words' })
  const page = await late.text()
  expect(late.status).toBe(409)
  expect(page).toContain('Asha’s own words')
  expect(page).toContain('Someone else changed this')
  expect(pictureRow(house, picture)?.altText).toBe('Bea was quicker')
  const fresh = page.match(/id="lock-description"[^>]*value="(\d+)"/)?.[1] ?? ''
  await send('asha', 'description', { lock_version: fresh, alt_text: 'Asha’s own words' })
  expect(pictureRow(house, picture)?.altText).toBe('Asha’s own words')
})

test('A second press of a button that tags adds nobody twice', async () => {
  const old = lockOf(house, picture)
  const tag = { ...old, kind: 'unknown', where: 'Behind the table' }
  expect((await send('asha', 'appearances', tag)).status).toBe(303)
  expect((await send('asha', 'appearances', tag)).status).toBe(409)
  expect(tagged()).toHaveLength(1)
})

test('A decoration shows nobody: with people it needs a description', async () => {
  await send('asha', 'people-count', { people: '2' })
  const refused = await send('asha', 'description', { decorative: 'yes' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('There are people in this picture')
  await send('asha', 'people-count', { people: '0' })
  await send('asha', 'description', { decorative: 'yes' })
  expect(pictureRow(house, picture)?.decorative).toBe(true)
  await send('asha', 'appearances', ann())
  expect(pictureRow(house, picture)?.decorative).toBe(false)
})

test('A licence from somebody else needs who gave it; where and until when it holds are kept', async () => {
  const without = await send('asha', 'licence', { licence: 'licensed' })
  expect(without.status).toBe(422)
  expect(await without.text()).toContain('Write who gave the permission')
  await send('asha', 'licence', {
    licence: 'licensed',
    owner: 'Priory Photos, invoice 1042',
    channel_limit: 'some',
    licence_channels: ['own_website'],
    ends_on_day: '31',
    ends_on_month: '12',
    ends_on_year: '2026',
  })
  expect(assetFacts(house.platform.database, [picture])[0]?.licence).toEqual({
    kind: 'licensed',
    statement: 'Priory Photos, invoice 1042',
    channels: ['own_website'],
    paidUse: false,
    endsOn: '2026-12-31',
  })
  const wrongDay = await send('asha', 'licence', {
    licence: 'licensed',
    owner: 'Priory Photos',
    ends_on_day: '31',
    ends_on_month: '2',
    ends_on_year: '2026',
  })
  expect(wrongDay.status).toBe(422)
})

test('Wrong numbers and words that are too long come back with a sentence', async () => {
  for (const people of ['', '-1', '2.5', '501', 'three']) {
    const answer = await send('asha', 'people-count', { people_more: people })
    expect(answer.status).toBe(422)
  }
  const long = await send('asha', 'description', { alt_text: 'a'.repeat(1001) })
  expect(long.status).toBe(422)
  expect(await long.text()).toContain('a'.repeat(1001))
})

test('With script only the part that was sent comes back, and the other parts get the new version', async () => {
  const answer = await send('asha', 'people-count', { people: '2' }, pieces)
  const piece = await answer.text()
  expect(answer.status).toBe(200)
  expect(piece).toMatch(/^<section class="sheet" id="count"/)
  expect(piece).not.toContain('<html')
  for (const part of ['people', 'description', 'licence', 'details']) {
    expect(piece).toMatch(
      new RegExp(`name="lock_version" id="lock-${part}" value="2"[^>]*hx-swap-oob="true"`),
    )
  }
  expect(piece).toContain('id="checklist"')
})

test('A name is looked up in the register of the picture’s own service, by the start of any of its words', async () => {
  const find = async (name: string) =>
    (await send('asha', 'person-search', { name }, pieces)).text()
  expect(await find('wri')).toContain('Ann Wright')
  expect(await find('AN')).toContain('Ann Wright')
  expect(await find('hal')).not.toContain('Harold')
  expect(await find('%')).not.toContain('Ann')
  expect(await find('<b>')).toContain('&lt;b&gt;')
})

test('Without script the Find button shows the page again with the people found and what was typed', async () => {
  const answer = await send('asha', 'person-search', { ...ann(), name: 'Wright', also: 'age' })
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(page).toContain('<html')
  expect(page).toContain('People called “Wright”')
  expect(page).toMatch(/name="name"[^>]*value="Wright"/)
  expect(page).toMatch(/name="also"[^>]*value="age"[^>]*checked/)
})

test('Another service’s picture is not there, whatever is asked of it', async () => {
  const rhys = house.as('rhys')
  expect((await rhys.get(`/media/${picture}`)).status).toBe(404)
  for (const part of [
    'people-count',
    'appearances',
    'description',
    'licence',
    'details',
    'person-search',
  ]) {
    expect((await send('rhys', part, { people: '1' })).status).toBe(404)
  }
  expect((await rhys.get('/media/not-an-id')).status).toBe(404)
  expect(pictureRow(house, picture)?.lockVersion).toBe(1)
})

test('An auditor reads everything and changes nothing', async () => {
  const page = await (await house.as('priya').get(`/media/${picture}`)).text()
  expect(page).toContain('Nobody has counted yet.')
  expect(page).not.toContain('Save the number')
  expect((await send('priya', 'people-count', { people: '1' })).status).toBe(403)
})

test('A form sent from another site changes nothing', async () => {
  const answer = await send(
    'asha',
    'people-count',
    { people: '1' },
    { origin: 'https://evil.example' },
  )
  expect(answer.status).toBe(403)
  expect(pictureRow(house, picture)?.peopleCount).toBeNull()
})
