import type { Drafted } from './author.ts'
import { choose, expectText } from './doings.ts'
import type { Stage } from './story.ts'

/** Asha sends it; Morag looks at it on her phone between two rounds and countersigns. */
export async function countersign(stage: Stage, { postPath }: Drafted): Promise<void> {
  const { asha, morag } = stage
  const { step } = stage.teller

  await step('may-go-out', asha, async (page) => {
    await page.goto(postPath)
    await expectText(page, 'May go out')
  })
  await step('sent', asha, async (page) => {
    await page
      .getByRole('button', { name: /^Send (to|for)/ })
      .first()
      .click()
    await expectText(page, 'Waiting for approval')
  })
  await step('queue', morag, async (page) => {
    await page.goto('/approvals')
    await expectText(page, 'Everyone agreed')
  })
  await step('blind-head-count', morag, async (page) => {
    await page.getByRole('link', { name: /Music afternoon/ }).click()
    const count = page.getByRole('group', { name: 'In this picture' })
    await count.getByText('2', { exact: true }).click()
  })
  await step('review', morag, async (page) => {
    await page.getByRole('button', { name: 'Save my count' }).click()
    await expectText(page, 'You counted 2.')
    await page.getByLabel(/Everyone is shown with dignity/).check()
    await page.getByLabel(/It is accurate and respectful/).check()
    await choose(page, /Does it touch a complaint/, 'No')
  })
  await step('countersigned', morag, async (page) => {
    await page.getByRole('button', { name: /^Approve for/ }).click()
    await expectText(page, 'Countersigned')
  })
}
