import { rmSync } from 'node:fs'
import { plantDemo } from '../../db/seeds/demo.ts'
import { openPlatform } from '../platform/node/platform.ts'
import { listen } from '../platform/node/serve.ts'
import { readSettings } from '../platform/node/settings.ts'
import { demoPeople } from '../signin/demo.ts'

/** A whole organisation to try things on. It keeps what you do until it is started with `--fresh`. */
export async function demo(words: string[]): Promise<void> {
  const settings = readSettings(process.env, { database: 'demo.db' })
  if (words.includes('--fresh')) {
    for (const ending of ['', '-wal', '-shm'])
      rmSync(`${settings.databasePath}${ending}`, { force: true })
  }
  const open = openPlatform(settings, { demo: true })
  await plantDemo(open.platform)
  const server = await listen(open, settings.port)
  const people = demoPeople(open.platform).map(
    ({ name, roleLine }) => `  ${name.padEnd(16)} ${roleLine}`,
  )
  process.stdout.write(
    [
      '',
      `Countersign is ready with a demo organisation: ${settings.origin}`,
      '',
      'Sign in with one click, as any of these. Nobody here is real and there are no passwords.',
      ...people,
      '',
      'Stop it with Ctrl+C. What you do is kept; npm run demo -- --fresh begins again.',
      '',
    ].join('\n'),
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.stop().then(() => process.exit(0)))
  }
}
