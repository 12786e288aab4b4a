import { and, eq, inArray } from 'drizzle-orm'
import { auditEvent } from '../../db/schema/audit.ts'
import { asset } from '../../db/schema/media.ts'
import type { Contribution } from '../domain/posts.ts'
import type { Reader } from '../platform/port.ts'
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
  if (assetIds.length === 0) return []
  const uploaded = reader
    .select({ staffId: asset.uploadedBy })
    .from(asset)
    .where(inArray(asset.id, [...assetIds]))
    .all()
  return eachOnce([
    ...uploaded.map(({ staffId }) => ({ staffId, contribution: 'uploaded' as const })),
    ...standingAppearances(reader, assetIds).map(({ taggedBy }) => ({
      staffId: taggedBy,
      contribution: 'tagged' as const,
    })),
    ...workOnTrail(reader, assetIds),
  ])
}

/** Words and removed tags leave no other trace of who did them than their event. */
function workOnTrail(reader: Reader, assetIds: readonly string[]): PictureContributor[] {
  return reader
    .selectDistinct({ staffId: auditEvent.actor, action: auditEvent.action })
    .from(auditEvent)
    .where(
      and(
        inArray(auditEvent.subjectId, [...assetIds]),
        eq(auditEvent.subjectKind, 'asset'),
        inArray(auditEvent.action, Object.keys(work)),
      ),
    )
    .all()
    .flatMap(({ staffId, action }) => {
      const contribution = work[action]
      return contribution ? [{ staffId, contribution }] : []
    })
}

function eachOnce(all: readonly PictureContributor[]): PictureContributor[] {
  return [...new Map(all.map((one) => [`${one.contribution} ${one.staffId}`, one])).values()]
}
