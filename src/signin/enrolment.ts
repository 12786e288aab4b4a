import { eq } from 'drizzle-orm'
import { twoFactor, usedCode, user } from '../../db/schema/signin.ts'
import { recordEvent } from '../audit/record.ts'
import type { Ctx } from '../http/env.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { newSecret } from './one-time-code.ts'
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts'
import { type CodeOutcome, hasSecondFactor, tryCode } from './second-factor.ts'
import { openSecret, sealSecret } from './secrets.ts'
import { endSession, endSessionsOf, openSessionsOf } from './sessions.ts'

/** Makes a secret that counts for nothing until a code from it was given. A second call makes a new one. */
export async function beginEnrolment(platform: Platform, userId: string): Promise<void> {
  const secret = await sealSecret(platform, newSecret())
  platform.database.transaction((tx) => {
    if (hasSecondFactor(tx, userId)) return
    tx.delete(twoFactor).where(eq(twoFactor.userId, userId)).run()
    tx.insert(twoFactor)
      .values({ id: platform.newId(), secret, backupCodes: '[]', userId, verified: false })
      .run()
  })
}

/** The secret that waits to be confirmed, or null when none was begun or it is in use already. */
export async function waitingSecret(platform: Platform, userId: string): Promise<string | null> {
  const row = platform.database.select().from(twoFactor).where(eq(twoFactor.userId, userId)).get()
  return row && row.verified === false ? openSecret(platform, row.secret) : null
}

/** Confirms the new app with a code from it; every other session ends and this one gets a new token. */
export async function confirmEnrolment(
  c: Ctx,
  code: string,
): Promise<CodeOutcome & { readonly codes?: readonly string[] }> {
  const platform = c.get('platform')
  const { userId, staffId } = c.get('viewer')
  const before = openSessionsOf(platform.database, userId, platform.now())
  const outcome = await tryCode(c, userId, code)
  if (outcome.kind !== 'in') return outcome
  platform.database.transaction((tx) => {
    for (const { id } of before) endSession(tx, id)
    recordEvent(tx, platform, {
      actor: staffId,
      action: 'second_factor.enrolled',
      subject: { kind: 'staff', id: staffId },
    })
  })
  return { kind: 'in', codes: giveRecoveryCodes(platform, { userId, staffId }) }
}

/** Ten new recovery codes, readable this once; the ones before stop working. */
export function giveRecoveryCodes(
  platform: Platform,
  of: { readonly userId: string; readonly staffId: string },
): readonly string[] {
  const codes = newRecoveryCodes()
  const hashes = JSON.stringify(codes.map((code) => hashRecoveryCode(platform, code)))
  platform.database.transaction((tx) => {
    tx.update(twoFactor).set({ backupCodes: hashes }).where(eq(twoFactor.userId, of.userId)).run()
    recordEvent(tx, platform, {
      actor: of.staffId,
      action: 'second_factor.codes_issued',
      subject: { kind: 'staff', id: of.staffId },
      body: { count: codes.length },
    })
  })
  return codes
}

/** Takes the second factor away, so that a new one must be set up before anything else. Ends every session but `except`. */
export function removeSecondFactor(tx: Transaction, userId: string, except?: string): void {
  tx.delete(twoFactor).where(eq(twoFactor.userId, userId)).run()
  tx.delete(usedCode).where(eq(usedCode.userId, userId)).run()
  tx.update(user).set({ twoFactorEnabled: false }).where(eq(user.id, userId)).run()
  endSessionsOf(tx, userId, except)
}
