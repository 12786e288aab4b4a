import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { axeFindings, overflow, screens, type Window } from '../support/browser.ts'

/** Tells a story step by step, and looks at the page after each one as a phone and as a laptop show it. */

const widths = ['phone', 'desk'] as const
const nameOf = { phone: '390', desk: '1280' } as const
type Width = (typeof nameOf)[(typeof widths)[number]]

export type Step = {
  readonly number: number
  readonly name: string
  /** Whose window it is. */
  readonly who: string
  /** From the first press until the page stands still, milliseconds; looking at it afterwards is not counted. */
  readonly ms: number
  /** Path of the page with every id left out. */
  readonly path: string
  readonly axe: Readonly<Record<Width, readonly string[]>>
  /** Anything else that a person would call broken: errors, other origins, pages wider than the screen. */
  readonly complaints: readonly string[]
  readonly screenshots: readonly string[]
  /** Why the step could not be done. */
  readonly failure?: string
}

export type Person = { readonly name: string; readonly window: Window; readonly page: Page }

export type Teller = {
  readonly steps: Step[]
  step(name: string, person: Person, act: (page: Page) => Promise<void>): Promise<void>
}

/**
 * @param out where screenshots go; null looks without keeping any
 * @param tell called with each step as soon as it was looked at
 */
export function openTeller(out: string | null, tell: (step: Step) => void): Teller {
  const steps: Step[] = []
  if (out) mkdirSync(out, { recursive: true })
  return {
    steps,
    async step(name, person, act) {
      const { page, window } = person
      const number = steps.length + 1
      const started = performance.now()
      const failure = await act(page)
        .then(() => standStill(page))
        .then(
          () => undefined,
          (error: unknown) => String(error),
        )
      const ms = Math.round(performance.now() - started)
      const stem = `${String(number).padStart(2, '0')}-${name}`
      const looked = await lookAt(page, out && join(out, stem))
      const told: Step = {
        number,
        name,
        who: person.name,
        ms,
        path: pathOf(page),
        ...looked,
        complaints: [...looked.complaints, ...window.takeComplaints()],
        ...(failure === undefined ? {} : { failure }),
      }
      steps.push(told)
      tell(told)
      if (failure !== undefined) throw new Error(`Step ${stem} could not be done: ${failure}`)
    },
  }
}

/** The page is there, its font is, and nothing is on its way. */
async function standStill(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForFunction(() => document.querySelector('.htmx-request') === null)
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState === 'finished'),
  )
}

async function lookAt(page: Page, stem: string | null) {
  const before = page.viewportSize()
  const axe: Record<Width, string[]> = { '390': [], '1280': [] }
  const complaints: string[] = []
  const screenshots: string[] = []
  for (const width of widths) {
    await page.setViewportSize(await sizeFor(page, width))
    await page.evaluate(() => scrollTo(0, 0))
    const wide = await overflow(page)
    if (wide) complaints.push(`at ${nameOf[width]}: ${wide}`)
    axe[nameOf[width]] = await axeFindings(page)
    if (!stem) continue
    const path = `${stem}-${nameOf[width]}.png`
    await page.screenshot({ path, fullPage: true, scale: width === 'desk' ? 'css' : 'device' })
    screenshots.push(path.replace(/^.*\//, ''))
  }
  if (before) await page.setViewportSize(before)
  return { axe, complaints, screenshots }
}

/** A phone as tall as the page, so that its bottom bar stands at the end and covers nothing. */
async function sizeFor(page: Page, width: (typeof widths)[number]) {
  const { viewport } = screens[width]
  if (width === 'desk') return viewport
  await page.setViewportSize(viewport)
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  return { width: viewport.width, height: Math.max(viewport.height, height) }
}

const pathOf = (page: Page): string =>
  new URL(page.url()).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')

export type Telling = {
  readonly ok: boolean
  readonly steps: readonly Step[]
  readonly timings: { readonly total: number; readonly slowest: { name: string; ms: number } }
  /** Every axe finding: `page: what`. */
  readonly violations: readonly string[]
  readonly complaints: readonly string[]
}

export function summary(steps: readonly Step[]): Telling {
  const violations = steps.flatMap(({ name, axe }) =>
    Object.entries(axe).flatMap(([width, found]) =>
      found.map((finding) => `${name} at ${width}: ${finding}`),
    ),
  )
  const complaints = steps.flatMap(({ name, complaints: said }) =>
    said.map((complaint) => `${name}: ${complaint}`),
  )
  const failed = steps.some(({ failure }) => failure !== undefined)
  const [slowest] = [...steps].sort((a, b) => b.ms - a.ms)
  return {
    ok: !failed && steps.length > 0 && violations.length === 0 && complaints.length === 0,
    steps,
    timings: {
      total: steps.reduce((sum, { ms }) => sum + ms, 0),
      slowest: { name: slowest?.name ?? '', ms: slowest?.ms ?? 0 },
    },
    violations,
    complaints,
  }
}

export const writeTelling = (out: string, telling: Telling): void =>
  writeFileSync(join(out, 'story.json'), `${JSON.stringify(telling, null, 2)}\n`)
