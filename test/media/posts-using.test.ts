import { and, eq, isNull } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { approval } from '../../db/schema/approvals.ts'
import { exportPack } from '../../db/schema/exports.ts'
import { post, postContributor, postTarget } from '../../db/schema/posts.ts'
import { type Fields, type House, openHouse } from '../support/house.ts'
import { plantOneOfEach, type Things } from '../support/one-of-each.ts'
import { lockOf } from './adding.ts'

let house: House
let things: Things
beforeEach(async () => {
  house = openHouse()
  things = await plantOneOfEach(house.platform, house.cast, 'oak')
})
afterEach(() => house.close())

const send = (part: string, fields: Fields) =>
  house
    .as('gwen')
    .post(`/media/${things.asset}/${part}`, { ...lockOf(house, things.asset), ...fields })
const stateOf = (id: string) =>
  house.platform.database.select().from(post).where(eq(post.id, id)).get()?.state
const contributed = (id: string) =>
  house.platform.database
    .select()
    .from(postContributor)
    .where(and(eq(postContributor.postId, id), eq(postContributor.staffId, house.cast.staff.gwen)))
    .all()
    .map(({ contribution }) => contribution)

test('Whoever tags, or takes a tag off, becomes a contributor of every open post with that picture', async () => {
  await send('appearances', { kind: 'identified', person: house.cast.people.ben, seen: 'face' })
  expect(contributed(things.draft)).toEqual(['tagged'])
  expect(contributed(things.submitted)).toEqual(['tagged'])
  expect(contributed(things.post)).toEqual(['tagged'])
})

test('A new description ends the approval, takes the post back to a draft and revokes the pack that is out', async () => {
  const { database } = house.platform
  expect([stateOf(things.submitted), stateOf(things.post)]).toEqual(['submitted', 'approved'])
  expect((await send('description', { alt_text: 'Quite another sight' })).status).toBe(303)
  expect([stateOf(things.submitted), stateOf(things.post)]).toEqual(['draft', 'draft'])
  expect(contributed(things.post)).toEqual(['edited'])
  const standing = database
    .select()
    .from(approval)
    .where(and(eq(approval.postId, things.post), isNull(approval.voidedAt)))
    .all()
  expect(standing).toEqual([])
  const pack = database.select().from(exportPack).where(eq(exportPack.id, things.pack)).get()
  expect(pack?.revokedAt).toBe(house.platform.now())
})

test('Somebody who was not counted before stops a pack that is out, because the gate is asked again', async () => {
  const { database } = house.platform
  await send('people-count', { people: '2' })
  const target = database.select().from(postTarget).where(eq(postTarget.id, things.target)).get()
  expect(target?.state).toBe('blocked')
  const pack = database.select().from(exportPack).where(eq(exportPack.id, things.pack)).get()
  expect(pack?.revokedAt).toBe(house.platform.now())
})

test('Saving the same words again changes nothing for a post', async () => {
  await send('description', { alt_text: 'A person by a pond, smiling' })
  await send('details', { title: 'Another title for the same picture' })
  expect([stateOf(things.submitted), stateOf(things.post)]).toEqual(['submitted', 'approved'])
  expect(contributed(things.post)).toEqual([])
})

test('The page says beforehand that a post will have to be approved again, and where the picture is used', async () => {
  const page = await (await house.as('asha').get(`/media/${things.asset}`)).text()
  expect(page).toContain('posts with this picture are waiting or approved')
  expect(page).toContain(`href="/posts/${things.draft}"`)
})
