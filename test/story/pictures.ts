import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { realPhotographs } from '../support/pictures.ts'

/** What the people of the story hold in their hands: a photograph, a filled-in form, a picture of a screen. */

/** A real photograph of two people, cut from one of three, with the camera’s own metadata still in it. */
export async function twoPeople(): Promise<Buffer> {
  const three = realPhotographs()[2]
  if (!three) throw new Error('The third photograph is not there.')
  return sharp(three)
    .extract({ left: 990, top: 70, width: 900, height: 960 })
    .keepMetadata()
    .jpeg({ quality: 92 })
    .toBuffer()
}

/** A consent form on paper, filled in by hand and photographed. Every word on it is made up. */
export async function filledForm(browser: Browser): Promise<Buffer> {
  return drawn(
    browser,
    { width: 900, height: 1030 },
    `<style>
      body { margin: 0; background: #e9e4d8; font: 19px/1.5 Georgia, serif; color: #222 }
      main { background: #fffdf8; margin: 34px; padding: 40px 50px; transform: rotate(-0.6deg) }
      h1 { font-size: 30px; margin: 0 0 4px } .hand { font: italic 27px 'Comic Sans MS', cursive; color: #1c3a8a }
      td { font-size: 19px; padding: 8px 14px 8px 0; vertical-align: top } .box { font-size: 26px }
    </style>
    <main><h1>Oak House: may we share your picture?</h1>
    <p>Large print, version 1</p>
    <table>
      <tr><td>My name</td><td class="hand">Cal Moreno</td></tr>
      <tr><td>I was told all nine points</td><td class="hand">yes, Asha read it with me</td></tr>
    </table>
    <p><b>You may show</b></p>
    <p class="box">☒ my face &nbsp; ☒ my first name &nbsp; ☐ my full name &nbsp; ☐ my age</p>
    <p><b>Where</b></p>
    <p class="box">☒ Oak House website &nbsp; ☒ Oak House Facebook<br />☐ Instagram &nbsp; ☐ X &nbsp; ☐ LinkedIn</p>
    <p><b>What for</b></p>
    <p class="box">☒ news of activities &nbsp; ☐ adverts &nbsp; ☐ fundraising</p>
    <p>I know that I can change my mind at any time, and that nothing about my care depends on this.</p>
    <table><tr><td>Signed</td><td>
      <svg width="330" height="90" fill="none" stroke="#1c3a8a" stroke-width="3.5" stroke-linecap="round">
        <path d="M18 62c16-46 40-52 34-26-6 22-26 30-16 36 12 6 26-34 38-30 10 4-12 32 2 32 14 0 18-66 34-62 12 4-18 62-4 64 20 2 20-40 40-40 18 0 0 34 16 38 22 4 30-44 56-42 26 2 8 42 34 40 20-2 30-18 44-26" />
      </svg></td></tr>
      <tr><td>Date</td><td class="hand">${new Date().toLocaleDateString('en-GB', { timeZone: 'Europe/London' })}</td></tr></table>
    </main>`,
  )
}

/** A picture of a screen on which the post can be seen. The site on it is drawn. */
export async function screenWithPost(
  browser: Browser,
  account: string,
  words: string,
): Promise<Buffer> {
  return drawn(
    browser,
    { width: 820, height: 460 },
    `<style>body { margin: 0; background: #dfe3ea; font: 18px/1.5 sans-serif }
      main { background: #fff; margin: 40px auto; padding: 24px 30px; width: 620px; border-radius: 10px }
      div { background: #b9c6d8; height: 150px; margin-top: 16px } b { display: block }</style>
    <main><b>${account}</b><small>Just now</small><p>${words}</p><div></div></main>`,
  )
}

async function drawn(
  browser: Browser,
  viewport: { width: number; height: number },
  markup: string,
): Promise<Buffer> {
  const page = await browser.newPage({ viewport })
  await page.setContent(markup)
  const picture = await page.screenshot({ type: 'jpeg', quality: 82 })
  await page.close()
  return picture
}
