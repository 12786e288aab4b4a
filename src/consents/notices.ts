import { notice } from '../../db/schema/consents.ts'
import { recordEvent } from '../audit/record.ts'
import type { CivilDate } from '../domain/calendar.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { notices } from './notice-wording.ts'

/** Puts our own wording of the notice into use from a day, in every format. @returns the id of each by its format */
export function issueNotices(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  issuedOn: CivilDate,
  actor: string,
): Record<string, string> {
  const ids: Record<string, string> = {}
  for (const wording of notices(issuedOn)) {
    const id = platform.newId()
    tx.insert(notice)
      .values({ ...wording, id })
      .run()
    const subject = { kind: 'notice', id }
    recordEvent(tx, platform, { actor, action: 'notice.issued', subject })
    ids[wording.format] = id
  }
  return ids
}
