import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { delegation, designation, staff, staffRole } from '../../db/schema/staff.ts'
import { londonDay } from '../../src/domain/calendar.ts'
import { actorFacts } from '../../src/staff/standing.ts'
import { dateValues } from '../../views/shared/date-boxes.tsx'
import {
  actionsIn,
  alignClocks,
  codeNow,
  openBrowser,
  password,
  signInAs,
  withApp,
  withPassword,
} from '../signin/signing-in.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(async () => {
  vi.useRealTimers()
  await house.close()
})

const dates = (from: string, until: string | null = null) => ({
  ...dateValues('from', from),
  ...dateValues('until', until),
})
const linkIn = (page: string) =>
  /http:\/\/localhost:3000(\/invitations\/[\w-]+)/.exec(page)?.[1] ?? ''

describe('the list', () => {
  it('shows Morag the staff of her homes and of the whole organisation, and the administrator everybody', async () => {
    const page = await (await house.as('morag').get('/staff')).text()
    expect(page).toContain('Asha Patel')
    expect(page).toContain('Rhys Bevan')
    expect(page).toContain('Sam Adeyemi')
    expect(page).not.toContain('Add somebody')
    expect(await (await house.as('alex').get('/staff')).text()).toContain('Add somebody')
  })

  it('is narrowed by the address and pages by key', async () => {
    const deputies = await (await house.as('alex').get('/staff?role=deputy')).text()
    expect(deputies).toContain('Dee Mensah')
    expect(deputies).not.toContain('Asha Patel')
    const ash = await (
      await house.as('alex').get(`/staff?service=${house.cast.services.ash}`)
    ).text()
    expect(ash).toContain('Rhys Bevan')
    expect(ash).not.toContain('Asha Patel')
    const after = await (
      await house.as('alex').get(`/staff?after=${house.cast.staff.morag}`)
    ).text()
    expect(after).toContain('Priya Nair')
    expect(after).not.toContain('Asha Patel')
  })

  it('comes as a spreadsheet, and that is recorded', async () => {
    const answer = await house.as('alex').get('/staff.csv')
    const text = await answer.text()
    expect(answer.headers.get('Content-Type')).toContain('text/csv')
    expect(text.split('\r\n').length).toBe(12)
    expect(text).toContain('Asha Patel')
    expect(actionsIn(house).at(-1)).toBe('list.exported')
  })
})

