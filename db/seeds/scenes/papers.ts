/** Screens and forms that stand as proof in the demo. The fonts are whatever the machine that draws them has. */

const text = (x: number, y: number, size: number, words: string, style = 'fill="#2b2a33"') =>
  `<text x="${x}" y="${y}" font-family="DejaVu Sans" font-size="${size}" ${style}>${words}</text>`

const lines = (x: number, y: number, widths: readonly number[]) =>
  widths
    .map(
      (w, at) =>
        `<rect x="${x}" y="${y + at * 34}" width="${w}" height="16" rx="8" fill="#d8d6d0"/>`,
    )
    .join('')

/** A post as it looks in a browser, with the picture that went out. */
export function screen(address: string, name: string, jpeg: Buffer): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 1240" width="900" height="930"><rect width="1200" height="1240" fill="#f2f1ee"/>
    <rect width="1200" height="96" fill="#dedbd4"/>${[44, 84, 124].map((x) => `<circle cx="${x}" cy="48" r="13" fill="#b5b0a6"/>`).join('')}
    <rect x="180" y="22" width="960" height="52" rx="26" fill="#fff"/>${text(212, 57, 22, address, 'fill="#55525e"')}
    <rect x="130" y="140" width="940" height="1060" rx="16" fill="#fff"/><circle cx="196" cy="206" r="36" fill="#234f87"/>${text(172, 216, 26, name.slice(0, 1) + (name.split(' ')[1]?.slice(0, 1) ?? ''), 'fill="#fff" font-weight="bold"')}
    ${text(252, 200, 26, name, 'fill="#1e2433" font-weight="bold"')}${text(252, 234, 19, 'Public', 'fill="#6b6875"')}
    ${lines(162, 280, [840, 800, 460])}
    <image x="130" y="410" width="940" height="646" preserveAspectRatio="xMidYMid slice" href="data:image/jpeg;base64,${jpeg.toString('base64')}"/>
    ${[180, 480, 780].map((x) => `<rect x="${x}" y="1106" width="170" height="22" rx="11" fill="#d8d6d0"/>`).join('')}</svg>`
}

/** The same address after the post was deleted. */
export function gone(address: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 700" width="900" height="525"><rect width="1200" height="700" fill="#f2f1ee"/>
    <rect width="1200" height="96" fill="#dedbd4"/>${[44, 84, 124].map((x) => `<circle cx="${x}" cy="48" r="13" fill="#b5b0a6"/>`).join('')}
    <rect x="180" y="22" width="960" height="52" rx="26" fill="#fff"/>${text(212, 57, 22, address, 'fill="#55525e"')}
    <rect x="560" y="220" width="80" height="100" rx="10" fill="none" stroke="#b5b0a6" stroke-width="8"/><path d="M574 306l52-72" stroke="#b5b0a6" stroke-width="8" stroke-linecap="round"/>
    <text x="600" y="400" text-anchor="middle" font-family="DejaVu Sans" font-size="34" font-weight="bold" fill="#1e2433">This post is not here any more</text>
    <text x="600" y="452" text-anchor="middle" font-family="DejaVu Sans" font-size="24" fill="#6b6875">It may have been deleted by the page that shared it.</text></svg>`
}

type Form = {
  readonly number: string
  readonly name: string
  readonly signature: string
}

/** A filled-in consent form, scanned a little askew. Printed words with ticks, a signature and a date by hand. */
export function form({ number, name, signature }: Form): string {
  const ticked = (y: number, words: string, yes: boolean) =>
    `<rect x="130" y="${y - 30}" width="38" height="38" fill="none" stroke="#3a3a44" stroke-width="3"/>${yes ? `<path d="M136 ${y - 12}l12 14 24-34" stroke="#24408e" stroke-width="6" fill="none" stroke-linecap="round"/>` : ''}${text(196, y, 27, words)}`
  const hand = 'fill="#24408e" font-style="italic" font-size="38"'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1240 1754" width="1240" height="1754"><rect width="1240" height="1754" fill="#cfcac0"/><g transform="rotate(-0.7 620 877)"><rect x="24" y="22" width="1192" height="1710" fill="#fdfcf8"/>
    ${text(130, 150, 46, 'Oak House', 'fill="#1e2433" font-weight="bold"')}${text(910, 150, 30, `Form ${number}`)}
    ${text(130, 220, 34, 'May we share a picture of you?', 'fill="#1e2433" font-weight="bold"')}
    ${lines(130, 262, [940, 900, 930, 610])}
    ${text(130, 470, 27, 'My name')}<path d="M290 476h740" stroke="#9a97a3" stroke-width="2"/><text x="310" y="466" font-family="DejaVu Serif" ${hand}>${name}</text>
    ${text(130, 570, 30, 'I say yes to', 'fill="#1e2433" font-weight="bold"')}
    ${ticked(630, 'My face', true)}${ticked(690, 'My first name', true)}${ticked(750, 'My full name', false)}
    ${text(130, 840, 30, 'It may be shown on', 'fill="#1e2433" font-weight="bold"')}
    ${ticked(900, 'The Oak House website', true)}${ticked(960, 'The Oak House Facebook page', true)}${ticked(1020, 'Instagram', false)}${ticked(1080, 'X', false)}
    ${lines(130, 1130, [920, 880])}
    ${text(130, 1260, 27, 'I can change my mind on any day. My care stays the same.')}
    ${text(130, 1400, 27, 'My signature')}<path d="M330 1406h520" stroke="#9a97a3" stroke-width="2"/><path d="${signature}" transform="translate(350 1380)" stroke="#24408e" stroke-width="5" fill="none" stroke-linecap="round" stroke-linejoin="round"/>
    ${text(130, 1510, 27, 'The date')}<path d="M330 1516h300" stroke="#9a97a3" stroke-width="2"/>
    ${text(130, 1640, 22, 'Countersign form, wording 1, standard', 'fill="#6b6875"')}</g></svg>`
}

/** Figures as somebody writes them, 24 wide and 40 high. */
const figures: Readonly<Record<string, string>> = {
  '0': 'M12-36q-14 4-10 24t16 10 8-30-14-4',
  '1': 'M6-28l10-10L12 0',
  '2': 'M2-30q6-12 16-6t-2 20L0-2h24',
  '3': 'M2-34q18-6 18 4T8-20q16 0 12 12T0-2',
  '4': 'M16 0l4-38L0-12h26',
  '5': 'M22-36H6L4-20q18-4 16 10T0 0',
  '6': 'M20-36Q0-26 2-8t16 6-2-18-14 8',
  '7': 'M0-36h22L8 0',
  '8': 'M14-20q-16-8-6-16t12 2-12 16-6 18 18-2-6-18',
  '9': 'M20-30q-14-10-18 2t16 8 4-14L14 0',
  '.': 'M4-2l2 1',
}

/** A day written by hand where the form asks for it: strokes only, so it needs no font. */
export function writtenDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const strokes = [...`${Number(date)}.${Number(month)}.${year}`].map(
    (one, at) =>
      `<path d="${figures[one] ?? ''}" transform="translate(${at * 30} ${(at % 3) * 2})"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><g transform="rotate(-0.7 620 877) translate(360 1508)" stroke="#24408e" stroke-width="4.500" fill="none" stroke-linecap="round" stroke-linejoin="round">${strokes.join('')}</g></svg>`
}
