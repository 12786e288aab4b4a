import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { FilePurpose, RenditionName } from '../domain/media.ts'

/**
 * Everything the application needs from the machine it runs on. Types only.
 * A second runtime is a second folder with the same file names; nothing else may import a runtime.
 */
export type Platform = {
  readonly database: Database
  readonly files: Files
  readonly images: Images
  readonly mail: Mail
  readonly secrets: Secrets
  readonly assets: Assets
  /** Where people open the application, without a trailing slash. Links in mail and the CSRF check use it, never `Host`. */
  readonly origin: string
  /** True only under `npm run demo`: shows one-click sign-in. */
  readonly demo: boolean
  /** Now, in UTC milliseconds. */
  now(): number
  /** A new random identifier, 128 bits, as a lower-case UUID. */
  newId(): string
  /** A fault for the operator. Never a person's data. Returns nothing and never throws. */
  log(fault: Fault): void
}

export type Fault = {
  readonly reference: string
  readonly where: string
  readonly error: unknown
}

/** One organisation = one SQLite database. Synchronous on every runtime, so an action is one transaction. */
export type Database = BaseSQLiteDatabase<'sync', unknown, Record<string, never>>
/** Inside a transaction. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
/** Queries accept either. */
export type Reader = Database | Transaction

/**
 * Sealed bytes. `put` encrypts (AES-256-GCM, one key per file, wrapped by the organisation's key) and stores under the
 * content's keyed fingerprint; the returned receipt must be saved as a `file` row in the caller's transaction.
 */
export type Files = {
  put(content: Uint8Array, about: { mediaType: string; purpose: FilePurpose }): Promise<StoredFile>
  /** The opened bytes. Throws when the file is missing, altered, truncated or its key was destroyed. */
  open(file: StoredFile): Promise<Uint8Array>
  /** Destroys the stored bytes. Quiet when already gone. */
  remove(file: StoredFile): Promise<void>
  /** Removes stored bytes that no `file` row knows and that are over an hour old; returns how many files went. */
  sweep(knownIds: ReadonlySet<string>): Promise<number>
}

export type StoredFile = {
  readonly id: string
  /** Lower-case hex SHA-256 of the content as uploaded or made, before sealing. */
  readonly sha256: string
  /** Size of the content in bytes. */
  readonly bytes: number
  readonly mediaType: string
  readonly purpose: FilePurpose
  /** The file's own key, wrapped. Deleting it shreds the file. */
  readonly wrappedKey: string
}

/** Pictures are decoded away from the server's own process and always re-encoded; no metadata survives. */
export type Images = {
  /** Reads a picture of unknown origin. Never throws for bad input: says what is wrong in plain words instead. */
  prepare(content: Uint8Array): Promise<PreparedImage | RefusedImage>
  /** A copy of a stored master for a platform: inside the box, under the byte limit, JPEG, no metadata. */
  fit(master: Uint8Array, box: FitBox): Promise<Rendition>
}

export type RefusedImage = { readonly ok: false; readonly reason: ImageRefusal }
export const imageRefusals = [
  'empty',
  'not_a_picture',
  'damaged',
  'too_many_bytes',
  'too_many_pixels',
  'heic',
  'took_too_long',
] as const
export type ImageRefusal = (typeof imageRefusals)[number]

export type PreparedImage = {
  readonly ok: true
  /** The type found in the bytes, such as `image/png`. */
  readonly foundType: string
  readonly renditions: Readonly<Record<RenditionName, Rendition>>
}

export type Rendition = {
  readonly content: Uint8Array
  readonly mediaType: string
  readonly width: number
  readonly height: number
}

export type FitBox = {
  readonly maxWidth: number
  readonly maxHeight: number
  readonly maxBytes: number
}

/** Plain-text mail. Callers pass links, never a person's name, picture or reason. Throws when it could not be handed over. */
export type Mail = {
  /** False when the operator set up no mail: pages then show the link to pass on by hand, and `send` throws. */
  readonly configured: boolean
  send(message: { to: string; subject: string; text: string }): Promise<void>
}

export type Secrets = {
  /** Signs session cookies and one-time links. */
  readonly sessionSecret: string
  /** HMAC-SHA-256 key for telling whether two audit values are the same without storing them. */
  readonly auditSalt: Uint8Array
}

/** Styles, scripts, font and pictures of the application itself, under names that change with their content. */
export type Assets = {
  /** The address of one asset by its logical name (`app.css`, `htmx.js`). Throws for an unknown name. */
  url(name: string): string
  /** The response for an asset address, or null when there is none. */
  serve(path: string, acceptEncoding: string): AssetBody | null
}

export type AssetBody = {
  readonly content: Uint8Array
  readonly mediaType: string
  readonly encoding: 'br' | null
}
