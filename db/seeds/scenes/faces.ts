/** Heads and faces of the drawn people. Units are those of a head 120 wide; the middle of the face is 0 0. */

export type Skin = keyof typeof skins
export const skins = {
  rose: { base: '#f3cdb4', shade: '#dfa98c', lip: '#b8574f' },
  fair: { base: '#edbd9b', shade: '#d59a75', lip: '#ad5148' },
  olive: { base: '#d9a47c', shade: '#bb8058', lip: '#9b463d' },
  brown: { base: '#b0744c', shade: '#8d5635', lip: '#7c332d' },
  deep: { base: '#835236', shade: '#643b24', lip: '#5c2421' },
} as const

export type Hair =
  | 'curls'
  | 'waves'
  | 'bob'
  | 'bun'
  | 'short'
  | 'parted'
  | 'crown'
  | 'cap'
  | 'hijab'
  | 'turban'
  | 'plaits'

export type Face = {
  readonly skin: Skin
  readonly hair: Hair
  readonly hairColour: string
  /** Of a cap, a scarf, a turban. */
  readonly cloth?: string
  readonly glasses?: string
  readonly beard?: string
  readonly laughing?: boolean
  /** How far they look to the side, from -1 to 1, and whether down. */
  readonly look?: number
  readonly down?: boolean
  readonly older?: boolean
  readonly earrings?: string
  /** Singing. */
  readonly singing?: boolean
}

const ink = '#3b2a22'

export function head(face: Face): string {
  return [behind(face), skull(face), beard(face), features(face), hair(face), glasses(face)].join(
    '',
  )
}

function skull({ skin, earrings }: Face): string {
  const { base, shade } = skins[skin]
  const gem = earrings
    ? `<circle cx="-61" cy="30" r="6" fill="${earrings}"/><circle cx="61" cy="30" r="6" fill="${earrings}"/>`
    : ''
  return `<path d="M-26 50h52v62q-26 22-52 0z" fill="${shade}"/>
    <ellipse cx="-60" cy="8" rx="13" ry="19" fill="${shade}"/><ellipse cx="60" cy="8" rx="13" ry="19" fill="${shade}"/>
    <path d="M-60-12C-62-92 62-92 60-12 62 40 36 82 0 82S-62 40-60-12z" fill="${base}"/>${gem}`
}

function features(face: Face): string {
  const { shade, lip } = skins[face.skin]
  const x = (face.look ?? 0) * 9
  const y = face.down ? 7 : 0
  const brow = face.older && face.hair !== 'short' ? '#b9b1a8' : face.hairColour
  const lids = face.down
    ? `<path d="M-34 6q11 10 22 0M12 6q11 10 22 0" stroke="${ink}" stroke-width="5" fill="none" stroke-linecap="round"/>`
    : `<ellipse cx="-23" cy="2" rx="6.500" ry="8" fill="${ink}"/><ellipse cx="23" cy="2" rx="6.500" ry="8" fill="${ink}"/><circle cx="-20.500" cy="-1" r="2.200" fill="#fff"/><circle cx="25.500" cy="-1" r="2.200" fill="#fff"/>`
  const lines = face.older
    ? `<path d="M-49 6l-8-4M-49 12l-8 3M49 6l8-4M49 12l8 3M-31 30q-8 10-4 20M31 30q8 10 4 20" stroke="${shade}" stroke-width="3" fill="none" stroke-linecap="round"/>`
    : ''
  return `<g transform="translate(${x} ${y})">
    <circle cx="-36" cy="28" r="15" fill="#d9655a" opacity=".22"/><circle cx="36" cy="28" r="15" fill="#d9655a" opacity=".22"/>
    ${lines}${lids}
    <path d="M-36-19q13-9 25-2M11-21q13-7 25 2" stroke="${brow}" stroke-width="5.500" fill="none" stroke-linecap="round"/>
    <path d="M1 4q9 19-3 22" stroke="${shade}" stroke-width="4.500" fill="none" stroke-linecap="round"/>
    ${mouth(face, lip)}</g>`
}

function mouth({ laughing, singing }: Face, lip: string): string {
  if (singing)
    return `<ellipse cx="0" cy="52" rx="13" ry="15" fill="#6d2b2b"/><path d="M-8 60q8-8 16 0-8 8-16 0z" fill="#d77b74"/>`
  if (laughing)
    return `<path d="M-26 42q26 8 52 0-4 28-26 28T-26 42z" fill="#7a2f2c"/><path d="M-22 44q22 6 44 0l-2 8q-20 5-40 0z" fill="#fff"/>`
  return `<path d="M-22 46q22 21 44 0" stroke="${lip}" stroke-width="6" fill="none" stroke-linecap="round"/>`
}

function glasses({ glasses: colour, look = 0, down }: Face): string {
  if (!colour) return ''
  return `<g transform="translate(${look * 7} ${down ? 6 : 0})" stroke="${colour}" stroke-width="5" fill="#ffffff" fill-opacity=".18">
    <rect x="-45" y="-16" width="39" height="36" rx="15"/><rect x="6" y="-16" width="39" height="36" rx="15"/>
    <path d="M-6-2q6-5 12 0M-45-4l-14-4M45-4l14-4" fill="none" stroke-linecap="round"/></g>`
}

