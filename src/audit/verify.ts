import { sql } from 'drizzle-orm'
import type { Database } from '../platform/port.ts'
import { beginning, leafOfBytes, linkOf } from './chain.ts'

/** What a walk along the chain found. `badRow` is the first row that is not as it was written. */
export type ChainResult =
  | { readonly ok: true; readonly rows: number; readonly head: string }
  | {
      readonly ok: false
      readonly rows: number
      readonly badRow: number
      readonly fault: ChainFault
    }

export const chainFaults = {
  missing_row: 'A row is missing before this one, or the numbers do not follow.',
  wrong_type: 'A value in this row is not of the kind that was written.',
  changed: 'This row was changed after it was written.',
  broken_link: 'This row does not follow the row before it.',
} as const
export type ChainFault = keyof typeof chainFaults

type StoredRow = {
  seq: number
  types: string
  fields: readonly Uint8Array[]
  leaf: Uint8Array
  prev: Uint8Array
  hash: Uint8Array
}

const batchSize = 2000
const rightTypes = 'integer integer text text text text blob blob blob blob'

/**
 * Walks the whole chain from its beginning, a batch of rows at a time; yields the number of rows checked so far, so
 * that a server can answer others in between. It shows that what is there is unaltered and in order. Cutting off the
 * newest rows, or rewriting everything from some row on, needs a checkpoint kept elsewhere to be seen.
 */
export function* walkChain(database: Database): Generator<number, ChainResult> {
  let prev = beginning
  let rows = 0
  for (;;) {
    const batch = readBatch(database, rows)
    for (const row of batch) {
      const fault = faultOf(row, rows + 1, prev)
      if (fault) return { ok: false, rows, badRow: row.seq, fault }
      prev = row.hash
      rows += 1
    }
    if (batch.length < batchSize) break
    yield rows
  }
  return { ok: true, rows, head: Buffer.from(prev).toString('hex') }
}

/** The whole walk at once, for the command line and for tests. */
export function verifyChain(database: Database): ChainResult {
  const walk = walkChain(database)
  for (;;) {
    const step = walk.next()
    if (step.done) return step.value
  }
}

function faultOf(row: StoredRow, expected: number, prev: Uint8Array): ChainFault | null {
  if (row.types !== rightTypes) return 'wrong_type'
  if (row.seq !== expected) return 'missing_row'
  const leaf = leafOfBytes(row.fields)
  if (!same(leaf, row.leaf)) return 'changed'
  if (!same(row.prev, prev) || !same(linkOf(prev, leaf), row.hash)) return 'broken_link'
  return null
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** Stored bytes, not decoded text: a decoder would mend what somebody damaged. */
function readBatch(database: Database, after: number): StoredRow[] {
  const rows = database.values<[number, string, ...Uint8Array[]]>(sql`
    SELECT seq,
      concat_ws(' ', typeof(seq), typeof(at), typeof(actor), typeof(action), typeof(subject_kind),
        typeof(subject_id), typeof(body), typeof(leaf), typeof(prev), typeof(hash)),
      CAST(seq AS BLOB), CAST(at AS BLOB), CAST(actor AS BLOB), CAST(action AS BLOB),
      CAST(subject_kind AS BLOB), CAST(subject_id AS BLOB), CAST(body AS BLOB),
      CAST(leaf AS BLOB), CAST(prev AS BLOB), CAST(hash AS BLOB)
    FROM audit_event WHERE seq > ${after} OR typeof(seq) <> 'integer'
    ORDER BY seq LIMIT ${batchSize}`)
  return rows.map(([seq, types, ...bytes]) => ({
    seq,
    types,
    fields: bytes.slice(0, 7),
    leaf: bytes[7] ?? beginning,
    prev: bytes[8] ?? beginning,
    hash: bytes[9] ?? beginning,
  }))
}
