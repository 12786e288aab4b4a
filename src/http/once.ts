import { eq } from 'drizzle-orm'
import { formKey } from '../../db/schema/staff.ts'
import type { Platform, Transaction } from '../platform/port.ts'

/**
 * Where the first press of this form's button led, or null when this is the first.
 * Call before making anything; call `rememberForm` in the same transaction after.
 */
export function alreadySent(tx: Transaction, key: string, staffId: string): string | null {
  const used = tx.select().from(formKey).where(eq(formKey.key, key)).get()
  return used && used.staffId === staffId ? used.location : null
}

export function rememberForm(
  tx: Transaction,
  platform: Pick<Platform, 'now'>,
  form: { key: string; staffId: string; location: string },
): void {
  tx.insert(formKey)
    .values({ ...form, at: platform.now() })
    .run()
}
