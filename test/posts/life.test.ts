import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { approval } from '../../db/schema/approvals.ts'
import { auditEvent } from '../../db/schema/audit.ts'
import { asset } from '../../db/schema/media.ts'
import { postContributor, postVersion } from '../../db/schema/posts.ts'
import { fingerprint } from '../../src/domain/fingerprint.ts'
import { differs, touchPostsUsing } from '../../src/posts/change.ts'
import { versionContent } from '../../src/posts/content.ts'
import { askGate } from '../../src/posts/gate.ts'
import { approved, release, releasedPost, sentPost } from '../approvals/desk.ts'
import { type House, openHouse } from '../support/house.ts'
import {
  mediaRows,
  pageText,
  plain,
  plantPicture,
  postRow,
  press,
  tag,
  targetOn,
  wholePost,
} from './desk.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const versions = (id: string) =>
  house.platform.database.select().from(postVersion).where(eq(postVersion.postId, id)).all()
const approvals = (id: string) =>
  house.platform.database.select().from(approval).where(eq(approval.postId, id)).all()
const actions = (id: string) =>
  house.platform.database
    .select({ action: auditEvent.action })
    .from(auditEvent)
    .where(eq(auditEvent.subjectId, id))
    .all()
    .map(({ action }) => action)
const codes = (id: string, act: 'release' | 'recheck' = 'release') =>
  askGate(house.platform.database, house.platform, {
    postId: id,
    act,
    actorId: act === 'release' ? house.cast.staff.asha : null,
  }).flatMap(({ decision }) => decision.reasons.map(({ code }) => code))
const both = { accounts: ['oakFacebook', 'oakWebsite'] } as const

describe('sending', () => {
  it('twice by the same person sends once', async () => {
    const id = await wholePost(house)
    const lock = String(postRow(house, id).lockVersion)
    const once = await house.as('asha').post(`/posts/${id}/submission`, { lock_version: lock })
    const twice = await house.as('asha').post(`/posts/${id}/submission`, { lock_version: lock })
    expect(twice.status).toBe(303)
    expect(twice.headers.get('location')).toBe(once.headers.get('location'))
    expect(versions(id)).toHaveLength(1)
    expect(actions(id).filter((action) => action === 'post.submitted')).toHaveLength(1)
  })

  it('saves what the form carries in the same press', async () => {
    const id = await wholePost(house)
    await press(house, id, 'submission', { words: 'The last word.' })
    expect(versions(id)[0]?.content.targets[0]?.words).toBe('The last word.')
  })

  it('is refused while words are too long for a place that could take it', async () => {
    const id = await wholePost(house, { accounts: ['oakX'], fields: { words: 'a'.repeat(281) } })
    const answer = await press(house, id, 'submission')
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain('The words are 1 too long for X, which takes 280.')
  })

  it('is refused while a picture has no description', async () => {
    const picture = plantPicture(house, { of: ['ann'], altText: '' })
    const id = await wholePost(house, { pictures: [picture] })
    const answer = await press(house, id, 'submission')
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain('Describe each picture')
  })

  it('freezes: nobody writes to it any more until it is taken back', async () => {
    const id = await wholePost(house)
    await press(house, id, 'submission')
    const answer = await press(house, id, 'draft', { words: 'Too late.' })
    expect(answer.status).toBe(409)
    expect(postRow(house, id).words).toBe('Tea, scones and croquet.')
    await press(house, id, 'recall')
    expect(postRow(house, id)).toMatchObject({ state: 'draft', submittedAt: null })
    await press(house, id, 'draft', { words: 'In time.' })
    await press(house, id, 'submission')
    expect(versions(id).map(({ number }) => number)).toEqual([1, 2])
  })
})

describe('SC28: edit after approval', () => {
  it('ends the approval, keeps it as history and starts a new version', async () => {
    const id = await sentPost(house)
    await approved(house, id)
    expect(codes(id)).not.toContain('V01')
    await press(house, id, 'editing')
    await press(house, id, 'draft', { words: 'Lovely day.' })
    expect(postRow(house, id)).toMatchObject({ state: 'draft', versionNumber: 2 })
    expect(approvals(id)).toMatchObject([{ decision: 'approve', voidedBecause: 'edited' }])
    expect(codes(id)).toEqual(expect.arrayContaining(['V01', 'V02']))
    const answer = await release(house, id, targetOn(house, id, 'oakFacebook').id)
    expect(answer.status).not.toBe(303)
    const page = await pageText(house, id, 'morag')
    expect(page).toContain('Version 1')
    expect(actions(id)).toContain('post.reopened')
  })

  it('happens by itself when somebody tags a picture of an approved post', async () => {
    const id = await sentPost(house)
    await approved(house, id)
    const assetId = mediaRows(house, id)[0]?.assetId ?? ''
    const { database } = house.platform
    database.transaction((tx) => {
      tag(house, assetId, 'gus')
      touchPostsUsing(tx, house.platform, assetId, house.cast.staff.gwen, 'tagged')
    })
    expect(postRow(house, id)).toMatchObject({ state: 'draft', versionNumber: 2 })
    expect(approvals(id)[0]?.voidedBecause).toBe('picture_changed')
    const worked = database.select().from(postContributor).all()
    expect(worked).toContainEqual(
      expect.objectContaining({ staffId: house.cast.staff.gwen, versionNumber: 2 }),
    )
  })

  it('does not happen when nothing that was approved is different', async () => {
    const id = await sentPost(house)
    await approved(house, id)
    const assetId = mediaRows(house, id)[0]?.assetId ?? ''
    house.platform.database.transaction((tx) => {
      tx.update(asset).set({ title: 'Croquet', lockVersion: 3 }).where(eq(asset.id, assetId)).run()
      touchPostsUsing(tx, house.platform, assetId, house.cast.staff.gwen, 'edited')
    })
    expect(postRow(house, id).state).toBe('approved')
  })

  it('revokes a pack that is out', async () => {
    const { postId, targetId } = await releasedPost(house)
    await press(house, postId, 'editing')
    expect(targetOn(house, postId, 'oakFacebook')).toMatchObject({ id: targetId, state: 'blocked' })
  })
})

