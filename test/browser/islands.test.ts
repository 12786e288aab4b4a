import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Answer, type Gallery, openBrowser, openGallery } from '../views/gallery-server.ts'

let browser: Browser
let gallery: Gallery
let page: Page
let answer: (path: string, body: string) => Answer
const posted: { path: string; body: string }[] = []
const complaints: string[] = []

beforeAll(async () => {
  gallery = await openGallery(undefined, (path, body) => {
    posted.push({ path, body })
    return answer(path, body)
  })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  gallery.close()
})
beforeEach(async () => {
  posted.length = 0
  complaints.length = 0
  answer = () => ({ status: 204, body: '' })
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text())
  })
})
afterEach(async () => {
  await page.close({ runBeforeUnload: false })
  expect(complaints).toEqual([])
})

const open = (name: string) => page.goto(`${gallery.origin}/${name}.html`)
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

test('the slash key goes to search, but not while somebody types', async () => {
  await open('approvals')
  await page.keyboard.press('/')
  await page.keyboard.type('Ann / Ben')
  expect(await page.inputValue('#global-search')).toBe('Ann / Ben')
})

test('j and k move through the queue and stop at its ends', async () => {
  await open('approvals')
  await page.keyboard.press('j')
  expect(await focused()).toBe('Garden party at Oak House')
  await page.keyboard.press('k')
  expect(await focused()).toBe('Garden party at Oak House')
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('j')
  expect(await focused()).toBe('Recruiting night staff')
})

test('a shortcut takes the manager to the button and never decides by itself', async () => {
  await open('review')
  await page.keyboard.press('r')
  expect(await focused()).toContain('Reject')
  expect(posted).toEqual([])
})

test('a menu closes on Escape, gives the focus back, and closes on a press elsewhere', async () => {
  await open('pieces')
  const menu = page.locator('.main .menu')
  await menu.locator('summary').press('Enter')
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('Edit')
  await page.keyboard.press('Escape')
  expect(await menu.getAttribute('open')).toBeNull()
  expect(await focused()).toBe('More')
  await menu.locator('summary').click()
  await page.locator('h1').click()
  expect(await menu.getAttribute('open')).toBeNull()
})

test('a dialog opens over the page and gives the focus back', async () => {
  await open('pieces')
  await page.getByRole('link', { name: 'Cancel this post' }).press('Enter')
  expect(await page.locator('dialog#sure').isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  expect(await page.locator('dialog#sure').isVisible()).toBe(false)
  expect(await focused()).toBe('Cancel this post')
})

test('words are saved as they are typed, and the pieces in the answer land in their places', async () => {
  answer = () => ({
    status: 200,
    body: '<hx-partial hx-target="#gate" hx-swap="outerHTML"><p id="gate">Fresh gate</p></hx-partial>',
  })
  await open('compose')
  await page.locator('textarea[name=words]').fill('A new sentence')
  await page.getByText('Saved just now').waitFor()
  expect(posted).toHaveLength(1)
  expect(decodeURIComponent(posted[0]?.body ?? '')).toContain('A+new+sentence')
  expect(await page.locator('#gate').textContent()).toBe('Fresh gate')
  expect(await page.inputValue('textarea[name=words]')).toBe('A new sentence')
})

test('when the connection drops the words stay, the page says so, and it tries again', async () => {
  await open('compose')
  answer = () => ({ status: 200, body: '' })
  await page.route('**/posts/1', (route) => route.abort())
  await page.locator('textarea[name=words]').fill('Not lost')
  await page.getByText(/Not saved: no connection/).waitFor()
  expect(await page.inputValue('textarea[name=words]')).toBe('Not lost')
  await page.unroute('**/posts/1')
  await page.getByText('Saved just now').waitFor()
  expect(posted).toHaveLength(1)
})

test('leaving with unsaved words asks first', async () => {
  await open('compose')
  await page.route('**/posts/1', (route) => route.abort())
  await page.locator('textarea[name=words]').pressSequentially('Wait')
  const asked = new Promise<string>((resolve) => {
    page.once('dialog', (dialog) => {
      resolve(dialog.type())
      void dialog.accept()
    })
  })
  void page.goto(`${gallery.origin}/approvals.html`).catch(() => undefined)
  expect(await asked).toBe('beforeunload')
})

test('each chosen file goes up on its own; a refused one says why and the rest are added', async () => {
  answer = (_, body) =>
    body.includes('bad.png')
      ? {
          status: 422,
          body: '<div class="banner"><p>This file is cut short. Save it again.</p></div>',
        }
      : { status: 201, body: '<li class="added">Card</li>' }
  await open('pieces')
  await page.evaluate(() => {
    const strip = document.createElement('ul')
    strip.id = 'strip'
    document.querySelector('main')?.append(strip)
  })
  const png = (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(name) })
  await page.setInputFiles('input[type=file]', [png('one.png'), png('bad.png'), png('two.png')])
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('2 added, 1 not added.').waitFor({ state: 'attached' })
  expect(posted).toHaveLength(3)
  expect(await page.locator('#strip .added').count()).toBe(2)
  expect(await page.locator('.uploads [data-state=failed]').textContent()).toContain('cut short')
})

test('a second press of the same button sends nothing', async () => {
  await open('sign-in')
  await page.route('**/sign-in', () => undefined)
  let requests = 0
  page.on('request', (request) => {
    if (request.method() === 'POST') requests += 1
  })
  await page.evaluate(() => {
    const form = document.querySelector('main form')
    if (!(form instanceof HTMLFormElement)) throw new Error('The page has no form')
    form.requestSubmit()
    form.requestSubmit()
  })
  await page.waitForTimeout(200)
  expect(requests).toBe(1)
})
