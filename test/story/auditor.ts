import type { Drafted } from './author.ts'
import { expectText, signIn } from './doings.ts'
import type { Stage } from './story.ts'

/** Priya, on her day at the home, goes from the published post to the signed form behind the picture, and checks the trail. */
export async function lookBack(stage: Stage, { postPath, picturePath }: Drafted): Promise<void> {
  const { priya } = stage
  const { step } = stage.teller

  await step('today-of-the-auditor', priya, async (page) => {
    await signIn(page, 'Priya Nair')
    await expectText(page, '2 of 2')
  })
  await step('published', priya, async (page) => {
    await page.goto('/published')
    await expectText(page, 'Music afternoon')
  })
  await step('whole-history-of-the-post', priya, async (page) => {
    await page.goto(postPath)
    await expectText(page, 'What happened')
    await expectText(page, 'Approved a post')
  })
  await step('who-is-in-the-picture', priya, async (page) => {
    await page.goto(picturePath)
    await expectText(page, '2 of 2 accounted for')
  })
  await step('everything-about-cal', priya, async (page) => {
    await page.getByRole('link', { name: 'Cal', exact: true }).click()
    await expectText(page, 'Proof checked')
  })
  await step('consent-behind-the-picture', priya, async (page) => {
    await page.getByRole('link', { name: /^OH-/ }).first().click()
    await expectText(page, 'What it covers')
    const file = page.getByRole('link', { name: /Open file 1/ })
    const answer = await page.request.get((await file.getAttribute('href')) ?? '')
    if (!answer.ok()) throw new Error(`The signed form could not be opened: ${answer.status()}`)
  })
  await step('audit-trail', priya, async (page) => {
    await page.goto('/audit')
    await expectText(page, 'Opened the proof of a consent record')
    await expectText(page, 'Confirmed a post as published')
  })
  await step('nothing-was-altered', priya, async (page) => {
    await page.getByRole('button', { name: 'Check that nothing was altered' }).click()
    await expectText(page, 'Every row is as it was written')
  })
}
