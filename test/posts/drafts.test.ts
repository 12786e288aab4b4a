import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditEvent } from '../../db/schema/audit.ts'
import { gateDecision, post } from '../../db/schema/posts.ts'
import { designation } from '../../db/schema/staff.ts'
import { type House, openHouse } from '../support/house.ts'
import {
  about,
  beginPost,
  mediaRows,
  pageText,
  plain,
  planned,
  plantPicture,
  postRow,
  press,
  quoteRows,
  targetOn,
  targetRows,
  wholePost,
} from './desk.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const piece = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' }
const events = (id: string) =>
  house.platform.database.select().from(auditEvent).where(eq(auditEvent.subjectId, id)).all()

describe('beginning a post', () => {
  it('takes a second press of the button for the first', async () => {
    const form = {
      form_key: house.platform.newId(),
      title: 'Garden party',
      service: house.cast.services.oak,
      accounts: house.cast.accounts.oakFacebook,
    }
    const first = await house.as('asha').post('/posts', form)
    const second = await house.as('asha').post('/posts', form)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(house.platform.database.select().from(post).all()).toHaveLength(1)
  })

  it('gives the form back with what was typed when something is missing', async () => {
    const answer = await house.as('asha').post('/posts', {
      form_key: house.platform.newId(),
      title: 'Tea on the lawn',
      service: house.cast.services.oak,
    })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('value="Tea on the lawn"')
    expect(plain(page)).toContain('Tick at least one place to post.')
  })

  it('offers only accounts that somebody is designated for', async () => {
    house.platform.database
      .update(designation)
      .set({ endedAt: house.platform.now() })
      .where(eq(designation.accountId, house.cast.accounts.oakX))
      .run()
    const page = plain(await (await house.as('asha').get('/posts/new')).text())
    expect(page).toContain('Oak House Facebook')
    expect(page).not.toContain('Oak House on X')
    const answer = await house.as('asha').post('/posts', {
      form_key: house.platform.newId(),
      title: 'Not mine',
      service: house.cast.services.oak,
      accounts: house.cast.accounts.oakX,
    })
    expect(answer.status).toBe(422)
  })

  it('is not for an author of another service', async () => {
    const answer = await house.as('rhys').post('/posts', {
      form_key: house.platform.newId(),
      title: 'Not mine',
      service: house.cast.services.oak,
      accounts: house.cast.accounts.oakFacebook,
    })
    expect(answer.status).toBe(422)
    expect(house.platform.database.select().from(post).all()).toHaveLength(0)
  })
})

