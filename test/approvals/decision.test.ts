import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { approverLook, clearedReferral } from '../../db/schema/approvals.ts'
import { consent, consentCheck, consentLine } from '../../db/schema/consents.ts'
import { appearance, asset } from '../../db/schema/media.ts'
import { gateDecision } from '../../db/schema/posts.ts'
import { decide as decideAgain } from '../../src/domain/decision/decide.ts'
import { mediaRows, plain, postRow, press, targetOn, targetRows } from '../posts/desk.ts'
import { type House, openHouse } from '../support/house.ts'
import {
  approvalsOf,
  approved,
  count,
  decide,
  happened,
  hidden,
  photoOf,
  reviewPage,
  sayNo,
  sentPost,
  stateOf,
} from './desk.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const both = ['oakWebsite', 'oakFacebook'] as const

describe('SC04: yes for the website, no for Facebook', () => {
  it('approves the website only, and leaves Facebook out by name', async () => {
    const postId = await sentPost(house, { of: ['dot'], accounts: both })
    await count(house, postId, 1)
    const page = plain(await reviewPage(house, postId))
    expect(page).toContain('Approve for our website')
    expect(page).toContain('Left out of your approval')
    expect(page).toContain('Permission does not cover Facebook. It covers: Own website.')
    expect((await decide(house, postId, 'approve')).status).toBe(303)
    expect(stateOf(house, postId)).toEqual({ post: 'approved', targets: ['planned', 'cancelled'] })
    expect(targetOn(house, postId, 'oakFacebook')).toMatchObject({
      droppedBy: house.cast.staff.morag,
      dropReason: 'C08',
    })
    expect(plain(await reviewPage(house, postId))).toContain(
      'Approved for our website. Left out: Facebook.',
    )
  })
})

describe('The count', () => {
  it('is asked before any name, number or verdict is on the page', async () => {
    const postId = await sentPost(house)
    const page = await reviewPage(house, postId)
    expect(page).toContain('How many people can you see?')
    expect(page).not.toContain('Until 31 December 2026')
    expect(page).not.toMatch(/Asha Patel counted/)
    expect(page).not.toContain('value="approve"')
    expect(page).not.toContain('May go out')
  })

  it('is needed for every picture, and says so beside it', async () => {
    const postId = await sentPost(house)
    const version = hidden(await reviewPage(house, postId), 'version')
    const path = `/approvals/${postId}/head-count`
    const none = await house.as('morag').post(path, { version })
    expect(none.status).toBe(422)
    expect(plain(await none.text())).toContain('Say how many people you can see.')
    const assetId = mediaRows(house, postId)[0]?.assetId
    const more = { version, [`count:${assetId}`]: 'more', [`more:${assetId}`]: 'lots' }
    expect((await house.as('morag').post(path, more)).status).toBe(422)
    const many = { ...more, [`more:${assetId}`]: '12' }
    expect((await house.as('morag').post(path, many)).status).toBe(303)
  })

  it('stops the approval when it differs from the author’s', async () => {
    const postId = await sentPost(house)
    await count(house, postId, 2)
    const page = await reviewPage(house, postId)
    expect(plain(page)).toContain('The numbers differ.')
    expect(page).not.toContain('value="approve"')
    const target = targetOn(house, postId, 'oakFacebook').id
    const answer = await decide(house, postId, 'approve', { targets: target })
    expect(answer.status).toBe(422)
    expect(happened(house, 'approval.refused')[0]?.body.codes).toEqual(['S01'])
  })

  it('may be changed, and the first answer stays on record', async () => {
    const postId = await sentPost(house)
    await count(house, postId, 2)
    const again = await (await house.as('morag').get(`/approvals/${postId}?count=again`)).text()
    expect(again).toContain('Your first answer stays on record')
    const assetId = mediaRows(house, postId)[0]?.assetId ?? ''
    await house.as('morag').post(`/approvals/${postId}/head-count`, {
      version: hidden(again, 'version'),
      [`count:${assetId}`]: '1',
    })
    const looks = house.platform.database.select().from(approverLook).all()
    expect(looks.map(({ headCounts }) => headCounts[assetId])).toEqual([2, 1])
    expect(plain(await reviewPage(house, postId))).toContain('Your first answer was 2')
    expect((await decide(house, postId, 'approve')).status).toBe(303)
  })

  it('cannot be left out by sending the decision straight away', async () => {
    const postId = await sentPost(house)
    const version = hidden(await reviewPage(house, postId), 'version')
    const answer = await house.as('morag').post(`/approvals/${postId}/decision`, {
      form_key: house.platform.newId(),
      version,
      targets: targetOn(house, postId, 'oakFacebook').id,
      decision: 'approve',
      dignity: 'yes',
      accurate: 'yes',
      complaint: 'no',
    })
    expect(answer.status).toBe(422)
    expect(approvalsOf(house, postId)).toEqual([])
    expect(happened(house, 'approval.refused')[0]?.body.codes).toContain('S01')
  })
})

