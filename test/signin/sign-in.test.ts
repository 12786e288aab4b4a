import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { session } from '../../db/schema/signin.ts'
import { staff } from '../../db/schema/staff.ts'
import { waitingSecret } from '../../src/signin/enrolment.ts'
import { countTry } from '../../src/signin/rate-limit.ts'
import { type House, openHouse } from '../support/house.ts'
import {
  actionsIn,
  advance,
  alignClocks,
  codeNow,
  emailOf,
  openBrowser,
  password,
  signInAs,
  staffRow,
  withApp,
  withPassword,
} from './signing-in.ts'

const second = 1000
const minute = 60 * second
let house: House

beforeEach(() => {
  house = openHouse()
  alignClocks(house)
})
afterEach(async () => {
  vi.useRealTimers()
  await house.close()
})

describe('signing in with a password', () => {
  it('lets Asha in, records it, and goes where she wanted to go', async () => {
    await withPassword(house, 'asha')
    const browser = openBrowser(house)
    const answer = await signInAs(browser, 'asha', '/me?tab=1')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/me?tab=1')
    expect((await browser.get('/second-factor/enrolment')).status).toBe(200)
    expect(actionsIn(house).at(-1)).toBe('session.started')
  })

  it('sends a visitor who is not signed in to sign-in and back', async () => {
    const answer = await openBrowser(house).get('/second-factor/enrolment?x=1')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe(
      '/sign-in?next=%2Fsecond-factor%2Fenrolment%3Fx%3D1',
    )
  })

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
  ])('never goes to another site afterwards: %s', async (next) => {
    await withPassword(house, 'asha')
    const answer = await signInAs(openBrowser(house), 'asha', next)
    expect(answer.headers.get('Location')).toBe('/')
  })

  it('says the same for a wrong password, an unknown address and somebody who has left', async () => {
    await withPassword(house, 'asha')
    await withPassword(house, 'bea')
    house.platform.database.update(staff).set({ leftOn: '2026-05-01' }).run()
    const ask = async (email: string, given: string) => {
      const answer = await openBrowser(house).post('/sign-in', { email, password: given })
      return {
        status: answer.status,
        cookies: answer.headers.getSetCookie(),
        body: (await answer.text()).replaceAll(email, ''),
      }
    }
    const left = await ask(emailOf('asha'), password)
    const wrong = await ask(emailOf('bea'), 'not the password at all')
    const unknown = await ask('nobody@countersign.example', password)
    expect(left.status).toBe(422)
    expect(left.body).toContain('The e-mail address or the password is not right')
    expect(wrong).toEqual(left)
    expect(unknown).toEqual(left)
  })

  it('does the same work for an unknown address as for a known one', async () => {
    await withPassword(house, 'asha')
    const work = async (email: string) => {
      const before = process.cpuUsage()
      await openBrowser(house).post('/sign-in', { email, password: 'wrong wrong wrong' })
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    await work('first@countersign.example')
    const known = await work(emailOf('asha'))
    const unknown = await work('nobody@countersign.example')
    expect(known).toBeGreaterThan(50_000)
    expect(unknown / known).toBeGreaterThan(0.6)
    expect(unknown / known).toBeLessThan(1.7)
  })

  it('keeps the address, never the password, when the form comes back', async () => {
    const answer = await openBrowser(house).post('/sign-in', {
      email: 'half',
      password: 'secret words here',
    })
    const body = await answer.text()
    expect(answer.status).toBe(422)
    expect(body).toContain('value="half"')
    expect(body).toContain('Enter your e-mail address')
    expect(body).not.toContain('secret words here')
  })
})

