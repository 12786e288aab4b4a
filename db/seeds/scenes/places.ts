/** Grounds, rooms and things that several pictures share. A picture is 1600 by 1100. */

export const width = 1600
export const height = 1100

let gradients = 0
/** A fill from top to bottom. */
export function fade(top: string, bottom: string): { readonly def: string; readonly fill: string } {
  gradients += 1
  const id = `fade${gradients}`
  return {
    def: `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>`,
    fill: `url(#${id})`,
  }
}

export function picture(drawing: string, backdrop: { top: string; bottom: string }): string {
  const { def, fill } = fade(backdrop.top, backdrop.bottom)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs>${def}<radialGradient id="light" cx=".5" cy=".42" r=".75"><stop stop-color="#fff" stop-opacity=".16"/><stop offset=".6" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#3a2416" stop-opacity=".16"/></radialGradient></defs><rect width="${width}" height="${height}" fill="${fill}"/>${drawing}<rect width="${width}" height="${height}" fill="url(#light)"/></svg>`
}

export const lawn = (y: number): string =>
  `<path d="M0 ${y}Q380 ${y - 60} 800 ${y - 14}T1600 ${y - 26}V1100H0z" fill="#a5cb8b"/>
   <path d="M0 ${y + 110}Q420 ${y + 60} 860 ${y + 96}T1600 ${y + 70}V1100H0z" fill="#8bbb77"/>`

export const sun = (x: number, y: number): string =>
  `<circle cx="${x}" cy="${y}" r="120" fill="#ffe9ac" opacity=".5"/><circle cx="${x}" cy="${y}" r="78" fill="#ffe08d"/>`

export const cloud = (x: number, y: number, size = 1): string =>
  `<g transform="translate(${x} ${y}) scale(${size})" fill="#fff" opacity=".8"><ellipse rx="90" ry="34"/><ellipse cx="-40" cy="-20" rx="46" ry="38"/><ellipse cx="28" cy="-30" rx="56" ry="46"/></g>`

export const tree = (x: number, y: number, size: number, leaf: string, light: string): string =>
  `<g transform="translate(${x} ${y}) scale(${size})"><path d="M-16 0q6-120 0-200h32q-6 80 0 200z" fill="#86644c"/><circle cx="-60" cy="-230" r="80" fill="${leaf}"/><circle cx="64" cy="-240" r="84" fill="${leaf}"/><circle cy="-310" r="96" fill="${leaf}"/><circle cx="-24" cy="-330" r="50" fill="${light}"/><circle cx="70" cy="-270" r="36" fill="${light}"/><circle cx="-80" cy="-240" r="32" fill="${light}"/></g>`

export const bush = (x: number, y: number, colour: string, flower: string): string => {
  const blooms = [
    [-70, -30],
    [-30, -64],
    [18, -40],
    [60, -60],
    [84, -18],
    [-6, -14],
    [-100, -6],
  ]
  return `<g transform="translate(${x} ${y})"><ellipse cx="-60" cy="-16" rx="70" ry="56" fill="${colour}"/><ellipse cx="20" cy="-36" rx="80" ry="66" fill="${colour}"/><ellipse cx="84" cy="-10" rx="54" ry="48" fill="${colour}"/>${blooms.map(([bx, by]) => `<circle cx="${bx}" cy="${by}" r="11" fill="${flower}"/><circle cx="${bx}" cy="${by}" r="4" fill="#fff3d1"/>`).join('')}</g>`
}

/** The home itself: cream walls, red roof, climbing roses. */
export const house = (x: number, y: number, size = 1): string =>
  `<g transform="translate(${x} ${y}) scale(${size})"><rect x="-240" y="-220" width="480" height="260" fill="#f0e2c8"/><path d="M-276-212L-140-350H140L276-212z" fill="#b26a52"/><path d="M-276-212h552v14h-552z" fill="#8f5140"/><rect x="70" y="-396" width="46" height="90" fill="#a3604b"/>
  ${[-190, -80, 110].map((wx) => `<rect x="${wx}" y="-160" width="80" height="92" rx="6" fill="#fffaf0"/><rect x="${wx + 8}" y="-152" width="64" height="76" fill="#9fc3cf"/><path d="M${wx + 40}-152v76M${wx + 8}-114h64" stroke="#fffaf0" stroke-width="6"/>`).join('')}
  <path d="M26 40V-90q0-40 36-40t36 40V40z" fill="#4f7a68"/><circle cx="84" cy="-30" r="6" fill="#f0d58a"/>
  <path d="M-240 40q20-120 6-250" stroke="#6f9a5f" stroke-width="16" fill="none"/>${[-20, -70, -120, -180, -230].map((ry, at) => `<circle cx="${-236 + (at % 2) * 18}" cy="${ry}" r="12" fill="#d9707c"/>`).join('')}</g>`

