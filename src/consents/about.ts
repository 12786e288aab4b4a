import type { FormValues } from '../http/forms.ts'
import type { Reader } from '../platform/port.ts'
import type { About } from './page-forms.ts'
import { type FoundConsent, noticesInUse, staffOf } from './store.ts'

/** What the pages of this record are checked against. `typed` is the record's own unless a page just sent something. */
export function aboutRecord(
  reader: Reader,
  row: FoundConsent,
  now: number,
  typed: FormValues = row.typed,
): About & {
  readonly notices: ReturnType<typeof noticesInUse>
  readonly staff: ReturnType<typeof staffOf>
} {
  return {
    personKind: row.person.kind,
    now,
    notices: noticesInUse(reader),
    staff: staffOf(reader, row.person.serviceId),
    typed,
  }
}
