import { afterEach, beforeEach, expect, it } from 'vitest'
import { expirePacks } from '../../src/exports/expire.ts'
import {
  approved,
  latestPackRow,
  release,
  releasedPost,
  sayNo,
  sentPost,
  stateOf,
  takedownsOf,
} from '../approvals/desk.ts'
import { jpegFile } from '../media/adding.ts'
import { mediaRows, planned, press, targetOn } from '../posts/desk.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

/** Facebook is live with a picture of Gus, the website still waits, and Asha has opened the post again. */
async function liveAndReopened() {
  const postId = await sentPost(house, { of: ['gus'], accounts: ['oakFacebook', 'oakWebsite'] })
  await approved(house, postId)
  const targetId = targetOn(house, postId, 'oakFacebook').id
  await release(house, postId, targetId)
  const confirmed = await house
    .as('asha')
    .post(`/packs/${latestPackRow(house, targetId).id}/publication`, {
      form_key: house.platform.newId(),
      address: 'https://www.facebook.com/OakHouseCare/posts/1',
      posted_day: '15',
      posted_month: '5',
      posted_year: '2026',
      posted_at: '10:00',
      exact: 'yes',
      screenshot: await jpegFile('screen.jpg'),
    })
  expect(confirmed.status).toBe(303)
  await press(house, postId, 'editing')
  expect(stateOf(house, postId)).toEqual({ post: 'draft', targets: ['live', 'planned'] })
  return { postId, targetId }
}

it('A no reaches what is live even when its picture was taken out of the post since', async () => {
  const { postId, targetId } = await liveAndReopened()
  const [picture] = mediaRows(house, postId)
  await press(house, postId, `pictures/${picture?.assetId}/removal`)
  expect(mediaRows(house, postId)).toEqual([])
  house.clock.advance(3_600_000)
  sayNo(house, 'gus', '2026-05-15T10:30')
  expect(stateOf(house, postId).targets[0]).toBe('takedown_due')
  expect(takedownsOf(house, targetId)).toMatchObject([{ because: 'C04' }])
  const page = await (await house.as('morag').get(`/people/${house.cast.people.gus}`)).text()
  expect(page).toContain(`/posts/${postId}`)
})

it('What is live is asked about as it was approved, not as somebody is changing it now', async () => {
  const { postId, targetId } = await liveAndReopened()
  sayNo(house, 'gus', '2026-05-15T10:00', { scope: 'channels', channels: ['linkedin'] })
  expect(takedownsOf(house, targetId)).toEqual([])
  expect(stateOf(house, postId).targets[0]).toBe('live')
})

it('What is live keeps its words and time, whatever a form says', async () => {
  const { postId, targetId } = await liveAndReopened()
  const before = targetOn(house, postId, 'oakFacebook')
  await press(house, postId, 'draft', {
    ...planned(targetId, '2026-05-20T09:00'),
    [`own_${targetId}`]: 'yes',
    [`words_${targetId}`]: 'Something else.',
  })
  expect(targetOn(house, postId, 'oakFacebook')).toEqual(before)
})

it('A pack that was opened and then ran out is asked about after a no, as it may be out', async () => {
  const { targetId, postId, pack } = await releasedPost(house, { of: ['gus'] })
  await house.as('asha').get(`/packs/${pack.id}/download`)
  house.clock.advance(25 * 3_600_000)
  expirePacks(house.platform)
  expect(stateOf(house, postId).targets).toEqual(['release_expired'])
  sayNo(house, 'gus', '2026-05-15T12:00')
  expect(stateOf(house, postId).targets).toEqual(['blocked'])
  expect(latestPackRow(house, targetId)).toMatchObject({ revokedBecause: 'C04', answeredAt: null })
})
