import { sql } from 'drizzle-orm'
import type { Database } from '../platform/port.ts'
import { beginning, linkOf, sha256 } from './chain.ts'

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

/** A row as its bytes lie in the file: the leaf's preimage, then its three hashes of 32 bytes each, in one piece. */
type StoredRow = {
  readonly seq: number
  readonly types: string
  readonly bytes: Uint8Array
}

const batchSize = 2000
const hashSize = 32
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
      prev = hashAt(row, 1)
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
  const leaf = sha256(row.bytes.subarray(0, -3 * hashSize))
  if (!same(leaf, hashAt(row, 3))) return 'changed'
  if (!same(hashAt(row, 2), prev) || !same(linkOf(prev, leaf), hashAt(row, 1))) return 'broken_link'
  return null
}

/** One of the hashes at the end of a row, counted from the end: leaf 3, prev 2, hash 1. */
function hashAt({ bytes }: StoredRow, fromEnd: 1 | 2 | 3): Uint8Array {
  const start = bytes.length - fromEnd * hashSize
  return bytes.subarray(start, start + hashSize)
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** A field's length as 8 bytes and the field itself, in hexadecimal, as `leafOf` joins them. */
const field = (column: string) => `printf('%016x', octet_length(${column})) || hex(${column})`

/**
 * Stored bytes, not decoded text: a decoder would mend what somebody damaged. The database joins each row into one
 * piece, which is four times as quick as handing over ten.
 */
const batchAfter = sql.raw(`
  SELECT seq,
    concat_ws(' ', typeof(seq), typeof(at), typeof(actor), typeof(action), typeof(subject_kind),
      typeof(subject_id), typeof(body), typeof(leaf), typeof(prev), typeof(hash)),
    unhex('00' || ${['seq', 'at', 'actor', 'action', 'subject_kind', 'subject_id', 'body'].map(field).join(' || ')}
      || hex(leaf) || hex(prev) || hex(hash))
  FROM audit_event WHERE seq > `)

function readBatch(database: Database, after: number): StoredRow[] {
  return database
    .values<[number, string, Uint8Array]>(
      sql`${batchAfter}${after} ORDER BY seq LIMIT ${batchSize}`,
    )
    .map(([seq, types, bytes]) => ({ seq, types, bytes }))
}
