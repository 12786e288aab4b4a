import sharp, { type Sharp } from 'sharp'
import { fitQualities, pictureLimits, renditionShapes } from '../pictures.ts'
import type { FitBox, ImageRefusal, Rendition } from '../port.ts'

/**
 * The picture reader: a process of its own that holds no secret, opens no file and answers one request at a time.
 * Whatever a hostile picture does to the decoder happens here. Only the four loaders below can be reached.
 */
export type PictureRequest =
  | { readonly task: 'prepare'; readonly content: Uint8Array }
  | { readonly task: 'fit'; readonly content: Uint8Array; readonly box: FitBox }

export type PictureReply =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'prepared'
      readonly renditions: Record<keyof typeof renditionShapes, Rendition>
    }
  | { readonly kind: 'fitted'; readonly rendition: Rendition }
  | { readonly kind: 'refused'; readonly reason: ImageRefusal }
  | { readonly kind: 'fault'; readonly message: string }

type Pixels = {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  readonly channels: 1 | 2 | 3 | 4
}

type Encoding = { readonly quality: number; readonly chromaSubsampling: '4:2:0' | '4:4:4' }

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

process.on('message', async (request: PictureRequest) => say(await answer(request)))
process.on('disconnect', () => process.exit())
say({ kind: 'ready' })

function say(reply: PictureReply): void {
  process.send?.(reply)
}

async function answer(request: PictureRequest): Promise<PictureReply> {
  try {
    if (request.task === 'fit') return await fitInto(request.content, request.box)
    return await prepare(request.content)
  } catch (error) {
    return request.task === 'prepare'
      ? { kind: 'refused', reason: reasonFor(error) }
      : { kind: 'fault', message: String(error) }
  }
}

/** One decode; every rendition is made from its pixels, so nothing of the file but its pixels can reach one. */
async function prepare(content: Uint8Array): Promise<PictureReply> {
  const source = openPicture(content)
  const { format, width, height } = await source.metadata()
  if (width * height > pictureLimits.pixels) return { kind: 'refused', reason: 'too_many_pixels' }
  const { edge } = renditionShapes.master
  const pixels = await decode(source, edge, edge)
  // Drawings and posters have coloured letters that halved colour would smear. Photographs do not.
  const chromaSubsampling = format === 'jpeg' ? '4:2:0' : '4:4:4'
  const make = (name: keyof typeof renditionShapes) => {
    const { edge, quality } = renditionShapes[name]
    return encode(shrink(pixels, edge), { quality, chromaSubsampling })
  }
  const [master, review, thumb] = await Promise.all([make('master'), make('review'), make('thumb')])
  return { kind: 'prepared', renditions: { master, review, thumb } }
}

/** The best quality that fits; when none does, four fifths of the size and again. */
async function fitInto(content: Uint8Array, box: FitBox): Promise<PictureReply> {
  const pixels = await decode(openPicture(content), box.maxWidth, box.maxHeight)
  for (let edge = Math.max(pixels.width, pixels.height); edge >= 1; edge = Math.floor(edge * 0.8)) {
    for (const quality of fitQualities) {
      const rendition = await encode(shrink(pixels, edge), { quality, chromaSubsampling: '4:2:0' })
      if (rendition.content.length <= box.maxBytes) return { kind: 'fitted', rendition }
    }
  }
  return { kind: 'fault', message: `No picture is as small as ${box.maxBytes} bytes.` }
}

function openPicture(content: Uint8Array): Sharp {
  return sharp(content, {
    failOn: 'warning',
    limitInputPixels: pictureLimits.pixels,
    pages: 1,
    autoOrient: true,
  }).timeout({ seconds: pictureLimits.seconds })
}

/** Upright sRGB pixels, three channels, transparency on white. */
async function decode(source: Sharp, width: number, height: number): Promise<Pixels> {
  const { data, info } = await source
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}

function shrink({ data, width, height, channels }: Pixels, edge: number): Sharp {
  const picture = sharp(data, { raw: { width, height, channels } })
  if (Math.max(width, height) <= edge) return picture
  return picture.resize({ width: edge, height: edge, fit: 'inside' })
}

async function encode(picture: Sharp, encoding: Encoding): Promise<Rendition> {
  const { data, info } = await picture.jpeg(encoding).toBuffer({ resolveWithObject: true })
  return { content: data, mediaType: 'image/jpeg', width: info.width, height: info.height }
}

function reasonFor(error: unknown): ImageRefusal {
  const message = error instanceof Error ? error.message : ''
  if (/exceeds pixel limit/.test(message)) return 'too_many_pixels'
  if (/^timeout:/.test(message)) return 'took_too_long'
  return 'damaged'
}
