import { eq } from 'drizzle-orm'
import { withdrawal } from '../../db/schema/consents.ts'
import { person } from '../../db/schema/people.ts'
import { whyNotVerify } from '../domain/publishing.ts'
import { may, servicesWhere, type Viewer } from '../http/viewer.ts'
import type { Platform, Reader } from '../platform/port.ts'
import { findTakedown, publicationOf } from './store.ts'

export type TakedownView = NonNullable<ReturnType<typeof loadTakedown>>

/** One takedown as one viewer may see it, or null when it is not theirs. */
export function loadTakedown(platform: Platform, viewer: Viewer, id: string) {
  const { database } = platform
  const found = findTakedown(database, id, servicesWhere(viewer, 'read_posts'))
  if (!found) return null
  const { takedown, post } = found
  return {
    ...found,
    now: platform.now(),
    publication: publicationOf(database, takedown.targetId),
    said: takedown.withdrawalId ? whoSaidNo(database, takedown.withdrawalId) : undefined,
    mayRecord: may(viewer, 'record_takedown', post.serviceId),
    mayVerify:
      may(viewer, 'verify_takedown', post.serviceId) &&
      whyNotVerify(takedown, viewer.staffId) === null,
  }
}

/** Who said no, when they said it and when it was written down. */
export function whoSaidNo(reader: Reader, withdrawalId: string) {
  return reader
    .select({ saidAt: withdrawal.saidAt, recordedAt: withdrawal.recordedAt, name: person.knownAs })
    .from(withdrawal)
    .innerJoin(person, eq(person.id, withdrawal.personId))
    .where(eq(withdrawal.id, withdrawalId))
    .get()
}
