import { and, asc, inArray, isNull } from 'drizzle-orm'
import { appearance, asset } from '../../db/schema/media.ts'
import type { AppearanceFacts, AssetFacts } from '../domain/decision/facts-media.ts'
import type { Reader } from '../platform/port.ts'
import { amongListed, listed, prepared } from '../platform/prepared.ts'

type AssetRow = typeof asset.$inferSelect
type AppearanceRow = typeof appearance.$inferSelect

/**
 * What the gate knows of each asset, in the order asked for; an id that is not an asset is left out. Two queries however
 * many there are. `approverCount` and `dignity` belong to an approval, so they come back as not done yet.
 */
export function assetFacts(reader: Reader, assetIds: readonly string[]): AssetFacts[] {
  if (assetIds.length === 0) return []
  const rows = assetRows(reader).all({ ids: listed(assetIds) })
  const shown = Map.groupBy(standingAppearances(reader, assetIds), (row) => row.assetId)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return assetIds.flatMap((id) => {
    const row = byId.get(id)
    return row ? [factsOf(row, shown.get(id) ?? [])] : []
  })
}

/** Everyone tagged in these assets now, first tagged first. Removed tags keep their rows but are not here. */
export function standingAppearances(reader: Reader, assetIds: readonly string[]): AppearanceRow[] {
  return standingRows(reader).all({ ids: listed(assetIds) })
}

const assetRows = prepared((reader) =>
  reader
    .select()
    .from(asset)
    .where(inArray(asset.id, amongListed('ids')))
    .prepare(),
)

const standingRows = prepared((reader) =>
  reader
    .select()
    .from(appearance)
    .where(and(inArray(appearance.assetId, amongListed('ids')), isNull(appearance.removedAt)))
    .orderBy(asc(appearance.taggedAt), asc(appearance.id))
    .prepare(),
)

function factsOf(row: AssetRow, shown: readonly AppearanceRow[]): AssetFacts {
  return {
    id: row.id,
    media: row.media,
    declaredPeople: row.peopleCount,
    approverCount: null,
    licence: row.licence && {
      kind: row.licence,
      statement: row.licenceOwner || null,
      channels: row.licenceChannels,
      paidUse: row.licencePaidUse,
      endsOn: row.licenceEndsOn,
    },
    altText: row.altText || null,
    decorative: row.decorative,
    dignity: 'not_checked',
    eventId: row.eventName || null,
    appearances: shown.map(appearanceFacts),
  }
}

export function appearanceFacts(row: AppearanceRow): AppearanceFacts {
  return {
    id: row.id,
    kind: row.kind,
    personId: row.personId,
    identifiers: row.identifiers,
    checkedBy: { first: row.taggedBy, second: row.secondCheckBy },
  }
}
