import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { readSettings } from '../../src/platform/node/settings.ts'
import { measureActions } from './actions.ts'
import { measureAudit } from './audit.ts'
import { type Figures, table } from './figures.ts'
import { fill } from './fill.ts'
import { measureGate } from './gate.ts'
import { measurePages } from './pages.ts'
import { measureStart } from './start.ts'
import { measureUpload } from './upload.ts'

/** `npm run bench`: a table of every figure beside its ceiling, or with `-- --json` one JSON object of them. */
const asJson = process.argv.includes('--json')
const say = (words: string) => process.stderr.write(`${words}\n`)

const folder = mkdtempSync(join(tmpdir(), 'countersign-bench-'))
const settings = readSettings(
  { COUNTERSIGN_DATABASE: join(folder, 'bench.db'), COUNTERSIGN_UPLOADS: join(folder, 'uploads') },
  { database: 'bench.db' },
)
try {
  say('Bundling the server and its bare ceiling')
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
  const bare = join(process.cwd(), 'dist', 'bench-bare.js')
  await build({
    entryPoints: ['test/bench/bare-server.ts'],
    outfile: bare,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['better-sqlite3'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);",
    },
  })
  say('Filling a database: 100,000 posts, 10,000 people')
  const filled = await fill(settings)
  const bench = { settings, filled, bare, folder, say }

  const figures: Figures = {
    ...(await measurePages(bench)),
    ...(await measureActions(bench)),
    ...measureGate(),
    ...(await measureUpload(bench)),
    ...(await measureAudit(bench)),
    ...(await measureStart(bench)),
  }
  process.stdout.write(asJson ? `${JSON.stringify(figures, null, 2)}\n` : `${table(figures)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
