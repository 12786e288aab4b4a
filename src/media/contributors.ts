import { and, eq, inArray, sql } from 'drizzle-orm'
import { auditEvent } from '../../db/schema/audit.ts'
import { asset } from '../../db/schema/media.ts'
import type { Contribution } from '../domain/posts.ts'
import type { Reader } from '../platform/port.ts'
import { amongListed, listed, prepared } from '../platform/prepared.ts'
import { standingAppearances } from './facts.ts'

export type PictureContributor = {
  readonly staffId: string
  readonly contribution: Contribution
}

const work: Readonly<Record<string, Contribution>> = {
  'asset.described': 'edited',
  'asset.tagged': 'tagged',
  'asset.tag_removed': 'tagged',
}

/**
 * Everyone who brought, described or tagged these pictures. Whoever uses a picture in a post takes them along as
 * contributors, because none of them may approve it (W04).
 */
export function pictureContributors(
  reader: Reader,
  assetIds: readonly string[],
): PictureContributor[] {
  return eachOnce([...workOnPictures(reader, assetIds).values()].flat())
}

/** The same apart for each picture, by asset id; a picture that does not exist has none. */
export function workOnPictures(
  reader: Reader,
  assetIds: readonly string[],
): ReadonlyMap<string, readonly PictureContributor[]> {
  if (assetIds.length === 0) return new Map()
  const ids = listed(assetIds)
  const all: readonly Work[] = [
    ...uploaders(reader).all({ ids }).map(uploaded),
    ...standingAppearances(reader, assetIds).map(tagged),
    ...trail(reader).all({ ids }).flatMap(onTrail),
  ]
  return Map.groupBy(all, ({ assetId }) => assetId)
}

type Work = PictureContributor & { readonly assetId: string }

const uploaded = (row: { assetId: string; staffId: string }): Work => ({
  ...row,
  contribution: 'uploaded',
})

const tagged = ({ assetId, taggedBy }: { assetId: string; taggedBy: string }): Work => ({
  assetId,
  staffId: taggedBy,
  contribution: 'tagged',
})

const uploaders = prepared((reader) =>
  reader
    .select({ assetId: asset.id, staffId: asset.uploadedBy })
    .from(asset)
    .where(inArray(asset.id, amongListed('ids')))
    .prepare(),
)

/** Words and removed tags leave no other trace of who did them than their event. */
const trail = prepared((reader) =>
  reader
    .selectDistinct({
      assetId: auditEvent.subjectId,
      staffId: auditEvent.actor,
      action: auditEvent.action,
    })
    .from(auditEvent)
    .where(
      and(
        inArray(auditEvent.subjectId, amongListed('ids')),
        eq(auditEvent.subjectKind, 'asset'),
        sql`+${inArray(auditEvent.action, Object.keys(work))}`,
      ),
    )
    .prepare(),
)

function onTrail(row: { assetId: string; staffId: string; action: string }): Work[] {
  const contribution = work[row.action]
  return contribution ? [{ assetId: row.assetId, staffId: row.staffId, contribution }] : []
}

function eachOnce(all: readonly PictureContributor[]): PictureContributor[] {
  return [...new Map(all.map((one) => [`${one.contribution} ${one.staffId}`, one])).values()]
}
