import { hash } from 'node:crypto'
import { verifyChain } from '../../src/audit/verify.ts'
import { readDatabase } from '../../src/platform/node/database.ts'
import type { Bench } from './bench.ts'
import { type Figures, throughput } from './figures.ts'

/** Walking the audit chain, beside hashing as many rows of the same size and nothing else. */
export async function measureAudit({ settings, say }: Bench): Promise<Figures> {
  say('Walking the audit chain')
  const { database, close } = readDatabase(settings.databasePath)
  const began = performance.now()
  const result = verifyChain(database)
  const seconds = (performance.now() - began) / 1000
  close()
  if (!result.ok) throw new Error(`The chain of the bench does not hold at row ${result.badRow}.`)
  return {
    'audit rows verified': throughput(result.rows / seconds, 'rows/s', hashesPerSecond(), 0.3),
  }
}

/** Each row needs two hashes: one of about 170 bytes and one of 65. */
function hashesPerSecond(): number {
  const leaf = new Uint8Array(170)
  const link = new Uint8Array(65)
  const rounds = 200_000
  const began = performance.now()
  for (let round = 0; round < rounds; round += 1) {
    hash('sha256', leaf, 'buffer')
    hash('sha256', link, 'buffer')
  }
  return rounds / ((performance.now() - began) / 1000)
}
