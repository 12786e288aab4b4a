/** What a picture may be and what is made of it, the same on every runtime. */

/** Bytes are binary megabytes; pixels are width times height, read from the header before anything is decoded. */
export const pictureLimits = { bytes: 25 * 1024 * 1024, pixels: 60_000_000, seconds: 10 } as const

/**
 * Longest edge in pixels and JPEG quality of each rendition. The master is larger than any platform's box
 * (Facebook 2048), so a platform copy is always a reduction. Baseline JPEG by libjpeg-turbo: mozjpeg costs 2.5 times more.
 */
export const renditionShapes = {
  master: { edge: 2560, quality: 86 },
  review: { edge: 1200, quality: 82 },
  thumb: { edge: 320, quality: 80 },
} as const

/** Tried in turn until a platform copy is under its byte limit. */
export const fitQualities = [86, 80, 74, 66, 58, 50] as const

export type FoundPicture = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif'
export type PictureType = FoundPicture | 'heic' | null

/** ISO base media brands of HEIF, HEIC and AVIF (ISO/IEC 23008-12, AV1 image file format). */
const heifBrands = /^(hei[cxms]|hev[cxms]|mif[12]|msf1|avi[fso])$/

/** What the bytes say they are. Names, extensions and declared types play no part. */
export function findPictureType(content: Uint8Array): PictureType {
  const start = Buffer.from(content.subarray(0, 16)).toString('latin1')
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^GIF8[79]a/.test(start)) return 'image/gif'
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'image/webp'
  if (start.slice(4, 8) === 'ftyp' && heifBrands.test(start.slice(8, 12))) return 'heic'
  return null
}
