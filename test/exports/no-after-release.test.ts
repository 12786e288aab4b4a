import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { account } from '../../db/schema/accounts.ts'
import { takedown } from '../../db/schema/exports.ts'
import { gateDecision } from '../../db/schema/posts.ts'
import { recheckTargets } from '../../src/exports/cascade.ts'
import {
  approved,
  happened,
  latestPackRow,
  releasedPost,
  releasePath,
  sayNo,
  sentPost,
  stateOf,
  takedownsOf,
} from '../approvals/desk.ts'
import { jpegFile } from '../media/adding.ts'
import { plain, press, targetOn } from '../posts/desk.ts'
import type { Fields } from '../support/house.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const day = 24 * 3_600_000
const pageOf = async (path: string) => plain(await (await house.as('asha').get(path)).text())

const answer = (packId: string, fields: Fields) =>
  house.as('asha').post(`/packs/${packId}/answer`, { form_key: house.platform.newId(), ...fields })

async function confirmed(packId: string, fields: Fields = {}): Promise<Response> {
  return house.as('asha').post(`/packs/${packId}/publication`, {
    form_key: house.platform.newId(),
    address: 'https://www.facebook.com/OakHouseCare/posts/1',
    posted_day: '15',
    posted_month: '5',
    posted_year: '2026',
    posted_at: '10:00',
    exact: 'yes',
    screenshot: await jpegFile('screen.jpg'),
    ...fields,
  })
}

describe('SC07: a no on the phone after the release', () => {
  async function gusRings() {
    house.clock.set('2026-05-15T09:00')
    const out = await releasedPost(house, { of: ['gus'] })
    house.clock.set('2026-05-15T09:45')
    const withdrawalId = sayNo(house, 'gus', '2026-05-15T09:20')
    return { ...out, withdrawalId }
  }

  it('revokes the pack at once and asks Asha whether it was posted, with the gap in view', async () => {
    const { postId, targetId, pack } = await gusRings()
    expect(latestPackRow(house, targetId)).toMatchObject({
      revokedAt: house.platform.now(),
      revokedBecause: 'C04',
    })
    expect(stateOf(house, postId).targets).toEqual(['blocked'])
    expect((await house.as('asha').get(`/packs/${pack.id}/download`)).status).toBe(410)
    const page = await pageOf(releasePath(postId, targetId))
    expect(page).toContain('Do not post this')
    expect(page).toContain('Gus said no at 15 May 2026, 09:20 . It counts from then.')
    expect(page).toContain('It was written down at 15 May 2026, 09:45 , 25 minutes later.')
    expect(await pageOf('/published?view=revoked')).toContain('Was it posted?')
    const kept = house.platform.database
      .select()
      .from(gateDecision)
      .where(eq(gateDecision.act, 'recheck'))
      .get()
    expect(kept?.result.reasons).toMatchObject([{ code: 'C04' }])
  })

  it('opens a takedown that is due in 24 hours when it was posted', async () => {
    const { targetId, postId, pack, withdrawalId } = await gusRings()
    const said = await answer(pack.id, { answer: 'posted' })
    expect(said.status).toBe(303)
    expect(stateOf(house, postId).targets).toEqual(['takedown_due'])
    expect(takedownsOf(house, targetId)).toMatchObject([
      { because: 'C04', withdrawalId, dueAt: house.platform.now() + day },
    ])
    expect(await pageOf('/published?view=due')).toContain('1 day left')
  })

  it('ends there when it was not posted, and the post is finished', async () => {
    const { postId, pack } = await gusRings()
    await answer(pack.id, { answer: 'not_posted' })
    expect(stateOf(house, postId)).toEqual({ post: 'closed', targets: ['not_published'] })
    const again = await answer(pack.id, { answer: 'posted' })
    expect(again.status).toBe(409)
  })

  it('needs an answer, and an address on the account if one is given', async () => {
    const { pack } = await gusRings()
    expect((await answer(pack.id, {})).status).toBe(422)
    const elsewhere = { answer: 'posted', address: 'https://example.org/1' }
    expect((await answer(pack.id, elsewhere)).status).toBe(422)
  })

  it('reaches posts that wait for approval and posts that wait for their time as well', async () => {
    const waiting = await sentPost(house, { of: ['gus'] })
    const planned = await sentPost(house, { of: ['gus'], at: '2026-05-18T09:00' })
    await approved(house, planned)
    const other = await sentPost(house, { of: ['ann'] })
    sayNo(house, 'gus', '2026-05-15T10:00')
    expect(stateOf(house, waiting)).toEqual({ post: 'submitted', targets: ['blocked'] })
    expect(stateOf(house, planned)).toEqual({ post: 'approved', targets: ['blocked'] })
    expect(stateOf(house, other)).toEqual({ post: 'submitted', targets: ['planned'] })
    expect(happened(house, 'target.blocked')).toHaveLength(2)
    const queue = plain(await (await house.as('morag').get('/approvals?verdict=BLOCK')).text())
    expect(queue).toContain('Something is missing')
    expect(queue).toContain('1 shown')
  })

  it('stops only the channels that the no is about', async () => {
    const postId = await sentPost(house, { of: ['gus'], accounts: ['oakWebsite', 'oakFacebook'] })
    await approved(house, postId)
    sayNo(house, 'gus', '2026-05-15T10:00', { scope: 'channels', channels: ['facebook'] })
    expect(stateOf(house, postId).targets).toEqual(['planned', 'blocked'])
  })
})

