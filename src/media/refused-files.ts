import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ImageRefusal } from '../platform/port.ts'

/** Why a file was not added: its own fault, or no room to keep it. */
export type FileRefusal = ImageRefusal | 'storage_full'

type Words = { readonly status: ContentfulStatusCode; readonly sentence: string }

/** Follows the name of the file: “IMG_1.jpg” is larger than 25 MB. Each says what to do next. */
const refusedFiles: Record<FileRefusal, Words> = {
  empty: {
    status: 422,
    sentence:
      'is empty. It may not have finished saving: open it on your device, then choose it again.',
  },
  not_a_picture: {
    status: 422,
    sentence: 'is not a picture we can use. Choose a JPEG, PNG, WebP or GIF file.',
  },
  damaged: {
    status: 422,
    sentence:
      'is damaged and cannot be opened. Copy it from the camera again, or ask for it to be sent again.',
  },
  heic: {
    status: 422,
    sentence:
      'is a HEIC file, which only some phones can open. On the iPhone, choose Settings, Camera, Formats, Most Compatible, or send it as a JPEG.',
  },
  too_many_bytes: {
    status: 413,
    sentence: 'is larger than 25 MB. Make a smaller copy of it and choose that.',
  },
  too_many_pixels: {
    status: 413,
    sentence:
      'has more than 60 million dots (megapixels). Make a smaller copy of it and choose that.',
  },
  took_too_long: {
    status: 422,
    sentence: 'took too long to open. Make a smaller copy of it and choose that.',
  },
  storage_full: {
    status: 507,
    sentence:
      'was not kept, because there is no room left to store files. Tell your administrator, then try again.',
  },
}

/** The sentence for one file. The name is as the person’s device gave it; it is shown and never stored. */
export const sayRefused = (name: string, refusal: FileRefusal): string =>
  `“${name || 'This file'}” ${refusedFiles[refusal].sentence}`

/** The worst of several: no room, then too large, then the rest. */
export function statusFor(refusals: readonly FileRefusal[]): ContentfulStatusCode {
  const statuses = refusals.map((refusal) => refusedFiles[refusal].status)
  return ([507, 413, 422] as const).find((status) => statuses.includes(status)) ?? 201
}
