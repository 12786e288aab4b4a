import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isPlanted } from '../../db/seeds/demo.ts'
import { openPlanted } from '../../src/commands/demo.ts'
import { readSettings } from '../../src/platform/node/settings.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-planting-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const settings = () =>
  readSettings(
    {
      COUNTERSIGN_DATABASE: join(folder, 'demo.db'),
      COUNTERSIGN_UPLOADS: join(folder, 'uploads'),
    },
    { database: 'demo.db' },
  )

test('A demo that could not be planted leaves no database behind, and the next start plants it', async () => {
  writeFileSync(join(folder, 'uploads'), 'a file where the folder should be')
  await expect(openPlanted(settings())).rejects.toThrow()
  expect(readdirSync(folder).filter((name) => name.includes('demo.db'))).toEqual([])

  rmSync(join(folder, 'uploads'))
  const open = await openPlanted(settings())
  expect(isPlanted(open.platform)).toBe(true)
  await open.close()
  expect(readdirSync(folder).sort()).toEqual(['demo.db', 'demo.key', 'uploads'])

  const started = performance.now()
  const again = await openPlanted(settings())
  expect(performance.now() - started).toBeLessThan(3000)
  await again.close()
}, 60_000)
