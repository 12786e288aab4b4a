import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type House, openHouse } from '../support/house.ts'
import {
  actionsIn,
  advance,
  alignClocks,
  codeNow,
  openBrowser,
  password,
  signInAs,
  withApp,
  withPassword,
} from './signing-in.ts'

let house: House
beforeEach(() => {
  house = openHouse()
  alignClocks(house)
})
afterEach(async () => {
  vi.useRealTimers()
  await house.close()
})

const fresh = 'window basket lemon'
const chrome = { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36' }

async function twoDevices() {
  await withPassword(house, 'asha')
  const [laptop, phone] = [openBrowser(house), openBrowser(house)]
  await signInAs(laptop, 'asha')
  await phone.post('/sign-in', { email: 'asha@countersign.example', password }, chrome)
  return { laptop, phone }
}

it('Your sign-in lists where you are signed in, and signs one other device out', async () => {
  const { laptop, phone } = await twoDevices()
  const page = await (await laptop.get('/me')).text()
  expect(page).toContain('Chrome on Android')
  const [, id = ''] = /\/me\/sessions\/([\w-]+)\/ending/.exec(page) ?? []
  expect((await laptop.post(`/me/sessions/${id}/ending`)).status).toBe(303)
  expect((await phone.get('/me')).status).toBe(303)
  expect((await laptop.get('/me')).status).toBe(200)
  expect((await laptop.post(`/me/sessions/${id}/ending`)).status).toBe(404)
})

it('Nobody ends a session of somebody else', async () => {
  const { laptop } = await twoDevices()
  const page = await (await laptop.get('/me')).text()
  const [, id = ''] = /\/me\/sessions\/([\w-]+)\/ending/.exec(page) ?? []
  expect((await house.as('alex').post(`/me/sessions/${id}/ending`)).status).toBe(404)
})

it('Signing out everywhere ends every session, this one too', async () => {
  const { laptop, phone } = await twoDevices()
  const answer = await laptop.post('/me/sessions/ending')
  expect(answer.headers.get('Location')).toBe('/sign-in?done=signed_out_everywhere')
  for (const browser of [laptop, phone]) expect((await browser.get('/me')).status).toBe(303)
  expect(actionsIn(house).at(-1)).toBe('session.ended_everywhere')
})

it('A change of password needs the old one, ends other sessions and renews this one', async () => {
  const { laptop, phone } = await twoDevices()
  const change = (fields: Record<string, string>) =>
    laptop.post('/me/password', { current: password, password: fresh, again: fresh, ...fields })
  const wrong = await change({ current: 'not my password' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('That is not your password')
  expect((await change({ password: 'short', again: 'short' })).status).toBe(422)
  const before = laptop.cookies.get('countersign.session')
  expect((await change({})).headers.get('Location')).toBe('/me?done=password_changed')
  expect(laptop.cookies.get('countersign.session')).not.toBe(before)
  expect((await laptop.get('/me')).status).toBe(200)
  expect((await phone.get('/me')).status).toBe(303)
  expect((await signInAs(openBrowser(house), 'asha')).status).toBe(422)
})

it('A change of password with a second step needs a code that was not used before', async () => {
  const secret = await withApp(house, 'morag')
  const browser = openBrowser(house)
  await signInAs(browser, 'morag')
  const used = codeNow(house, secret)
  await browser.post('/second-factor', { code: used })
  const change = (code: string) =>
    browser.post('/me/password', { current: password, code, password: fresh, again: fresh })
  expect((await change(used)).status).toBe(422)
  advance(house, 30_000)
  expect((await change(codeNow(house, secret))).status).toBe(303)
})

it('A new phone takes the old one away and must be set up before anything else', async () => {
  const secret = await withApp(house, 'morag')
  const browser = openBrowser(house)
  await signInAs(browser, 'morag')
  await browser.post('/second-factor', { code: codeNow(house, secret) })
  advance(house, 30_000)
  const answer = await browser.post('/me/second-factor', {
    current: password,
    code: codeNow(house, secret),
  })
  expect(answer.headers.get('Location')).toBe('/second-factor/enrolment')
  expect((await browser.get('/me')).status).toBe(303)
  expect((await browser.get('/second-factor/enrolment')).status).toBe(200)
})

it('New recovery codes replace the old ones', async () => {
  const secret = await withApp(house, 'morag')
  const browser = openBrowser(house)
  await signInAs(browser, 'morag')
  await browser.post('/second-factor', { code: codeNow(house, secret) })
  const codes: string[][] = []
  for (let round = 0; round < 2; round += 1) {
    advance(house, 30_000)
    const page = await browser.post('/me/recovery-codes', {
      current: password,
      code: codeNow(house, secret),
    })
    const found = [...(await page.text()).matchAll(/<li>([a-z2-9]{5}-[a-z2-9]{5})<\/li>/g)]
    codes.push(found.map((match) => match[1] ?? ''))
  }
  expect(codes.map((list) => list.length)).toEqual([10, 10])
  const use = async (code: string) => {
    const other = openBrowser(house)
    await signInAs(other, 'morag')
    return (await other.post('/second-factor', { recovery: code })).status
  }
  expect(await use(codes[0]?.[0] ?? '')).toBe(422)
  expect(await use(codes[1]?.[0] ?? '')).toBe(303)
})