describe('after approval', () => {
  it('a place may be left out and the rest stays approved', async () => {
    const id = await sentPost(house, both)
    await approved(house, id)
    const before = fingerprint(versionContent(house.platform.database, id))
    const facebook = targetOn(house, id, 'oakFacebook').id
    await press(house, id, `targets/${facebook}/drop`, { [`why_${facebook}`]: 'Website only.' })
    expect(targetOn(house, id, 'oakFacebook')).toMatchObject({
      state: 'cancelled',
      dropReason: 'Website only.',
    })
    expect(postRow(house, id).state).toBe('approved')
    expect(fingerprint(versionContent(house.platform.database, id))).toBe(before)
    expect(differs(house.platform.database, postRow(house, id))).toBe(false)
    expect(codes(id, 'recheck')).not.toContain('V02')
  })

  it('the last place left out finishes the post', async () => {
    const id = await sentPost(house)
    await approved(house, id)
    await press(house, id, `targets/${targetOn(house, id, 'oakFacebook').id}/drop`)
    expect(postRow(house, id).state).toBe('closed')
  })

  const later = (day: string, at: string) => ({
    on_day: day,
    on_month: '5',
    on_year: '2026',
    at,
  })
  const delay = async (sending: Parameters<typeof sentPost>[1], fields: Record<string, string>) => {
    const id = await sentPost(house, sending)
    await approved(house, id)
    const target = targetOn(house, id, 'oakFacebook').id
    const sent = Object.entries(fields).map(([name, value]) => [
      name.startsWith('on_') ? name.replace('on_', `on_${target}_`) : `${name}_${target}`,
      value,
    ])
    const answer = await press(house, id, `targets/${target}/delay`, Object.fromEntries(sent))
    return { id, answer }
  }

  it('a place may move later inside the approved days', async () => {
    const { id, answer } = await delay({ at: '2026-05-20T09:00' }, later('22', '09.30'))
    expect(answer.status).toBe(303)
    expect(targetOn(house, id, 'oakFacebook').planned).toBe('2026-05-22T09:30')
    expect(postRow(house, id)).toMatchObject({
      state: 'approved',
      dueAt: Date.UTC(2026, 4, 22, 8, 30),
    })
  })

  it.each([
    ['earlier', later('19', '09:00'), 'may only move later'],
    ['outside the approved days', later('29', '09:00'), 'after the last day that was approved'],
    ['to a day that is none', later('32', '09:00'), 'no such day'],
    ['to a time that is none', later('22', 'nine'), 'Write the time with figures'],
  ])('a place may not move %s, and what was typed comes back', async (_, fields, sentence) => {
    const { id, answer } = await delay({ at: '2026-05-20T09:00' }, fields)
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(plain(page)).toContain(sentence)
    expect(page).toContain(`value="${fields.on_day}"`)
    expect(targetOn(house, id, 'oakFacebook').planned).toBe('2026-05-20T09:00')
  })

  it('a place may not move to a day on which permission has run out', async () => {
    const { id, answer } = await delay(
      { of: ['ben'], at: '2026-05-29T09:00' },
      { ...later('1', '09:00'), on_month: '6' },
    )
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain('Permission ran out on 31 May 2026.')
    expect(targetOn(house, id, 'oakFacebook').planned).toBe('2026-05-29T09:00')
  })

  it('a page that is older than the last change is told so', async () => {
    const id = await sentPost(house, both)
    await approved(house, id)
    const facebook = targetOn(house, id, 'oakFacebook').id
    const answer = await press(house, id, `targets/${facebook}/drop`, { lock_version: '1' })
    expect(answer.status).toBe(409)
    expect(targetOn(house, id, 'oakFacebook').state).not.toBe('cancelled')
  })
})

