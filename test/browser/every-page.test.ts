import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StaffName } from '../../db/seeds/cast.ts'
import { createApp } from '../../src/app.tsx'
import { type Route, realAddress, routesOf } from '../support/addresses.ts'
import {
  axeFindings,
  openWindow,
  overflow,
  signInWith,
  smallTargets,
  type Window,
} from '../support/browser.ts'
import { openBrowser } from '../support/chromium.ts'
import { startSession } from '../support/house.ts'
import { plantOneOfEach, type Things } from '../support/one-of-each.ts'
import { type RunningServer, startServer } from '../support/server.ts'

/** Every page of the policy, opened by somebody who may see it, in a real browser. */
let server: RunningServer
let browser: Browser
let things: Things
let pages: Route[]
beforeAll(async () => {
  server = await startServer({ demo: true })
  browser = await openBrowser()
  things = await plantOneOfEach(server.platform, server.cast, 'oak')
  pages = routesOf(createApp(server.platform)).filter(isPage)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** What is no page: files, and what only leads on. */
const noPages = [
  /^\/(health|assets)/,
  /\.csv$/,
  /\/download$/,
  /^\/screenshots\//,
  /:rendition$/,
  /\/evidence\/:file$/,
  /^\/setup$/,
]
const isPage = ({ method, path }: Route) =>
  method === 'GET' && !noPages.some((pattern) => pattern.test(path))

/** Together they may open every page; each page is opened by the first who may. */
const readers: readonly StaffName[] = ['morag', 'asha', 'alex', 'priya']

async function windowOf(name: StaffName, looks: Parameters<typeof openWindow>[2]): Promise<Window> {
  const window = await openWindow(browser, server.origin, looks)
  const cookie = startSession(server.platform, server.cast.staff[name])
  await signInWith(window, server.origin, cookie)
  return window
}

/** Opens each page as whoever may, and returns what `look` finds, as `address: what`. */
async function lookEverywhere(
  looks: Parameters<typeof openWindow>[2],
  look: (window: Window) => Promise<readonly string[]>,
): Promise<string[]> {
  const found: string[] = []
  const opened = new Set<string>()
  for (const name of readers) {
    const window = await windowOf(name, looks)
    for (const route of pages.filter(({ key }) => !opened.has(key))) {
      const answer = await window.page.goto(realAddress(route, things))
      if (answer?.status() === 403) continue
      opened.add(route.key)
      if (!answer?.ok() && !route.path.startsWith('/invitations'))
        found.push(`${route.path}: ${answer?.status()}`)
      found.push(...(await look(window)).map((what) => `${route.path}: ${what}`))
      found.push(...window.takeComplaints().map((what) => `${route.path}: ${what}`))
    }
    await window.close()
  }
  const unseen = pages
    .filter(({ key }) => !opened.has(key))
    .map(({ path }) => `${path}: not opened`)
  return [...found, ...unseen]
}

describe('Every page', () => {
  test('passes axe on a phone in the light, and each control is as large as a fingertip', async () => {
    const found = await lookEverywhere({ screen: 'phone', scheme: 'light' }, async ({ page }) => {
      await asTallAsItIs(page)
      return [...(await axeFindings(page)), ...(await smallTargets(page))]
    })
    expect(found).toEqual([])
  })

  test('passes axe on a laptop in the dark', async () => {
    const found = await lookEverywhere({ screen: 'desk', scheme: 'dark' }, ({ page }) =>
      axeFindings(page),
    )
    expect(found).toEqual([])
  })

  test('fits a screen of 320 pixels', async () => {
    const found = await lookEverywhere({ screen: 'narrow' }, async ({ page }) => {
      const wide = await overflow(page)
      return wide ? [wide] : []
    })
    expect(found).toEqual([])
  })

  test('fits a laptop and a very wide screen', async () => {
    const found = await lookEverywhere({ screen: 'desk' }, async ({ page }) => {
      const wide: string[] = []
      for (const width of [768, 1280, 3840]) {
        await page.setViewportSize({ width, height: 900 })
        const past = await overflow(page)
        if (past) wide.push(`at ${width}: ${past}`)
      }
      return wide
    })
    expect(found).toEqual([])
  })
})

/** So that the bar at the bottom of a phone covers nothing while axe measures. */
async function asTallAsItIs(page: Window['page']): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: 390, height: Math.max(844, height) })
}
