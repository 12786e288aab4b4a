import { mkdtempSync, rmSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { file } from '../../db/schema/media.ts'
import { openPlatform } from '../../src/platform/node/platform.ts'
import { readSettings } from '../../src/platform/node/settings.ts'

const defaults = { database: 'countersign.db' }

function newSettings() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-platform-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const places = {
    COUNTERSIGN_DATABASE: join(folder, 'rowan.db'),
    COUNTERSIGN_UPLOADS: join(folder, 'uploads'),
  }
  return readSettings(places, defaults)
}

test('What was stored before a restart opens after it', async () => {
  const settings = newSettings()
  const before = openPlatform(settings, { demo: false })
  const about = { mediaType: 'text/plain', purpose: 'evidence' } as const
  const stored = await before.platform.files.put(Buffer.from('agreed'), about)
  await before.close()
  const after = openPlatform(settings, { demo: false })
  onTestFinished(() => after.close())
  expect(Buffer.from(await after.platform.files.open(stored)).toString()).toBe('agreed')
})

test('A lost key file is refused once the database holds sealed files, and not before', async () => {
  const settings = newSettings()
  await openPlatform(settings, { demo: false }).close()
  unlinkSync(settings.keyPath)
  const { platform, close } = openPlatform(settings, { demo: false })
  const about = { mediaType: 'text/plain', purpose: 'evidence' } as const
  const stored = await platform.files.put(Buffer.from('agreed'), about)
  platform.database
    .insert(file)
    .values({ ...stored, createdAt: 1 })
    .run()
  await close()
  unlinkSync(settings.keyPath)
  expect(() => openPlatform(settings, { demo: false })).toThrow('Put back the key file')
})

test.each([
  { COUNTERSIGN_SMTP_URL: 'smtps://mail.example' },
  { COUNTERSIGN_MAIL_FROM: 'posts@rowan.example' },
])('Half of the mail settings is refused at the start: %o', (env) => {
  expect(() => readSettings(env, defaults)).toThrow('Mail needs both')
})
