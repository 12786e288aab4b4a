import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Manifest, manifestSchema } from './manifest.ts'
import { readMeFirst } from './read-me-first.ts'

/** One file of a pack. Names are made here and say nothing about anybody. */
export type PackFile = { readonly name: string; readonly content: Uint8Array }

/** A picture as it goes out on this platform. */
export type PackPicture = {
  readonly content: Uint8Array
  readonly width: number
  readonly height: number
  /** SHA-256 of the approved picture it was made from. */
  readonly masterSha256: string
  readonly altText: string
}

export type PackContents = {
  readonly words: string
  readonly pictures: readonly PackPicture[]
  /** What the manifest says besides the files. */
  readonly about: Omit<Manifest, 'format' | 'media' | 'words'>
}

/**
 * Every file of a pack, in the order they are packed. The same contents always give the same bytes.
 * `SHA256SUMS` covers all the others and is in the form that `sha256sum -c` reads.
 * @throws ZodError when the manifest would break its own schema
 */
export function packFiles({ words, pictures, about }: PackContents): PackFile[] {
  const post = text('post.txt', `${words}\n`)
  const media = pictures.flatMap((picture, at): PackFile[] => [
    { name: mediaName(at), content: picture.content },
    text(
      altName(at),
      `${picture.altText || 'This picture is decoration and needs no description.'}\n`,
    ),
  ])
  const manifest = manifestSchema.parse({
    format: 'countersign-export-pack/1',
    ...about,
    media: pictures.map(mediaPart),
    words: { file: 'post.txt', sha256: hashOf(post) },
  } satisfies Manifest)
  const covered = [
    text('READ-ME-FIRST.html', readMeFirst(manifest, words, pictures)),
    post,
    ...media,
    text('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`),
  ]
  return [...covered, text('SHA256SUMS', covered.map(sumLine).join(''))]
}

function mediaPart(picture: PackPicture, at: number): Manifest['media'][number] {
  return {
    file: mediaName(at),
    sha256: bytesToHex(sha256(picture.content)),
    masterSha256: picture.masterSha256,
    width: picture.width,
    height: picture.height,
    altFile: altName(at),
  }
}

const number = (at: number): string => String(at + 1).padStart(2, '0')
const mediaName = (at: number): string => `media/${number(at)}.jpg`
const altName = (at: number): string => `alt/${number(at)}.txt`

const text = (name: string, words: string): PackFile => ({ name, content: utf8ToBytes(words) })
const hashOf = ({ content }: PackFile): string => bytesToHex(sha256(content))
const sumLine = (file: PackFile): string => `${hashOf(file)}  ${file.name}\n`