describe('saving while writing', () => {
  it('keeps every field, and says only the names of the fields on the trail', async () => {
    const id = await beginPost(house, ['oakFacebook', 'oakX'])
    const x = targetOn(house, id, 'oakX').id
    await press(house, id, 'draft', {
      ...about,
      title: 'Croquet',
      link: 'https://oakhouse.example/fair',
      [`own_${x}`]: 'yes',
      [`words_${x}`]: 'Short words.',
      ...planned(x, '2026-06-06T09:00'),
      window_from_day: '1',
      window_from_month: '6',
      window_from_year: '2026',
      window_until_day: '30',
      window_until_month: '6',
      window_until_year: '2026',
    })
    expect(postRow(house, id)).toMatchObject({
      title: 'Croquet',
      words: about.words,
      link: 'https://oakhouse.example/fair',
      category: 'own_news',
      purpose: 'news_of_activities',
      windowFrom: '2026-06-01',
      windowUntil: '2026-06-30',
    })
    expect(targetOn(house, id, 'oakX')).toMatchObject({
      words: 'Short words.',
      planned: '2026-06-06T09:00',
      plannedAt: Date.UTC(2026, 5, 6, 8),
    })
    expect(postRow(house, id).dueAt).toBe(Date.UTC(2026, 5, 6, 8))
    const saved = events(id).filter(({ action }) => action === 'post.saved')
    expect(saved).toHaveLength(1)
    expect(saved[0]?.body.toString()).not.toMatch(/croquet|scones/i)
  })

  it('goes back to the shared words when they are chosen again', async () => {
    const id = await beginPost(house, ['oakX'])
    const x = targetOn(house, id, 'oakX').id
    await press(house, id, 'draft', { [`own_${x}`]: 'yes', [`words_${x}`]: 'Short words.' })
    await press(house, id, 'draft', { [`own_${x}`]: 'no', [`words_${x}`]: 'Short words.' })
    expect(targetOn(house, id, 'oakX').words).toBeNull()
  })

  it('answers with the pieces that changed: gate, counters, previews and the new version', async () => {
    const id = await wholePost(house, {
      accounts: ['oakFacebook', 'oakX'],
      pictures: [plantPicture(house, { of: ['dot'] })],
    })
    const answer = await press(house, id, 'draft', { words: 'a'.repeat(281) }, 'asha', piece)
    const pieces = await answer.text()
    expect(answer.status).toBe(200)
    expect(pieces).not.toContain('<html')
    expect(plain(pieces)).toContain('281 of 280 characters, as X counts them for X 1 too many')
    expect(plain(pieces)).toContain('Dot: Permission does not cover Facebook.')
    expect(pieces).toContain(`name="lock_version" value="${postRow(house, id).lockVersion}"`)
  })

  it('writes nothing when nothing is different', async () => {
    const id = await wholePost(house)
    const before = postRow(house, id).lockVersion
    await press(house, id, 'draft', about)
    expect(postRow(house, id).lockVersion).toBe(before)
  })

  it('keeps an answer of the gate only when it is a new one', async () => {
    const id = await wholePost(house, { pictures: [plantPicture(house, { of: ['dot'] })] })
    await press(house, id, 'draft', { words: 'One' })
    await press(house, id, 'draft', { words: 'Two' })
    const kept = house.platform.database
      .select()
      .from(gateDecision)
      .all()
      .filter(({ act, verdict }) => act === 'save' && verdict === 'BLOCK')
    expect(kept).toHaveLength(1)
  })

  it('saves what can be read when a date cannot, and gives the date back as typed', async () => {
    const id = await beginPost(house, ['oakFacebook'])
    const target = targetOn(house, id, 'oakFacebook').id
    const answer = await press(house, id, 'draft', {
      ...planned(target, '2026-02-31T09:00'),
      words: 'These words are fine.',
    })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(plain(page)).toContain('There is no such day.')
    expect(page).toContain('value="31"')
    expect(postRow(house, id).words).toBe('These words are fine.')
    expect(targetOn(house, id, 'oakFacebook').planned).toBeNull()
  })

  it.each([
    'http://oakhouse.example',
    'javascript:alert(1)',
    'oakhouse.example',
    'https://a:b@c.de',
  ])('does not take %s for a link', async (link) => {
    const id = await beginPost(house, ['oakFacebook'])
    const answer = await press(house, id, 'draft', { link })
    expect(answer.status).toBe(422)
    expect(postRow(house, id).link).toBe('')
  })

  it('never shows a person’s markup as markup', async () => {
    const id = await wholePost(house, { fields: { words: '<img src=x onerror=alert(1)>' } })
    const page = await (await house.as('asha').get(`/posts/${id}`)).text()
    expect(page).not.toContain('<img src=x')
  })
})

describe('two people at once', () => {
  it('gives the typed words back beside the newer ones, and loses neither', async () => {
    const id = await wholePost(house)
    const old = String(postRow(house, id).lockVersion)
    await press(house, id, 'draft', { words: 'Bea wrote this.' }, 'bea')
    const answer = await house
      .as('asha')
      .post(`/posts/${id}/draft`, { lock_version: old, words: 'Asha wrote that.' })
    expect(answer.status).toBe(409)
    const page = await answer.text()
    expect(page).toMatch(/<textarea[^>]*name="words"[^>]*>\s*Asha wrote that\./)
    expect(plain(page)).toContain('Saved by someone else meanwhile')
    expect(plain(page)).toContain('Bea wrote this.')
    expect(postRow(house, id).words).toBe('Bea wrote this.')
  })

  it('tells an autosave without touching what is in the form', async () => {
    const id = await wholePost(house)
    const answer = await press(
      house,
      id,
      'draft',
      { lock_version: '1', words: 'Late.' },
      'asha',
      piece,
    )
    expect(answer.status).toBe(409)
    expect(answer.headers.get('HX-Retarget')).toBe('#messages')
    expect(plain(await answer.text())).toContain('Your words are still in the form')
    expect(postRow(house, id).words).toBe(about.words)
  })

  it('does not take a page’s own retry, whose answer was lost, for somebody else', async () => {
    const id = await wholePost(house)
    const page = house.platform.newId()
    const lock = String(postRow(house, id).lockVersion)
    const first = { lock_version: lock, page, words: 'Typed.' }
    await house.as('asha').post(`/posts/${id}/draft`, first, piece)
    const again = { ...first, words: 'Typed, and more.' }
    const answer = await house.as('asha').post(`/posts/${id}/draft`, again, piece)
    expect(answer.status).toBe(200)
    expect(postRow(house, id).words).toBe('Typed, and more.')
  })
})

