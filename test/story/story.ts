import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openWindow, type Screen } from '../support/browser.ts'
import { openBrowser } from '../support/chromium.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { lookBack } from './auditor.ts'
import { type Drafted, writeAndTag } from './author.ts'
import { askAndCheck } from './consent.ts'
import { countersign } from './manager.ts'
import { releaseAndConfirm } from './release.ts'
import { openTeller, type Person, type Step, summary, type Teller, type Telling } from './teller.ts'

/** What the chapters share. */
export type Stage = {
  readonly browser: Browser
  readonly server: RunningServer
  readonly teller: Teller
  readonly asha: Person
  readonly morag: Person
  readonly priya: Person
  /** Where the pack is put. */
  readonly packPath: string
}

/**
 * The main job, end to end, on a fresh database with a real photograph: drafted, found wanting, consent recorded and
 * checked, countersigned on a phone, released, posted, and found again by an auditor.
 * @param out where screenshots, `pack.zip` and `story.json` go; null keeps only the pack, in a folder of its own
 */
export async function tellStory(
  out: string | null,
  tell: (step: Step) => void = () => undefined,
): Promise<{ telling: Telling; packPath: string; error: unknown; forget(): void }> {
  const folder = out ?? mkdtempSync(join(tmpdir(), 'countersign-story-'))
  const server = await startServer({ demo: true })
  const browser = await openBrowser()
  const teller = openTeller(out, tell)
  const packPath = join(folder, 'pack.zip')
  const open = async (name: string, screen: Screen): Promise<Person> => {
    const window = await openWindow(browser, server.origin, { screen })
    return { name, window, page: window.page }
  }
  let error: unknown
  try {
    const stage: Stage = {
      browser,
      server,
      teller,
      packPath,
      asha: await open('Asha, comms author', 'desk'),
      morag: await open('Morag, Registered Manager', 'phone'),
      priya: await open('Priya, auditor', 'desk'),
    }
    const drafted: Drafted = await writeAndTag(stage)
    await askAndCheck(stage, drafted)
    await countersign(stage, drafted)
    await releaseAndConfirm(stage, drafted)
    await lookBack(stage, drafted)
  } catch (thrown) {
    error = thrown
  } finally {
    await browser.close()
    await server.stop()
  }
  return {
    telling: summary(teller.steps),
    packPath,
    error,
    forget: () => {
      if (!out) rmSync(folder, { recursive: true, force: true })
    },
  }
}
