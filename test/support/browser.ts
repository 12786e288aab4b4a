import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'

/** A browser as one person holds it, which writes down everything that a person would call broken. */

export const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  desk: { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1, hasTouch: false },
  narrow: { viewport: { width: 320, height: 640 }, deviceScaleFactor: 1, hasTouch: true },
} as const
export type Screen = keyof typeof screens

export type Looks = {
  readonly screen: Screen
  readonly scheme?: 'light' | 'dark'
  readonly javaScript?: boolean
}

export type Window = {
  readonly context: BrowserContext
  readonly page: Page
  /** What the browser complained about since the last `takeComplaints`. */
  takeComplaints(): string[]
  close(): Promise<void>
}

export async function openWindow(browser: Browser, origin: string, looks: Looks): Promise<Window> {
  const context = await browser.newContext({
    ...screens[looks.screen],
    baseURL: origin,
    colorScheme: looks.scheme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    javaScriptEnabled: looks.javaScript ?? true,
    acceptDownloads: true,
  })
  context.setDefaultTimeout(8_000)
  // tsx wraps functions in a call of this name; they are sent to the page as text, where it is missing.
  await context.addInitScript('globalThis.__name ??= (named) => named')
  let complaints: string[] = []
  const complain = (sentence: string) => complaints.push(sentence)
  const page = await context.newPage()
  page.on('pageerror', (error) => complain(`script error: ${error.message}`))
  page.on('console', (message) => {
    const isAnswer = message.text().startsWith('Failed to load resource')
    if (['error', 'warning'].includes(message.type()) && !isAnswer) complain(message.text())
  })
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    const local = ['blob:', 'data:', 'about:'].includes(protocol)
    if (!local && asked !== origin) complain(`a request left the origin: ${request.url()}`)
  })
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    const isPart = response.request().resourceType() !== 'document'
    if (response.status() >= 500) complain(`${response.status()} at ${pathname}`)
    else if (response.status() === 404 && isPart) complain(`404 at ${pathname}`)
  })
  return {
    context,
    page,
    takeComplaints() {
      const taken = complaints
      complaints = []
      return taken
    },
    close: () => context.close(),
  }
}

/** Sends what `startSession` made as a browser would keep it. */
export async function signInWith(window: Window, origin: string, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=', 2)
  await window.context.addCookies([
    { name, value, url: origin, httpOnly: true, sameSite: 'Strict' },
  ])
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page as it stands: `rule: where it is`. Needs scripts to be on. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
}

/** Pixels by which the page is wider than the screen, with the widest thing that causes it; null when it fits. */
export async function overflow(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
    if (wide <= 0) return null
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement))
    const past = [...document.querySelectorAll('body *')]
      .filter((element) => !scrolls(element.parentElement))
      .map((element) => ({ element, right: element.getBoundingClientRect().right }))
      .sort((a, b) => b.right - a.right)[0]
    const { tagName = '', className = '' } = past?.element ?? {}
    return `${wide} px wider than the screen: ${tagName.toLowerCase()}.${className}`
  })
}

/** Controls that are smaller than a fingertip (44 px), links inside a sentence left out. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isShown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true })
    }
    const inSentence = (element: Element) =>
      element.tagName === 'A' && getComputedStyle(element).display === 'inline'
    /** The whole row of an answer can be pressed, and a label as well as its control. */
    const reach = (element: Element) => {
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : null
      const row = element.closest('.choice, .pick, .search-box')
      const parts = [element, label, row].filter((part) => part !== null && part !== undefined)
      return Math.max(...parts.map((part) => part.getBoundingClientRect().height))
    }
    return [
      ...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary'),
    ]
      .filter((element) => isShown(element) && !inSentence(element))
      .filter((element) => reach(element) < 43.5)
      .map((element) => {
        const words = element.textContent?.trim().slice(0, 30) || element.getAttribute('name')
        return `${element.tagName.toLowerCase()} “${words}” is ${Math.round(reach(element))} px high`
      })
  })
}
