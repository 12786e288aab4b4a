import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { consent, consentCheck, consentLine, consentToCheck } from '../../db/schema/consents.ts'
import { personFacts } from '../../src/consents/facts.ts'
import { permissionGrid } from '../../src/domain/permission-grid.ts'
import { permissionLight } from '../../src/domain/permission-light.ts'
import { type House, openHouse } from '../support/house.ts'
import {
  answerOf,
  auditRows,
  begin,
  check,
  fill,
  plain,
  recordRow,
  savePage,
  whole,
  writeDown,
} from './asking.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const lightOf = (personId: string) => {
  const [facts] = personFacts(house.platform.database, [personId])
  if (!facts) throw new Error('Nobody of that id.')
  return permissionLight(facts, house.platform.now())
}

describe('Asking Ed', () => {
  test('goes from “not asked” to a yes that counts once Morag has checked it', async () => {
    const { ed } = house.cast.people
    expect(lightOf(ed)).toBe('not_asked')
    const id = await answerOf(house, 'gwen', ed)
    expect(recordRow(house, id)).toMatchObject({
      stage: 'given',
      decision: 'agree',
      giverName: 'Edwin Frost',
      lawfulBasis: 'explicit_consent',
      recordedBy: house.cast.staff.gwen,
      typed: {},
    })
    expect(lightOf(ed)).toBe('to_check')
    const checked = await house.as('morag').post(`/consents/${id}/check`, check)
    expect(checked.status).toBe(303)
    expect(lightOf(ed)).toBe('yes')
    const [facts] = personFacts(house.platform.database, [ed])
    const grid = facts && permissionGrid(facts, house.platform.now())
    const facebook = grid?.find(({ channel }) => channel === 'facebook')
    expect(facebook?.cells.face).toEqual({
      state: 'yes',
      from: '2026-05-14',
      until: '2026-12-31',
      limited: false,
    })
    const page = plain(await (await house.as('asha').get(`/people/${ed}`)).text())
    expect(page).toContain('until 31 December 2026')
    expect(page).toContain('Yes to Own website and Facebook')
  })

  test('gives the record the next number of Oak House', async () => {
    const id = await begin(house, 'gwen', house.cast.people.ed)
    const numbers = house.platform.database
      .select({ number: consent.number })
      .from(consent)
      .all()
      .map(({ number }) => Number(number.startsWith('OH-') ? number.slice(3) : 0))
    expect(recordRow(house, id).number).toMatch(/^OH-\d{4}$/)
    expect(Number(recordRow(house, id).number.slice(3))).toBe(Math.max(...numbers))
  })

  test('corrects a record with a new one, which takes its place once it is answered', async () => {
    const { ann, ben } = house.cast.people
    const wrong = house.cast.consents.ann ?? ''
    const correct = async (personId: string) => {
      const fields = { form_key: house.platform.newId(), replaces: wrong }
      const answer = await house.as('gwen').post(`/people/${personId}/consents`, fields)
      return answer.headers.get('location')?.split('/').at(-1) ?? ''
    }
    expect(recordRow(house, await correct(ben)).replacesId).toBeNull()
    const id = await correct(ann)
    expect(recordRow(house, id)).toMatchObject({ stage: 'draft', replacesId: wrong })
    const stateOfWrong = async () =>
      plain(await (await house.as('morag').get(`/consents/${wrong}`)).text())
    expect(await stateOfWrong()).toContain('In force')
    await fill(house, 'gwen', id, whole(house))
    await writeDown(house, 'gwen', id)
    expect(await stateOfWrong()).toContain('Replaced by a newer answer')
    expect(recordRow(house, wrong)).toMatchObject({ stage: 'given', decision: 'agree' })
  })

  test('begins one record, however often the button is pressed', async () => {
    const fields = { form_key: house.platform.newId() }
    const path = `/people/${house.cast.people.ed}/consents`
    const first = await house.as('gwen').post(path, fields)
    const second = await house.as('gwen').post(path, fields)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    const drafts = house.platform.database
      .select()
      .from(consent)
      .where(eq(consent.personId, house.cast.people.ed))
      .all()
    expect(drafts).toHaveLength(1)
  })

  test('keeps one scope line, however often the button is pressed', async () => {
    const id = await begin(house, 'gwen', house.cast.people.ed)
    const line = { ...whole(house).line, form_key: house.platform.newId() }
    await house.as('gwen').post(`/consents/${id}/lines/new`, line)
    await house.as('gwen').post(`/consents/${id}/lines/new`, line)
    expect(
      house.platform.database.select().from(consentLine).where(eq(consentLine.consentId, id)).all(),
    ).toHaveLength(1)
  })

  test('does not write down an answer twice', async () => {
    const id = await begin(house, 'gwen', house.cast.people.ed)
    await fill(house, 'gwen', id, whole(house))
    const press = {
      lock_version: String(recordRow(house, id).lockVersion),
      form_key: house.platform.newId(),
    }
    expect((await house.as('gwen').post(`/consents/${id}/answer`, press)).status).toBe(303)
    expect((await house.as('gwen').post(`/consents/${id}/answer`, press)).status).toBe(303)
    const recorded = auditRows(house).filter(
      ({ action, subjectId }) => action === 'consent.recorded' && subjectId === id,
    )
    expect(recorded).toHaveLength(1)
  })

  test('waits for an answer that is still to come, and goes on from there', async () => {
    const { ed } = house.cast.people
    const id = await begin(house, 'gwen', ed)
    const pages = whole(house)
    await savePage(house, 'gwen', id, 'told', pages.told)
    await savePage(house, 'gwen', id, 'answer', { decision: 'no_answer' })
    expect((await writeDown(house, 'gwen', id)).headers.get('location')).toContain('done=asked')
    expect(recordRow(house, id)).toMatchObject({ stage: 'requested', decision: 'no_answer' })
    expect(lightOf(ed)).toBe('asked')
    await fill(house, 'gwen', id, pages)
    expect((await writeDown(house, 'gwen', id)).status).toBe(303)
    expect(recordRow(house, id).stage).toBe('given')
  })

  test('takes a no without scope or wishes, and it counts at once', async () => {
    const { ed } = house.cast.people
    const pages = whole(house)
    const id = await answerOf(house, 'gwen', ed, {
      answer: { ...pages.answer, decision: 'refuse' },
    })
    expect(recordRow(house, id)).toMatchObject({ stage: 'given', decision: 'refuse' })
    expect(lightOf(ed)).toBe('no')
    expect(house.platform.database.select().from(consentToCheck).all()).toEqual([])
  })

  test('marks an answer as late when it is written down more than seven days after', async () => {
    house.clock.set('2026-05-22T10:00')
    const id = await answerOf(house, 'gwen', house.cast.people.ed)
    expect(await (await house.as('gwen').get(`/consents/${id}`)).text()).toContain('Late entry')
    const event = auditRows(house).find(({ action }) => action === 'consent.recorded')
    expect(JSON.parse(event?.body.toString() ?? '{}').late).toBe(true)
  })
})

