import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { addDays, londonDay } from '../../src/domain/calendar.ts'
import type { Platform } from '../../src/platform/port.ts'
import { organisation } from '../schema/organisation.ts'
import { lastWeeks } from './demo/past.ts'
import { othersMoveIn } from './demo/people.ts'
import type { PictureFiles } from './demo/pictures.ts'
import { thisWeek } from './demo/present.ts'
import { openStage } from './demo/stage.ts'
import { writtenDay } from './scenes/papers.ts'

/**
 * Fills an empty database with the demo organisation; leaves one that has an organisation as it is. All of it goes
 * through the application’s own functions, at the times when it happened, so that its audit trail is a real one. That
 * is many transactions: when one fails the database is half planted, and the caller throws it away.
 */
export async function plantDemo(platform: Platform): Promise<void> {
  if (isPlanted(platform)) return
  const files = await readPictures(addDays(londonDay(platform.now()), -1))
  const stage = openStage(platform, Object.values(files))
  const others = await othersMoveIn(stage)
  await lastWeeks(stage, files, others)
  await thisWeek(stage, files, others)
}

export const isPlanted = ({ database }: Platform): boolean =>
  database.select({ id: organisation.id }).from(organisation).get() !== undefined

const folder = join(import.meta.dirname, 'pictures')

/** The drawn pictures by name. The scanned form gets its day in handwriting, because the demo is always about today. */
async function readPictures(signedOn: string): Promise<PictureFiles> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.jpg'))
  const files = Object.fromEntries(
    names.map((name) => [name.slice(0, -4), readFileSync(join(folder, name))]),
  )
  const form = await sharp(files['form-cora'])
    .composite([{ input: Buffer.from(writtenDay(signedOn)) }])
    .jpeg({ quality: 86 })
    .toBuffer()
  return { ...files, 'form-cora': form }
}