describe('cancelling', () => {
  it('needs a reason, and gives the page back to give one', async () => {
    const id = await wholePost(house)
    const answer = await press(house, id, 'cancellation', { reason: ' ' })
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain('Say why, in a few words.')
    expect(postRow(house, id).state).toBe('draft')
  })

  it('ends an approval and leaves every place out', async () => {
    const id = await sentPost(house, both)
    await approved(house, id)
    await press(house, id, 'cancellation', { reason: 'The party was called off.' })
    expect(postRow(house, id).state).toBe('cancelled')
    expect(targetOn(house, id, 'oakWebsite')).toMatchObject({
      state: 'cancelled',
      dropReason: 'The party was called off.',
    })
    expect(approvals(id)[0]?.voidedBecause).toBe('cancelled')
    expect(actions(id).join()).not.toContain('party')
  })

  it('leaves a pack that may be out to be answered for', async () => {
    const { postId } = await releasedPost(house)
    await press(house, postId, 'cancellation', { reason: 'The party was called off.' })
    expect(targetOn(house, postId, 'oakFacebook').state).toBe('blocked')
  })

  it('cannot be done to what is over', async () => {
    const id = await wholePost(house)
    await press(house, id, 'cancellation', { reason: 'Not needed.' })
    const again = await press(house, id, 'cancellation', { reason: 'Not needed.' })
    expect(again.status).toBe(409)
  })
})

describe('the page of a post', () => {
  it('shows what changed between versions word by word', async () => {
    const id = await sentPost(house, { fields: { words: 'A lovely sunny day.' } })
    await press(house, id, 'recall')
    await press(house, id, 'draft', { words: 'A lovely rainy day.' })
    await press(house, id, 'submission')
    const page = await (await house.as('morag').get(`/posts/${id}`)).text()
    expect(page).toContain('<del>sunny</del>')
    expect(page).toContain('<ins>rainy</ins>')
  })

  it('shows what the gate said then, even when it says something else now', async () => {
    const id = await sentPost(house)
    house.platform.database.transaction((tx) => {
      tag(house, mediaRows(house, id)[0]?.assetId ?? '', 'fay')
      tx.update(asset).set({ peopleCount: 2, lockVersion: 3 }).run()
    })
    const page = await pageText(house, id, 'priya')
    expect(page).toContain('The gate said yes for Facebook when it was sent')
    expect(page).toContain('Fay: This person said no.')
  })
})

describe('the list of posts', () => {
  it('narrows by state, place, words and whose, and says what to do when nothing matches', async () => {
    const mine = await wholePost(house, { accounts: ['oakX'] })
    const other = await wholePost(house, { by: 'bea', fields: { title: 'Summer fair' } })
    await press(house, other, 'submission', {}, 'bea')
    const ids = async (query: string) => {
      const page = await (await house.as('asha').get(`/posts?${query}`)).text()
      return [...page.matchAll(/class="title" href="\/posts\/([^"]+)"/g)].map(([, id]) => id)
    }
    expect((await ids('')).sort()).toEqual([mine, other].sort())
    expect(await ids('whose=mine')).toEqual([mine])
    expect(await ids('state=submitted')).toEqual([other])
    expect(await ids('channel=x')).toEqual([mine])
    expect(await ids('q=summer')).toEqual([other])
    expect(await ids('state=nonsense&older=what')).toHaveLength(2)
    expect(await ids('q=" OR *')).toEqual([])
    const none = plain(await (await house.as('asha').get('/posts?q=zebra')).text())
    expect(none).toContain('Nothing matches')
  })

  it('goes on page by page without losing or repeating a post', async () => {
    const begun: string[] = []
    for (let at = 0; at < 120; at += 1) {
      house.clock.advance(at % 3 === 0 ? 0 : 1000)
      const answer = await house.as('asha').post('/posts', {
        form_key: house.platform.newId(),
        title: `Post ${at}`,
        service: house.cast.services.oak,
        accounts: house.cast.accounts.oakX,
      })
      begun.push(answer.headers.get('location')?.slice('/posts/'.length) ?? '')
    }
    const seen: string[] = []
    let next = '/posts'
    while (next) {
      const page = await (await house.as('asha').get(next)).text()
      seen.push(
        ...[...page.matchAll(/class="title" href="\/posts\/([^"]+)"/g)].map(([, id]) => id ?? ''),
      )
      next = (/href="(\/posts\?older=[^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&')
    }
    expect(seen.toSorted()).toEqual(begun.toSorted())
  })

  it('is empty for a service of others, as a file too', async () => {
    await wholePost(house, { fields: { title: '=HYPERLINK("x")' } })
    const theirs = await (await house.as('rhys').get('/posts.csv')).text()
    expect(theirs.trim().split('\n')).toHaveLength(1)
    const mine = await (await house.as('asha').get('/posts.csv')).text()
    expect(mine).toContain(`"'=HYPERLINK(""x"")"`)
  })
})
