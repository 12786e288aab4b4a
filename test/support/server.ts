import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cast, plantCast } from '../../db/seeds/cast.ts'
import { openPlatform } from '../../src/platform/node/platform.ts'
import { listen } from '../../src/platform/node/serve.ts'
import { readSettings } from '../../src/platform/node/settings.ts'
import type { Platform } from '../../src/platform/port.ts'

/** The application as it is started for real: a database file, a folder of sealed files, a port. */
export type RunningServer = {
  readonly origin: string
  readonly platform: Platform
  readonly cast: Cast
  readonly databasePath: string
  stop(): Promise<void>
}

/** A fresh organisation with the cast. `demo` shows one-click sign-in. */
export async function startServer(options: { demo: boolean }): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-server-'))
  const port = await freePort()
  const settings = readSettings(
    {
      PORT: String(port),
      COUNTERSIGN_DATABASE: join(folder, 'story.db'),
      COUNTERSIGN_UPLOADS: join(folder, 'uploads'),
    },
    { database: 'story.db' },
  )
  const open = openPlatform(settings, options)
  const { platform } = open
  const cast = platform.database.transaction((tx) => plantCast(tx, platform))
  const server = await listen(open, port)
  return {
    origin: settings.origin,
    platform,
    cast,
    databasePath: settings.databasePath,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The origin has to be known before the server listens, so the port is chosen first. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
