import { hash } from 'node:crypto'
import { asset, assetRendition, file } from '../../db/schema/media.ts'
import { recordEvent } from '../audit/record.ts'
import { londonDay, sayDay } from '../domain/calendar.ts'
import {
  type FilePurpose,
  type LicenceKind,
  type MediaRoute,
  renditionNames,
} from '../domain/media.ts'
import { alreadySent, rememberForm } from '../http/once.ts'
import { StorageFull } from '../platform/failures.ts'
import { pictureLimits } from '../platform/pictures.ts'
import type { Platform, PreparedImage, StoredFile, Transaction } from '../platform/port.ts'
import type { FileRefusal } from './refused-files.ts'

export type Upload = {
  readonly staffId: string
  readonly serviceId: string
  /** One press of the button. The same file under the same key is kept once. */
  readonly formKey: string
  readonly eventName: string
  readonly route: MediaRoute | null
  readonly licence: LicenceKind | null
}
export type Taken = { readonly assetId: string } | { readonly refusal: FileRefusal }

type Sealed = { readonly original: StoredFile; readonly renditions: readonly StoredFile[] }

/**
 * Takes one file: reads and re-encodes it, seals the original and its renditions, then writes every row at once.
 * Nothing stays behind when any of it fails. The file’s own name is never kept: people put names in it.
 */
export async function takePicture(platform: Platform, sent: File, upload: Upload): Promise<Taken> {
  if (sent.size > pictureLimits.bytes) return refuseFile(platform, upload, sent, 'too_many_bytes')
  const content = new Uint8Array(await sent.arrayBuffer())
  const key = `${upload.formKey}:${hash('sha256', content)}`
  const before = platform.database.transaction((tx) => alreadySent(tx, key, upload.staffId))
  if (before) return { assetId: before }
  const prepared = await platform.images.prepare(content)
  if (!prepared.ok) return refuseFile(platform, upload, sent, prepared.reason)
  const sealed = await sealAll(platform, content, prepared)
  if (!sealed) return refuseFile(platform, upload, sent, 'storage_full')
  return keep(platform, { ...upload, formKey: key }, prepared, sealed)
}

/** All four files at once, or none: null when there was no room. */
async function sealAll(
  platform: Platform,
  content: Uint8Array,
  prepared: PreparedImage,
): Promise<Sealed | null> {
  const put = (bytes: Uint8Array, mediaType: string, purpose: FilePurpose) =>
    platform.files.put(bytes, { mediaType, purpose })
  const puts = await Promise.allSettled([
    put(content, prepared.foundType, 'original'),
    ...renditionNames.map((name) => {
      const { content: bytes, mediaType } = prepared.renditions[name]
      return put(bytes, mediaType, 'rendition')
    }),
  ])
  const kept = puts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const failed = puts.find((one) => one.status === 'rejected')
  const [original, ...renditions] = kept
  if (!failed && original) return { original, renditions }
  await removeAll(platform, kept)
  if (failed?.reason instanceof StorageFull) return null
  throw failed?.reason
}

async function keep(
  platform: Platform,
  upload: Upload,
  prepared: PreparedImage,
  sealed: Sealed,
): Promise<Taken> {
  const files = [sealed.original, ...sealed.renditions]
  try {
    const kept = platform.database.transaction((tx) => {
      const before = alreadySent(tx, upload.formKey, upload.staffId)
      return before
        ? { assetId: before, fresh: false }
        : { assetId: insertPicture(tx, platform, upload, prepared, sealed), fresh: true }
    })
    if (!kept.fresh) await removeAll(platform, files)
    return { assetId: kept.assetId }
  } catch (error) {
    await removeAll(platform, files)
    throw error
  }
}

function insertPicture(
  tx: Transaction,
  platform: Platform,
  upload: Upload,
  prepared: PreparedImage,
  { original, renditions }: Sealed,
): string {
  const now = platform.now()
  const assetId = platform.newId()
  const [master] = renditions
  if (!master) throw new Error('A picture was prepared without its master.')
  tx.insert(file)
    .values([original, ...renditions].map((one) => ({ ...one, createdAt: now })))
    .run()
  tx.insert(asset)
    .values({
      id: assetId,
      serviceId: upload.serviceId,
      media: 'photo',
      title: `Picture, ${sayDay(londonDay(now))}`,
      originalFileId: original.id,
      contentSha256: master.sha256,
      width: prepared.renditions.master.width,
      height: prepared.renditions.master.height,
      licence: upload.licence,
      licencePaidUse: upload.licence !== null,
      route: upload.route,
      eventName: upload.eventName,
      uploadedBy: upload.staffId,
      uploadedAt: now,
    })
    .run()
  tx.insert(assetRendition)
    .values(
      renditionNames.map((name, at) => ({
        id: platform.newId(),
        assetId,
        name,
        fileId: renditions[at]?.id ?? '',
        width: prepared.renditions[name].width,
        height: prepared.renditions[name].height,
      })),
    )
    .run()
  recordEvent(tx, platform, {
    actor: upload.staffId,
    action: 'asset.added',
    subject: { kind: 'asset', id: assetId },
    body: { sha256: master.sha256, original: original.sha256, bytes: original.bytes },
  })
  rememberForm(tx, platform, { key: upload.formKey, staffId: upload.staffId, location: assetId })
  return assetId
}

/** A refused file leaves its reason and size on the trail, never its name. */
function refuseFile(
  platform: Platform,
  upload: Upload,
  sent: File,
  refusal: FileRefusal,
): { refusal: FileRefusal } {
  platform.database.transaction((tx) =>
    recordEvent(tx, platform, {
      actor: upload.staffId,
      action: 'asset.refused',
      subject: { kind: 'service', id: upload.serviceId },
      body: { reason: refusal, bytes: sent.size },
    }),
  )
  return { refusal }
}

async function removeAll(platform: Platform, files: readonly StoredFile[]): Promise<void> {
  await Promise.all(files.map((one) => platform.files.remove(one)))
}