export function bunting(x1: number, y1: number, x2: number, y2: number, sag: number): string {
  const colours = ['#d9707c', '#f2b950', '#5f94a8', '#f4ead6', '#7ba968']
  const at = (t: number, from: number, to: number, bend: number) =>
    (1 - t) ** 2 * from + 2 * (1 - t) * t * ((from + to) / 2 + bend) + t ** 2 * to
  const flags = Array.from({ length: 13 }, (_, index) => {
    const t = (index + 0.7) / 13.4
    const x = at(t, x1, x2, 0)
    const y = at(t, y1, y2, sag)
    return `<path d="M${x - 26} ${y}h52L${x} ${y + 54}z" fill="${colours[index % 5]}"/>`
  })
  return `<path d="M${x1} ${y1}Q${(x1 + x2) / 2} ${(y1 + y2) / 2 + sag} ${x2} ${y2}" stroke="#fff" stroke-width="5" fill="none"/>${flags.join('')}`
}

/** A room: wall, skirting and floor. */
export const room = (floor: string, y = 800): string =>
  `<rect y="${y}" width="1600" height="${1100 - y}" fill="${floor}"/><rect y="${y - 26}" width="1600" height="26" fill="#fffaf0" opacity=".75"/><path d="M0 ${y}h1600" stroke="#000" stroke-opacity=".1" stroke-width="6"/>`

export const windowPane = (x: number, y: number, w: number, h: number): string =>
  `<rect x="${x - 18}" y="${y - 18}" width="${w + 36}" height="${h + 36}" rx="10" fill="#fffaf0"/><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="#bfe0ea"/><path d="M${x} ${y + h * 0.72}q${w / 3}-60 ${w / 2}-30t${w / 2}-10V${y + h}H${x}z" fill="#a5cb8b"/><circle cx="${x + w * 0.75}" cy="${y + h * 0.25}" r="34" fill="#fff3c4"/><path d="M${x + w / 2} ${y}v${h}M${x} ${y + h / 2}h${w}" stroke="#fffaf0" stroke-width="14"/>`

export const tablecloth = (
  x: number,
  y: number,
  w: number,
  cloth = '#fdf6e8',
  side = '#f1e4cb',
): string =>
  `<path d="M${x - 10} ${y + 40}h${w + 20}l-20 ${1100 - y}H${x + 10}z" fill="${side}"/>${Array.from({ length: 7 }, (_, at) => `<path d="M${x + (w / 7) * (at + 0.5)} ${y + 60}v${1040 - y}" stroke="#000" stroke-opacity=".05" stroke-width="14"/>`).join('')}<rect x="${x - 24}" y="${y}" width="${w + 48}" height="56" rx="28" fill="${cloth}"/><path d="M${x - 24} ${y + 40}h${w + 48}" stroke="#000" stroke-opacity=".06" stroke-width="10"/>`

export const cup = (x: number, y: number, band: string, size = 1): string =>
  `<g transform="translate(${x} ${y}) scale(${size})"><ellipse cy="4" rx="66" ry="12" fill="#fff" stroke="#d9cdb7" stroke-width="3"/><path d="M-40-54H40V-30Q40 2 0 2T-40-30z" fill="#fff" stroke="#d9cdb7" stroke-width="3"/><path d="M40-46q30 2 24 22T34-8" stroke="#d9cdb7" stroke-width="9" fill="none"/><path d="M-40-44H40v12H-40z" fill="${band}"/><path d="M-12-72q-10-14 0-26M12-72q-10-14 0-26" stroke="#fff" stroke-opacity=".8" stroke-width="5" fill="none" stroke-linecap="round"/></g>`

export const teapot = (x: number, y: number, colour: string): string =>
  `<g transform="translate(${x} ${y})"><path d="M70-70q70-30 76-86h-26q-6 34-56 46z" fill="${colour}"/><path d="M-84-110q-74-6-66 46t74 40" stroke="${colour}" stroke-width="18" fill="none"/><ellipse cy="-66" rx="98" ry="72" fill="${colour}"/><ellipse cy="-128" rx="50" ry="12" fill="#000" opacity=".14"/><path d="M-50-128Q0-168 50-128z" fill="${colour}"/><circle cy="-154" r="14" fill="#f6e3b4"/><path d="M-60-90q20-34 60-36" stroke="#fff" stroke-opacity=".45" stroke-width="10" fill="none" stroke-linecap="round"/></g>`
