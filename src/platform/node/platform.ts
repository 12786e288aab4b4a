import { join } from 'node:path'
import { file } from '../../../db/schema/media.ts'
import type { Database, Platform } from '../port.ts'
import { createAssets } from './assets.ts'
import { now } from './clock.ts'
import { openDatabase } from './database.ts'
import { createFiles } from './files.ts'
import { newId } from './ids.ts'
import { createImages } from './images.ts'
import { log } from './log.ts'
import { createMail } from './mail.ts'
import { loadSecrets } from './secrets.ts'
import { root, type Settings } from './settings.ts'

export type OpenPlatform = { readonly platform: Platform; close(): Promise<void> }

/** Everything on one machine: one database file, one folder of sealed files, one key file. */
export function openPlatform(settings: Settings, options: { demo: boolean }): OpenPlatform {
  const { database, close } = openDatabase(settings.databasePath, join(root, 'db', 'migrations'))
  const secrets = loadSecrets(settings.keyPath, { mayCreate: !holdsFiles(database) })
  const images = createImages()
  const platform: Platform = {
    database,
    files: createFiles({ folder: settings.uploadsPath, key: secrets.fileKey }),
    images,
    mail: createMail(settings.mail),
    secrets,
    assets: createAssets(root),
    origin: settings.origin,
    demo: options.demo,
    now,
    newId,
    log,
  }
  return {
    platform,
    async close() {
      await images.close()
      close()
    },
  }
}

/** Sealed files need the key they were sealed with; a new one would lose them without a word. */
function holdsFiles(database: Database): boolean {
  return database.select({ id: file.id }).from(file).limit(1).get() !== undefined
}
