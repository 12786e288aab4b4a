import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { createImages } from '../../src/platform/node/images.ts'
import { pictureLimits } from '../../src/platform/pictures.ts'
import type { ImageRefusal, PreparedImage, Rendition } from '../../src/platform/port.ts'
import {
  drawnPicture,
  heicFile,
  jpegClaiming,
  jpegMarkers,
  movingGif,
  pngHeaderOnly,
  pngOf,
  pngWithTextBomb,
  privateWords,
  realPhotograph,
  realPhotographs,
  taggedPhotograph,
} from '../support/pictures.ts'

const images = createImages()
afterAll(() => images.close())

async function prepared(content: Uint8Array): Promise<PreparedImage> {
  const result = await images.prepare(content)
  if (!result.ok) throw new Error(`Refused: ${result.reason}`)
  return result
}

/** The colour at a place given in parts of the width and height. */
async function colourAt(rendition: Rendition, x: number, y: number): Promise<number[]> {
  const left = Math.floor(rendition.width * x)
  const top = Math.floor(rendition.height * y)
  const pixel = sharp(rendition.content).extract({ left, top, width: 1, height: 1 })
  return [...(await pixel.raw().toBuffer())]
}

describe('What a picture becomes', () => {
  test('A photograph becomes three JPEGs, each inside its edge and never larger than it was', async () => {
    const { foundType, renditions } = await prepared(realPhotograph())
    expect(foundType).toBe('image/jpeg')
    const { master, review, thumb } = renditions
    expect([master.width, master.height]).toEqual([1920, 1280])
    expect([review.width, review.height]).toEqual([1200, 800])
    expect([thumb.width, thumb.height]).toEqual([320, 213])
    for (const rendition of [master, review, thumb]) {
      const found = await sharp(rendition.content).metadata()
      expect(found).toMatchObject({ format: 'jpeg', width: rendition.width, space: 'srgb' })
      expect(rendition.mediaType).toBe('image/jpeg')
    }
  })

  test('Place, names, captions, comment, thumbnail and hidden tail are in no rendition', async () => {
    const source = await taggedPhotograph()
    for (const word of privateWords) expect(source.includes(word)).toBe(true)
    expect((await sharp(source).metadata()).exif?.includes('SECRET-EXIF')).toBe(true)

    const { renditions } = await prepared(source)
    for (const { content } of Object.values(renditions)) {
      for (const word of privateWords) expect(Buffer.from(content).includes(word)).toBe(false)
      const tables = [0xdb, 0xc0, 0xc4, 0xda]
      expect(jpegMarkers(content).filter((marker) => !tables.includes(marker))).toEqual([])
      const { exif, xmp, iptc, icc, orientation } = await sharp(content).metadata()
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({})
      expect(Buffer.from(content).indexOf('\xff\xd9', 0, 'latin1')).toBe(content.length - 2)
    }
  })

  test('A photograph taken with the phone on its side stands upright', async () => {
    const onItsSide = await drawnPicture(400, 200)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { master } = (await prepared(onItsSide)).renditions
    expect([master.width, master.height]).toEqual([200, 400])
    const [redAbove = 0] = await colourAt(master, 0.5, 0.2)
    const [redBelow = 255] = await colourAt(master, 0.5, 0.8)
    expect(redAbove).toBeGreaterThan(180)
    expect(redBelow).toBeLessThan(40)
  })

  test('Of a moving GIF only the first frame is kept', async () => {
    const { foundType, renditions } = await prepared(await movingGif())
    expect(foundType).toBe('image/gif')
    expect([renditions.master.width, renditions.master.height]).toEqual([40, 30])
    const [red = 0, green = 255] = await colourAt(renditions.master, 0.5, 0.5)
    expect([red > 240, green < 15]).toEqual([true, true])
  })

  test('What is see-through in a PNG or WebP becomes white', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 }
    const drawing = sharp({ create: { width: 60, height: 60, channels: 4, background: clear } })
    for (const [type, content] of [
      ['image/png', await drawing.clone().png().toBuffer()],
      ['image/webp', await drawing.clone().webp().toBuffer()],
    ] as const) {
      const { foundType, renditions } = await prepared(content)
      expect(foundType).toBe(type)
      expect(await colourAt(renditions.thumb, 0.5, 0.5)).toEqual([255, 255, 255])
    }
  })

  test('Grey, CMYK, 16-bit and wide-colour pictures all become plain sRGB', async () => {
    const photograph = sharp(realPhotograph()).resize(200)
    const sources = [
      await photograph.clone().greyscale().jpeg().toBuffer(),
      await photograph.clone().toColourspace('cmyk').jpeg().toBuffer(),
      await photograph.clone().toColourspace('rgb16').png().toBuffer(),
      await photograph.clone().withIccProfile('p3').jpeg().toBuffer(),
    ]
    for (const source of sources) {
      const { master } = (await prepared(source)).renditions
      const { space, channels, depth, hasProfile } = await sharp(master.content).metadata()
      expect({ space, channels, depth, hasProfile }).toEqual({
        space: 'srgb',
        channels: 3,
        depth: 'uchar',
        hasProfile: false,
      })
    }
  })

  test('A one-pixel picture and a very long one are both read', async () => {
    expect((await prepared(pngOf(1, 1))).renditions.thumb).toMatchObject({ width: 1, height: 1 })
    const { master } = (await prepared(pngOf(50_000, 1))).renditions
    expect(master).toMatchObject({ width: 2560, height: 1 })
  })
})

