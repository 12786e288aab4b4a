import { type Face, head, type Skin, skins } from './faces.ts'

/** A drawn person: a face and clothes. */
export type Figure = Face & {
  readonly top: string
  /** Under a cardigan or jacket that is open. */
  readonly shirt?: string
  readonly legs?: string
  readonly pattern?: 'dots' | 'stripes' | 'apron'
}

type Place = {
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly turn?: number
}

export const placed = ({ x, y, size = 1, turn = 0 }: Place, drawing: string): string =>
  `<g transform="translate(${x} ${y}) scale(${size}) rotate(${turn})">${drawing}</g>`

/** A sleeve along a path, with a hand at its end. */
export function arm(
  path: string,
  sleeve: string,
  skin: Skin,
  hand: readonly [number, number],
  width = 50,
): string {
  const [x, y] = hand
  return `<path d="${path}" stroke="${sleeve}" stroke-width="${width}" fill="none" stroke-linecap="round" stroke-linejoin="round"/>
    <path d="${path}" stroke="#000" stroke-opacity=".07" stroke-width="${width}" fill="none" stroke-linecap="round" stroke-linejoin="round"/>
    <circle cx="${x}" cy="${y}" r="${width * 0.46}" fill="${skins[skin].base}"/>`
}

/** From the waist up, hands not drawn. The table or the picture’s edge hides the rest. */
export function bust(figure: Figure): string {
  const { top, shirt, pattern } = figure
  const torso =
    'M-150 420C-160 250-150 150-96 126-60 112-44 108-30 100Q0 128 30 100C44 108 60 112 96 126 150 150 160 250 150 420z'
  const open = shirt
    ? `<path d="M-34 102Q0 132 34 102L22 420H-22z" fill="${shirt}"/><path d="M-34 102L-20 420M34 102L20 420" stroke="#000" stroke-opacity=".16" stroke-width="5"/>`
    : `<path d="M-34 101Q0 134 34 101" stroke="#000" stroke-opacity=".16" stroke-width="8" fill="none"/>`
  const inner = figure.hair === 'hijab' ? head(figure) : ''
  const over = figure.hair === 'hijab' ? '' : head(figure)
  return `<path d="${torso}" fill="${top}"/>${open}${patterned(pattern)}<path d="M-106 420C-110 330-104 270-92 230M106 420C110 330 104 270 92 230" stroke="#000" stroke-opacity=".12" stroke-width="6" fill="none"/>${over}${inner}`
}

function patterned(pattern: Figure['pattern']): string {
  const rows = [190, 250, 310, 370]
  if (pattern === 'dots') {
    return rows
      .flatMap((y, at) =>
        [-90, -45, 45, 90].map(
          (x) => `<circle cx="${x + (at % 2) * 22}" cy="${y}" r="8" fill="#fff" opacity=".55"/>`,
        ),
      )
      .join('')
  }
  if (pattern === 'stripes') {
    return rows
      .map(
        (y) =>
          `<path d="M-140 ${y}Q0 ${y + 26} 140 ${y}" stroke="#fff" stroke-opacity=".5" stroke-width="12" fill="none"/>`,
      )
      .join('')
  }
  if (pattern === 'apron') {
    return `<path d="M-64 150L-52 118M64 150L52 118" stroke="#f7f0e2" stroke-width="12"/><path d="M-70 160H70L96 420H-96z" fill="#f7f0e2"/><path d="M-40 280h80v60q-40 24-80 0z" fill="#000" opacity=".06"/>`
  }
  return ''
}

/** Head to feet, standing. `arms` is drawn between body and face. */
export function standing(figure: Figure, arms = ''): string {
  const { top, legs = '#4b5a78' } = figure
  return `<ellipse cx="0" cy="708" rx="130" ry="20" fill="#000" opacity=".12"/>
    <path d="M-84 380h168l-8 310H12L0 480-12 690H-76z" fill="${legs}"/>
    <path d="M-84 690h74v22h-92q0-20 18-22zM10 690h74q18 2 18 22H10z" fill="#4a3a34"/>
    <path d="M-112 420C-122 250-120 150-84 126-56 112-44 108-30 100Q0 128 30 100C44 108 56 112 84 126 120 150 122 250 112 420q-112 26-224 0z" fill="${top}"/>
    ${figure.shirt ? `<path d="M-34 102Q0 132 34 102L18 432H-18z" fill="${figure.shirt}"/>` : ''}
    ${arms}${head(figure)}`
}

/** In a wheelchair, seen from the front at a slight angle. */
export function wheelchair(figure: Figure, arms = ''): string {
  const { top, legs = '#4b5a78' } = figure
  const wheel = (x: number) =>
    `<g stroke="#39414d" fill="none"><ellipse cx="${x}" cy="440" rx="62" ry="150" stroke-width="16"/><ellipse cx="${x}" cy="440" rx="44" ry="126" stroke-width="5" stroke="#8a94a3"/><path d="M${x} 300v280M${x - 54} 440h108M${x - 38} 340l76 200M${x + 38} 340l-76 200" stroke-width="3" stroke="#8a94a3"/></g>`
  return `<ellipse cx="0" cy="610" rx="230" ry="26" fill="#000" opacity=".13"/>
    ${wheel(-168)}${wheel(168)}
    <rect x="-130" y="150" width="260" height="230" rx="24" fill="#2f3a4b"/>
    <path d="M-112 400C-122 250-120 150-84 126-56 112-44 108-30 100Q0 128 30 100C44 108 56 112 84 126 120 150 122 250 112 400z" fill="${top}"/>
    ${figure.shirt ? `<path d="M-34 102Q0 132 34 102L18 400H-18z" fill="${figure.shirt}"/>` : ''}
    <path d="M-108 372Q0 340 108 372L96 470 84 590H20L4 460-20 590H-84L-96 470z" fill="${legs}"/>
    <path d="M-90 586h76v26h-96q0-22 20-26zM14 586h76q20 4 20 26H14z" fill="#4a3a34"/>
    ${arms}${head(figure)}`
}

/** Walking away: nobody can say who it is. */
export function fromBehind(coat: string, hat: string, legs: string): string {
  return `<ellipse cx="0" cy="560" rx="110" ry="16" fill="#000" opacity=".16"/>
    <path d="M-56 330h50l-6 224h-46zM8 330h50l4 220H16z" fill="${legs}"/>
    <path d="M-60 548h58v18h-66zM10 546h58l6 18H10z" fill="#3f322c"/>
    <path d="M-98 400C-112 220-104 96-60 70Q0 44 60 70C104 96 112 220 98 400q-98 26-196 0z" fill="${coat}"/>
    <path d="M0 78V408M-98 300q14-120 22-150M98 300q-14-120-22-150" stroke="#000" stroke-opacity=".14" stroke-width="6" fill="none"/>
    <path d="M-48 70Q0 104 48 70L44 40H-44z" fill="#000" opacity=".18"/>
    <path d="M-54 30C-60-58 60-58 54 30q4 26-14 30-40 14-80 0-18-4-14-30z" fill="${hat}"/>
    <path d="M-58 22Q0 44 58 22V46Q0 66-58 46z" fill="#000" opacity=".14"/><circle cx="0" cy="-46" r="18" fill="#f4ecdf"/>`
}
