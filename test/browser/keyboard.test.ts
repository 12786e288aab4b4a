import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWindow, signInWith, type Window } from '../support/browser.ts'
import { openBrowser } from '../support/chromium.ts'
import { startSession } from '../support/house.ts'
import { plantOneOfEach, type Things } from '../support/one-of-each.ts'
import { type RunningServer, startServer } from '../support/server.ts'

/** The main pages with nothing but a keyboard. */
let server: RunningServer
let browser: Browser
let things: Things
let morag: Window
beforeAll(async () => {
  server = await startServer({ demo: true })
  browser = await openBrowser()
  things = await plantOneOfEach(server.platform, server.cast, 'oak')
  morag = await openWindow(browser, server.origin, { screen: 'desk' })
  await signInWith(morag, server.origin, startSession(server.platform, server.cast.staff.morag))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

type Stop = { readonly what: string; readonly visible: boolean; readonly ring: boolean }

/** Presses Tab until it comes round, and notes where it stops and whether that can be seen. */
async function tabThrough(page: Page): Promise<Stop[]> {
  const stops: Stop[] = []
  for (let press = 0; press < 250; press += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(async () => {
      const element = document.activeElement
      if (!element || element === document.body) return null
      await Promise.all(element.getAnimations().map(({ finished }) => finished))
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      const row = element.closest('.choice, .pick, .search-box, .file, .queue > li')
      const rowStyle = row ? getComputedStyle(row) : null
      const outlined = (one: CSSStyleDeclaration | null) =>
        one !== null && one.outlineStyle !== 'none' && Number.parseFloat(one.outlineWidth) >= 2
      return {
        what: `${element.tagName.toLowerCase()} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)} ${element.getAttribute('name') ?? ''}`,
        visible: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
        ring: outlined(style) || outlined(rowStyle) || style.boxShadow !== 'none',
      }
    })
    if (!stop) return stops
    stops.push(stop)
  }
  throw new Error(`The keyboard is caught: ${stops.at(-1)?.what}`)
}

describe('With the keyboard alone', () => {
  test.each([
    ['Today', () => '/'],
    ['the posts', () => '/posts'],
    ['a draft', () => `/posts/${things.draft}`],
    ['the queue', () => '/approvals'],
    ['a review', () => `/approvals/${things.submitted}`],
    ['a picture', () => `/media/${things.asset}`],
    ['a person', () => `/people/${things.person}`],
    ['a consent record', () => `/consents/${things.consent}`],
    ['recording a no', () => '/no'],
    ['a release', () => `/posts/${things.post}/targets/${things.target}/release`],
  ])('%s can be gone through, every stop in sight and marked', async (_, address) => {
    const { page } = morag
    await page.goto(address())
    const stops = await tabThrough(page)
    expect(stops[0]?.what).toContain('Skip to the page')
    expect(stops.length).toBeGreaterThan(8)
    expect(stops.filter(({ visible, ring }) => !visible || !ring)).toEqual([])
    expect(morag.takeComplaints()).toEqual([])
  })

  test('the skip link leads past the menu', async () => {
    const { page } = morag
    await page.goto('/posts')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const inMain = await page.evaluate(() => document.activeElement?.closest('main') !== null)
    expect(inMain).toBe(true)
  })

  test('a slash goes to search, and Escape comes back out of the menu', async () => {
    const { page } = morag
    await page.goto('/posts')
    await page.keyboard.press('/')
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('type'))
    expect(focused).toBe('search')
  })

  test('a manager counts, declares and countersigns', async () => {
    const { page } = morag
    await page.goto(`/approvals/${things.submitted}`)
    await tabTo(page, 'input[name^="count"]')
    await page.keyboard.press('ArrowRight')
    await tabTo(page, 'button:has-text("Save my count")')
    await page.keyboard.press('Enter')
    await page.getByText('You counted 1.').waitFor()
    for (const name of ['dignity', 'accurate']) {
      await tabTo(page, `input[name="${name}"]`)
      await page.keyboard.press('Space')
    }
    await tabTo(page, 'input[name="complaint"]')
    await page.keyboard.press('Space')
    await tabTo(page, 'button[value="approve"]')
    await page.keyboard.press('Enter')
    await page.getByText('Countersigned').first().waitFor()
    expect(morag.takeComplaints()).toEqual([])
  })
})

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press('Tab')
    const there = await page
      .locator(selector)
      .first()
      .evaluate((element) => element === document.activeElement)
    if (there) return
  }
  throw new Error(`The keyboard does not reach ${selector}.`)
}
