import { addDays, londonDay, sayTime } from '../../src/domain/calendar.ts'
import type { Drafted } from './author.ts'
import { choose, expectText, fillDate, signIn } from './doings.ts'
import { filledForm } from './pictures.ts'
import type { Stage } from './story.ts'

/** Asha asks Cal, writes the answer down with the signed form, and Morag checks the proof. */
export async function askAndCheck(stage: Stage, { postPath }: Drafted): Promise<void> {
  const { asha, morag, server, browser } = stage
  const { step } = stage.teller
  const today = londonDay(server.platform.now())
  const saveAndGoOn = () => asha.page.getByRole('button', { name: 'Save and go on' }).click()

  await step('cal-has-not-been-asked', asha, async (page) => {
    await page
      .locator('#gate')
      .getByRole('link', { name: /Cal|consent/i })
      .first()
      .click()
    await expectText(page, 'Nobody has asked yet')
  })
  await step('ask-cal', asha, async (page) => {
    await page.getByRole('button', { name: 'Ask Cal' }).click()
    await expectText(page, 'Who decided')
  })
  await step('who-decided', asha, async (page) => {
    await page.getByRole('link', { name: 'Who decided' }).click()
    await choose(page, 'Who gave the answer?', 'Cal did')
    await choose(page, 'Can Cal decide this for themself?', /./)
  })
  await step('what-cal-was-told', asha, async (page) => {
    await saveAndGoOn()
    await page.getByLabel('Who asked Cal?').selectOption({ label: 'Asha Patel' })
    await choose(page, /What was Cal given/, /Large print/)
    const told = page.getByRole('group', { name: /Tick each thing/ }).getByRole('checkbox')
    for (const point of await told.all()) await point.check()
    await page.getByLabel(/Cal knows that a picture shows/).check()
  })
  await step('a-free-choice', asha, async (page) => {
    await saveAndGoOn()
    await choose(page, 'Was this their own free choice?', /Yes, nothing worries me/)
    await choose(page, 'Was it asked as part of a care agreement?', 'No')
  })
  await step('cal-said-yes', asha, async (page) => {
    await saveAndGoOn()
    await choose(page, 'What did Cal say?', 'Yes')
    await fillDate(page, 'On which day?', today)
    await page.getByLabel('At what time?').fill(sayTime(server.platform.now()).slice(-5))
    await choose(page, 'How did Cal say it?', 'Signed on paper')
  })
  await step('what-it-covers', asha, async (page) => {
    await saveAndGoOn()
    await page.getByRole('link', { name: 'Say what the yes covers' }).click()
    await choose(page, 'Which kinds of thing?', 'Photos')
    await choose(page, 'What may be shown or told', 'Face')
    await choose(page, 'What may be shown or told', 'First name')
    await choose(page, 'Where may it appear?', 'Facebook')
    await choose(page, 'Where may it appear?', 'Own website')
    await choose(page, 'What may it be used for?', 'News of activities')
    await choose(page, 'Which pictures or words?', /Any, until the end date/)
    await fillDate(page, 'First day of use', today)
    await fillDate(page, 'Last day of new use', addDays(today, 300))
    await choose(page, /How long may things/, /May stay up until/)
  })
  await step('wishes', asha, async (page) => {
    await page.getByRole('button', { name: 'Save this part' }).click()
    await page.getByRole('link', { name: 'Go on' }).click()
    await choose(page, /see things before/, 'No need')
    await choose(page, /told when something goes out/, 'No')
    await choose(page, /after their death/, /./)
    await fillDate(page, /When will you go through it/, addDays(today, 300))
  })
  await step('signed-form-attached', asha, async (page) => {
    await saveAndGoOn()
    await page.getByLabel('Scan or photograph of the form').setInputFiles({
      name: 'scan-0001.jpg',
      mimeType: 'image/jpeg',
      buffer: await filledForm(browser),
    })
    await page.getByLabel('How many pages does it have?').fill('1')
    await page.getByRole('button', { name: 'Attach it' }).click()
    await expectText(page, 'Picture, 1 page')
  })
  await step('check-your-answers', asha, async (page) => {
    await page.getByRole('link', { name: 'Check your answers' }).click()
    await expectText(page, 'What you wrote')
  })
  await step('yes-written-down', asha, async (page) => {
    await page.getByRole('button', { name: 'Write down this yes' }).click()
    await expectText(page, 'Nobody has checked it yet')
  })
  await step('still-waits-for-the-second-person', asha, async (page) => {
    await page.goto(postPath)
    await expectText(page, 'Not yet')
  })

  await step('today-of-the-manager', morag, async (page) => {
    await signIn(page, 'Morag Reid')
    await expectText(page, 'Check the proof')
  })
  await step('check-the-proof', morag, async (page) => {
    await page.getByRole('link', { name: /Cal/ }).first().click()
    if (await page.getByRole('link', { name: 'Check the proof' }).isVisible())
      await page.getByRole('link', { name: 'Check the proof' }).click()
    const reads = page.getByRole('group', { name: /Tick what you saw/ }).getByRole('checkbox')
    for (const part of await reads.all()) await part.check()
    await choose(page, 'Can this proof be relied on?', /^Yes/)
  })
  await step('proof-checked', morag, async (page) => {
    await page.getByRole('button', { name: 'Save your check' }).click()
    await expectText(page, 'Can be used')
  })
}
