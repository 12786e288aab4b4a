import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { person, personBasis } from '../../db/schema/people.ts'
import { auditRows, plain } from '../consents/asking.ts'
import { type Fields, type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const entry = (): Fields => ({
  form_key: house.platform.newId(),
  service: house.cast.services.oak,
  kind: 'pws',
  known_as: 'Zoë',
  full_name: 'Zoë Quill',
  age_band: 'adult_confirmed',
  needs: ['easy_read'],
})
const rowOf = (id: string) => {
  const row = house.platform.database.select().from(person).where(eq(person.id, id)).get()
  if (!row) throw new Error('Nobody of that id.')
  return row
}
const idIn = (answer: Response) =>
  (answer.headers.get('location') ?? '').split('/').at(-1)?.split('?')[0] ?? ''
const people = async (who: 'gwen' | 'morag' | 'asha', query = '') =>
  plain(await (await house.as(who).get(`/people${query}`)).text())

describe('The register', () => {
  test('shows one word for how things stand with each person', async () => {
    const page = await people('morag')
    expect(page).toMatch(/Ann Wright Person supported · Oak House\s+Said yes/)
    expect(page).toMatch(/Fay Nolan Person supported · Oak House\s+Said no/)
    expect(page).toMatch(/Ed \(Edwin Frost\) Person supported · Oak House\s+Not asked/)
    expect(page).toContain('Needs Large print.')
  })

  test('keeps to the services that somebody covers', async () => {
    expect(await people('gwen')).not.toContain('Harold Price')
    expect(await people('morag')).toContain('Harold Price')
    expect((await house.as('gwen').get(`/people/${house.cast.people.hal}`)).status).toBe(404)
    expect((await house.as('gwen').get(`/people/${house.cast.people.hal}/edit`)).status).toBe(404)
    expect((await house.as('gwen').get('/people/somebody')).status).toBe(404)
  })

  test('filters by state, kind and service through its address', async () => {
    const no = await people('morag', '?state=no')
    expect(no).toContain('Fay Nolan')
    expect(no).not.toContain('Ann Wright')
    expect(await people('morag', '?kind=visitor')).toContain('Nobody found')
    expect(await people('morag', `?service=${house.cast.services.ash}`)).not.toContain('Ann Wright')
    expect(await people('gwen', `?service=${house.cast.services.ash}`)).not.toContain('Harold')
    expect(await people('morag', '?state=nonsense&after=nonsense')).toContain('Ann Wright')
  })

  test('pages by key: every person once, in name order', async () => {
    const { database, newId } = house.platform
    for (let at = 0; at < 120; at++) {
      const name = `Person ${String(at).padStart(3, '0')}`
      database
        .insert(person)
        .values({
          id: newId(),
          serviceId: house.cast.services.oak,
          kind: 'visitor',
          knownAs: name,
          ageBand: 'adult_confirmed',
          sortName: name.toLowerCase(),
          createdBy: house.cast.staff.morag,
          createdAt: 0,
        })
        .run()
    }
    const seen: string[] = []
    let path: string | undefined = '/people?kind=visitor'
    while (path) {
      const page: string = await (await house.as('morag').get(path)).text()
      seen.push(...(plain(page).match(/Person \d{3}/g) ?? []))
      path = page.match(/href="([^"]*after=[^"]*)"/)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
    expect(seen).toEqual([...seen].sort())
  })

  test('finds people by name without putting the name in an address', async () => {
    const answer = await house.as('morag').post('/people/search', { name: 'okaf' })
    const page = await answer.text()
    expect(plain(page)).toContain('Ben Okafor')
    expect(plain(page)).not.toContain('Ann Wright')
    expect(page).not.toMatch(/(?:href|action)="[^"]*okaf/i)
    expect(
      plain(await (await house.as('gwen').post('/people/search', { name: 'harold' })).text()),
    ).toContain('Nobody found')
  })

  test('leaves as a spreadsheet that runs no formula and is on the audit trail', async () => {
    await house
      .as('morag')
      .post('/people', { ...entry(), known_as: '=HYPERLINK("http://x")', full_name: '' })
    const answer = await house.as('morag').get('/people.csv')
    const text = await answer.text()
    expect(text).toContain(`'=HYPERLINK`)
    expect(text).not.toMatch(/(?:^|,)"?=HYPERLINK/m)
    expect(text).toContain('Harold Price')
    expect(await (await house.as('gwen').get('/people.csv')).text()).not.toContain('Harold')
    expect(auditRows(house).some(({ action }) => action === 'list.exported')).toBe(true)
  })
})

describe('An entry', () => {
  test('is added once, however often the button is pressed', async () => {
    const fields = entry()
    const first = await house.as('gwen').post('/people', fields)
    const second = await house.as('gwen').post('/people', fields)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(rowOf(idIn(first))).toMatchObject({ knownAs: 'Zoë', sortName: 'zoe', lockVersion: 1 })
  })

  test.each([
    [{ known_as: '  ' }, 'Write the name they go by.'],
    [{ known_as: '…' }, 'with at least one letter'],
    [{ kind: 'robot' }, 'Choose who this is.'],
    [{ age_band: '' }, 'Say what we know about their age.'],
    [{ age_band: 'date_of_birth' }, 'Fill in the date of birth.'],
    [
      { age_band: 'date_of_birth', born_day: '30', born_month: '2', born_year: '1950' },
      'There is no such day.',
    ],
    [
      { age_band: 'date_of_birth', born_day: '16', born_month: '5', born_year: '2026' },
      'cannot be in the future',
    ],
    [
      { age_band: 'date_of_birth', born_day: '1', born_month: '1', born_year: '50' },
      'with four for the year',
    ],
  ])('with %o comes back with what was typed', async (vary, sentence) => {
    const answer = await house.as('morag').post('/people', { ...entry(), ...vary })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(plain(page)).toContain(sentence)
    expect(page).toContain('value="Zoë Quill"')
  })

  test('cannot be put into a service that somebody does not cover', async () => {
    const ash = { ...entry(), service: house.cast.services.ash }
    expect((await house.as('morag').post('/people', ash)).status).toBe(303)
    expect(
      rowOf(
        idIn(await house.as('gwen').post('/people', { ...ash, form_key: house.platform.newId() })),
      ).serviceId,
    ).toBe(house.cast.services.oak)
  })

  test('of somebody supported is not turned into a colleague’s by one carer', async () => {
    const id = house.cast.people.ben
    const change = {
      ...entry(),
      kind: 'staff',
      known_as: 'Ben',
      status: 'active',
      lock_version: '1',
    }
    const refused = await house.as('gwen').post(`/people/${id}`, change)
    expect(refused.status).toBe(422)
    expect(plain(await refused.text())).toContain('Only the Registered Manager may say')
    expect(rowOf(id).kind).toBe('pws')
    expect((await house.as('morag').post(`/people/${id}`, change)).status).toBe(303)
    expect((await house.as('gwen').post(`/people/${id}/basis`)).status).toBe(403)
    const page = await (await house.as('gwen').get(`/people/${id}`)).text()
    expect(page).not.toContain(`/people/${id}/basis`)
  })

  test('that changed meanwhile is not written over: 409, and what was typed is kept', async () => {
    const id = house.cast.people.ben
    const change = {
      ...entry(),
      known_as: 'Benny',
      full_name: 'Ben Okafor',
      status: 'active',
      lock_version: '1',
    }
    expect((await house.as('gwen').post(`/people/${id}`, change)).status).toBe(303)
    const stale = await house.as('morag').post(`/people/${id}`, { ...change, known_as: 'Benjamin' })
    expect(stale.status).toBe(409)
    const page = await stale.text()
    expect(page).toContain('value="Benjamin"')
    expect(plain(page)).toContain('How it stands now')
    expect(page).toContain('name="lock_version" value="2"')
    expect(rowOf(id)).toMatchObject({ knownAs: 'Benny', lockVersion: 2 })
  })

  test('of somebody who left needs the day, and is kept', async () => {
    const id = house.cast.people.ben
    const change = { ...entry(), known_as: 'Ben', status: 'left_service', lock_version: '1' }
    const answer = await house.as('morag').post(`/people/${id}`, change)
    expect(plain(await answer.text())).toContain('Fill in the day they left.')
    const whole = { ...change, left_day: '1', left_month: '5', left_year: '2026' }
    expect((await house.as('morag').post(`/people/${id}`, whole)).status).toBe(303)
    expect(rowOf(id)).toMatchObject({ status: 'left_service', leftOn: '2026-05-01' })
  })

  test('is not for an auditor to change, nor for an administrator to read', async () => {
    const { ben } = house.cast.people
    expect((await house.as('priya').get(`/people/${ben}`)).status).toBe(200)
    expect((await house.as('priya').post(`/people/${ben}`, entry())).status).toBe(403)
    expect((await house.as('alex').get(`/people/${ben}`)).status).toBe(403)
  })
})

describe('The person’s page', () => {
  test('says until when Fay, who refused, is not asked again', async () => {
    const page = plain(
      await (await house.as('gwen').get(`/people/${house.cast.people.fay}`)).text(),
    )
    expect(page).toContain('Do not ask again before 3 August 2026')
    expect(page).toContain('Fay brought it up again')
  })

  test('teaches the first step when nobody has asked', async () => {
    const page = plain(await (await house.as('gwen').get(`/people/${house.cast.people.ed}`)).text())
    expect(page).toContain('Nobody has asked yet')
    expect(page).toContain('Nothing with Ed yet')
    expect(page).toContain('Not asked is never a yes.')
  })
})

describe('A colleague in team pictures', () => {
  const colleague = async () =>
    idIn(await house.as('morag').post('/people', { ...entry(), kind: 'staff' }))
  const basis = {
    assessment: 'Team pictures show the home is a good place to work; told at induction.',
    from_day: '1',
    from_month: '5',
    from_year: '2026',
  }
  const bases = () => house.platform.database.select().from(personBasis).all()

  test('needs a written reason, once, from a day that is not in the future', async () => {
    const id = await colleague()
    const answer = await house
      .as('morag')
      .post(`/people/${id}/basis`, { ...basis, from_month: '6' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('told at induction')
    await house.as('morag').post(`/people/${id}/basis`, basis)
    await house.as('morag').post(`/people/${id}/basis`, basis)
    expect(bases()).toHaveLength(1)
  })

  test('who objects is out of them for good, until their own yes', async () => {
    const id = await colleague()
    await house.as('morag').post(`/people/${id}/basis`, basis)
    const [row] = bases()
    const object = () => house.as('gwen').post(`/people/${id}/basis/${row?.id}/objection`)
    expect((await object()).status).toBe(303)
    expect((await object()).status).toBe(409)
    expect((await house.as('morag').post(`/people/${id}/basis`, basis)).status).toBe(409)
    expect(bases()).toHaveLength(1)
    expect(plain(await (await house.as('morag').get(`/people/${id}`)).text())).toContain(
      'Objected to being in team pictures',
    )
  })

  test('is not a way round asking somebody who is supported', async () => {
    const { ed } = house.cast.people
    expect((await house.as('morag').post(`/people/${ed}/basis`, basis)).status).toBe(409)
    expect(bases()).toEqual([])
  })
})
