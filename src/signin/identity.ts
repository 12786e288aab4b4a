import { and, eq } from 'drizzle-orm'
import { credential, user } from '../../db/schema/signin.ts'
import { staff } from '../../db/schema/staff.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'

/** Makes the sign-in identity of a member of staff, in the sign-in library's own form. Returns its id. */
export function giveIdentity(
  tx: Transaction,
  platform: Pick<Platform, 'newId' | 'now'>,
  of: { readonly staffId: string; readonly passwordHash: string | null },
): string {
  const person = tx.select().from(staff).where(eq(staff.id, of.staffId)).get()
  if (!person) throw new Error('There is no such member of staff.')
  const userId = platform.newId()
  const at = new Date(platform.now())
  tx.insert(user)
    .values({
      id: userId,
      name: person.name,
      email: person.email,
      emailVerified: true,
      createdAt: at,
      updatedAt: at,
    })
    .run()
  tx.update(staff).set({ userId }).where(eq(staff.id, of.staffId)).run()
  if (of.passwordHash) setPassword(tx, platform, { userId, passwordHash: of.passwordHash })
  return userId
}

/** Gives an identity its password, or a new one. */
export function setPassword(
  tx: Transaction,
  platform: Pick<Platform, 'newId' | 'now'>,
  of: { readonly userId: string; readonly passwordHash: string },
): void {
  const at = new Date(platform.now())
  const changed = tx
    .update(credential)
    .set({ password: of.passwordHash, updatedAt: at })
    .where(ownPassword(of.userId))
    .returning({ id: credential.id })
    .all()
  if (changed.length > 0) return
  tx.insert(credential)
    .values({
      id: platform.newId(),
      accountId: of.userId,
      providerId: 'credential',
      userId: of.userId,
      password: of.passwordHash,
      createdAt: at,
      updatedAt: at,
    })
    .run()
}

/** The stored hash, or null for somebody without a password. */
export function passwordHashOf(reader: Reader, userId: string): string | null {
  return reader.select().from(credential).where(ownPassword(userId)).get()?.password ?? null
}

const ownPassword = (userId: string) =>
  and(eq(credential.userId, userId), eq(credential.providerId, 'credential'))

export function emailOf(reader: Reader, staffId: string): string {
  return reader.select().from(staff).where(eq(staff.id, staffId)).get()?.email ?? ''
}