describe('What the pages refuse', () => {
  test('nothing is ticked before somebody ticks it: told-points, places, who answered', async () => {
    const id = await begin(house, 'gwen', house.cast.people.ed)
    for (const path of [
      'pages/who',
      'pages/told',
      'pages/choice',
      'pages/answer',
      'pages/wishes',
      'lines/new',
    ]) {
      const page = await (await house.as('gwen').get(`/consents/${id}/${path}`)).text()
      const controls = page.match(/<input type="(?:checkbox|radio)"[^>]*>/g) ?? []
      expect(controls.length, path).toBeGreaterThan(1)
      expect(
        controls.filter((control) => /\schecked/.test(control)),
        path,
      ).toEqual([])
    }
  })

  test('a date that does not exist comes back with everything that was typed', async () => {
    const id = await begin(house, 'gwen', house.cast.people.ed)
    const answer = await savePage(house, 'gwen', id, 'answer', {
      ...whole(house).answer,
      decided_day: '31',
      decided_month: '2',
      witness_name: 'Priya with a pen',
    })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('There is no such day. Check the day and the month.')
    expect(page).toMatch(/name="decided_day" value="31"/)
    expect(page).toContain('value="Priya with a pen"')
    expect(page).toContain('I saw them make their mark')
    expect(recordRow(house, id).typed).not.toHaveProperty('decided_day')
  })

  test.each([
    ['in the future', { decided_day: '16' }, 'They cannot have answered in the future.'],
    [
      'before the wording was in use',
      { decided_year: '2025', decided_month: '1' },
      'was not in use yet',
    ],
    ['without a witness', { witness_name: '' }, 'Write who the witness was.'],
    [
      'with the asker as witness',
      { witness_name: 'gwen  PRYCE' },
      'somebody other than the person who asked',
    ],
    ['at a time that is none', { decided_time: 'teatime' }, 'Write the time as 09:30'],
  ])('an answer %s', async (_, vary, sentence) => {
    const id = await begin(house, 'gwen', house.cast.people.ed)
    const pages = whole(house)
    await savePage(house, 'gwen', id, 'told', pages.told)
    const answer = await savePage(house, 'gwen', id, 'answer', { ...pages.answer, ...vary })
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain(sentence)
  })

  test('a review later than twelve months after the answer', async () => {
    const id = await begin(house, 'gwen', house.cast.people.ed)
    const pages = whole(house)
    await savePage(house, 'gwen', id, 'answer', pages.answer)
    const day = (review_day: string) =>
      savePage(house, 'gwen', id, 'wishes', { ...pages.wishes, review_day })
    expect((await day('15')).status).toBe(422)
    expect((await day('14')).status).toBe(303)
  })

  test.each([
    [{ channels: [] as string[] }, 'Tick each place they said yes to.'],
    [{ channels: ['social_media'] }, 'Tick each place they said yes to.'],
    [{ identifiers: [] as string[] }, 'Tick what may be shown or told.'],
    [{ until_year: '2025' }, 'The last day must not be before the first day.'],
    [{ asset_scope: 'this_event' }, 'Write the name of the event.'],
    [{ display_end: 'date' }, 'Fill in the day it must come down.'],
    [{ flags: ['black_list_words'] }, 'Write the words that must not be used.'],
    [{ pair_1_a: 'face', pair_1_b: 'full_name' }, 'two different things that are both ticked'],
  ])('a scope line with %o', async (vary, sentence) => {
    const id = await begin(house, 'gwen', house.cast.people.ed)
    const answer = await house
      .as('gwen')
      .post(`/consents/${id}/lines/new`, { ...whole(house).line, ...vary })
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain(sentence)
    expect(
      house.platform.database.select().from(consentLine).where(eq(consentLine.consentId, id)).all(),
    ).toEqual([])
  })

  test('an answer with a page missing, and says which', async () => {
    const id = await begin(house, 'gwen', house.cast.people.ed)
    await savePage(house, 'gwen', id, 'who', whole(house).who)
    const answer = await writeDown(house, 'gwen', id)
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain('Some pages are not finished')
    expect(recordRow(house, id).stage).toBe('draft')
  })

  test('an answer that changed after it was looked at, and keeps what is typed on a stale page', async () => {
    const id = await begin(house, 'gwen', house.cast.people.ed)
    await fill(house, 'gwen', id, whole(house))
    const seen = String(recordRow(house, id).lockVersion)
    await savePage(house, 'morag', id, 'choice', {
      free: 'concern',
      free_note: 'Her son pushed.',
      bundled: 'no',
    })
    const answer = await house.as('gwen').post(`/consents/${id}/answer`, { lock_version: seen })
    expect(answer.status).toBe(409)
    expect(recordRow(house, id).stage).toBe('draft')
    const page = await house.as('gwen').post(`/consents/${id}/pages/who`, {
      ...whole(house).who,
      giver_contact: 'Room phone',
      lock_version: seen,
    })
    expect(page.status).toBe(409)
    expect(await page.text()).toContain('value="Room phone"')
  })

  test('a changed answer once it is given, in SQL too', async () => {
    const id = await answerOf(house, 'gwen', house.cast.people.ed)
    expect((await savePage(house, 'gwen', id, 'who', whole(house).who)).status).toBe(409)
    const { database } = house.platform
    expect(() =>
      database.update(consent).set({ decision: 'refuse' }).where(eq(consent.id, id)).run(),
    ).toThrow(/never rewritten/)
  })
})

