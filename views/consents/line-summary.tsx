import type { LineRow } from '../../src/consents/store.ts'
import { sayDay } from '../../src/domain/calendar.ts'
import { channelNames } from '../../src/domain/channels.ts'
import {
  assetScopeNames,
  conditionFlagNames,
  displayEndNames,
  identifierNames,
  mediaNames,
  purposeNames,
} from '../../src/domain/consent.ts'
import { capital, list } from '../../src/domain/decision/reason.ts'
import { SummaryList } from '../shared/lists.tsx'

/** What a line says, as rows to read. */
export function LineSummary({ line }: { readonly line: LineRow }) {
  return (
    <SummaryList
      rows={[
        { name: 'Kinds', value: list(line.media.map((one) => mediaNames[one])) },
        {
          name: 'May show or tell',
          value: capital(list(line.identifiers.map((one) => identifierNames[one]))),
        },
        ...line.neverTogether.map(([a, b]) => ({
          name: 'Never together',
          value: `${capital(identifierNames[a])} and ${identifierNames[b]}`,
        })),
        { name: 'Where', value: list(line.channels.map((one) => channelNames[one])) },
        { name: 'What for', value: list(line.purposes.map((one) => purposeNames[one])) },
        { name: 'Which', value: whichOf(line) },
        { name: 'New use', value: `${sayDay(line.validFrom)} to ${sayDay(line.useUntil)}` },
        {
          name: 'What is out',
          value: line.displayUntil
            ? `Must come down on ${sayDay(line.displayUntil)}`
            : displayEndNames[line.displayEnd],
        },
        ...conditionsOf(line),
      ]}
    />
  )
}

function whichOf(line: LineRow): string {
  if (line.assetScope === 'this_event') return `Only from ${line.eventName}`
  if (line.assetScope === 'this_asset') {
    const count = line.assetIds.length
    return count === 1 ? 'Only one picture shown to them' : `Only ${count} pictures shown to them`
  }
  return assetScopeNames.any_until_end
}

function conditionsOf(line: LineRow) {
  const flags = line.conditionFlags.map((flag) => conditionFlagNames[flag])
  const avoid =
    line.avoidWords.length > 0
      ? [`not the words ${list(line.avoidWords.map((word) => `“${word}”`))}`]
      : []
  const all = [...flags, ...avoid, ...(line.conditions ? [line.conditions] : [])]
  return all.length > 0 ? [{ name: 'Conditions', value: capital(all.join('; ')) }] : []
}
