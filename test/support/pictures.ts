import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Pictures to upload in tests: sound ones, and ones made to do harm. */

const fromPackage = createRequire(import.meta.url)

/** Six real photographs of people, each about 1920 by 1300, from an installed package (MIT). */
export function realPhotographs(): Buffer[] {
  return [1, 2, 3, 4, 5, 6].map((number) =>
    readFileSync(fromPackage.resolve(`@vladmandic/face-api/demo/sample${number}.jpg`)),
  )
}

/** One of them, 1920 by 1280. */
export function realPhotograph(): Buffer {
  return readFileSync(fromPackage.resolve('@vladmandic/face-api/demo/sample1.jpg'))
}

export const redBlue = { left: { r: 200, g: 20, b: 20 }, right: { r: 20, g: 20, b: 200 } } as const

/** Left half red, right half blue. */
export function drawnPicture(width: number, height: number) {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const }
  return sharp({ create: { width, height, channels: 3, background: redBlue.left } }).composite([
    { input: { create: { ...half, background: redBlue.right } }, left: width - half.width, top: 0 },
  ])
}

/** Words that must not be found in anything made from `taggedPhotograph`. */
export const privateWords = [
  'SECRET-EXIF',
  'SECRET-XMP',
  'SECRET-IPTC',
  'SECRET-COMMENT',
  'SECRET-THUMBNAIL',
  'SECRET-SECOND-EXIF',
  'SECRET-TAIL',
] as const

/** A photograph as it leaves a phone: place, maker, captions, comment, thumbnail, and a file hidden behind its end. */
export async function taggedPhotograph(): Promise<Buffer> {
  const exif = {
    IFD0: { Make: 'SECRET-EXIF', Artist: 'SECRET-EXIF' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'W' },
  }
  const tagged = await sharp(realPhotograph())
    .withExif(exif)
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>SECRET-XMP</a></x:xmpmeta>')
    .jpeg()
    .toBuffer()
  const segments = [
    jpegSegment(0xed, 'Photoshop 3.0\0 8BIM SECRET-IPTC'),
    jpegSegment(0xfe, 'SECRET-COMMENT'),
    jpegSegment(0xe0, 'JFXX\0 SECRET-THUMBNAIL'),
    jpegSegment(0xe1, 'Exif\0\0 SECRET-SECOND-EXIF'),
  ]
  const tail = Buffer.from('PK\x03\x04 SECRET-TAIL', 'latin1')
  const afterHeader = 2 + 2 + tagged.readUInt16BE(4)
  return Buffer.concat([
    tagged.subarray(0, afterHeader),
    ...segments,
    tagged.subarray(afterHeader),
    tail,
  ])
}

/** The JPEG markers before the picture data, in order, such as `0xe0` for APP0. */
export function jpegMarkers(jpeg: Uint8Array): number[] {
  const bytes = Buffer.from(jpeg)
  const markers: number[] = []
  for (let at = 2; bytes.readUInt8(at) === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    markers.push(bytes.readUInt8(at + 1))
    if (bytes.readUInt8(at + 1) === 0xda) return markers
  }
  throw new Error('This is not a JPEG.')
}

/** A JPEG whose header claims another size than its data has. */
export async function jpegClaiming(width: number, height: number): Promise<Buffer> {
  const jpeg = await drawnPicture(64, 64).jpeg().toBuffer()
  for (let at = 2; ; at += 2 + jpeg.readUInt16BE(at + 2)) {
    if (jpeg.readUInt8(at + 1) !== 0xc0) continue
    jpeg.writeUInt16BE(height, at + 5)
    jpeg.writeUInt16BE(width, at + 7)
    return jpeg
  }
}

/** A one-colour PNG of any size in few bytes. */
export function pngOf(width: number, height: number, { rows = height } = {}): Buffer {
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows), { level: 9 })
  return pngFile(width, height, [pngChunk('IDAT', pixels)])
}

/** A small PNG with a text chunk that inflates to 200 MB. */
export function pngWithTextBomb(): Buffer {
  const text = deflateSync(Buffer.alloc(200_000_000), { level: 9 })
  const chunk = pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), text]))
  const pixels = deflateSync(Buffer.alloc((2 + 1) * 16))
  return pngFile(16, 16, [chunk, pngChunk('IDAT', pixels)])
}

/** A header of any size with no picture behind it. */
export function pngHeaderOnly(width: number, height: number): Buffer {
  return pngFile(width, height, [])
}

/** The first bytes of a file from an iPhone. */
export function heicFile(brand = 'heic'): Buffer {
  return Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}\0\0\0\0mif1heic`, 'latin1'),
    Buffer.alloc(64),
  ])
}

/** Two frames: the first red, the second green. */
export async function movingGif(): Promise<Buffer> {
  const frame = (colour: string) =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
      .png()
      .toBuffer()
  const frames = [await frame('#f00'), await frame('#0f0')]
  return await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer()
}

function jpegSegment(marker: number, text: string): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(text.length + 2)
  return Buffer.concat([Buffer.from([0xff, marker]), length, Buffer.from(text, 'latin1')])
}

function pngFile(width: number, height: number, chunks: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...chunks,
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