describe('A live post', () => {
  async function livePost() {
    const out = await releasedPost(house, { of: ['gus'] })
    expect((await confirmed(out.pack.id)).status).toBe(303)
    return out
  }

  it('must come down after a no, is taken down with proof, and is checked by somebody else', async () => {
    const { postId, targetId } = await livePost()
    house.clock.advance(3_600_000)
    sayNo(house, 'gus', '2026-05-15T10:30')
    const [takedown] = takedownsOf(house, targetId)
    expect(takedown).toMatchObject({ because: 'C04', dueAt: house.platform.now() + day })
    const path = `/takedowns/${takedown?.id}`
    expect(await pageOf(path)).toContain('Gus said no.')
    const form = {
      form_key: house.platform.newId(),
      method: 'deleted',
      done_day: '15',
      done_month: '5',
      done_year: '2026',
      done_at: '11:00',
    }
    expect((await house.as('asha').post(`${path}/record`, form)).status).toBe(422)
    const proof = await jpegFile('gone.jpg')
    expect((await house.as('asha').post(`${path}/record`, { ...form, proof })).status).toBe(303)
    expect(stateOf(house, postId)).toEqual({ post: 'approved', targets: ['taken_down'] })
    expect((await house.as('asha').post(`${path}/verification`)).status).toBe(403)
    const check = { form_key: house.platform.newId() }
    expect((await house.as('priya').post(`${path}/verification`, check)).status).toBe(303)
    expect(stateOf(house, postId).post).toBe('closed')
    expect(takedownsOf(house, targetId)).toMatchObject([
      { doneBy: house.cast.staff.asha, verifiedBy: house.cast.staff.priya },
    ])
    const [row] = takedownsOf(house, targetId)
    expect((await house.as('morag').get(`/screenshots/${row?.proofFileId}`)).status).toBe(200)
    expect((await house.as('rhys').get(`/screenshots/${row?.proofFileId}`)).status).toBe(404)
  })

  it('is never checked by the one who took it down', async () => {
    const { targetId } = await livePost()
    sayNo(house, 'gus', '2026-05-15T10:00')
    const path = `/takedowns/${takedownsOf(house, targetId)[0]?.id}`
    await house.as('morag').post(`${path}/record`, {
      form_key: house.platform.newId(),
      method: 'hidden',
      done_day: '15',
      done_month: '5',
      done_year: '2026',
      done_at: '10:00',
      proof: await jpegFile(),
    })
    const check = { form_key: house.platform.newId() }
    expect((await house.as('morag').post(`${path}/verification`, check)).status).toBe(422)
    expect(takedownsOf(house, targetId)[0]?.verifiedAt).toBeNull()
    const passedBy = () =>
      house.platform.database
        .update(takedown)
        .set({ verifiedBy: house.cast.staff.morag, verifiedAt: house.platform.now() })
        .run()
    expect(passedBy).toThrow(/the checker took it down/)
  })

  it('stays up when somebody only wants no new use', async () => {
    const { postId } = await livePost()
    sayNo(house, 'gus', '2026-05-15T10:00', { takeDown: false })
    expect(stateOf(house, postId).targets).toEqual(['live'])
  })

  it('stays up when permission for new use runs out', async () => {
    const { postId } = await livePost()
    house.clock.set('2027-02-01T10:00')
    const { platform, cast } = house
    platform.database.transaction((tx) =>
      recheckTargets(tx, platform, { personIds: [cast.people.gus] }, { actorId: 'system' }),
    )
    expect(stateOf(house, postId).targets).toEqual(['live'])
  })
})