describe('the session', () => {
  it('has a cookie that scripts and other sites cannot use', async () => {
    const { app, platform } = house
    await withPassword(house, 'asha')
    const answer = await signInAs(openBrowser(house), 'asha')
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(
      /^countersign\.session=.+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const safe = openHouse({ origin: 'https://countersign.example' })
    await withPassword(safe, 'asha')
    const [pinned = ''] = (await signInAs(openBrowser(safe), 'asha')).headers.getSetCookie()
    expect(pinned).toMatch(
      /^__Host-countersign\.session=.+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    await safe.close()
    expect(app && platform).toBeTruthy()
  })

  it('is stored as a hash: the token in the cookie is nowhere in the database', async () => {
    await withPassword(house, 'asha')
    const browser = openBrowser(house)
    await signInAs(browser, 'asha')
    const value = decodeURIComponent(browser.cookies.get('countersign.session') ?? '')
    const token = value.slice(0, value.lastIndexOf('.'))
    expect(token.length).toBeGreaterThanOrEqual(32)
    const [row] = house.platform.database.select().from(session).all()
    expect(row?.token).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(row)).not.toContain(token)
  })

  it('does not believe a cookie with another signature', async () => {
    await withPassword(house, 'asha')
    const browser = openBrowser(house)
    await signInAs(browser, 'asha')
    const good = browser.cookies.get('countersign.session') ?? ''
    browser.cookies.set('countersign.session', `${good.slice(0, -6)}AAA%3D`)
    expect((await browser.get('/second-factor/enrolment')).status).toBe(303)
    browser.cookies.set('countersign.session', good)
    expect((await browser.get('/second-factor/enrolment')).status).toBe(200)
  })

  it('never becomes one that was planted before: every sign-in has a new token', async () => {
    await withPassword(house, 'asha')
    const browser = openBrowser(house)
    await signInAs(browser, 'asha')
    const planted = browser.cookies.get('countersign.session') ?? ''
    await signInAs(browser, 'asha')
    expect(browser.cookies.get('countersign.session')).not.toBe(planted)
    const old = openBrowser(house)
    old.cookies.set('countersign.session', planted)
    expect((await old.get('/second-factor/enrolment')).status).toBe(303)
  })

  it('ends after 30 minutes without a request, to the second', async () => {
    await withPassword(house, 'asha')
    const browser = openBrowser(house)
    await signInAs(browser, 'asha')
    advance(house, 30 * minute - second)
    expect((await browser.get('/second-factor/enrolment')).status).toBe(200)
    advance(house, 30 * minute)
    expect((await browser.get('/second-factor/enrolment')).status).toBe(303)
  })

  it('ends after 12 hours however busy, to the second', async () => {
    await withPassword(house, 'asha')
    const browser = openBrowser(house)
    await signInAs(browser, 'asha')
    for (let quarter = 1; quarter < 48; quarter += 1) {
      advance(house, 15 * minute)
      expect((await browser.get('/second-factor/enrolment')).status).toBe(200)
    }
    advance(house, 15 * minute - second)
    expect((await browser.get('/second-factor/enrolment')).status).toBe(200)
    advance(house, second)
    expect((await browser.get('/second-factor/enrolment')).status).toBe(303)
  })

  it('ends at sign-out, and the browser is told to forget', async () => {
    await withPassword(house, 'asha')
    const browser = openBrowser(house)
    await signInAs(browser, 'asha')
    const kept = browser.cookies.get('countersign.session') ?? ''
    const answer = await browser.post('/sign-out')
    expect(answer.headers.get('Clear-Site-Data')).toBe('"cache", "storage"')
    browser.cookies.set('countersign.session', kept)
    expect((await browser.get('/second-factor/enrolment')).status).toBe(303)
    expect(actionsIn(house).at(-1)).toBe('session.ended')
  })
})

describe('too many tries', () => {
  it('locks one address after five wrong passwords, even for the right one, and says how long', async () => {
    await withPassword(house, 'asha')
    for (let tries = 0; tries < 5; tries += 1) {
      const answer = await openBrowser(house).post('/sign-in', {
        email: emailOf('asha'),
        password: 'wrong wrong wrong',
      })
      expect(answer.status).toBe(422)
    }
    const locked = await signInAs(openBrowser(house), 'asha')
    expect(locked.status).toBe(429)
    expect(locked.headers.get('Retry-After')).toBe('900')
    expect(await locked.text()).toContain('Wait 15 minutes')
    advance(house, 15 * minute)
    expect((await signInAs(openBrowser(house), 'asha')).status).toBe(303)
  })

  it('locks an unknown address in the same way', async () => {
    const ask = () =>
      openBrowser(house).post('/sign-in', {
        email: 'nobody@x.example',
        password: 'wrong wrong wrong',
      })
    for (let tries = 0; tries < 5; tries += 1) expect((await ask()).status).toBe(422)
    expect((await ask()).status).toBe(429)
  })

  it('stops one network address that tries many people, and no other', async () => {
    await withPassword(house, 'asha')
    const { database } = house.platform
    for (let tries = 0; tries < 30; tries += 1) {
      const wait = database.transaction((tx) =>
        countTry(tx, house.platform, [{ limit: 'address', of: '192.0.2.1' }]),
      )
      expect(wait).toBeNull()
    }
    expect((await signInAs(openBrowser(house), 'asha')).status).toBe(429)
    expect((await signInAs(openBrowser(house, '192.0.2.9'), 'asha')).status).toBe(303)
  })
})

describe('the second step', () => {
  it('is needed by Morag: a password alone opens nothing', async () => {
    const secret = await withApp(house, 'morag')
    const browser = openBrowser(house)
    const first = await signInAs(browser, 'morag', '/me')
    expect(first.headers.get('Location')).toBe('/second-factor?next=%2Fme')
    expect(browser.cookies.has('countersign.session')).toBe(false)
    expect((await browser.get('/second-factor/enrolment')).status).toBe(303)
    const done = await browser.post('/second-factor', { code: codeNow(house, secret), next: '/me' })
    expect(done.headers.get('Location')).toBe('/me')
    expect(actionsIn(house).at(-1)).toBe('session.started')
  })

  it('accepts a code once, one after the other and at the same moment', async () => {
    const secret = await withApp(house, 'morag')
    const [one, two, three] = [openBrowser(house), openBrowser(house), openBrowser(house)]
    for (const browser of [one, two, three]) await signInAs(browser, 'morag')
    const code = codeNow(house, secret)
    const together = await Promise.all([
      one.post('/second-factor', { code }),
      two.post('/second-factor', { code }),
    ])
    expect(together.map(({ status }) => status).sort()).toEqual([303, 422])
    expect((await three.post('/second-factor', { code })).status).toBe(422)
    const earlier = codeNow(house, secret, -1)
    expect((await three.post('/second-factor', { code: earlier })).status).toBe(422)
    const later = codeNow(house, secret, 1)
    expect((await three.post('/second-factor', { code: later })).status).toBe(303)
  })

  it('takes one code of somebody else for nobody', async () => {
    const secret = await withApp(house, 'morag')
    await withApp(house, 'dee')
    const browser = openBrowser(house)
    await signInAs(browser, 'dee')
    expect((await browser.post('/second-factor', { code: codeNow(house, secret) })).status).toBe(
      422,
    )
  })

  it('is locked after five wrong codes, across sign-ins', async () => {
    const secret = await withApp(house, 'morag')
    for (let tries = 0; tries < 5; tries += 1) {
      const browser = openBrowser(house)
      await signInAs(browser, 'morag')
      expect((await browser.post('/second-factor', { code: '000000' })).status).toBe(422)
    }
    const browser = openBrowser(house)
    await signInAs(browser, 'morag')
    const locked = await browser.post('/second-factor', { code: codeNow(house, secret) })
    expect(locked.status).toBe(429)
    expect(locked.headers.get('Retry-After')).toBe('900')
  })

  it('keeps somebody who must set it up from every other page', async () => {
    await withPassword(house, 'morag')
    const browser = openBrowser(house)
    await signInAs(browser, 'morag', '/')
    const home = await browser.get('/')
    expect(home.headers.get('Location')).toBe('/sign-in?next=%2F')
    expect((await browser.get('/sign-in')).headers.get('Location')).toBe('/second-factor/enrolment')
  })

  it('is set up with a picture and a key, and gives ten recovery codes that work once each', async () => {
    await withPassword(house, 'morag')
    const browser = openBrowser(house)
    await signInAs(browser, 'morag')
    const elsewhere = openBrowser(house)
    await signInAs(elsewhere, 'morag')
    expect((await elsewhere.get('/second-factor/enrolment')).status).toBe(200)
    await browser.post('/second-factor/enrolment')
    const page = await (await browser.get('/second-factor/enrolment')).text()
    expect(page).toContain('<svg class="qr"')
    expect(page).not.toContain('style=')
    const before = browser.cookies.get('countersign.session')
    const secret = await waitingSecret(house.platform, staffRow(house, 'morag')?.userId ?? '')
    const done = await browser.post('/second-factor/confirmation', {
      code: codeNow(house, secret ?? ''),
    })
    const codes = [...(await done.text()).matchAll(/<li>([a-z2-9]{5}-[a-z2-9]{5})<\/li>/g)].map(
      (found) => found[1] ?? '',
    )
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    expect(browser.cookies.get('countersign.session')).not.toBe(before)
    expect((await elsewhere.get('/second-factor/enrolment')).status).toBe(303)
    expect((await browser.get('/me')).status).toBe(200)
    const stored = JSON.stringify(house.platform.database.all('SELECT * FROM auth_two_factor'))
    for (const code of codes) expect(stored).not.toContain(code)

    const [code = ''] = codes
    const other = openBrowser(house)
    await signInAs(other, 'morag')
    expect((await other.post('/second-factor', { recovery: code.toUpperCase() })).status).toBe(303)
    const again = openBrowser(house)
    await signInAs(again, 'morag')
    expect((await again.post('/second-factor', { recovery: code })).status).toBe(422)
    expect(actionsIn(house)).toContain('second_factor.recovery_used')
  })
})

describe('the demo', () => {
  it('signs in with one click, only in the demo', async () => {
    const staffId = house.cast.staff.morag
    expect((await openBrowser(house).post('/demo-sign-in', { staffId })).status).toBe(404)
    expect(await (await openBrowser(house).get('/sign-in')).text()).not.toContain('demo-sign-in')
    const demo = openHouse({ demo: true })
    const browser = openBrowser(demo)
    expect(await (await browser.get('/sign-in')).text()).toContain('Morag Reid')
    const answer = await browser.post('/demo-sign-in', {
      staffId: demo.cast.staff.morag,
      next: '/me',
    })
    expect(answer.headers.get('Location')).toBe('/me')
    expect((await browser.get('/second-factor/enrolment')).status).toBe(200)
    expect((await browser.post('/demo-sign-in', { staffId: 'nobody' })).status).toBe(404)
    await demo.close()
  })
})

describe('the library’s own web addresses', () => {
  it.each([
    '/api/auth/sign-in/email',
    '/api/auth/sign-up/email',
    '/api/auth/get-session',
    '/api/auth/verify-email',
    '/api/auth//two-factor/disable',
  ])('%s does not exist', async (path) => {
    const body = { email: emailOf('asha'), password }
    expect((await openBrowser(house).get(path)).status).toBe(404)
    expect((await openBrowser(house).post(path, body)).status).toBe(404)
  })
})
