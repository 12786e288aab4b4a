import { openPlatform } from './platform/node/platform.ts'
import { listen } from './platform/node/serve.ts'
import { readSettings } from './platform/node/settings.ts'

/** Production on one machine. An empty database opens the first-run page. */
const settings = readSettings(process.env, { database: 'countersign.db' })
const server = await listen(openPlatform(settings, { demo: false }), settings.port)
process.stdout.write(`Countersign is ready at ${settings.origin}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.stop().then(() => process.exit(0)))
}
