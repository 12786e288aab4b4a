import type { Platform } from '../../src/platform/port.ts'
import { organisation } from '../schema/organisation.ts'
import { plantCast } from './cast.ts'

/** Fills an empty database with the demo organisation; leaves one that has an organisation as it is. */
export async function plantDemo(platform: Platform): Promise<void> {
  const planted = platform.database.select({ id: organisation.id }).from(organisation).get()
  if (planted) return
  platform.database.transaction((tx) => plantCast(tx, platform))
}
