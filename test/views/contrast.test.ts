import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const tokens = readFileSync(new URL('../../views/assets/css/tokens.css', import.meta.url), 'utf8')

type Scheme = 'light' | 'dark'

/** [lightness 0..1, chroma, hue in degrees] of a token in one scheme. */
function colour(token: string, scheme: Scheme): [number, number, number] {
  const pair = new RegExp(
    `--${token}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`,
  ).exec(tokens)
  const parts = pair?.[scheme === 'light' ? 1 : 2]?.split(/\s+/).map(Number.parseFloat)
  const [lightness, chroma, hue] = parts ?? []
  if (lightness === undefined || chroma === undefined || hue === undefined) {
    throw new Error(`--${token} has no colour for ${scheme}`)
  }
  return [lightness / 100, chroma, hue]
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour, by way of linear sRGB (Ottosson 2020). */
function luminance([lightness, chroma, hue]: [number, number, number]): number {
  const angle = (hue * Math.PI) / 180
  const a = chroma * Math.cos(angle)
  const b = chroma * Math.sin(angle)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(first: string, second: string, scheme: Scheme): number {
  const [low = 0, high = 0] = [
    luminance(colour(first, scheme)),
    luminance(colour(second, scheme)),
  ].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['paper', 'sheet', 'sunk']
const washes = ['yes-wash', 'wait-wash', 'no-wash', 'accent-wash']
const across = (tops: string[], bottoms: string[]) =>
  tops.flatMap((top) => bottoms.map((bottom) => [top, bottom] as const))

const bodyText = [...across(['ink', 'ink-soft'], grounds), ...across(['ink'], washes)]
const otherText = [
  ...across(['accent', 'yes', 'wait', 'no'], grounds),
  ...across(['ink-soft', 'accent'], washes),
  ['yes', 'yes-wash'],
  ['wait', 'wait-wash'],
  ['no', 'no-wash'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-deep'],
  ['on-no', 'no'],
  ['ink', 'line'],
] as const
const edges = across(['edge', 'accent'], grounds)

test('black on white is 21 to 1 by this arithmetic', () => {
  expect(luminance([1, 0, 0])).toBeCloseTo(1, 3)
  expect(luminance([0, 0, 0])).toBe(0)
})

for (const scheme of ['light', 'dark'] as const) {
  test.each(bodyText)(`in ${scheme}, body text %s on %s is at least 7 to 1`, (top, bottom) => {
    expect(contrast(top, bottom, scheme)).toBeGreaterThanOrEqual(7)
  })

  test.each(otherText)(`in ${scheme}, %s on %s is at least 4.5 to 1`, (top, bottom) => {
    expect(contrast(top, bottom, scheme)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(edges)(`in ${scheme}, the edge %s on %s is at least 3 to 1`, (top, bottom) => {
    expect(contrast(top, bottom, scheme)).toBeGreaterThanOrEqual(3)
  })
}
