import { eq } from 'drizzle-orm'
import { handOver } from '../../../src/exports/downloads.ts'
import { confirmPosted } from '../../../src/exports/publication.ts'
import { releaseTarget } from '../../../src/exports/release.ts'
import { isKept, keepScreenshot } from '../../../src/exports/screenshots.ts'
import { findPack } from '../../../src/exports/store.ts'
import { isRefused } from '../../../src/http/refusals.ts'
import { exportPack } from '../../schema/exports.ts'
import type { AccountName, StaffName } from '../cast.ts'
import { jpegFile } from './pictures.ts'
import { targetOf } from './posts.ts'
import type { Stage } from './stage.ts'

/** Releases a pack for one account. @returns its id */
export async function release(
  stage: Stage,
  postId: string,
  by: StaffName,
  account: AccountName,
): Promise<string> {
  const { platform, cast } = stage
  const target = targetOf(platform.database, postId, cast.accounts[account])
  const released = await releaseTarget(platform, {
    postId,
    targetId: target.id,
    staffId: cast.staff[by],
    services: Object.values(cast.services),
    formKey: platform.newId(),
  })
  if (isRefused(released)) {
    const why = released.decided?.decision.reasons
    throw new Error(`A release of the demo was refused: ${JSON.stringify([released.refused, why])}`)
  }
  const pack = platform.database
    .select({ id: exportPack.id })
    .from(exportPack)
    .where(eq(exportPack.targetId, target.id))
    .get()
  return pack?.id ?? ''
}

/** Opens the pack: what somebody does before they post it by hand. */
export function download(stage: Stage, packId: string, by: StaffName): void {
  const { platform, cast } = stage
  stage.takes(25)
  const handed = handOver(platform, packOf(stage, packId), cast.staff[by])
  if (handed !== 'allowed') throw new Error(`A pack of the demo was not handed over: ${handed}`)
}

/** Says where it was posted, with a picture of the screen. */
export async function confirm(
  stage: Stage,
  packId: string,
  by: StaffName,
  proof: { readonly address: string; readonly screen: Uint8Array },
): Promise<void> {
  const { platform, cast } = stage
  const screenshot = await keepScreenshot(platform, jpegFile(proof.screen), 'screenshot')
  if (!isKept(screenshot)) throw new Error(screenshot.message)
  stage.takes(280)
  const postedAt = Math.floor(platform.now() / 60_000) * 60_000
  const services = Object.values(cast.services)
  const who = { packId, staffId: cast.staff[by], services, formKey: platform.newId() }
  const { address } = proof
  const posted = { address, postedAt, screenshot, exactlyAsApproved: true }
  const done = confirmPosted(platform, who, posted)
  if (isRefused(done)) throw new Error(`A confirmation of the demo was refused: ${done.refused}`)
}

function packOf({ platform, cast }: Stage, packId: string) {
  const found = findPack(platform.database, packId, Object.values(cast.services))
  if (!found) throw new Error('A pack of the demo is not there.')
  return found
}