describe('pictures and quotes of a draft', () => {
  it('are added, moved and taken out, and every button saves the words too', async () => {
    const [one, two, three] = [plantPicture(house), plantPicture(house), plantPicture(house)]
    const id = await beginPost(house, ['oakFacebook'])
    await press(house, id, 'pictures', { pictures: [one, two, three], words: 'First.' })
    await press(house, id, `pictures/${three}/position`, { position: '1', words: 'Second.' })
    expect(mediaRows(house, id).map(({ assetId }) => assetId)).toEqual([three, one, two])
    await press(house, id, `pictures/${one}/removal`, { words: 'Third.' })
    expect(mediaRows(house, id).map(({ assetId }) => assetId)).toEqual([three, two])
    expect(postRow(house, id).words).toBe('Third.')
  })

  it('come from the library page, which teaches the first step when it is empty', async () => {
    const id = await beginPost(house, ['oakFacebook'])
    const empty = plain(await (await house.as('asha').get(`/posts/${id}/pictures`)).text())
    expect(empty).toContain('Add pictures to the library first')
    const picture = plantPicture(house, { of: ['ann'] })
    const page = await (await house.as('asha').get(`/posts/${id}/pictures`)).text()
    expect(page).toContain(`/media/${picture}/thumb`)
  })

  it('are refused when they belong to another service', async () => {
    const id = await beginPost(house, ['oakFacebook'])
    const answer = await press(house, id, 'pictures', { pictures: house.platform.newId() })
    expect(answer.status).toBe(403)
    const quoted = await press(house, id, 'quotes', {
      quote_person: house.cast.people.hal,
      quote_words: 'Hello',
    })
    expect(quoted.status).toBe(403)
    expect(quoteRows(house, id)).toEqual([])
  })

  it('give a quote back with a sentence when a part is missing', async () => {
    const id = await beginPost(house, ['oakFacebook'])
    const answer = await press(house, id, 'quotes', { quote_words: 'A lovely place.' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(plain(page)).toContain('Choose whose words these are.')
    expect(page).toContain('A lovely place.')
  })
})

describe('places of a draft', () => {
  it('are added and taken up again', async () => {
    const id = await beginPost(house, ['oakFacebook'])
    const { oakX } = house.cast.accounts
    await press(house, id, 'targets', { account: oakX })
    await press(house, id, `targets/${targetOn(house, id, 'oakX').id}/drop`)
    expect(targetOn(house, id, 'oakX').state).toBe('cancelled')
    await press(house, id, 'targets', { account: oakX })
    expect(targetOn(house, id, 'oakX')).toMatchObject({ state: 'planned', droppedAt: null })
    expect(targetRows(house, id)).toHaveLength(2)
  })

  it('all get one time at one press', async () => {
    const id = await beginPost(house, ['oakFacebook', 'oakX'])
    const target = targetOn(house, id, 'oakFacebook').id
    await press(house, id, `targets/${target}/plan-for-all`, planned(target, '2026-06-06T09:00'))
    const rows = targetRows(house, id)
    expect(rows.map((row) => row.planned)).toEqual(['2026-06-06T09:00', '2026-06-06T09:00'])
  })

  it('cannot be a place of another service', async () => {
    const id = await beginPost(house, ['oakFacebook'])
    const answer = await press(house, id, 'targets', { account: house.cast.accounts.ashFacebook })
    expect(answer.status).toBe(422)
    expect(targetRows(house, id)).toHaveLength(1)
  })
})

describe('who may not', () => {
  it('a carer reads the draft and cannot write it', async () => {
    const id = await wholePost(house)
    expect(await pageText(house, id, 'gwen')).toContain('What happened')
    const answer = await press(house, id, 'draft', { words: 'Mine' }, 'gwen')
    expect(answer.status).toBe(403)
    expect(postRow(house, id).words).toBe(about.words)
  })

  it('an author who is not designated any more cannot save', async () => {
    const id = await wholePost(house)
    house.platform.database.update(designation).set({ endedAt: house.platform.now() }).run()
    const answer = await press(house, id, 'draft', { words: 'Mine' })
    expect(answer.status).toBe(403)
    expect(postRow(house, id).words).toBe(about.words)
  })

  it.each(['', '/pictures'])('somebody of another service finds no post at …%s', async (path) => {
    const id = await wholePost(house)
    expect((await house.as('rhys').get(`/posts/${id}${path}`)).status).toBe(404)
    const unknown = house.platform.newId()
    expect((await house.as('asha').get(`/posts/${unknown}${path}`)).status).toBe(404)
    expect((await house.as('asha').get(`/posts/not-an-id${path}`)).status).toBe(404)
  })

  it('somebody of another service cannot change it by any button', async () => {
    const id = await wholePost(house)
    for (const button of ['draft', 'submission', 'pictures', 'quotes', 'targets', 'cancellation']) {
      const answer = await press(house, id, button, { words: 'x', reason: 'because' }, 'rhys')
      expect(answer.status, button).toBe(404)
    }
    expect(postRow(house, id)).toMatchObject({ state: 'draft', words: about.words })
  })

  it('another site cannot send the form, nor JSON', async () => {
    const id = await wholePost(house)
    const before = postRow(house, id)
    const { cookie } = house.as('asha')
    const form = await house.app.request(`/posts/${id}/draft`, {
      method: 'POST',
      headers: { cookie, origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
      body: new URLSearchParams({ lock_version: String(before.lockVersion), words: 'Evil' }),
    })
    const json = await house.app.request(`/posts/${id}/draft`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify({ lock_version: before.lockVersion, words: 'Evil' }),
    })
    expect([form.status, json.status]).toEqual([403, 403])
    expect(postRow(house, id)).toEqual(before)
  })
})

describe('a session that ends mid-edit', () => {
  const typed = (id: string) => ({
    lock_version: String(postRow(house, id).lockVersion),
    words: 'Half an hour of <careful> writing.',
    purpose: 'news_of_activities',
  })

  it('hands every typed word back on a page that can send it again', async () => {
    const id = await wholePost(house)
    const fields = typed(id)
    const answer = await house.stranger.post(`/posts/${id}/draft`, fields, {
      'content-length': '200',
    })
    const page = await answer.text()
    expect(answer.status).toBe(401)
    expect(page).toContain('Half an hour of &lt;careful&gt; writing.')
    expect(page).toContain(`action="/posts/${id}/draft"`)
    expect(page).toContain('name="purpose" value="news_of_activities"')
    const again = await house.as('asha').post(`/posts/${id}/draft`, fields)
    expect(again.status).toBe(303)
    expect(postRow(house, id).words).toBe('Half an hour of <careful> writing.')
  })

  it('leaves the open page as it is when it was an autosave', async () => {
    const id = await wholePost(house)
    const answer = await house.stranger.post(`/posts/${id}/draft`, typed(id), piece)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('HX-Retarget')).toBe('#messages')
    expect(plain(await answer.text())).toContain('Sign in in a new tab')
  })

  it('never repeats a password', async () => {
    const answer = await house.stranger.post(
      '/me/password',
      { password: 'a secret thing', new_password: 'another secret thing' },
      { 'content-length': '60' },
    )
    expect(await answer.text()).not.toContain('secret thing')
  })
})
