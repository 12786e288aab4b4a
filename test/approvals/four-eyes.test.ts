import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { approval } from '../../db/schema/approvals.ts'
import { asset } from '../../db/schema/media.ts'
import { postContributor, postVersion } from '../../db/schema/posts.ts'
import { delegation } from '../../db/schema/staff.ts'
import type { StaffName } from '../../db/seeds/cast.ts'
import { askGate } from '../../src/posts/gate.ts'
import { mediaRows, plain, postRow } from '../posts/desk.ts'
import { type House, openHouse } from '../support/house.ts'
import { approvalsOf, count, decide, happened, sentPost, stateOf } from './desk.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

function lend(from: string, until: string): void {
  const { cast, platform } = house
  platform.database
    .insert(delegation)
    .values({
      id: platform.newId(),
      serviceId: cast.services.oak,
      fromStaffId: cast.staff.morag,
      toStaffId: cast.staff.dee,
      startDay: from,
      endDay: until,
      reason: 'Away',
      createdAt: platform.now(),
    })
    .run()
}

/** The codes of the gate for somebody about to approve. */
const codesFor = (postId: string, who: StaffName) =>
  askGate(house.platform.database, house.platform, {
    postId,
    act: 'approve',
    actorId: house.cast.staff[who],
    dignityChecked: true,
  })
    .flatMap(({ decision }) => decision.reasons.map(({ code }) => code))
    .filter((code) => code.startsWith('W'))

describe('SC29: nobody approves their own work', () => {
  it('counts whoever worked on a picture after it was sent, in the table that the database goes by', async () => {
    const postId = await sentPost(house)
    const [picture] = mediaRows(house, postId)
    const row = house.platform.database.select().from(asset).get()
    const saved = await house.as('morag').post(`/media/${picture?.assetId}/licence`, {
      version: String(row?.lockVersion),
      lock_version: String(row?.lockVersion),
      licence: 'none',
    })
    expect(saved.status).toBe(303)
    expect(stateOf(house, postId).post).toBe('submitted')
    const workers = house.platform.database.select().from(postContributor).all()
    expect(workers.map(({ staffId }) => staffId)).toContain(house.cast.staff.morag)
  })

  it('refuses Morag, who wrote it, and keeps the attempt', async () => {
    const postId = await sentPost(house, { by: 'morag' })
    await count(house, postId, 1)
    const answer = await decide(house, postId, 'approve')
    expect(answer.status).toBe(422)
    const again = await decide(house, postId, 'approve', { targets: 'anything' })
    expect(again.status).toBe(422)
    expect(plain(await again.text())).toContain('Someone else must do this')
    expect(stateOf(house, postId).post).toBe('submitted')
    expect(approvalsOf(house, postId)).toEqual([])
    expect(happened(house, 'approval.refused').at(-1)).toMatchObject({
      actor: house.cast.staff.morag,
      body: { codes: expect.arrayContaining(['W04']) },
    })
  })

  it('does not offer her the button', async () => {
    const postId = await sentPost(house, { by: 'morag' })
    await count(house, postId, 1)
    const page = await (await house.as('morag').get(`/approvals/${postId}`)).text()
    expect(page).toContain('Someone else must approve this')
    expect(page).not.toContain('value="approve"')
  })

  it('tells Dee, who only replaced the photo and stands in for nobody, both reasons', async () => {
    const postId = await sentPost(house)
    addPictureAsDee(postId)
    expect(codesFor(postId, 'dee')).toEqual(expect.arrayContaining(['W04', 'W05']))
    expect((await house.as('dee').get(`/approvals/${postId}`)).status).toBe(403)
    expect((await house.as('dee').post(`/approvals/${postId}/decision`)).status).toBe(403)
  })

  it('is refused by the database as well, whatever the code does', async () => {
    const postId = await sentPost(house, { by: 'morag' })
    const version = house.platform.database.select().from(postVersion).get()
    expect(() =>
      house.platform.database
        .insert(approval)
        .values({
          id: house.platform.newId(),
          postId,
          versionId: version?.id ?? '',
          fingerprint: version?.fingerprint ?? '',
          decision: 'approve',
          decidedBy: house.cast.staff.morag,
          actingAs: 'registered_manager',
          headCounts: {},
          dignityChecked: true,
          complaintFree: true,
          accurateAndRespectful: true,
          at: house.platform.now(),
        })
        .run(),
    ).toThrow(/four eyes/)
  })
})

function addPictureAsDee(postId: string): void {
  house.platform.database
    .insert(postContributor)
    .values({
      id: house.platform.newId(),
      postId,
      staffId: house.cast.staff.dee,
      contribution: 'added_media',
      versionNumber: postRow(house, postId).versionNumber,
      at: house.platform.now(),
    })
    .run()
}

describe('SC33: standing in for the manager', () => {
  it('lets Dee approve on the last evening, and no more from midnight', async () => {
    const late = await sentPost(house)
    const later = await sentPost(house)
    lend('2026-05-18', '2026-05-29')
    expect((await house.as('dee').get('/approvals')).status).toBe(403)
    house.clock.set('2026-05-29T23:30')
    await count(house, late, 1, 'dee')
    expect((await decide(house, late, 'approve', {}, 'dee')).status).toBe(303)
    expect(approvalsOf(house, late)).toMatchObject([
      { actingAs: 'deputy', decidedBy: house.cast.staff.dee, delegationId: expect.any(String) },
    ])
    house.clock.set('2026-05-29T23:59')
    expect(codesFor(later, 'dee')).toEqual([])
    house.clock.set('2026-05-30T00:00')
    expect(codesFor(later, 'dee')).toEqual(['W05'])
    house.clock.set('2026-05-30T00:05')
    expect((await house.as('dee').post(`/approvals/${later}/decision`)).status).toBe(403)
    expect(stateOf(house, later).post).toBe('submitted')
  })

  it('shows Dee nothing of another home', async () => {
    lend('2026-05-01', '2026-05-29')
    const postId = await sentPost(house)
    expect((await house.as('dee').get(`/approvals/${postId}`)).status).toBe(200)
    expect((await house.as('dee').get('/approvals/not-an-id')).status).toBe(404)
    expect((await house.as('rhys').get(`/approvals/${postId}`)).status).toBe(403)
  })
})
