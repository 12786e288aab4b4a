import { copyFileSync } from 'node:fs'
import { londonDay, sayTime } from '../../src/domain/calendar.ts'
import type { Drafted } from './author.ts'
import { choose, expectText, fillDate } from './doings.ts'
import { screenWithPost } from './pictures.ts'
import type { Stage } from './story.ts'

/** Asha releases the sealed pack, posts it by hand and confirms where it is; then the same for the website. */
export async function releaseAndConfirm(stage: Stage, drafted: Drafted): Promise<void> {
  const { asha, browser, server, packPath } = stage
  const { step } = stage.teller
  const { postPath, words } = drafted

  await step('ready-to-release', asha, async (page) => {
    await page.goto('/')
    await expectText(page, 'Ready to release')
  })
  await step('approved-post', asha, async (page) => {
    await page.goto(postPath)
    await expectText(page, 'Release for Facebook')
  })
  await step('what-will-be-in-the-pack', asha, async (page) => {
    await page.getByRole('link', { name: 'Release for Facebook' }).click()
    await page.getByLabel('Everything posted is public and permanent.').check()
  })
  await step('pack-released', asha, async (page) => {
    await page.getByRole('button', { name: 'Release the pack' }).click()
    await expectText(page, 'Download the pack')
  })
  await step('pack-downloaded', asha, async (page) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Download the pack/ }).click(),
    ])
    copyFileSync(await download.path(), packPath)
    await page.reload()
    await expectText(page, 'First downloaded')
  })

  const confirm = async (account: string, address: string) => {
    const { page } = asha
    const now = server.platform.now()
    await page.getByLabel('Address of the post').fill(address)
    await fillDate(page, 'Day it was posted', londonDay(now))
    await page.getByLabel('Time it was posted').fill(sayTime(now).slice(-5))
    await page.getByLabel('Picture of the screen').setInputFiles({
      name: 'screen.jpg',
      mimeType: 'image/jpeg',
      buffer: await screenWithPost(browser, account, words),
    })
    await choose(page, 'Is it exactly as approved?', /^Yes/)
  }
  await step('confirm-posted', asha, () =>
    confirm('Oak House Facebook', 'https://www.facebook.com/OakHouseCare/posts/20430001'),
  )
  await step('live-on-facebook', asha, async (page) => {
    await page.getByRole('button', { name: 'Confirm that it is out' }).click()
    await expectText(page, 'It is live')
  })
  await step('live-on-the-website', asha, async (page) => {
    await page.goto(postPath)
    await page.getByRole('link', { name: /Release for the website|Release for .*website/ }).click()
    await page.getByLabel('Everything posted is public and permanent.').check()
    await page.getByRole('button', { name: 'Release the pack' }).click()
    await expectText(page, 'Download the pack')
    await confirm('Oak House', 'https://oakhouse.example/news/music-afternoon')
    await page.getByRole('button', { name: 'Confirm that it is out' }).click()
    await expectText(page, 'It is live')
  })
}
