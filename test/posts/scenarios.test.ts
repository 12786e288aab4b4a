import { and, desc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asset } from '../../db/schema/media.ts'
import { gateDecision, postContributor, postVersion } from '../../db/schema/posts.ts'
import type { Act } from '../../src/domain/decision/facts.ts'
import { fingerprint } from '../../src/domain/fingerprint.ts'
import { versionContent } from '../../src/posts/content.ts'
import { type House, openHouse } from '../support/house.ts'
import {
  beginPost,
  mediaRows,
  pageText,
  plain,
  planned,
  plantPicture,
  postRow,
  press,
  quoteRows,
  tag,
  targetOn,
  wholePost,
} from './desk.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

/** The last answer that was kept for a target: verdict and codes. */
function kept(targetId: string, act: Act) {
  const row = house.platform.database
    .select()
    .from(gateDecision)
    .where(and(eq(gateDecision.targetId, targetId), eq(gateDecision.act, act)))
    .orderBy(desc(gateDecision.at))
    .get()
  return { verdict: row?.verdict, codes: row?.result.reasons.map(({ code }) => code) }
}

describe('SC01: plain success', () => {
  it('lets Asha send a photo of Ann, and freezes exactly what she saw', async () => {
    const id = await wholePost(house, { pictures: [plantPicture(house, { of: ['ann'] })] })
    const sent = await press(house, id, 'submission')
    expect(sent.headers.get('location')).toBe(`/posts/${id}?done=post_sent`)
    const version = house.platform.database.select().from(postVersion).get()
    expect(postRow(house, id)).toMatchObject({ state: 'submitted', windowUntil: '2026-05-22' })
    expect(version).toMatchObject({ number: 1, submittedBy: house.cast.staff.asha })
    expect(version?.fingerprint).toBe(fingerprint(versionContent(house.platform.database, id)))
    expect(version?.content.media[0]?.appearances[0]?.personId).toBe(house.cast.people.ann)
    expect(kept(targetOn(house, id, 'oakFacebook').id, 'submit')).toEqual({
      verdict: 'ALLOW',
      codes: ['P01'],
    })
  })

  it('counts whoever brought and tagged the picture among those who may not approve', async () => {
    const picture = plantPicture(house, { of: ['ann'], uploadedBy: 'dee' })
    const id = await wholePost(house, { pictures: [picture] })
    await press(house, id, 'submission')
    const rows = house.platform.database.select().from(postContributor).all()
    const who = new Set(rows.map(({ staffId }) => staffId))
    const { asha, dee, gwen } = house.cast.staff
    expect([...who].sort()).toEqual([asha, dee, gwen].sort())
  })
})

describe('SC02: permission that runs out before the planned day', () => {
  it('says so while writing, with the day, and offers the last slot that is permitted', async () => {
    const id = await wholePost(house, { pictures: [plantPicture(house, { of: ['ben'] })] })
    const target = targetOn(house, id, 'oakFacebook').id
    await press(house, id, 'draft', planned(target, '2026-06-02T09:00'))
    expect(kept(target, 'save')).toEqual({ verdict: 'BLOCK', codes: ['C05'] })
    const page = await pageText(house, id)
    expect(page).toContain('Ben: Permission ran out on 31 May 2026.')
    expect(page).toContain('Move to Sunday 31 May 2026, 09:00')
  })

  it('moves there at one press, and then the gate says yes', async () => {
    const id = await wholePost(house, { pictures: [plantPicture(house, { of: ['ben'] })] })
    const target = targetOn(house, id, 'oakFacebook').id
    await press(house, id, 'draft', planned(target, '2026-06-02T09:00'))
    await press(house, id, `targets/${target}/plan`, { planned: '2026-05-31T09:00' })
    expect(targetOn(house, id, 'oakFacebook').planned).toBe('2026-05-31T09:00')
    await press(house, id, 'submission')
    expect(kept(target, 'submit').verdict).toBe('ALLOW')
  })

  it('is not sent at all while nothing of it may go out', async () => {
    const id = await wholePost(house, { pictures: [plantPicture(house, { of: ['ben'] })] })
    const target = targetOn(house, id, 'oakFacebook').id
    const sent = await press(house, id, 'submission', planned(target, '2026-06-02T09:00'))
    expect(sent.status).toBe(422)
    expect(plain(await sent.text())).toContain('This may not go out anywhere yet.')
    expect(postRow(house, id).state).toBe('draft')
    expect(targetOn(house, id, 'oakFacebook').planned).toBe('2026-06-02T09:00')
  })
})

