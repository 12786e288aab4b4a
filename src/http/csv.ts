import { stringify } from 'csv-stringify/sync'
import { recordEvent } from '../audit/record.ts'
import type { Ctx } from './env.ts'

export type Cell = string | number | null
export type Row = readonly Cell[]

const options = { bom: false, escape_formulas: true, record_delimiter: 'windows' } as const

/**
 * A list as a file for a spreadsheet. Cells that a spreadsheet would run as a formula are made text.
 * `batches` yields rows a page at a time, so that a long list neither fills the memory nor holds up other people.
 * That the list left the building is itself on the audit trail.
 */
export function sendCsv(
  c: Ctx,
  list: {
    readonly name: string
    readonly columns: readonly string[]
    readonly batches: Iterable<readonly Row[]>
  },
): Response {
  const platform = c.get('platform')
  platform.database.transaction((tx) =>
    recordEvent(tx, platform, {
      actor: c.get('viewer').staffId,
      action: 'list.exported',
      subject: { kind: 'list', id: list.name },
    }),
  )
  const batches = list.batches[Symbol.iterator]()
  const text = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (stream) =>
      stream.enqueue(text.encode(`\uFEFF${stringify([[...list.columns]], options)}`)),
    pull: (stream) => {
      const next = batches.next()
      if (next.done) return stream.close()
      stream.enqueue(
        text.encode(
          stringify(
            next.value.map((row) => [...row]),
            options,
          ),
        ),
      )
    },
  })
  return c.body(body, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${list.name}.csv"`,
  })
}
