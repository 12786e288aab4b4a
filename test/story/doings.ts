import type { Page } from 'playwright-core'

/** What everybody in the story does. */

export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

/** Waits until the words can be read somewhere on the page. */
export async function expectText(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).filter({ visible: true }).first().waitFor()
}

/** Fills in the three boxes of a date. */
export async function fillDate(page: Page, question: string | RegExp, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-')
  const group = page.getByRole('group', { name: question })
  await group.getByLabel('Day', { exact: true }).fill(String(Number(date)))
  await group.getByLabel('Month', { exact: true }).fill(String(Number(month)))
  await group.getByLabel('Year', { exact: true }).fill(year)
}

/** Answers one question with one of its answers. */
export async function choose(
  page: Page,
  question: string | RegExp,
  answer: string | RegExp,
): Promise<void> {
  await page.getByRole('group', { name: question }).getByLabel(answer).first().check()
}