describe('SC04: website yes, Facebook no', () => {
  const both = async () =>
    wholePost(house, {
      accounts: ['oakWebsite', 'oakFacebook'],
      pictures: [plantPicture(house, { of: ['dot'] })],
    })

  it('tells which place failed and why, and offers to leave it out or to ask Dot', async () => {
    const id = await both()
    await press(house, id, 'submission')
    expect(postRow(house, id).state).toBe('submitted')
    expect(kept(targetOn(house, id, 'oakWebsite').id, 'submit')).toEqual({
      verdict: 'ALLOW',
      codes: ['P01'],
    })
    expect(kept(targetOn(house, id, 'oakFacebook').id, 'submit')).toEqual({
      verdict: 'BLOCK',
      codes: ['C08'],
    })
  })

  it('leaves Facebook out at one press, and keeps what was typed beside it', async () => {
    const id = await both()
    const page = await pageText(house, id)
    expect(page).toContain('Dot: Permission does not cover Facebook. It covers: Own website.')
    expect(page).toContain('Leave Facebook out')
    expect(page).toContain('Ask Dot')
    const facebook = targetOn(house, id, 'oakFacebook').id
    await press(house, id, `targets/${facebook}/drop`, { words: 'Typed a moment ago.' })
    expect(targetOn(house, id, 'oakFacebook').state).toBe('cancelled')
    expect(postRow(house, id).words).toBe('Typed a moment ago.')
    expect(versionContent(house.platform.database, id).targets).toHaveLength(1)
  })
})

describe('SC05: someone in the background', () => {
  it('is refused until everybody is named, and then for what they did not agree to', async () => {
    const picture = plantPicture(house, { of: ['ann'], declared: 2 })
    const id = await wholePost(house, { pictures: [picture] })
    const target = targetOn(house, id, 'oakFacebook').id
    const first = await press(house, id, 'submission')
    expect(first.status).toBe(422)
    expect(plain(await first.text())).toContain('2 people are in this item but 1 is named.')
    expect(kept(target, 'submit').codes).toContain('S01')
    tag(house, picture, 'ed')
    await press(house, id, 'submission')
    expect(kept(target, 'submit')).toEqual({ verdict: 'BLOCK', codes: ['C01', 'P01'] })
    expect(postRow(house, id).state).toBe('draft')
  })
})

describe('SC06: a group with one refusal', () => {
  it('names Fay’s refusal and the day before which she is not asked, and P01 for the other four', async () => {
    const of = ['ann', 'ben', 'gus', 'wen', 'fay'] as const
    const picture = plantPicture(house, { of })
    const id = await wholePost(house, { pictures: [picture] })
    await press(house, id, 'submission')
    const { verdict, codes } = kept(targetOn(house, id, 'oakFacebook').id, 'submit')
    expect(verdict).toBe('BLOCK')
    expect(codes?.sort()).toEqual(['C03', 'P01', 'P01', 'P01', 'P01'])
    const page = await pageText(house, id)
    expect(page).toContain('Fay: This person said no. Use a different picture.')
    expect(page).toContain('Do not ask again before 3 August 2026')
    expect(page).toContain(
      'Ann and Gus said yes to face and first name on Facebook, until 31 December 2026.',
    )
  })

  it('takes the picture out and opens the library when a different one is wanted', async () => {
    const picture = plantPicture(house, { of: ['fay'] })
    const id = await wholePost(house, { pictures: [picture] })
    const answer = await press(house, id, 'pictures', { instead_of: picture })
    expect(answer.headers.get('location')).toBe(`/posts/${id}/pictures`)
    expect(mediaRows(house, id)).toEqual([])
  })
})

