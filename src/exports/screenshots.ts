import { and, eq, inArray } from 'drizzle-orm'
import { publication, takedown } from '../../db/schema/exports.ts'
import { file } from '../../db/schema/media.ts'
import { post, postTarget } from '../../db/schema/posts.ts'
import type { FormError } from '../http/forms.ts'
import { sayRefused } from '../media/refused-files.ts'
import { pictureLimits } from '../platform/pictures.ts'
import type { Platform, Reader, StoredFile } from '../platform/port.ts'

/** Seals a picture of a screen, made again without metadata; or says what is wrong with it beside its field. */
export async function keepScreenshot(
  platform: Platform,
  sent: File | undefined,
  field: string,
): Promise<StoredFile | FormError> {
  if (!sent) return { field, message: 'Choose a picture of the screen.' }
  if (sent.size > pictureLimits.bytes) {
    return { field, message: sayRefused(sent.name, 'too_many_bytes') }
  }
  const read = await platform.images.prepare(new Uint8Array(await sent.arrayBuffer()))
  if (!read.ok) return { field, message: sayRefused(sent.name, read.reason) }
  const { content, mediaType } = read.renditions.master
  return platform.files.put(content, { mediaType, purpose: 'screenshot' })
}

export const isKept = (kept: StoredFile | FormError): kept is StoredFile => 'sha256' in kept

/** A proof of a publication or a takedown of these services, or undefined. */
export function findScreenshot(
  reader: Reader,
  fileId: string,
  services: readonly string[],
): StoredFile | undefined {
  const found = reader
    .select({ file, published: publication.targetId, takenDown: takedown.targetId })
    .from(file)
    .leftJoin(publication, eq(publication.screenshotFileId, file.id))
    .leftJoin(takedown, eq(takedown.proofFileId, file.id))
    .where(and(eq(file.id, fileId), eq(file.purpose, 'screenshot')))
    .get()
  const targetId = found?.published ?? found?.takenDown
  if (!found || !targetId) return undefined
  const theirs = reader
    .select({ id: postTarget.id })
    .from(postTarget)
    .innerJoin(post, eq(post.id, postTarget.postId))
    .where(and(eq(postTarget.id, targetId), inArray(post.serviceId, [...services])))
    .get()
  return theirs && found.file
}
