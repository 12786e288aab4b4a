import { afterEach, beforeEach, expect, test } from 'vitest'
import { jpegFile } from '../media/adding.ts'
import { plain, targetOn } from '../posts/desk.ts'
import { type House, openHouse } from '../support/house.ts'
import {
  approvalsOf,
  count,
  decide,
  happened,
  hidden,
  latestPackRow,
  release,
  releasePath,
  reviewPage,
  sentPost,
  stateOf,
} from './desk.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

test('SC01: Asha sends, Morag counts and approves, Asha releases and confirms, and it is live', async () => {
  const postId = await sentPost(house)
  const queue = plain(await (await house.as('morag').get('/approvals')).text())
  expect(queue).toContain('Garden party')
  expect(queue).toContain('Everyone agreed')

  expect((await count(house, postId, 1)).status).toBe(303)
  const review = plain(await reviewPage(house, postId))
  expect(review).toContain('You counted 1. Asha Patel counted 1.')
  expect(review).toContain(
    '“Face and first name, on Facebook and our website, for news of activities.” Made a mark, with a witness, 1 January 2026. Until 31 December 2026.',
  )
  expect((await decide(house, postId, 'approve')).headers.get('location')).toBe(
    `/approvals/${postId}?done=post_approve`,
  )
  expect(stateOf(house, postId)).toEqual({ post: 'approved', targets: ['planned'] })
  expect(approvalsOf(house, postId)).toMatchObject([
    { decision: 'approve', actingAs: 'registered_manager', dignityChecked: true, voidedAt: null },
  ])
  expect(await reviewPage(house, postId)).toContain('Countersigned')

  const targetId = targetOn(house, postId, 'oakFacebook').id
  const released = await release(house, postId, targetId)
  expect(released.headers.get('location')).toBe(`${releasePath(postId, targetId)}?done=released`)
  expect(stateOf(house, postId).targets).toEqual(['released'])

  const page = await (await house.as('asha').get(releasePath(postId, targetId))).text()
  const answer = await house
    .as('asha')
    .post(`/packs/${latestPackRow(house, targetId).id}/publication`, {
      form_key: hidden(page, 'form_key'),
      address: 'https://www.facebook.com/OakHouseCare/posts/1',
      posted_day: '15',
      posted_month: '5',
      posted_year: '2026',
      posted_at: '10:00',
      exact: 'yes',
      screenshot: await jpegFile('screen.jpg'),
    })
  expect(answer.status, plain(await answer.text())).toBe(303)
  expect(stateOf(house, postId).targets).toEqual(['live'])
  const live = plain(await (await house.as('asha').get(releasePath(postId, targetId))).text())
  expect(live).toContain('https://www.facebook.com/OakHouseCare/posts/1')
  expect(plain(await (await house.as('asha').get('/published')).text())).toContain('Live')
  for (const action of [
    'approval.looked',
    'approval.approved',
    'pack.released',
    'publication.confirmed',
  ]) {
    expect(happened(house, action), action).toHaveLength(1)
  }
  expect(house.faults).toEqual([])
})