describe('inviting', () => {
  it('gives a link that works once, for 24 hours, and is stored as a hash', async () => {
    alignClocks(house)
    const { oak } = house.cast.services
    const added = await house.as('alex').post('/staff', {
      name: 'Nia Probert',
      email: 'Nia@Oak.example',
      role: 'author',
      service: oak,
    })
    const link = linkIn(await added.text())
    expect(link).toMatch(/^\/invitations\/[\w-]{43}$/)
    expect(JSON.stringify(house.platform.database.all('SELECT * FROM invitation'))).not.toContain(
      link.slice(13),
    )

    const nia = openBrowser(house)
    expect(await (await nia.get(link)).text()).toContain('nia@oak.example')
    expect(
      (await nia.post(link, { password: 'nia probert 123', again: 'nia probert 123' })).status,
    ).toBe(422)
    expect((await nia.post(link, { password, again: 'something else' })).status).toBe(422)
    const together = await Promise.all([
      nia.post(link, { password, again: password }),
      openBrowser(house).post(link, { password, again: password }),
    ])
    expect(together.map(({ status }) => status).sort()).toEqual([303, 410])
    expect((await openBrowser(house).get(link)).status).toBe(410)
    expect(actionsIn(house)).toContain('staff.joined')
  })

  it('runs out after 24 hours, and a newer link ends an older one', async () => {
    const { asha } = house.cast.staff
    const first = linkIn(await (await house.as('alex').post(`/staff/${asha}/link`)).text())
    const second = linkIn(await (await house.as('alex').post(`/staff/${asha}/link`)).text())
    expect((await house.stranger.get(first)).status).toBe(410)
    house.clock.advance(24 * 3_600_000 - 1000)
    expect((await house.stranger.get(second)).status).toBe(200)
    house.clock.advance(1000)
    expect((await house.stranger.get(second)).status).toBe(410)
  })

  it('resets a password without signing in, ends every session and keeps the second step', async () => {
    alignClocks(house)
    const secret = await withApp(house, 'morag')
    const old = openBrowser(house)
    await signInAs(old, 'morag')
    await old.post('/second-factor', { code: codeNow(house, secret) })
    expect((await old.get('/me')).status).toBe(200)
    const link = linkIn(
      await (await house.as('alex').post(`/staff/${house.cast.staff.morag}/link`)).text(),
    )
    const fresh = openBrowser(house)
    const answer = await fresh.post(link, {
      password: 'window basket lemon',
      again: 'window basket lemon',
    })
    expect(answer.headers.get('Location')).toBe('/sign-in?done=password_set')
    expect((await fresh.get('/me')).status).toBe(303)
    expect((await old.get('/me')).status).toBe(303)
    expect((await signInAs(fresh, 'morag')).status).toBe(422)
    const again = await fresh.post('/sign-in', {
      email: 'morag@countersign.example',
      password: 'window basket lemon',
    })
    expect(again.headers.get('Location')).toBe('/second-factor')
  })

  it('refuses an e-mail address that somebody has, and keeps what was typed', async () => {
    const answer = await house.as('alex').post('/staff', {
      name: 'Another Asha',
      email: 'ASHA@countersign.example',
      role: 'author',
      service: house.cast.services.oak,
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('value="Another Asha"')
  })
})

describe('roles', () => {
  const give = (name: 'asha' | 'alex', role: string, service = '') =>
    house.as('alex').post(`/staff/${house.cast.staff[name]}/roles`, {
      role,
      service,
      ...dates('2026-05-15'),
    })

  it('are given and ended by an administrator, at once', async () => {
    const { oak } = house.cast.services
    const asha = house.as('asha')
    expect((await asha.get('/staff')).status).toBe(403)
    expect((await give('asha', 'safeguarding_lead')).status).toBe(303)
    expect((await asha.get('/staff')).status).toBe(200)
    const role = house.platform.database
      .select()
      .from(staffRole)
      .where(eq(staffRole.role, 'safeguarding_lead'))
      .all()
      .find(({ staffId }) => staffId === house.cast.staff.asha)
    const path = `/staff/${house.cast.staff.asha}/roles/${role?.id}/ending`
    expect((await house.as('alex').post(path)).status).toBe(303)
    expect((await asha.get('/staff')).status).toBe(403)
    expect((await give('asha', 'author', oak)).status).toBe(422)
  })

  it('keep administrators apart, need a service where they belong to one, and are never given to oneself', async () => {
    expect((await give('asha', 'administrator')).status).toBe(422)
    expect((await give('asha', 'deputy')).status).toBe(422)
    expect((await give('asha', 'auditor', house.cast.services.oak)).status).toBe(422)
    expect((await give('alex', 'auditor')).status).toBe(422)
  })

  it('never leave a service without a Registered Manager', async () => {
    const [held] = house.platform.database
      .select()
      .from(staffRole)
      .where(eq(staffRole.staffId, house.cast.staff.morag))
      .all()
    const answer = await house
      .as('alex')
      .post(`/staff/${house.cast.staff.morag}/roles/${held?.id}/ending`)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Somebody else must take over first')
  })
})

describe('notice of leaving', () => {
  it('ends sessions, rights, designations and sign-in at once', async () => {
    alignClocks(house)
    await withPassword(house, 'asha')
    const asha = openBrowser(house)
    await signInAs(asha, 'asha')
    expect((await asha.get('/me')).status).toBe(200)
    const path = `/staff/${house.cast.staff.asha}/notice`
    expect((await house.as('morag').post(path)).status).toBe(303)
    expect((await asha.get('/me')).status).toBe(303)
    expect((await signInAs(openBrowser(house), 'asha')).status).toBe(422)
    const facts = actorFacts(
      house.platform.database,
      house.cast.staff.asha,
      '2026-05-15',
      house.cast.services.oak,
    )
    expect(facts?.noticeGivenOn).toBe('2026-05-15')
    expect(facts?.designations).toEqual([])
    expect((await house.as('morag').post(path)).status).toBe(409)
    expect(actionsIn(house)).toContain('staff.notice_recorded')
  })

  it('is refused for the only Registered Manager of a service', async () => {
    const answer = await house.as('alex').post(`/staff/${house.cast.staff.morag}/notice`)
    expect(answer.status).toBe(409)
    const row = house.platform.database
      .select()
      .from(staff)
      .where(eq(staff.id, house.cast.staff.morag))
      .get()
    expect(row?.noticeGivenOn).toBeNull()
  })

  it('of somebody who works for the whole organisation is not for a manager to record', async () => {
    const path = `/staff/${house.cast.staff.sam}/notice`
    expect((await house.as('morag').get(`/staff/${house.cast.staff.sam}`)).status).toBe(200)
    expect((await house.as('morag').post(path)).status).toBe(404)
    expect((await house.as('alex').post(path)).status).toBe(303)
  })

  it('can be taken back by an administrator, without the designations', async () => {
    await house.as('morag').post(`/staff/${house.cast.staff.asha}/notice`)
    const path = `/staff/${house.cast.staff.asha}/notice/taking-back`
    expect((await house.as('morag').post(path)).status).toBe(403)
    expect((await house.as('alex').post(path)).status).toBe(303)
    const facts = actorFacts(
      house.platform.database,
      house.cast.staff.asha,
      '2026-05-15',
      house.cast.services.oak,
    )
    expect(facts?.noticeGivenOn).toBeNull()
    expect(facts?.designations).toEqual([])
  })
})

describe('designations and training', () => {
  it('are given by Morag for an account of her homes, until a day', async () => {
    const { gwen } = house.cast.staff
    const fields = {
      account: house.cast.accounts.oakFacebook,
      ...dates('2026-05-15', '2026-06-15'),
    }
    expect((await house.as('alex').post(`/staff/${gwen}/designations`, fields)).status).toBe(403)
    expect((await house.as('dee').post(`/staff/${gwen}/designations`, fields)).status).toBe(403)
    expect((await house.as('morag').post(`/staff/${gwen}/designations`, fields)).status).toBe(303)
    const [given] = house.platform.database
      .select()
      .from(designation)
      .where(eq(designation.staffId, gwen))
      .all()
    expect(given).toMatchObject({ fromDay: '2026-05-15', untilDay: '2026-06-15', endedAt: null })
    const path = `/staff/${gwen}/designations/${given?.id}/ending`
    expect((await house.as('morag').post(path)).status).toBe(303)
    expect((await house.as('morag').post(path)).status).toBe(409)
    expect(
      actorFacts(house.platform.database, gwen, '2026-05-15', house.cast.services.oak)
        ?.designations,
    ).toEqual([])
  })

  it('say what is wrong with a day, and keep what was typed', async () => {
    const { gwen } = house.cast.staff
    const answer = await house.as('morag').post(`/staff/${gwen}/designations`, {
      account: house.cast.accounts.oakFacebook,
      ...dates('2026-05-15'),
      from_day: '31',
      from_month: '2',
    })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('There is no such day')
    expect(page).toContain('value="31"')
  })

  it('record training once, however often the button is pressed', async () => {
    const { gwen } = house.cast.staff
    const fields = {
      course: 'social_media',
      ...dateValues('completed', '2026-05-14'),
      ...dateValues('until', '2027-05-13'),
      form_key: 'one-press',
    }
    for (let press = 0; press < 2; press += 1) {
      expect((await house.as('morag').post(`/staff/${gwen}/training`, fields)).status).toBe(303)
    }
    expect(
      actorFacts(house.platform.database, gwen, '2026-05-15', house.cast.services.oak)
        ?.trainedUntil,
    ).toBe('2027-05-13')
    expect(actionsIn(house).filter((action) => action === 'training.recorded')).toHaveLength(1)
    const later = { ...fields, ...dateValues('completed', '2026-05-16'), form_key: 'two' }
    expect((await house.as('morag').post(`/staff/${gwen}/training`, later)).status).toBe(422)
  })
})

describe('delegation through the pages (SC33)', () => {
  const away = (name: 'morag' | 'dee', fields: Record<string, string> = {}) =>
    house.as(name).post(`/staff/${house.cast.staff.dee}/delegations`, {
      service: house.cast.services.oak,
      reason: 'Annual leave',
      ...dates('2026-05-18', '2026-05-29'),
      ...fields,
    })

  it('lets Dee stand in until midnight after the last day, and nobody else lend it', async () => {
    const answer = await away('morag')
    expect(answer.headers.get('Location')).toContain('done=delegated')
    expect(answer.headers.get('Location')).not.toContain('cqc')
    const dee = (local: string) => {
      house.clock.set(local)
      return house.as('dee').get('/staff')
    }
    expect((await dee('2026-05-17T23:59')).status).toBe(403)
    expect((await dee('2026-05-18T00:00')).status).toBe(200)
    expect((await dee('2026-05-29T23:59')).status).toBe(200)
    expect((await away('dee', dates('2026-05-29', '2026-05-29'))).status).toBe(403)
    expect((await dee('2026-05-30T00:00')).status).toBe(403)
    const facts = actorFacts(
      house.platform.database,
      house.cast.staff.dee,
      londonDay(house.platform.now()),
      house.cast.services.oak,
    )
    expect(facts?.delegations).toMatchObject([
      { from: '2026-05-18', until: '2026-05-29', byRegisteredManager: true, endedAt: null },
    ])
  })

  it('needs a reason, and warns about the regulator from 28 days', async () => {
    expect((await away('morag', { reason: ' ' })).status).toBe(422)
    const long = await away('morag', dates('2026-05-18', '2026-06-14'))
    expect(long.headers.get('Location')).toContain('delegated_tell_cqc')
    expect((await away('morag', dates('2026-06-14', '2026-06-20'))).status).toBe(422)
    expect(house.platform.database.select().from(delegation).all()).toHaveLength(1)
  })

  it('ends at once when Morag ends it', async () => {
    await away('morag', dates('2026-05-15', '2026-05-29'))
    expect((await house.as('dee').get('/staff')).status).toBe(200)
    const [given] = house.platform.database.select().from(delegation).all()
    const path = `/staff/${house.cast.staff.dee}/delegations/${given?.id}/ending`
    expect((await house.as('alex').post(path)).status).toBe(403)
    expect((await house.as('morag').post(path)).status).toBe(303)
    expect((await house.as('dee').get('/staff')).status).toBe(403)
  })
})

describe('a lost phone', () => {
  it('needs two people, and neither of them is the one it is about', async () => {
    alignClocks(house)
    await withApp(house, 'priya')
    const { priya } = house.cast.staff
    const asked = await house
      .as('alex')
      .post(`/staff/${priya}/factor-removal`, { reason: 'Came in person.' })
    expect(asked.status).toBe(303)
    const decide = (name: 'alex' | 'morag' | 'asha', decision: string) =>
      house.as(name).post(`/staff/${priya}/factor-removal/decision`, { decision })
    expect((await decide('alex', 'confirmed')).status).toBe(422)
    expect((await decide('asha', 'confirmed')).status).toBe(403)
    house.platform.database
      .insert(staffRole)
      .values({
        id: 'second-admin',
        staffId: house.cast.staff.gwen,
        role: 'administrator',
        fromDay: '2026-01-01',
        givenBy: 'system',
        givenAt: 0,
      })
      .run()
    const done = await house
      .as('gwen')
      .post(`/staff/${priya}/factor-removal/decision`, { decision: 'confirmed' })
    expect(done.status).toBe(303)
    const browser = openBrowser(house)
    const signedIn = await signInAs(browser, 'priya', '/')
    expect(signedIn.headers.get('Location')).toBe('/')
    expect((await browser.get('/sign-in')).headers.get('Location')).toBe('/second-factor/enrolment')
    expect(actionsIn(house)).toContain('second_factor.removed')
  })
})

describe('somebody else’s staff', () => {
  it('are not found: hidden and unknown look the same', async () => {
    const rhys = house.cast.staff.rhys
    house.platform.database
      .delete(staffRole)
      .where(eq(staffRole.serviceId, house.cast.services.ash))
      .run()
    const unknown = await house.as('morag').get('/staff/nobody')
    const hidden = await house.as('morag').get(`/staff/${rhys}`)
    expect([unknown.status, hidden.status]).toEqual([404, 404])
    expect((await house.as('alex').get(`/staff/${rhys}`)).status).toBe(200)
  })
})
