import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Asked for before anything large is loaded, so that the second start need not compile it again. A folder that cannot
// be written is no fault: the start is then as slow as the first.
enableCompileCache(fileURLToPath(new URL('compiled', import.meta.url)))
const [{ openPlatform }, { listen }, { readSettings }, { startUp }] = await Promise.all([
  import('./platform/node/platform.ts'),
  import('./platform/node/serve.ts'),
  import('./platform/node/settings.ts'),
  import('./platform/node/start-up.ts'),
])

/** Production on one machine. An empty database opens the first-run page. */
await startUp(async () => {
  const settings = readSettings(process.env, { database: 'countersign.db' })
  const server = await listen(openPlatform(settings, { demo: false }), settings.port)
  process.stdout.write(`Countersign is ready at ${settings.origin}\n`)
  return server
})
