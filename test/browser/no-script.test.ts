import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { choose, expectText, signIn } from '../story/doings.ts'
import { twoPeople } from '../story/pictures.ts'
import { openWindow } from '../support/browser.ts'
import { openBrowser } from '../support/chromium.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await startServer({ demo: true })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('Without JavaScript a post with a picture is written, sent and countersigned', async () => {
  const looks = { screen: 'phone', javaScript: false } as const
  const asha = await openWindow(browser, server.origin, looks)
  const { page } = asha
  await signIn(page, 'Asha Patel')

  await page.goto('/media/new')
  await page.getByLabel('Who made them?').selectOption({ index: 1 })
  await page
    .getByLabel('Add pictures', { exact: false })
    .first()
    .setInputFiles({
      name: 'IMG_2043.jpg',
      mimeType: 'image/jpeg',
      buffer: await twoPeople(),
    })
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expectText(page, 'How many people can you see?')
  await page.getByRole('group', { name: 'Count everyone' }).getByText('2', { exact: true }).click()
  await page.getByRole('button', { name: 'Save the number' }).click()
  for (const name of ['Ann', 'Ben']) {
    await page.getByLabel('Type their name').fill(name)
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('radio', { name: new RegExp(`^${name}\\b`) }).check()
    await page.getByLabel('Yes, all or part of their face').check()
    await page.getByRole('button', { name: 'Tag this person' }).click()
  }
  await expectText(page, '2 of 2 accounted for')
  await page.getByLabel('What would you say on the phone?').fill('Two people smile by a window.')
  await page.getByRole('button', { name: 'Save the description' }).click()

  await page.goto('/posts/new')
  await page.getByLabel('What is it about?').fill('By the window')
  await page.getByLabel('Oak House Facebook').check()
  await page.getByRole('button', { name: 'Start writing' }).click()
  await page.getByLabel('Words', { exact: true }).fill('A bright morning by the window.')
  await page.getByLabel('Kind of post').selectOption({ label: 'Our news, events and activities' })
  await page.getByLabel('What it is for').selectOption({ label: 'News of activities' })
  await page.getByRole('button', { name: 'Add pictures' }).click()
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Add the ticked pictures' }).click()
  await expectText(page, 'May go out')
  const kept = await page.getByLabel('Words', { exact: true }).inputValue()
  expect(kept.trim()).toBe('A bright morning by the window.')
  await page
    .getByRole('button', { name: /^Send (to|for)/ })
    .first()
    .click()
  await expectText(page, 'Waiting for approval')

  const morag = await openWindow(browser, server.origin, looks)
  await signIn(morag.page, 'Morag Reid')
  await morag.page.goto('/approvals')
  await morag.page.getByRole('link', { name: /By the window/ }).click()
  const count = morag.page.getByRole('group', { name: 'In this picture' })
  await count.getByText('2', { exact: true }).click()
  await morag.page.getByRole('button', { name: 'Save my count' }).click()
  await morag.page.getByLabel(/Everyone is shown with dignity/).check()
  await morag.page.getByLabel(/It is accurate and respectful/).check()
  await choose(morag.page, /Does it touch a complaint/, 'No')
  await morag.page.getByRole('button', { name: /^Approve for/ }).click()
  await expectText(morag.page, 'Countersigned')
  expect([...asha.takeComplaints(), ...morag.takeComplaints()]).toEqual([])
})