function beard({ beard: colour }: Face): string {
  if (!colour) return ''
  return `<path d="M-60 4C-58 30-50 34-40 36-20 26 20 26 40 36 50 34 58 30 60 4 66 70 40 112 0 112S-66 70-60 4z" fill="${colour}"/>`
}

const rings = (colour: string, spots: readonly (readonly [number, number, number])[]) =>
  spots.map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/>`).join('')

/** What hangs behind the face. */
function behind({ hair: style, hairColour: colour, cloth = colour }: Face): string {
  const shapes: Partial<Record<Hair, string>> = {
    bob: `<path d="M-82 62C-104-112 104-112 82 62 76 78 44 76 40 62V-10H-40V62C-44 76-76 78-82 62z" fill="${colour}"/>`,
    waves: rings(colour, [
      [-62, 12, 24],
      [62, 12, 24],
      [-60, 38, 18],
      [60, 38, 18],
      [-64, -22, 26],
      [64, -22, 26],
    ]),
    curls: rings(colour, [
      [-58, -30, 34],
      [58, -30, 34],
      [-62, 2, 24],
      [62, 2, 24],
      [0, -66, 44],
    ]),
    bun: `<circle cx="0" cy="-92" r="30" fill="${colour}"/>`,
    plaits: `<path d="M-60-10q-26 60-14 130M60-10q26 60 14 130" stroke="${colour}" stroke-width="24" fill="none" stroke-linecap="round"/>`,
    hijab: `<path d="M-84 6C-90-112 90-112 84 6 92 70 104 118 96 150Q0 196-96 150C-104 118-92 70-84 6z" fill="${cloth}"/>`,
  }
  return shapes[style] ?? ''
}

function hair(face: Face): string {
  const { hair: style, hairColour: colour, cloth = colour } = face
  const sweep = `<path d="M-63-2C-70-98 70-98 63-2 58-30 46-46 34-50 6-34-26-36-44-44-54-34-60-20-63-2z" fill="${colour}"/>`
  const shapes: Record<Hair, string> = {
    curls: rings(colour, [
      [-42, -58, 26],
      [-14, -74, 26],
      [16, -74, 26],
      [44, -56, 26],
      [-58, -34, 18],
      [58, -34, 18],
    ]),
    waves: rings(colour, [
      [-46, -52, 24],
      [-20, -68, 25],
      [12, -70, 25],
      [42, -56, 24],
      [-60, -28, 18],
      [60, -28, 18],
      [0, -52, 20],
    ]),
    bob: `<path d="M-66 40C-88-128 88-128 66 40 62 6 58-8 52-24 20-14-24-14-52-24-58-8-62 6-66 40z" fill="${colour}"/><path d="M-34-60Q0-78 30-66" stroke="#fff" stroke-opacity=".25" stroke-width="8" fill="none" stroke-linecap="round"/>`,
    bun: sweep,
    plaits: `<path d="M-63 0C-70-98 70-98 63 0 56-34 30-54 0-58-30-54-56-34-63 0z" fill="${colour}"/>`,
    short: `<path d="M-63-2C-72-96 72-96 63-2 58-24 56-34 48-42 20-50-20-50-48-42-56-34-58-24-63-2z" fill="${colour}"/>`,
    parted: `<path d="M-63-2C-74-100 70-104 64-2 60-30 52-42 40-46 10-44-16-50-30-62-40-46-58-36-63-2z" fill="${colour}"/>`,
    crown: `<path d="M-66 16C-76-20-66-44-52-56-54-34-56-14-56 14zM66 16C76-20 66-44 52-56 54-34 56-14 56 14z" fill="${colour}"/>`,
    cap: `<path d="M-64 6q-4-22 0-34h10v32zM64 6q4-22 0-34H54v32z" fill="${colour}"/><path d="M-70-26C-70-104 70-104 70-26q26 0 34 12-60-14-174 0z" fill="${cloth}"/><path d="M-70-26q70-16 140 0" stroke="#000" stroke-opacity=".18" stroke-width="6" fill="none"/>`,
    hijab: `<path d="M-84 6C-90-112 90-112 84 6 88 60 70 108 0 112-70 108-88 60-84 6zM-52 2C-54 44-30 80 0 80S54 44 52 2 30-58 0-58-50-38-52 2z" fill-rule="evenodd" fill="${cloth}"/><path d="M-52 2C-54 44-30 80 0 80S54 44 52 2 30-58 0-58-50-38-52 2z" fill="none" stroke="#000" stroke-opacity=".14" stroke-width="5"/><path d="M-70 84q60 50 150 30" stroke="#000" stroke-opacity=".13" stroke-width="6" fill="none"/>`,
    turban: `<path d="M-70-20C-86-84-44-122 4-118 58-118 84-78 70-20 40-46 24-52 0-52S-42-46-70-20z" fill="${cloth}"/><path d="M-66-40Q0-104 66-58M-60-64Q4-118 62-82M-70-24Q-10-80 56-102" stroke="#000" stroke-opacity=".16" stroke-width="5" fill="none"/>`,
  }
  return shapes[style]
}
