import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { consentLine } from '../../db/schema/consents.ts'
import { post } from '../../db/schema/posts.ts'
import { designation } from '../../db/schema/staff.ts'
import {
  approved,
  happened,
  latestPackRow,
  release,
  releasedPost,
  sentPost,
  stateOf,
} from '../approvals/desk.ts'
import { targetOn } from '../posts/desk.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const download = (packId: string, who: 'asha' | 'morag' = 'asha') =>
  house.as(who).get(`/packs/${packId}/download`)

it('A pack ends at the midnight after the last day that was agreed', async () => {
  const postId = await sentPost(house, {
    fields: {
      window_from_day: '15',
      window_from_month: '5',
      window_from_year: '2026',
      window_until_day: '15',
      window_until_month: '5',
      window_until_year: '2026',
    },
  })
  const kept = house.platform.database.select().from(post).where(eq(post.id, postId)).get()
  expect(kept).toMatchObject({ windowFrom: '2026-05-15', windowUntil: '2026-05-15' })
  await approved(house, postId)
  const targetId = targetOn(house, postId, 'oakFacebook').id
  expect((await release(house, postId, targetId)).status).toBe(303)
  const pack = latestPackRow(house, targetId)
  expect(new Date(pack.expiresAt).toISOString()).toBe('2026-05-15T23:00:00.000Z')
  house.clock.set('2026-05-15T23:59')
  expect((await download(pack.id)).status).toBe(200)
  house.clock.set('2026-05-16T00:00')
  expect((await download(pack.id)).status).toBe(410)
})

it('A pack is not handed to somebody who may no longer post there, and stays for somebody who may', async () => {
  const { pack, postId } = await releasedPost(house)
  house.platform.database
    .update(designation)
    .set({ endedAt: house.platform.now(), endedBy: house.cast.staff.morag })
    .where(eq(designation.staffId, house.cast.staff.asha))
    .run()
  expect((await download(pack.id)).status).toBe(403)
  expect(happened(house, 'pack.downloaded')).toEqual([])
  expect(stateOf(house, postId).targets).toEqual(['released'])
  expect((await download(pack.id, 'morag')).status).toBe(200)
})

it('A pack is taken back at the door when the gate says no to what is in it', async () => {
  const { pack, postId, targetId } = await releasedPost(house)
  house.platform.database.run('DROP TRIGGER consent_line_is_never_updated')
  house.platform.database.update(consentLine).set({ useUntil: '2026-05-14' }).run()
  const gone = await download(pack.id)
  expect(gone.status).toBe(410)
  expect(await gone.text()).toContain('It was taken back')
  expect(latestPackRow(house, targetId)).toMatchObject({ revokedBecause: 'C05' })
  expect(stateOf(house, postId).targets).toEqual(['blocked'])
})
