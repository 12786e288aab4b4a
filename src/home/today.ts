import { may, servicesWhere, type Viewer } from '../http/viewer.ts'
import type { Reader } from '../platform/port.ts'
import {
  consentsToCheck,
  postsAwaitingOthers,
  postsSentBack,
  postsToDecide,
  revokedPacks,
  type Task,
  takedownsDue,
  takedownsToVerify,
  targetsToConfirm,
  targetsToRelease,
} from './tasks.ts'

/** What waits for this person, soonest first, and what they wait for. */
export type Today = { readonly mine: readonly Task[]; readonly others: readonly Task[] }

/** `only` narrows to one service, as the service switch does. */
export function todayFor(reader: Reader, viewer: Viewer, only?: string): Today {
  const where = (permission: Parameters<typeof servicesWhere>[1]) =>
    servicesWhere(viewer, permission).filter((id) => only === undefined || id === only)
  const posting = where('release_pack')
  const deciding = where('decide_approval')
  const mine = [
    ...revokedPacks(reader, posting),
    ...takedownsDue(reader, where('record_takedown')),
    ...takedownsToVerify(reader, where('verify_takedown'), viewer.staffId),
    ...postsToDecide(reader, deciding),
    ...consentsToCheck(reader, where('check_consent'), viewer.staffId),
    ...postsSentBack(reader, where('edit_draft')),
    ...targetsToRelease(reader, posting),
    ...targetsToConfirm(reader, where('confirm_publication')),
  ]
  return {
    mine: mine.sort(soonestFirst),
    others: may(viewer, 'edit_draft')
      ? postsAwaitingOthers(reader, where('edit_draft'), viewer.staffId)
      : [],
  }
}

/** By due time; what has none comes after, oldest first. */
function soonestFirst(one: Task, other: Task): number {
  if (one.due !== null && other.due !== null) return one.due - other.due
  if (one.due === null && other.due === null) return one.since - other.since
  return one.due === null ? 1 : -1
}
