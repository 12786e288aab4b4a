import { lt } from 'drizzle-orm'
import { file } from '../db/schema/media.ts'
import { formKey } from '../db/schema/staff.ts'
import { expirePacks } from './exports/expire.ts'
import type { Platform } from './platform/port.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** What the clock does by itself, and how often in milliseconds. Each may run late or twice without harm. */
export const jobs = {
  'expire packs': { every: minute, run: async (platform: Platform) => void expirePacks(platform) },
  'sweep files': { every: 60 * minute, run: sweepFiles },
  'forget form keys': { every: 60 * minute, run: forgetFormKeys },
} as const satisfies Record<string, { every: number; run: (platform: Platform) => Promise<void> }>

/** Sealed bytes whose transaction never came to be. */
async function sweepFiles(platform: Platform): Promise<void> {
  const rows = platform.database.select({ id: file.id }).from(file).all()
  await platform.files.sweep(new Set(rows.map((row) => row.id)))
}

/** A form is pressed twice within seconds; a day is plenty. */
async function forgetFormKeys(platform: Platform): Promise<void> {
  platform.database
    .delete(formKey)
    .where(lt(formKey.at, platform.now() - day))
    .run()
}
