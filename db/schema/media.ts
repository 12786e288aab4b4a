import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Channel } from '../../src/domain/channels.ts'
import { type Identifier, media } from '../../src/domain/consent.ts'
import {
  appearanceKinds,
  filePurposes,
  licenceKinds,
  mediaRoutes,
  renditionNames,
} from '../../src/domain/media.ts'
import { service } from './organisation.ts'
import { person } from './people.ts'

/** The receipt for sealed bytes. Destroying `wrappedKey` destroys the file. */
export const file = sqliteTable(
  'file',
  {
    id: text('id').primaryKey(),
    sha256: text('sha256').notNull(),
    bytes: integer('bytes').notNull(),
    mediaType: text('media_type').notNull(),
    purpose: text('purpose', { enum: filePurposes }).notNull(),
    wrappedKey: text('wrapped_key').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [index('file_sha256').on(table.sha256)],
)

/** Something that can be shown. Its words and tags may be edited until a version freezes a copy of them. */
export const asset = sqliteTable(
  'asset',
  {
    id: text('id').primaryKey(),
    serviceId: text('service_id')
      .notNull()
      .references(() => service.id),
    media: text('media', { enum: media }).notNull(),
    title: text('title').notNull(),
    originalFileId: text('original_file_id')
      .notNull()
      .references(() => file.id),
    /** Lower-case hex SHA-256 of the master, which is what gets published and fingerprinted. */
    contentSha256: text('content_sha256').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    altText: text('alt_text').notNull().default(''),
    decorative: integer('decorative', { mode: 'boolean' }).notNull().default(false),
    peopleCount: integer('people_count'),
    licence: text('licence', { enum: licenceKinds }),
    licenceOwner: text('licence_owner').notNull().default(''),
    licenceChannels: text('licence_channels', { mode: 'json' }).$type<Channel[]>(),
    licencePaidUse: integer('licence_paid_use', { mode: 'boolean' }).notNull().default(false),
    licenceEndsOn: text('licence_ends_on'),
    route: text('route', { enum: mediaRoutes }),
    takenOn: text('taken_on'),
    eventName: text('event_name').notNull().default(''),
    uploadedBy: text('uploaded_by').notNull(),
    uploadedAt: integer('uploaded_at').notNull(),
    lockVersion: integer('lock_version').notNull().default(1),
  },
  (table) => [
    index('asset_service_time').on(table.serviceId, table.uploadedAt, table.id),
    index('asset_time').on(table.uploadedAt, table.id),
  ],
)

export const assetRendition = sqliteTable(
  'asset_rendition',
  {
    id: text('id').primaryKey(),
    assetId: text('asset_id')
      .notNull()
      .references(() => asset.id),
    name: text('name', { enum: renditionNames }).notNull(),
    fileId: text('file_id')
      .notNull()
      .references(() => file.id),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
  },
  (table) => [uniqueIndex('asset_rendition_once').on(table.assetId, table.name)],
)

/** A person, or somebody nobody could recognise, in an asset (B1). Removed tags keep their row. */
export const appearance = sqliteTable(
  'appearance',
  {
    id: text('id').primaryKey(),
    assetId: text('asset_id')
      .notNull()
      .references(() => asset.id),
    kind: text('kind', { enum: appearanceKinds }).notNull(),
    personId: text('person_id').references(() => person.id),
    identifiers: text('identifiers', { mode: 'json' }).$type<Identifier[]>().notNull(),
    /** Where or how they appear, such as "behind, by the gate"; for not identifiable people, why not. */
    note: text('note').notNull().default(''),
    taggedBy: text('tagged_by').notNull(),
    taggedAt: integer('tagged_at').notNull(),
    /** The second person, who knows the service and agrees nobody could recognise them (S10). */
    secondCheckBy: text('second_check_by'),
    secondCheckAt: integer('second_check_at'),
    removedBy: text('removed_by'),
    removedAt: integer('removed_at'),
  },
  (table) => [
    index('appearance_asset').on(table.assetId),
    index('appearance_person').on(table.personId),
    index('appearance_second_look')
      .on(table.assetId)
      .where(sql`kind = 'not_identifiable' AND second_check_by IS NULL AND removed_at IS NULL`),
  ],
)

/** Pictures where those counted and those tagged differ, kept up to date by triggers, so that the list need not look at all. */
export const assetToTag = sqliteTable('asset_to_tag', {
  assetId: text('asset_id')
    .primaryKey()
    .references(() => asset.id),
})
