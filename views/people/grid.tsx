import { sayDay } from '../../src/domain/calendar.ts'
import type { Channel } from '../../src/domain/channels.ts'
import { channelNames } from '../../src/domain/channels.ts'
import { list } from '../../src/domain/decision/reason.ts'
import {
  type GridCell,
  type GridRow,
  gridColumnNames,
  gridColumns,
} from '../../src/domain/permission-grid.ts'
import { type GridCell as Cell, PermissionGrid } from '../shared/permission-grid.tsx'

/**
 * What a person agreed to. Places without an account of ours and without an answer of their own are named in one line,
 * so that the grid stays short enough to read.
 */
export function AgreedGrid(props: {
  readonly rows: readonly GridRow[]
  /** Channels on which this service has an official account. */
  readonly inUse: readonly Channel[]
}) {
  const { inUse, rows } = props
  const same = sameEverywhere(rows)
  if (same) return <p>{same}</p>
  const shown = rows.filter((row) => inUse.includes(row.channel) || hasOwnAnswer(row))
  const rest = rows.filter((row) => !shown.includes(row))
  const allNo = rest.length > 0 && rest.every((row) => row.cells.face.state === 'no')
  return (
    <>
      {PermissionGrid({
        caption: 'Not asked is never a yes.',
        columns: gridColumns.map((column) => gridColumnNames[column]),
        rows: shown.map((row) => ({
          name: channelNames[row.channel],
          cells: gridColumns.map((column) => cellOf(row.cells[column])),
        })),
      })}
      {rest.length > 0 && (
        <small class="soft">
          {allNo ? 'Also no: ' : 'Not asked about: '}
          {list(rest.map((row) => channelNames[row.channel]))}.
        </small>
      )}
    </>
  )
}

/** One sentence instead of a grid in which every cell says the same. */
function sameEverywhere(rows: readonly GridRow[]): string | null {
  const cells = rows.flatMap((row) => gridColumns.map((column) => row.cells[column]))
  const [first] = cells
  if (
    first?.state === 'no' &&
    cells.every((cell) => cell.state === 'no' && cell.since === first.since)
  )
    return `No to everything, everywhere, since ${sayDay(first.since)}.`
  const notAsked = cells.every((cell) => cell.state === 'not_asked')
  return notAsked ? 'Not asked about anything yet. Not asked is never a yes.' : null
}

const hasOwnAnswer = ({ cells }: GridRow): boolean => {
  const states = gridColumns.map((column) => cells[column].state)
  const same = states.every((state) => state === states[0])
  return !same || (states[0] !== 'not_asked' && states[0] !== 'no')
}

function cellOf(cell: GridCell): Cell {
  switch (cell.state) {
    case 'yes':
      return {
        answer: 'yes',
        note: `until ${sayDay(cell.until)}${cell.limited ? ', with limits' : ''}`,
      }
    case 'no':
      return { answer: 'no', note: `since ${sayDay(cell.since)}` }
    case 'starts':
      return { answer: 'waiting', note: `starts ${sayDay(cell.on)}` }
    case 'ended':
      return { answer: 'ended', note: `on ${sayDay(cell.on)}` }
    case 'not_usable':
      return { answer: 'waiting', note: 'not checked or not complete' }
    case 'not_asked':
      return { answer: 'none' }
  }
}
