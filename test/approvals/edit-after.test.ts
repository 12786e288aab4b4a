import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askGate } from '../../src/posts/gate.ts'
import { press, targetOn } from '../posts/desk.ts'
import { type House, openHouse } from '../support/house.ts'
import {
  approvalsOf,
  approved,
  decide,
  happened,
  latestPackRow,
  release,
  releasedPost,
  sentPost,
  stateOf,
} from './desk.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const draft = (words: string) => ({
  words,
  category: 'own_news',
  purpose: 'news_of_activities',
})

function releaseCodes(postId: string): string[] {
  const asked = { postId, act: 'release', actorId: house.cast.staff.asha } as const
  const [decided] = askGate(house.platform.database, house.platform, asked)
  return decided?.decision.reasons.map(({ code }) => code).filter((code) => code !== 'P01') ?? []
}

describe('SC28: an edit after approval', () => {
  it('ends the approval, keeps it as history, and the new version may not be released', async () => {
    const postId = await sentPost(house)
    await approved(house, postId)
    await press(house, postId, 'editing')
    await press(house, postId, 'draft', draft('Lovely day!'))
    expect(stateOf(house, postId)).toEqual({ post: 'draft', targets: ['planned'] })
    expect(approvalsOf(house, postId)).toMatchObject([
      { decision: 'approve', voidedAt: house.platform.now(), voidedBecause: 'edited' },
    ])
    expect(releaseCodes(postId)).toEqual(expect.arrayContaining(['V01', 'V02']))
    const target = targetOn(house, postId, 'oakFacebook').id
    expect((await release(house, postId, target)).status).toBe(422)
    expect(happened(house, 'pack.refused')[0]?.body.codes).toEqual(
      expect.arrayContaining(['V01', 'V02']),
    )
  })

  it('does not come back to life when the old words are typed again', async () => {
    const postId = await sentPost(house, { fields: draft('Lovely day') })
    await approved(house, postId)
    await press(house, postId, 'editing')
    await press(house, postId, 'draft', draft('Lovely day!'))
    await press(house, postId, 'draft', draft('Lovely day'))
    expect(releaseCodes(postId)).toContain('V01')
  })

  it('can be approved anew, and only the new approval stands', async () => {
    const postId = await sentPost(house)
    await approved(house, postId)
    await press(house, postId, 'editing')
    await press(house, postId, 'draft', draft('Lovely day!'))
    await press(house, postId, 'submission')
    await approved(house, postId)
    expect(approvalsOf(house, postId).filter(({ voidedAt }) => voidedAt === null)).toHaveLength(1)
    const target = targetOn(house, postId, 'oakFacebook').id
    expect((await release(house, postId, target)).status).toBe(303)
  })

  it('revokes a pack that is out, which must then be answered for', async () => {
    const { postId, targetId } = await releasedPost(house)
    await press(house, postId, 'editing')
    expect(latestPackRow(house, targetId)).toMatchObject({ revokedBecause: 'V02' })
    expect(stateOf(house, postId).targets).toEqual(['blocked'])
  })

  it('keeps the approval when a channel is only left out', async () => {
    const postId = await sentPost(house, { accounts: ['oakWebsite', 'oakFacebook'] })
    await approved(house, postId)
    const facebook = targetOn(house, postId, 'oakFacebook').id
    await press(house, postId, `targets/${facebook}/drop`, { why: 'Not needed' })
    expect(stateOf(house, postId)).toEqual({ post: 'approved', targets: ['planned', 'cancelled'] })
    const website = targetOn(house, postId, 'oakWebsite').id
    expect((await release(house, postId, website)).status).toBe(303)
  })
})

describe('A decision that was taken', () => {
  it('cannot be taken again', async () => {
    const postId = await sentPost(house)
    await approved(house, postId)
    const answer = await decide(house, postId, 'reject', {
      version: approvalsOf(house, postId)[0]?.versionId ?? '',
    })
    expect(answer.status).toBe(409)
    expect(stateOf(house, postId).post).toBe('approved')
  })
})
