import type { Settings } from '../../src/platform/node/settings.ts'
import type { Filled } from './fill.ts'
import { start } from './servers.ts'

/** What every measurement gets. */
export type Bench = {
  readonly settings: Settings
  readonly filled: Filled
  /** The bundled ceiling server. */
  readonly bare: string
  readonly folder: string
  say(words: string): void
}

/** The real server, bundled as in production, on the filled database. */
export const startReal = ({ settings }: Bench) =>
  start(['dist/node.js'], {
    COUNTERSIGN_DATABASE: settings.databasePath,
    COUNTERSIGN_UPLOADS: settings.uploadsPath,
  })
