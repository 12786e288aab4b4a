import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withdrawal } from '../../db/schema/consents.ts'
import { exportPack, takedown } from '../../db/schema/exports.ts'
import { person } from '../../db/schema/people.ts'
import { postTarget } from '../../db/schema/posts.ts'
import { personNames, staffNames } from '../../db/seeds/cast.ts'
import { placeLocal } from '../../src/domain/calendar.ts'
import { releasedPost, sentPost } from '../approvals/desk.ts'
import { type Fields, type House, openHouse } from '../support/house.ts'
import { answerOf, auditRows, check, plain, whole } from './asking.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const noes = () => house.platform.database.select().from(withdrawal).all()
const target = (id: string) =>
  house.platform.database.select().from(postTarget).where(eq(postTarget.id, id)).get()
const saidAt = (time: string): Fields => ({
  route: 'phone',
  when: 'earlier',
  said_day: '15',
  said_month: '5',
  said_year: '2026',
  said_time: time,
})

test('An administrator can write a no down without reading the register, or anybody else’s no', async () => {
  const alex = house.as('alex')
  const { gus } = house.cast.people
  const first = plain(await (await alex.get('/no')).text())
  expect(first).toContain('Who said no?')
  for (const name of personNames) expect(first).not.toMatch(new RegExp(`\\b${name}\\b`, 'i'))
  expect(await (await alex.post('/no', { name: 'Gus' })).text()).toContain(`href="/no/${gus}"`)
  const send = async (who: 'alex' | 'gwen') => {
    const form_key = house.platform.newId()
    const done = await house.as(who).post(`/no/${gus}`, { ...saidAt('09:20'), form_key })
    return done.headers.get('location') ?? ''
  }
  expect((await alex.get(await send('alex'))).status).toBe(200)
  const theirs = await send('gwen')
  expect((await alex.get(theirs)).status).toBe(404)
  expect((await alex.post(theirs.replace(/\?.*$/, '/details'), { identity: 'yes' })).status).toBe(
    404,
  )
})

