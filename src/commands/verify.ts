import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ChainResult, chainFaults, verifyChain } from '../audit/verify.ts'
import { readDatabase } from '../platform/node/database.ts'
import { readSettings } from '../platform/node/settings.ts'

/** Walks the audit chain of a database file. Exit code 0 when it holds, 1 when it does not, 2 when it cannot be read. */
export function verify(words: string[]): void {
  if (words[0] !== '--database') {
    fail('Say what to verify: countersign verify --database [FILE]')
    return
  }
  const path = words[1]
    ? resolve(words[1])
    : readSettings(process.env, { database: 'countersign.db' }).databasePath
  if (!existsSync(path)) {
    fail(`There is no database at ${path}.`)
    return
  }
  const result = walk(path)
  if (!result) {
    fail(`${path} cannot be read as a Countersign database.`)
    return
  }
  if (result.ok) {
    process.stdout.write(`The audit trail holds: ${result.rows} rows, last link ${result.head}\n`)
    return
  }
  process.stdout.write(
    `The audit trail does not hold. Row ${result.badRow}: ${chainFaults[result.fault]} ${result.rows} rows before it are sound.\n`,
  )
  process.exitCode = 1
}

/** Null when it is no database, is damaged beyond reading, or holds no audit trail. */
function walk(path: string): ChainResult | null {
  try {
    const { database, close } = readDatabase(path)
    const result = verifyChain(database)
    close()
    return result
  } catch {
    return null
  }
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 2
}
