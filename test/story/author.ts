import { expectText, signIn } from './doings.ts'
import { twoPeople } from './pictures.ts'
import type { Stage } from './story.ts'

export type Drafted = { readonly postPath: string; readonly picturePath: string; words: string }

const words =
  'Ann and Cal by the window on our music afternoon. Thank you to everybody who came and sang along.'

/** Asha writes the post, adds the photograph, says who is in it, and learns why it may not go out yet. */
export async function writeAndTag({ teller, asha }: Stage): Promise<Drafted> {
  const { step } = teller
  let postPath = ''
  let picturePath = ''

  await step('sign-in', asha, async (page) => {
    await page.goto('/sign-in')
    await expectText(page, 'This is the demo')
  })
  await step('today-of-the-author', asha, async (page) => {
    await signIn(page, 'Asha Patel')
    await expectText(page, 'Needs you')
  })
  await step('write-a-post', asha, async (page) => {
    await page.getByRole('link', { name: 'Write a post' }).click()
    await page.getByLabel('What is it about?').fill('Music afternoon')
    await page.getByLabel('Oak House Facebook').check()
    await page.getByLabel('Oak House website').check()
  })
  await step('words', asha, async (page) => {
    await page.getByRole('button', { name: 'Start writing' }).click()
    await page.getByLabel('Words', { exact: true }).fill(words)
    await page.getByLabel('Kind of post').selectOption({ label: 'Our news, events and activities' })
    await page.getByLabel('What it is for').selectOption({ label: 'News of activities' })
    await page.locator('[data-saved][data-state="saved"]').waitFor()
    postPath = new URL(page.url()).pathname
  })
  await step('choose-pictures', asha, async (page) => {
    await page.getByRole('button', { name: 'Add pictures' }).click()
    await expectText(page, 'Choose pictures')
  })
  await step('photograph-added', asha, async (page) => {
    await page.getByRole('link', { name: 'Add pictures', exact: true }).click()
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
    await page.getByRole('link', { name: 'Say who is in it' }).waitFor()
  })
  await step('picture', asha, async (page) => {
    await page.getByRole('link', { name: 'Say who is in it' }).click()
    await expectText(page, 'How many people can you see?')
    picturePath = new URL(page.url()).pathname
  })
  await step('two-people-counted', asha, async (page) => {
    const count = page.getByRole('group', { name: 'Count everyone' })
    await count.getByText('2', { exact: true }).click()
    await page.getByRole('button', { name: 'Save the number' }).click()
    await expectText(page, 'You counted 2 and tagged 0')
  })
  for (const [name, accounted] of [
    ['Ann', '1 of 2 accounted for'],
    ['Cal', '2 of 2 accounted for'],
  ] as const) {
    await step(`tag-${name.toLowerCase()}`, asha, async (page) => {
      await page.getByLabel('Type their name').pressSequentially(name)
      await page.getByRole('radio', { name: new RegExp(`^${name}\\b`) }).check()
      await page.getByLabel('Yes, all or part of their face').check()
      await page.getByRole('button', { name: 'Tag this person' }).click()
      await expectText(page, accounted)
    })
  }
  await step('described', asha, async (page) => {
    await page
      .getByLabel('What would you say on the phone?')
      .fill('Two women sit back to back by a window and smile at the camera.')
    await page.getByRole('button', { name: 'Save the description' }).click()
    await expectText(page, 'Change the description')
  })
  await step('may-not-go-out-yet', asha, async (page) => {
    await page.goto(postPath)
    await page.getByRole('button', { name: 'Add pictures' }).click()
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Add the ticked pictures' }).click()
    await expectText(page, 'Not yet')
    await expectText(page, 'Cal')
  })
  return { postPath, picturePath, words }
}
