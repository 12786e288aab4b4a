import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { appearance, asset, assetRendition, assetToTag } from '../../db/schema/media.ts'
import { service } from '../../db/schema/organisation.ts'
import { postMedia } from '../../db/schema/posts.ts'
import { openQuestions, type PictureQuestion } from '../domain/picture-questions.ts'
import type { Reader } from '../platform/port.ts'
import { assetFacts } from './facts.ts'
import type { Cursor, LibraryQuery, LibraryView } from './forms.ts'
import { peopleShown } from './store.ts'

/** One tile of the library. */
export type LibraryPicture = {
  readonly id: string
  readonly title: string
  readonly serviceName: string
  readonly uploadedAt: number
  readonly width: number
  readonly height: number
  readonly altText: string
  readonly peopleCount: number | null
  readonly names: readonly string[]
  readonly open: readonly PictureQuestion[]
}
export type LibraryPage = {
  readonly pictures: readonly LibraryPicture[]
  readonly newer: string | null
  readonly older: string | null
}

/** Which pictures: filters from the address, and the services this person covers. */
export type Filter = Pick<LibraryQuery, 'view' | 'person'> & {
  readonly services: readonly string[]
  /** True when those are all the services there are, so none needs to be named. */
  readonly everywhere: boolean
}

export const pageSize = 24

/** One page, newest first, by key. Six queries however many there are. */
export function libraryPage(
  reader: Reader,
  filter: Filter,
  from: { readonly older?: Cursor; readonly newer?: Cursor },
): LibraryPage {
  const rows = libraryKeys(reader, filter, from, pageSize + 1)
  const more = rows.length > pageSize
  const shown = rows.slice(0, pageSize)
  if (from.newer) shown.reverse()
  const first = shown.at(0)
  const last = shown.at(-1)
  return {
    pictures: describe(reader, shown),
    newer: first && (from.older || (from.newer && more)) ? keyOf(first) : null,
    older: last && (from.newer || more) ? keyOf(last) : null,
  }
}

type Key = { readonly id: string; readonly uploadedAt: number }
const keyOf = (row: Key): string => `${row.uploadedAt}.${row.id}`

/** Which pictures, from the index alone. With `newer` they come oldest first, nearest to the key. */
function libraryKeys(
  reader: Reader,
  filter: Filter,
  { older, newer }: { readonly older?: Cursor; readonly newer?: Cursor },
  limit: number,
): Key[] {
  const key = sql`(${asset.uploadedAt}, ${asset.id})`
  const direction = newer ? asc : desc
  return reader
    .select({ id: asset.id, uploadedAt: asset.uploadedAt })
    .from(asset)
    .where(
      and(
        inServices(filter),
        narrowings[filter.view],
        filter.person ? shows(filter.person) : undefined,
        older ? sql`${key} < (${older.at}, ${older.id})` : undefined,
        newer ? sql`${key} > (${newer.at}, ${newer.id})` : undefined,
      ),
    )
    .orderBy(direction(asset.uploadedAt), direction(asset.id))
    .limit(limit)
    .all()
}

/** One service has an index in this order. Several are picked out while reading the index over all, never sorted. */
function inServices({ services, everywhere }: Filter): SQL | undefined {
  if (everywhere) return undefined
  const [only, ...others] = services
  if (only && others.length === 0) return eq(asset.serviceId, only)
  return sql`+${asset.serviceId} IN ${[...services, '']}`
}

const narrowings: Record<LibraryView, SQL | undefined> = {
  all: undefined,
  to_tag: sql`${asset.id} IN (SELECT ${assetToTag.assetId} FROM ${assetToTag})`,
  second_look: sql`${asset.id} IN (SELECT ${appearance.assetId} FROM ${appearance} WHERE ${appearance.kind} = 'not_identifiable' AND ${appearance.secondCheckBy} IS NULL AND ${appearance.removedAt} IS NULL)`,
  unused: sql`NOT EXISTS (SELECT 1 FROM ${postMedia} WHERE ${postMedia.assetId} = ${asset.id})`,
}

const shows = (personId: string): SQL =>
  sql`${asset.id} IN (SELECT ${appearance.assetId} FROM ${appearance} WHERE ${appearance.personId} = ${personId} AND ${appearance.removedAt} IS NULL)`

function describe(reader: Reader, keys: readonly Key[]): LibraryPicture[] {
  const ids = keys.map(({ id }) => id)
  const rows = new Map(libraryRows(reader, ids).map((row) => [row.id, row]))
  const facts = new Map(assetFacts(reader, ids).map((one) => [one.id, one]))
  const shown = Map.groupBy(peopleShown(reader, ids), ({ assetId }) => assetId)
  return ids.flatMap((id) => {
    const row = rows.get(id)
    const known = facts.get(id)
    if (!row || !known) return []
    const names = (shown.get(id) ?? []).flatMap(({ name }) => name ?? [])
    return [{ ...row, names, open: openQuestions(known) }]
  })
}

const libraryRows = (reader: Reader, ids: readonly string[]) =>
  reader
    .select({
      id: asset.id,
      title: asset.title,
      serviceName: service.name,
      uploadedAt: asset.uploadedAt,
      width: assetRendition.width,
      height: assetRendition.height,
      altText: asset.altText,
      peopleCount: asset.peopleCount,
    })
    .from(asset)
    .innerJoin(service, eq(service.id, asset.serviceId))
    .innerJoin(
      assetRendition,
      and(eq(assetRendition.assetId, asset.id), eq(assetRendition.name, 'thumb')),
    )
    .where(inArray(asset.id, [...ids]))
    .all()

/** Everything that passes the filter, a batch at a time, for the spreadsheet. */
export function* allPictures(reader: Reader, filter: Filter): Generator<LibraryPicture[]> {
  let older: Cursor | undefined
  for (;;) {
    const rows = libraryKeys(reader, filter, older ? { older } : {}, csvBatch)
    if (rows.length > 0) yield describe(reader, rows)
    const last = rows.at(-1)
    if (!last || rows.length < csvBatch) return
    older = { at: last.uploadedAt, id: last.id }
  }
}
const csvBatch = 500
