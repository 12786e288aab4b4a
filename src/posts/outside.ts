import { desc, eq, inArray } from 'drizzle-orm'
import { exportPack } from '../../db/schema/exports.ts'
import { appearance } from '../../db/schema/media.ts'
import { postVersion } from '../../db/schema/posts.ts'
import type { AssetFacts } from '../domain/decision/facts-media.ts'
import type { MediaContent, VersionContent } from '../domain/fingerprint.ts'
import { appearanceFacts, assetFacts } from '../media/facts.ts'
import type { Reader } from '../platform/port.ts'

/** What went out: the frozen version, under the approval it went out with. The post may be another by now. */
export type Outside = {
  readonly versionId: string
  readonly content: VersionContent
  readonly approvalId: string
}

/** What is outside on a target, or null when no pack of it was ever released. */
export function whatIsOutside(reader: Reader, targetId: string): Outside | null {
  const found = reader
    .select({
      versionId: exportPack.versionId,
      content: postVersion.content,
      approvalId: exportPack.approvalId,
    })
    .from(exportPack)
    .innerJoin(postVersion, eq(postVersion.id, exportPack.versionId))
    .where(eq(exportPack.targetId, targetId))
    .orderBy(desc(exportPack.releasedAt))
    .limit(1)
    .get()
  return found ?? null
}

/** The pictures that went out, with everyone who was tagged in them then or is tagged in them now. */
export function picturesOutside(reader: Reader, { content }: Outside): AssetFacts[] {
  const frozen = new Map(content.media.map((media) => [media.assetId, media]))
  return assetFacts(reader, [...frozen.keys()]).map((now) => {
    const media = frozen.get(now.id)
    return media ? { ...now, ...asItWentOut(reader, now, media) } : now
  })
}

function asItWentOut(reader: Reader, now: AssetFacts, media: MediaContent) {
  const tagged = new Set(now.appearances.map(({ id }) => id))
  const takenOff = media.appearances.filter(({ id }) => !tagged.has(id)).map(({ id }) => id)
  const rows = reader.select().from(appearance).where(inArray(appearance.id, takenOff)).all()
  return {
    altText: media.altText || null,
    appearances: [...now.appearances, ...rows.map(appearanceFacts)],
  }
}