describe('What must be answered', () => {
  it('keeps what was typed when a declaration is missing', async () => {
    const postId = await sentPost(house)
    await count(house, postId, 1)
    const answer = await decide(house, postId, 'approve', { dignity: '', reason: 'Nice one' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('Look again, and tick this only if it is so.')
    expect(page).toContain('Nice one')
  })

  it('approves nothing that touches a complaint', async () => {
    const postId = await sentPost(house)
    await count(house, postId, 1)
    const answer = await decide(house, postId, 'approve', { complaint: 'yes' })
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain('are not dealt with online')
  })

  it.each(['request_changes', 'reject'] as const)('needs a reason for “%s”', async (decision) => {
    const postId = await sentPost(house)
    const empty = await decide(house, postId, decision, { reason: '  ' })
    expect(empty.status).toBe(422)
    expect(plain(await empty.text())).toContain('Say why')
    expect((await decide(house, postId, decision)).status).toBe(303)
    const state = decision === 'reject' ? 'rejected' : 'changes_requested'
    expect(stateOf(house, postId).post).toBe(state)
    expect(approvalsOf(house, postId)).toMatchObject([
      { decision, reason: 'Please crop the picture.' },
    ])
  })

  it('lets the approver clear a condition with words, which are kept', async () => {
    setCondition('Only if I am smiling')
    const postId = await sentPost(house)
    await count(house, postId, 1)
    const page = await reviewPage(house, postId)
    const field = /name="(clear:C21:[^"]+)"/.exec(page)?.[1] ?? ''
    expect((await decide(house, postId, 'approve')).status).toBe(422)
    const answer = await decide(house, postId, 'approve', { [field]: 'She is smiling broadly.' })
    expect(answer.status).toBe(303)
    expect(house.platform.database.select().from(clearedReferral).all()).toMatchObject([
      { code: 'C21', reason: 'She is smiling broadly.' },
    ])
  })

  it('asks for a second opinion on somebody who cannot be recognised', async () => {
    const postId = await sentPost(house, { of: [] })
    const claim = claimSomebody(postId)
    await press(house, postId, 'recall')
    await press(house, postId, 'submission')
    await count(house, postId, 1)
    const target = targetOn(house, postId, 'oakFacebook').id
    const no = await decide(house, postId, 'approve', { [`claim:${claim}`]: 'no', targets: target })
    expect(no.status).toBe(422)
    expect(plain(await no.text())).toContain('Then they must be named and asked.')
    const yes = await decide(house, postId, 'approve', { [`claim:${claim}`]: 'yes' })
    expect(yes.status).toBe(303)
    const row = house.platform.database.select().from(appearance).where(eq(appearance.id, claim))
    expect(row.get()?.secondCheckBy).toBe(house.cast.staff.morag)
    expect(happened(house, 'asset.second_check')).toHaveLength(1)
  })
})

/** Ann answers again, this time with a condition. */
function setCondition(words: string): void {
  const { database, newId } = house.platform
  const old = house.cast.consents.ann ?? ''
  const [record] = database.select().from(consent).where(eq(consent.id, old)).all()
  const [line] = database.select().from(consentLine).where(eq(consentLine.consentId, old)).all()
  const [check] = database.select().from(consentCheck).where(eq(consentCheck.consentId, old)).all()
  if (!record || !line || !check) throw new Error('Ann has not answered in this house.')
  const id = newId()
  const at = (record.decidedAt ?? 0) + 86_400_000
  database
    .insert(consent)
    .values({ ...record, id, number: 'OH-0999', decidedAt: at, recordedAt: at + 60_000 })
    .run()
  database
    .insert(consentLine)
    .values({ ...line, id: newId(), consentId: id, conditions: words })
    .run()
  database
    .insert(consentCheck)
    .values({ ...check, id: newId(), consentId: id, checkedAt: at + 120_000 })
    .run()
}