describe('SC23: somebody’s own words', () => {
  it('may go on the website under the first name, as Una agreed', async () => {
    const id = await wholePost(house, {
      accounts: ['oakWebsite', 'oakFacebook'],
      fields: { purpose: 'promote_service', category: 'reputation_or_testimonial' },
    })
    await press(house, id, 'quotes', {
      quote_person: house.cast.people.una,
      quote_words: 'They always have time for a chat.',
      quote_shows: 'first_name',
    })
    const [quote] = quoteRows(house, id)
    await press(house, id, `quotes/${quote?.id}/placement`)
    expect(postRow(house, id).words).toContain('“They always have time for a chat.”')
    await press(house, id, 'submission')
    expect(kept(targetOn(house, id, 'oakWebsite').id, 'submit')).toEqual({
      verdict: 'ALLOW',
      codes: ['P01'],
    })
    expect(kept(targetOn(house, id, 'oakFacebook').id, 'submit').codes).toEqual(['C08'])
  })

  it('may not be used for another purpose', async () => {
    const id = await wholePost(house, { accounts: ['oakWebsite'] })
    await press(house, id, 'quotes', {
      quote_person: house.cast.people.una,
      quote_words: 'They always have time for a chat.',
    })
    await press(house, id, 'draft', { words: 'Una told us something.' })
    expect(kept(targetOn(house, id, 'oakWebsite').id, 'save').codes).toContain('C09')
  })
})

describe('SC25: a copied picture', () => {
  const sunset = () => plantPicture(house, { licence: 'none', declared: 0, altText: 'A sunset' })

  it('is refused while nobody may say we can use it', async () => {
    const id = await wholePost(house, { pictures: [sunset()] })
    const sent = await press(house, id, 'submission')
    expect(sent.status).toBe(422)
    expect(plain(await sent.text())).toContain('We do not know we may use this item.')
  })

  it('may go where a paid licence covers it, and nowhere else', async () => {
    const picture = sunset()
    house.platform.database
      .update(asset)
      .set({
        licence: 'licensed',
        licenceOwner: 'Stock library 123',
        licenceChannels: ['own_website'],
        lockVersion: 2,
      })
      .where(eq(asset.id, picture))
      .run()
    const id = await wholePost(house, {
      accounts: ['oakWebsite', 'oakFacebook'],
      pictures: [picture],
    })
    await press(house, id, 'submission')
    expect(kept(targetOn(house, id, 'oakWebsite').id, 'submit')).toEqual({
      verdict: 'ALLOW',
      codes: ['P03'],
    })
    expect(kept(targetOn(house, id, 'oakFacebook').id, 'submit')).toEqual({
      verdict: 'BLOCK',
      codes: ['P03', 'S03'],
    })
  })
})

describe('SC26: midnight in summer time', () => {
  it('lets Wen’s picture out at 23:59 on the last day, and not at half past midnight', async () => {
    const id = await wholePost(house, { pictures: [plantPicture(house, { of: ['wen'] })] })
    const target = targetOn(house, id, 'oakFacebook').id
    await press(house, id, 'draft', planned(target, '2026-06-30T23:59'))
    expect(kept(target, 'save')).toEqual({ verdict: 'ALLOW', codes: ['P01'] })
    await press(house, id, 'draft', planned(target, '2026-07-01T00:30'))
    expect(targetOn(house, id, 'oakFacebook').plannedAt).toBe(Date.UTC(2026, 5, 30, 23, 30))
    expect(kept(target, 'save')).toEqual({ verdict: 'BLOCK', codes: ['C05'] })
  })
})

describe('a time at which the clocks change', () => {
  it.each([
    ['2027-03-28T01:30', 'does not exist'],
    ['2026-10-25T01:30', 'comes twice'],
  ])('is not guessed: %s %s', async (local) => {
    const id = await wholePost(house, { pictures: [] })
    const target = targetOn(house, id, 'oakFacebook').id
    await press(house, id, 'draft', planned(target, local))
    expect(kept(target, 'save').codes).toEqual(['V04'])
    expect(await pageText(house, id)).toContain('The clocks change then. Choose another time')
    const sent = await press(house, id, 'submission')
    expect(sent.status).toBe(422)
  })
})

it('A post with nothing in it is not sent, and says what is missing', async () => {
  const id = await beginPost(house, ['oakFacebook'])
  const sent = await press(house, id, 'submission')
  const page = plain(await sent.text())
  expect(sent.status).toBe(422)
  expect(page).toContain('Choose what this post is about.')
  expect(page).toContain('Choose what this post is for.')
})
