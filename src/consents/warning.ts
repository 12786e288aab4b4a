import { formatMeets } from '../domain/decision/proof.ts'
import { type FormValues, one } from '../http/forms.ts'
import type { PageName } from './pages.ts'
import type { FoundConsent, NoticeRow } from './store.ts'

/**
 * What there is to warn about on a page, as a word that names it; empty when there is nothing. A page with a warning is
 * shown once more when it is saved, so that the warning is read; nothing stops anybody writing down what happened.
 */
export function warningOn(
  page: PageName,
  row: Pick<FoundConsent, 'needs'>,
  typed: FormValues,
  notices: readonly NoticeRow[],
): string {
  if (page === 'who') return one(typed, 'giver') === 'other' ? one(typed, 'giver_kind') : ''
  if (page !== 'told') return ''
  const given = notices.find(({ id }) => id === one(typed, 'notice'))
  return given && !formatMeets(given.format, row.needs) ? given.id : ''
}