describe('Gus says no', () => {
  test('in three steps: who, how, done. Gwen writes at 09:45 what he said at 09:20', async () => {
    house.clock.set('2026-05-15T09:45')
    const gwen = house.as('gwen')
    const { gus } = house.cast.people
    const who = await (await gwen.get('/no')).text()
    expect(who).toContain(`href="/no/${gus}"`)
    const how = await (await gwen.get(`/no/${gus}`)).text()
    expect(how).toContain('How did Gus say no?')
    const form_key = how.match(/name="form_key" value="([^"]+)"/)?.[1] ?? ''
    const done = await gwen.post(`/no/${gus}`, { ...saidAt('09:20'), form_key })
    expect(done.status).toBe(303)
    expect(noes()).toMatchObject([
      {
        personId: gus,
        recordedBy: house.cast.staff.gwen,
        saidAt: placeLocal('2026-05-15T09:20').instant,
        recordedAt: placeLocal('2026-05-15T09:45').instant,
        scope: 'everything',
        takeDown: true,
        noNewUse: true,
      },
    ])
    const page = plain(await (await gwen.get(done.headers.get('location') ?? '')).text())
    expect(page).toContain('It counts from 15 May 2026, 09:20.')
    expect(page).toContain('25 minutes')
    const again = await gwen.post(`/no/${gus}`, { ...saidAt('09:20'), form_key })
    expect(again.headers.get('location')).toBe(done.headers.get('location'))
    expect(noes()).toHaveLength(1)
  })

  test('“just now” with one answer is enough, from anybody on the staff', async () => {
    for (const who of staffNames.filter((name) => name !== 'rhys')) {
      const answer = await house
        .as(who)
        .post(`/no/${house.cast.people.gus}`, { route: 'in_person' })
      expect(answer.status, who).toBe(303)
      const page = await house.as(who).get(answer.headers.get('location') ?? '')
      expect(page.status, who).toBe(200)
    }
    expect(noes().every((row) => row.saidAt === row.recordedAt)).toBe(true)
    expect((await house.as('rhys').get(`/no/${house.cast.people.gus}`)).status).toBe(404)
    expect(
      (await house.as('rhys').post(`/no/${house.cast.people.gus}`, { route: 'phone' })).status,
    ).toBe(404)
  })

  test('stops a released pack and asks the releaser, in the same moment (SC07)', async () => {
    const { targetId } = await releasedPost(house)
    house.clock.advance(20 * 60_000)
    const answer = await house.as('gwen').post(`/no/${house.cast.people.ann}`, { route: 'phone' })
    expect(target(targetId)?.state).toBe('blocked')
    const pack = house.platform.database
      .select()
      .from(exportPack)
      .where(eq(exportPack.targetId, targetId))
      .get()
    expect(pack).toMatchObject({
      revokedAt: house.platform.now(),
      revokedBecause: 'C04',
      answeredAt: null,
    })
    const page = plain(
      await (await house.as('gwen').get(answer.headers.get('location') ?? '')).text(),
    )
    expect(page).toContain('Handed out already, and taken back: 1 post')
    expect(page).toContain('must now say whether it went out')
  })

  test('orders a live post down within a day, unless they said that it may stay', async () => {
    const { targetId } = await releasedPost(house)
    const live = () =>
      house.platform.database
        .update(postTarget)
        .set({ state: 'live' })
        .where(eq(postTarget.id, targetId))
        .run()
    live()
    const path = `/no/${house.cast.people.ann}`
    await house.as('gwen').post(path, { route: 'phone', take_down: 'no' })
    expect(target(targetId)?.state).toBe('live')
    house.clock.advance(60_000)
    const answer = await house.as('gwen').post(path, { route: 'phone' })
    expect(target(targetId)?.state).toBe('takedown_due')
    const [order] = house.platform.database
      .select()
      .from(takedown)
      .where(eq(takedown.targetId, targetId))
      .all()
    expect(order).toMatchObject({
      because: 'C04',
      dueAt: house.platform.now() + 24 * 60 * 60 * 1000,
    })
    const page = plain(
      await (await house.as('gwen').get(answer.headers.get('location') ?? '')).text(),
    )
    expect(page).toContain('must come down by 16 May 2026')
  })

  test('stops what waits for approval, and a fresh checked yes frees it again', async () => {
    const postId = await sentPost(house)
    const state = () =>
      house.platform.database.select().from(postTarget).where(eq(postTarget.postId, postId)).all()
    await house.as('gwen').post(`/no/${house.cast.people.ann}`, { route: 'in_person' })
    expect(state().every((one) => one.state === 'blocked')).toBe(true)
    house.clock.set('2026-05-15T18:00')
    const id = await answerOf(house, 'gwen', house.cast.people.ann, {
      answer: { ...whole(house).answer, decided_day: '15', decided_time: '17:00' },
      line: { ...whole(house).line, from_day: '15' },
    })
    expect(state().every((one) => one.state === 'blocked')).toBe(true)
    await house.as('morag').post(`/consents/${id}/check`, check)
    expect(state().map((one) => one.state)).toEqual(state().map(() => 'planned'))
  })

  test('may be only about some places: Facebook stops, the website does not', async () => {
    await house.as('gwen').post(`/no/${house.cast.people.ann}`, {
      route: 'in_person',
      scope: 'channels',
      channels: ['facebook'],
    })
    expect(noes()).toMatchObject([{ scope: 'channels', channels: ['facebook'] }])
    const page = plain(
      await (await house.as('morag').get(`/people/${house.cast.people.ann}`)).text(),
    )
    expect(page).toContain('No more on Facebook')
    expect(page).toMatch(/Own website Yes until/)
    expect(page).toMatch(/Facebook No since 15 May 2026/)
  })

  test('said by somebody else pauses everything until Gus has been asked (C22)', async () => {
    const { ann } = house.cast.people
    const { targetId } = await releasedPost(house)
    const answer = await house.as('gwen').post(`/no/${ann}`, { route: 'via_other_person' })
    expect(target(targetId)?.state).toBe('blocked')
    const page = plain(
      await (await house.as('gwen').get(answer.headers.get('location') ?? '')).text(),
    )
    expect(page).toContain('Ann: paused')
    expect(page).toContain('Somebody must now ask Ann what they want')
  })

  test.each([
    ['without saying how', { route: '' }, 'Choose how they said it.'],
    ['tomorrow', { ...saidAt('09:00'), said_day: '16' }, 'cannot have said it in the future'],
    ['a minute from now', saidAt('10:01'), 'cannot have said it in the future'],
    [
      'on 31 February',
      { ...saidAt('09:00'), said_day: '31', said_month: '2' },
      'There is no such day',
    ],
    ['earlier, but not when', { route: 'phone', when: 'earlier' }, 'Fill in the day they said it'],
    [
      'in the hour that the clocks jumped',
      { ...saidAt('01:30'), said_day: '29', said_month: '3' },
      'the clocks went forward',
    ],
    [
      'about some places, but not which',
      { route: 'phone', scope: 'channels' },
      'Tick each place they said no to.',
    ],
  ])('%s: the form comes back with what was typed', async (_, fields, sentence) => {
    const answer = await house
      .as('gwen')
      .post(`/no/${house.cast.people.gus}`, { ...fields, words: 'No more, thank you' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(plain(page)).toContain(sentence)
    expect(page).toContain('No more, thank you')
    expect(noes()).toEqual([])
  })

  test('is looked for by name without the name in an address', async () => {
    const page = await (await house.as('gwen').post('/no', { name: 'angus' })).text()
    expect(page).toContain(`/no/${house.cast.people.gus}`)
    expect(page).not.toContain(`/no/${house.cast.people.ann}`)
    expect(page).not.toMatch(/(?:href|action)="[^"]*angus/i)
  })

  test('the rest is filled in later, once, and the “no” itself is never rewritten', async () => {
    const answer = await house.as('gwen').post(`/no/${house.cast.people.gus}`, { route: 'phone' })
    const path = (answer.headers.get('location') ?? '').split('?')[0] ?? ''
    expect((await house.as('morag').post(`${path}/details`, {})).status).toBe(422)
    await house.as('morag').post(`${path}/details`, { identity: 'yes' })
    house.clock.advance(60_000)
    await house
      .as('gwen')
      .post(`${path}/details`, { identity: 'yes', confirmed_how: 'Talked at tea' })
    expect(noes()).toMatchObject([
      { identityCheckedBy: house.cast.staff.morag, confirmedBackHow: 'Talked at tea' },
    ])
    const { database } = house.platform
    expect(() => database.update(withdrawal).set({ saidAt: 1 }).run()).toThrow(/not rewritten/)
    expect(() => database.delete(withdrawal).run()).toThrow(/never deleted/)
    expect((await house.as('rhys').get(path)).status).toBe(404)
  })
})

test('no name of anybody is on the audit trail after all of this', async () => {
  await answerOf(house, 'gwen', house.cast.people.ed)
  await house
    .as('gwen')
    .post(`/no/${house.cast.people.gus}`, { route: 'phone', words: 'Gus does not want it' })
  const bodies = auditRows(house)
    .map(({ body, subjectId }) => `${body.toString()} ${subjectId}`)
    .join('\n')
  const names = house.platform.database.select().from(person).all()
  expect(names).toHaveLength(personNames.length)
  for (const { knownAs, fullName } of names) {
    for (const name of [fullName, ...fullName.split(' ').filter((word) => word.length > 3)]) {
      expect(bodies).not.toContain(name)
    }
    expect(bodies).not.toMatch(new RegExp(`\\b${knownAs}\\b`))
  }
})
