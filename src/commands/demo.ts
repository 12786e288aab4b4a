import { existsSync, renameSync, rmSync } from 'node:fs'
import { isPlanted, plantDemo } from '../../db/seeds/demo.ts'
import { type OpenPlatform, openPlatform } from '../platform/node/platform.ts'
import { listen } from '../platform/node/serve.ts'
import { readSettings, type Settings } from '../platform/node/settings.ts'
import { startUp } from '../platform/node/start-up.ts'
import { demoPeople } from '../signin/demo.ts'

/** A whole organisation to try things on. It keeps what you do until it is started with `--fresh`. */
export const demo = (words: string[]): Promise<void> =>
  startUp(async () => {
    const settings = readSettings(process.env, { database: 'demo.db' })
    if (words.includes('--fresh')) removeDatabase(settings.databasePath)
    const open = await openPlanted(settings)
    const server = await listen(open, settings.port)
    process.stdout.write(welcome(settings.origin, open))
    return server
  })

function welcome(origin: string, open: OpenPlatform): string {
  const people = demoPeople(open.platform).map(
    ({ name, roleLine }) => `  ${name.padEnd(16)} ${roleLine}`,
  )
  return [
    '',
    `Countersign is ready with a demo organisation: ${origin}`,
    '',
    'Sign in with one click, as any of these. Nobody here is real and there are no passwords.',
    ...people,
    '',
    'Stop it with Ctrl+C. What you do is kept; npm run demo -- --fresh begins again.',
    '',
  ].join('\n')
}

/** Opens the database as it is when it holds an organisation; otherwise plants one first. */
export async function openPlanted(settings: Settings): Promise<OpenPlatform> {
  if (existsSync(settings.databasePath)) {
    const open = openPlatform(settings, { demo: true })
    if (isPlanted(open.platform)) return open
    await open.close()
  }
  process.stdout.write('Planting the demo organisation. This takes some seconds, once.\n')
  await plantAside(settings)
  return openPlatform(settings, { demo: true })
}

/** Plants beside the real file and moves it there when all is done, so that there is never half an organisation. */
async function plantAside(settings: Settings): Promise<void> {
  const { databasePath } = settings
  const draft = `${databasePath}-planting`
  removeDatabase(draft)
  const open = openPlatform({ ...settings, databasePath: draft }, { demo: true })
  try {
    await plantDemo(open.platform)
  } catch (error) {
    await open.close()
    removeDatabase(draft)
    throw error
  }
  await open.close()
  removeDatabase(databasePath)
  renameSync(draft, databasePath)
}

function removeDatabase(path: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true })
}