function claimSomebody(postId: string): string {
  const { database, newId, now } = house.platform
  const assetId = mediaRows(house, postId)[0]?.assetId ?? ''
  const id = newId()
  database
    .insert(appearance)
    .values({
      id,
      assetId,
      kind: 'not_identifiable',
      identifiers: ['body_not_face'],
      note: 'Far behind, turned away',
      taggedBy: house.cast.staff.gwen,
      taggedAt: now(),
    })
    .run()
  database.update(asset).set({ peopleCount: 1, lockVersion: 3 }).where(eq(asset.id, assetId)).run()
  return id
}

describe('Two people at once', () => {
  it('refuses a decision about a version that was sent again meanwhile', async () => {
    const postId = await sentPost(house)
    await count(house, postId, 1)
    const page = await reviewPage(house, postId)
    const version = hidden(page, 'version')
    await press(house, postId, 'recall')
    await press(house, postId, 'draft', {
      words: 'Other words.',
      category: 'own_news',
      purpose: 'news_of_activities',
    })
    await press(house, postId, 'submission')
    const answer = await decide(house, postId, 'approve', { version })
    expect(answer.status).toBe(409)
    expect(stateOf(house, postId).post).toBe('submitted')
  })

  it('changes nothing when the button is pressed twice', async () => {
    const postId = await sentPost(house)
    await count(house, postId, 1)
    const form_key = house.platform.newId()
    const targets = targetOn(house, postId, 'oakFacebook').id
    const version = hidden(await reviewPage(house, postId), 'version')
    const first = await decide(house, postId, 'approve', { form_key, targets, version })
    const second = await decide(house, postId, 'approve', { form_key, targets, version })
    expect([first.status, second.status]).toEqual([303, 303])
    expect(approvalsOf(house, postId)).toHaveLength(1)
  })

  it('refuses when a person says no between reading and pressing', async () => {
    const postId = await sentPost(house)
    await count(house, postId, 1)
    const page = await reviewPage(house, postId)
    sayNo(house, 'ann', '2026-05-15T10:00')
    const answer = await decide(house, postId, 'approve', { targets: hidden(page, 'targets') })
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain('This person changed their mind.')
    expect(stateOf(house, postId)).toEqual({ post: 'submitted', targets: ['blocked'] })
  })

  it('approves no fewer channels than were on the button', async () => {
    const postId = await sentPost(house, { accounts: both })
    await count(house, postId, 1)
    const page = await reviewPage(house, postId)
    sayNo(house, 'ann', '2026-05-15T10:00', { scope: 'channels', channels: ['facebook'] })
    const answer = await decide(house, postId, 'approve', { targets: hidden(page, 'targets') })
    expect(answer.status).toBe(422)
    expect(approvalsOf(house, postId)).toEqual([])
    expect((await decide(house, postId, 'approve')).status).toBe(303)
    expect(stateOf(house, postId).targets).toEqual(['planned', 'cancelled'])
  })
})

describe('What changed since the last look', () => {
  it('marks the words and says which pictures are new', async () => {
    const postId = await sentPost(house)
    await count(house, postId, 1)
    await decide(house, postId, 'request_changes')
    const extra = await photoOf(house, [])
    await press(house, postId, 'draft', {
      words: 'Tea, cake and croquet.',
      category: 'own_news',
      purpose: 'news_of_activities',
    })
    await press(house, postId, 'pictures', { pictures: [extra] })
    await press(house, postId, 'submission')
    const page = await reviewPage(house, postId)
    expect(page).toMatch(/<del>scones<\/del>\s*<ins>cake<\/ins>/)
    expect(plain(page)).toContain('What changed since you last looked')
    expect(plain(page)).toContain('New picture')
    expect(plain(page)).toContain('Please crop the picture.')
  })

  it('says nothing at the first look', async () => {
    const postId = await sentPost(house)
    expect(await reviewPage(house, postId)).not.toContain('What changed since')
  })
})

test('Every decision of the gate is kept with its facts, and decides the same again', async () => {
  const postId = await sentPost(house)
  await approved(house, postId)
  const kept = house.platform.database
    .select()
    .from(gateDecision)
    .where(eq(gateDecision.act, 'approve'))
    .all()
  expect(kept).toHaveLength(1)
  for (const { facts, result } of kept) {
    expect(JSON.parse(JSON.stringify(decideAgain(facts)))).toEqual(
      JSON.parse(JSON.stringify(result)),
    )
  }
  expect(postRow(house, postId).state).toBe('approved')
  expect(targetRows(house, postId)).toHaveLength(1)
})
