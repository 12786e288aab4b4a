import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { type appearance, asset, assetRendition, file } from '../../db/schema/media.ts'
import { service } from '../../db/schema/organisation.ts'
import { person } from '../../db/schema/people.ts'
import { post, postMedia } from '../../db/schema/posts.ts'
import { staff } from '../../db/schema/staff.ts'
import type { RenditionName } from '../domain/media.ts'
import type { Reader, StoredFile } from '../platform/port.ts'
import { prepared } from '../platform/prepared.ts'
import { standingAppearances } from './facts.ts'

export type PictureRow = typeof asset.$inferSelect
export type FoundPicture = PictureRow & { readonly serviceName: string; readonly uploader: string }

/** One picture of these services, or undefined: somebody else’s picture is not there. */
export function findPicture(
  reader: Reader,
  id: string,
  services: readonly string[],
): FoundPicture | undefined {
  const found = reader
    .select({ picture: asset, serviceName: service.name, uploader: staff.name })
    .from(asset)
    .innerJoin(service, eq(service.id, asset.serviceId))
    .leftJoin(staff, eq(staff.id, asset.uploadedBy))
    .where(and(eq(asset.id, id), inArray(asset.serviceId, [...services])))
    .get()
  return (
    found && {
      ...found.picture,
      serviceName: found.serviceName,
      uploader: found.uploader ?? 'Somebody',
    }
  )
}

const renditionRow = prepared((database) =>
  database
    .select({ serviceId: asset.serviceId, file })
    .from(assetRendition)
    .innerJoin(asset, eq(asset.id, assetRendition.assetId))
    .innerJoin(file, eq(file.id, assetRendition.fileId))
    .where(
      and(
        eq(assetRendition.assetId, sql.placeholder('assetId')),
        eq(assetRendition.name, sql.placeholder('name')),
      ),
    )
    .prepare(),
)

/** The sealed file of one rendition and the service whose picture it is. */
export function findRendition(
  database: Parameters<typeof renditionRow>[0],
  assetId: string,
  name: RenditionName,
): { readonly serviceId: string; readonly file: StoredFile } | undefined {
  return renditionRow(database).get({ assetId, name })
}

/** The file exactly as it was uploaded. */
export function findOriginal(reader: Reader, picture: PictureRow): StoredFile | undefined {
  return reader.select().from(file).where(eq(file.id, picture.originalFileId)).get()
}

export type Shown = typeof appearance.$inferSelect & {
  readonly name: string | null
  readonly personKind: (typeof person.$inferSelect)['kind'] | null
}

/** Everyone tagged, with the names people go by. */
export function peopleShown(reader: Reader, assetIds: readonly string[]): Shown[] {
  const rows = standingAppearances(reader, assetIds)
  const ids = rows.flatMap(({ personId }) => personId ?? [])
  const people = reader
    .select({ id: person.id, name: person.knownAs, kind: person.kind })
    .from(person)
    .where(inArray(person.id, ids))
    .all()
  const byId = new Map(people.map((one) => [one.id, one]))
  return rows.map((row) => {
    const known = row.personId ? byId.get(row.personId) : undefined
    return { ...row, name: known?.name ?? null, personKind: known?.kind ?? null }
  })
}

/** Names of these members of staff by id. */
export function staffNames(reader: Reader, ids: readonly string[]): Map<string, string> {
  const rows = reader
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(inArray(staff.id, [...ids]))
    .all()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Posts that use a picture, newest first. */
export function postsUsing(reader: Reader, assetId: string) {
  return reader
    .select({ id: post.id, title: post.title, state: post.state })
    .from(postMedia)
    .innerJoin(post, eq(post.id, postMedia.postId))
    .where(eq(postMedia.assetId, assetId))
    .orderBy(desc(post.updatedAt))
    .limit(50)
    .all()
}

export type Added = Pick<PictureRow, 'id' | 'title'> & {
  readonly width: number
  readonly height: number
}

/** Pictures just added with the size of their thumbnails, in the order given. */
export function picturesAdded(reader: Reader, ids: readonly string[]): Added[] {
  const rows = reader
    .select({
      id: asset.id,
      title: asset.title,
      width: assetRendition.width,
      height: assetRendition.height,
    })
    .from(asset)
    .innerJoin(
      assetRendition,
      and(eq(assetRendition.assetId, asset.id), eq(assetRendition.name, 'thumb')),
    )
    .where(inArray(asset.id, [...ids]))
    .all()
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
