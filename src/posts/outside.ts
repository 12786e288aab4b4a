import { asc, eq, inArray } from 'drizzle-orm'
import { exportPack } from '../../db/schema/exports.ts'
import { appearance } from '../../db/schema/media.ts'
import { postVersion } from '../../db/schema/posts.ts'
import type { AppearanceFacts, AssetFacts } from '../domain/decision/facts-media.ts'
import type { VersionContent } from '../domain/fingerprint.ts'
import { appearanceFacts } from '../media/facts.ts'
import type { Reader } from '../platform/port.ts'
import { amongListed, listed, prepared } from '../platform/prepared.ts'

/** What went out: the frozen version, under the approval it went out with. The post may be another by now. */
export type Outside = {
  readonly versionId: string
  readonly content: VersionContent
  readonly approvalId: string
}

/** What is outside on each of these targets, by target id; one of which no pack was ever released is left out. */
export function whatIsOutside(
  reader: Reader,
  targetIds: readonly string[],
): ReadonlyMap<string, Outside> {
  if (targetIds.length === 0) return new Map()
  const oldestFirst = releasedVersions(reader).all({ ids: listed(targetIds) })
  return new Map(oldestFirst.map(({ targetId, ...went }) => [targetId, went]))
}

const releasedVersions = prepared((reader) =>
  reader
    .select({
      targetId: exportPack.targetId,
      versionId: exportPack.versionId,
      content: postVersion.content,
      approvalId: exportPack.approvalId,
    })
    .from(exportPack)
    .innerJoin(postVersion, eq(postVersion.id, exportPack.versionId))
    .where(inArray(exportPack.targetId, amongListed('ids')))
    .orderBy(asc(exportPack.releasedAt))
    .prepare(),
)

/** Everyone tagged in what went out, by the id of the tag, removed tags too. */
export function tagsThatWentOut(
  reader: Reader,
  outsides: readonly Outside[],
): ReadonlyMap<string, AppearanceFacts> {
  const ids = outsides.flatMap(({ content }) =>
    content.media.flatMap(({ appearances }) => appearances.map(({ id }) => id)),
  )
  if (ids.length === 0) return new Map()
  return new Map(
    tagRows(reader)
      .all({ ids: listed(ids) })
      .map((row) => [row.id, appearanceFacts(row)]),
  )
}

const tagRows = prepared((reader) =>
  reader
    .select()
    .from(appearance)
    .where(inArray(appearance.id, amongListed('ids')))
    .prepare(),
)

/** A picture as it went out, with everyone who was tagged in it then or is tagged in it now. */
export function asItWentOut(
  now: AssetFacts,
  { content }: Outside,
  tags: ReadonlyMap<string, AppearanceFacts>,
): AssetFacts {
  const media = content.media.find(({ assetId }) => assetId === now.id)
  if (!media) return now
  const tagged = new Set(now.appearances.map(({ id }) => id))
  const takenOff = media.appearances.filter(({ id }) => !tagged.has(id))
  return {
    ...now,
    altText: media.altText || null,
    appearances: [...now.appearances, ...takenOff.flatMap(({ id }) => tags.get(id) ?? [])],
  }
}