describe('Confirming', () => {
  it.each([
    [{ address: 'https://www.facebook.com/OakHouseCare' }, 'front page'],
    [{ address: 'https://evil.example/posts/1' }, 'That is not on Oak House Facebook.'],
    [{ address: 'http://www.facebook.com/OakHouseCare/posts/1' }, 'must begin with https'],
    [{ address: 'ordinary words' }, 'Copy the whole address'],
    [{ posted_at: '9:00' }, 'before the pack was released'],
    [{ posted_at: '11:00' }, 'still to come'],
    [{ posted_day: '31', posted_month: '2' }, 'There is no such day.'],
    [{ exact: '' }, 'Say whether it is exactly as approved.'],
    [{ screenshot: new File(['words'], 'x.txt') }, 'is not a picture we can use'],
  ] as [Fields, string][])('says what to put right: %o', async (fields, sentence) => {
    const { pack, postId } = await releasedPost(house)
    const refused = await confirmed(pack.id, fields)
    expect(refused.status).toBe(422)
    expect(plain(await refused.text())).toContain(sentence)
    expect(stateOf(house, postId).targets).toEqual(['released'])
  })

  it('opens a takedown when what is out is not what was approved', async () => {
    const { pack, postId, targetId } = await releasedPost(house)
    await confirmed(pack.id, { exact: 'no' })
    expect(stateOf(house, postId).targets).toEqual(['takedown_due'])
    expect(takedownsOf(house, targetId)).toMatchObject([{ because: 'differs' }])
  })

  it('is possible after the pack ran out, when it was posted before', async () => {
    const { pack, postId } = await releasedPost(house)
    house.clock.advance(25 * 3_600_000)
    expect((await confirmed(pack.id)).status).toBe(303)
    expect(stateOf(house, postId).targets).toEqual(['live'])
  })

  it('says why it was not posted, and finishes the post', async () => {
    const { pack, postId } = await releasedPost(house)
    const path = `/packs/${pack.id}/not-posted`
    const form_key = house.platform.newId()
    expect((await house.as('asha').post(path, { form_key })).status).toBe(422)
    const reason = { form_key, not_posted_reason: 'The page was down.' }
    expect((await house.as('asha').post(path, reason)).status).toBe(303)
    expect(stateOf(house, postId)).toEqual({ post: 'closed', targets: ['not_published'] })
  })

  it('is not for another home', async () => {
    const { pack } = await releasedPost(house)
    const path = `/packs/${pack.id}/not-posted`
    expect((await house.as('rhys').post(path, { form_key: 'x' })).status).toBe(404)
  })
})

describe('An account that is switched off', () => {
  it('revokes what is out and stops what waits, and leaves what is live to its owner', async () => {
    const live = await releasedPost(house)
    await confirmed(live.pack.id)
    const out = await releasedPost(house)
    const waits = await sentPost(house)
    await approved(house, waits)
    const { platform, cast } = house
    platform.database.transaction((tx) => {
      tx.update(account)
        .set({ status: 'suspended', lockVersion: 2 })
        .where(eq(account.id, cast.accounts.oakFacebook))
        .run()
      const changed = { accountIds: [cast.accounts.oakFacebook] }
      recheckTargets(tx, platform, changed, { actorId: cast.staff.morag })
    })
    expect(stateOf(house, live.postId).targets).toEqual(['live'])
    expect(stateOf(house, out.postId).targets).toEqual(['blocked'])
    expect(stateOf(house, waits).targets).toEqual(['blocked'])
    expect(latestPackRow(house, out.targetId).revokedBecause).toBe('N02')
    expect(targetOn(house, waits, 'oakFacebook').state).toBe('blocked')
  })
})

describe('A new approval round', () => {
  it('leaves alone what is already out', async () => {
    const postId = await sentPost(house, { accounts: ['oakFacebook', 'oakWebsite'] })
    await approved(house, postId)
    const facebook = targetOn(house, postId, 'oakFacebook').id
    await house.as('asha').post(releasePath(postId, facebook), {
      form_key: house.platform.newId(),
      permanent: 'yes',
    })
    await confirmed(latestPackRow(house, facebook).id)
    await press(house, postId, 'editing')
    await press(house, postId, 'submission')
    if (stateOf(house, postId).post === 'submitted') await approved(house, postId)
    expect(stateOf(house, postId).targets).toEqual(['live', 'planned'])
  })
})
