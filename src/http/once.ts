import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { formKey } from '../../db/schema/staff.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { type FormValues, one } from './forms.ts'

const ownKey = z.uuid()

/** The key of a form that was sent. What is not one of our keys counts as a press that was never made before. */
export function sentKey(values: FormValues, { newId }: Pick<Platform, 'newId'>): string {
  const key = ownKey.safeParse(one(values, 'form_key'))
  return key.success ? key.data : newId()
}

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
    .onConflictDoNothing()
    .run()
}