test('Every real photograph at hand is read', async () => {
  for (const photograph of realPhotographs()) {
    expect(await images.prepare(photograph)).toMatchObject({ ok: true, foundType: 'image/jpeg' })
  }
})

describe('What is refused', () => {
  const photograph = realPhotograph()
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const cases: readonly [string, ImageRefusal, () => Uint8Array | Promise<Uint8Array>][] = [
    ['An empty file', 'empty', () => new Uint8Array()],
    ['Text with a picture’s name', 'not_a_picture', () => Buffer.from('Dear Asha, see you soon')],
    ['An SVG drawing', 'not_a_picture', () => Buffer.from(svg)],
    ['A PDF', 'not_a_picture', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
    ['A TIFF', 'not_a_picture', () => drawnPicture(8, 8).tiff().toBuffer()],
    ['An MP4 film', 'not_a_picture', () => heicFile('isom')],
    ['An iPhone HEIC', 'heic', () => heicFile('heic')],
    ['An AVIF', 'heic', () => drawnPicture(8, 8).avif().toBuffer()],
    ['A JPEG cut short', 'damaged', () => photograph.subarray(0, photograph.length / 2)],
    ['A JPEG of three bytes', 'damaged', () => photograph.subarray(0, 3)],
    ['A JPEG smaller than its header says', 'damaged', () => jpegClaiming(6000, 6000)],
    ['A PNG cut short', 'damaged', () => pngOf(300, 300, { rows: 20 })],
    ['A PNG with no picture in it', 'damaged', () => pngHeaderOnly(100, 100)],
    [
      'A WebP header with rubbish behind it',
      'damaged',
      () => Buffer.from('RIFF\0\0\0\0WEBPVP8 rubbish'),
    ],
    [
      'A PNG header of 4 thousand million pixels',
      'too_many_pixels',
      () => pngOf(65_535, 65_535, { rows: 1 }),
    ],
    ['A PNG bomb of 900 million pixels', 'too_many_pixels', () => pngOf(30_000, 30_000)],
    ['A JPEG header of 61 megapixels', 'too_many_pixels', () => jpegClaiming(7820, 7820)],
    [
      'One byte over the limit',
      'too_many_bytes',
      () => Buffer.alloc(pictureLimits.bytes + 1, 0xff),
    ],
  ]
  test.each(cases)('%s is refused as %s', async (_, reason, make) => {
    expect(await images.prepare(await make())).toEqual({ ok: false, reason })
  })

  test('A text chunk that would inflate to 200 MB costs no memory worth naming', async () => {
    const bomb = pngWithTextBomb()
    const began = performance.now()
    const result = await images.prepare(bomb)
    expect(performance.now() - began).toBeLessThan(2000)
    if (result.ok) expect(result.renditions.master.content.length).toBeLessThan(2000)
    else expect(result.reason).toBe('damaged')
  })

  test('Random damage to a photograph never does worse than a refusal', async () => {
    const small = await sharp(photograph).resize(120).jpeg().toBuffer()
    const outcomes = new Set<string>()
    for (let at = 4; at < small.length; at += 97) {
      const hurt = Buffer.from(small)
      hurt.writeUInt8(hurt.readUInt8(at) ^ 0xff, at)
      const result = await images.prepare(hurt)
      outcomes.add(result.ok ? 'read' : result.reason)
    }
    expect(outcomes.has('damaged')).toBe(true)
    expect(
      [...outcomes].every((name) => ['read', 'damaged', 'too_many_pixels'].includes(name)),
    ).toBe(true)
  }, 30_000)
})

describe('A copy for a platform', () => {
  test('It is inside the box, keeps its shape and carries nothing but the picture', async () => {
    const { master } = (await prepared(realPhotograph())).renditions
    const box = { maxWidth: 1080, maxHeight: 1350, maxBytes: 8_000_000 }
    const copy = await images.fit(master.content, box)
    expect([copy.width, copy.height, copy.mediaType]).toEqual([1080, 720, 'image/jpeg'])
    expect(jpegMarkers(copy.content).some((marker) => marker >= 0xe0)).toBe(false)
  })

  test.each([200_000, 60_000, 9_000])(
    'It is under %i bytes when that is the limit',
    async (maxBytes) => {
      const { master } = (await prepared(realPhotograph())).renditions
      const copy = await images.fit(master.content, { maxWidth: 2048, maxHeight: 2048, maxBytes })
      expect(copy.content.length).toBeLessThanOrEqual(maxBytes)
      const { width, height } = await sharp(copy.content).metadata()
      expect([width, height]).toEqual([copy.width, copy.height])
      expect(copy.width / copy.height).toBeCloseTo(1.5, 1)
    },
  )

  test('A limit that no picture can meet is a fault', async () => {
    const { thumb } = (await prepared(realPhotograph())).renditions
    const box = { maxWidth: 320, maxHeight: 320, maxBytes: 10 }
    await expect(images.fit(thumb.content, box)).rejects.toThrow('10 bytes')
  })
})
