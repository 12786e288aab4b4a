import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { notice } from '../../db/schema/consents.ts'
import { actionsIn, alignClocks, openBrowser, password } from '../signin/signing-in.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House

beforeEach(() => {
  house = openHouse({ cast: false })
  alignClocks(house)
})
afterEach(async () => {
  vi.useRealTimers()
  await house.close()
})

const filled = {
  organisation: 'Willow Trust',
  serviceName: 'Willow View',
  nation: 'wales',
  town: 'Brecon',
  managerName: 'Morag Reid',
  managerEmail: 'Morag@Willow.example',
  administratorName: 'Alex Doyle',
  administratorEmail: 'alex@willow.example',
  you: 'manager',
  password,
  again: password,
}

it('sends every page of an empty database to the first-run page', async () => {
  const browser = openBrowser(house)
  const home = await browser.get('/')
  expect(home.headers.get('Location')).toBe('/sign-in?next=%2F')
  expect((await browser.get('/sign-in')).headers.get('Location')).toBe('/setup')
  expect((await browser.get('/setup')).status).toBe(200)
})

it('makes the organisation, service and two people, signs one in and gives a link for the other', async () => {
  const browser = openBrowser(house)
  const answer = await browser.post('/setup', filled)
  expect(answer.status).toBe(200)
  const link = /http:\/\/localhost:3000(\/invitations\/[\w-]{43})/.exec(await answer.text())?.[1]
  expect((await browser.get('/second-factor/enrolment')).status).toBe(200)
  expect((await browser.get('/')).status).toBe(303)

  const other = openBrowser(house)
  const welcome = await (await other.get(link ?? '')).text()
  expect(welcome).toContain('Welcome, Alex Doyle')
  const joined = await other.post(link ?? '', {
    password: 'window basket lemon',
    again: 'window basket lemon',
  })
  expect(joined.status).toBe(303)
  expect((await other.get('/second-factor/enrolment')).status).toBe(200)
  expect(actionsIn(house)).toEqual([
    'organisation.created',
    'service.created',
    'notice.issued',
    'notice.issued',
    'notice.issued',
    'staff.invited',
    'staff.invited',
    'staff.role_given',
    'staff.role_given',
    'session.started',
    'staff.joined',
    'session.started',
  ])
})

it('works once, also when two people press the button together', async () => {
  const answers = await Promise.all([
    openBrowser(house).post('/setup', filled),
    openBrowser(house).post('/setup', { ...filled, organisation: 'Other' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 303])
  const late = await openBrowser(house).post('/setup', filled)
  expect(late.headers.get('Location')).toBe('/sign-in')
  expect((await openBrowser(house).get('/setup')).headers.get('Location')).toBe('/')
  expect(house.platform.database.all('SELECT * FROM organisation')).toHaveLength(1)
})

it('refuses Northern Ireland in words and keeps what was typed', async () => {
  const answer = await openBrowser(house).post('/setup', { ...filled, nation: 'northern_ireland' })
  const body = await answer.text()
  expect(answer.status).toBe(422)
  expect(body).toContain('does not know the law of Northern Ireland')
  expect(body).toContain('value="Willow View"')
  expect(house.platform.database.all('SELECT * FROM organisation')).toHaveLength(0)
})

it('refuses one person for both jobs', async () => {
  const answer = await openBrowser(house).post('/setup', {
    ...filled,
    administratorEmail: 'morag@willow.example',
  })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Choose two different people')
})

it.each([
  ['short', 'Use 12 characters or more'],
  ['Password1234!', 'one of the first that people guess'],
  ['qwertyuiopasdf', 'one of the first that people guess'],
  ['aaaaaaaaaaaaaaaa', 'one of the first that people guess'],
  ['letmeinletmein', 'one of the first that people guess'],
  ['willow basket lemon', 'Leave out your name'],
])('refuses the password %s', async (bad, sentence) => {
  const answer = await openBrowser(house).post('/setup', { ...filled, password: bad, again: bad })
  expect(answer.status).toBe(422)
  const body = await answer.text()
  expect(body).toContain(sentence)
  expect(body).not.toContain(`value="${bad}"`)
})

it('puts the consent notices into use, so that the first yes can be recorded', async () => {
  const browser = openBrowser(house)
  await browser.post('/setup', filled)
  const formats = house.platform.database
    .select({ format: notice.format })
    .from(notice)
    .all()
    .map(({ format }) => format)
  expect(formats).toEqual(expect.arrayContaining(['standard', 'large_print', 'easy_read']))
})