describe('Warnings that do not stop the writing down', () => {
  test('the wrong wording for Cal, who needs large print, cannot be used after any check (C15)', async () => {
    const { cal } = house.cast.people
    const id = await begin(house, 'gwen', cal)
    const pages = whole(house)
    await fill(house, 'gwen', id, pages)
    const again = await (await house.as('gwen').get(`/consents/${id}/pages/told`)).text()
    expect(plain(again)).toContain('This wording may not work for them')
    const page = plain(await (await house.as('gwen').get(`/consents/${id}`)).text())
    expect(page).toContain('may not have been told enough in a way that works for them')
    await writeDown(house, 'gwen', id)
    expect((await house.as('morag').post(`/consents/${id}/check`, check)).status).toBe(303)
    expect(lightOf(cal)).toBe('not_usable')
  })

  test('a warning is shown once before the way goes on', async () => {
    const id = await begin(house, 'gwen', house.cast.people.cal)
    const { told } = whole(house)
    const first = await savePage(house, 'gwen', id, 'told', told)
    expect(first.headers.get('location')).toBe(`/consents/${id}/pages/told`)
    const page = await (await house.as('gwen').get(`/consents/${id}/pages/told`)).text()
    const warned = page.match(/name="warned" value="([^"]+)"/)?.[1] ?? ''
    const second = await savePage(house, 'gwen', id, 'told', { ...told, warned })
    expect(second.headers.get('location')).toBe(`/consents/${id}/pages/choice`)
  })

  test('a relative’s answer is kept, explained, and can never be found usable (A01)', async () => {
    const who = {
      giver: 'other',
      giver_kind: 'next_of_kin',
      giver_name: 'Tom Frost',
      capacity: 'assessed_lacks',
    }
    const id = await answerOf(house, 'gwen', house.cast.people.ed, { who })
    const usable = await house.as('morag').post(`/consents/${id}/check`, check)
    expect(usable.status).toBe(422)
    const page = plain(await usable.text())
    expect(page).toContain('it cannot become a permission')
    expect(page).toContain('an adult decides for themself')
    expect(page).toContain('registered health and welfare attorney')
    expect(
      house.platform.database
        .select()
        .from(consentCheck)
        .where(eq(consentCheck.consentId, id))
        .all(),
    ).toEqual([])
    expect(lightOf(house.cast.people.ed)).not.toBe('yes')
  })

  test('who answered for them, and why, is shown to Morag and hidden from Asha', async () => {
    const who = {
      giver: 'other',
      giver_kind: 'next_of_kin',
      giver_name: 'Tom Frost',
      capacity: 'assessed_lacks',
    }
    const id = await answerOf(house, 'gwen', house.cast.people.ed, { who })
    const morag = plain(await (await house.as('morag').get(`/consents/${id}`)).text())
    expect(morag).toContain('Tom Frost, next of kin')
    expect(morag).toContain('No, an assessment of this decision says so')
    const asha = plain(await (await house.as('asha').get(`/consents/${id}`)).text())
    for (const hidden of ['Tom Frost', 'next of kin', 'assessment', 'Next of kin']) {
      expect(asha).not.toContain(hidden)
    }
    expect(asha).toContain('This yes cannot be used yet')
  })
})

test('a record of another service is not there for anybody of Oak House', async () => {
  const id = house.cast.consents.hal ?? ''
  for (const path of ['', '/pages/who', '/lines/new', '/notice']) {
    expect((await house.as('asha').get(`/consents/${id}${path}`)).status, path).toBe(404)
  }
  expect((await house.as('gwen').post(`/people/${house.cast.people.hal}/consents`)).status).toBe(
    404,
  )
  expect((await house.as('morag').get(`/consents/${id}`)).status).toBe(200)
  expect((await house.as('morag').get('/consents/not-an-id')).status).toBe(404)
})
