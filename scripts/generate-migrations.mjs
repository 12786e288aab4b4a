// Makes db/migrations afresh from db/schema and db/guard-rails.sql. Run it after changing either.
// There has been no release yet, so there is one first migration; from the first release on this script must only add.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const folder = 'db/migrations'
const kit = (...words) =>
  execFileSync('node_modules/.bin/drizzle-kit', ['generate', ...words], { stdio: 'inherit' })
const fileNamed = (ending) =>
  `${folder}/${readdirSync(folder).find((name) => name.endsWith(ending))}`

rmSync(folder, { recursive: true, force: true })
kit('--name', 'tables')
const tables = fileNamed('_tables.sql')
writeFileSync(tables, readFileSync(tables, 'utf8').replaceAll(/\n\);/g, '\n) STRICT;'))

kit('--custom', '--name', 'guard_rails')
writeFileSync(fileNamed('_guard_rails.sql'), readFileSync('db/guard-rails.sql', 'utf8'))

// The time of generation is the only part that would differ between two runs; fixed, so that a diff shows real changes.
const journal = `${folder}/meta/_journal.json`
const entries = JSON.parse(readFileSync(journal, 'utf8'))
entries.entries.forEach((entry, index) => {
  entry.when = Date.UTC(2026, 10, 21) + index
})
writeFileSync(journal, `${JSON.stringify(entries, null, 2)}\n`)
