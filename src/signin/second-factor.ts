import { eq, sql } from 'drizzle-orm'
import { getCookie } from 'hono/cookie'
import { twoFactor, usedCode, user, verification } from '../../db/schema/signin.ts'
import { recordEvent } from '../audit/record.ts'
import type { Ctx } from '../http/env.ts'
import type { Platform, Reader } from '../platform/port.ts'
import { authOf } from './auth.ts'
import { challengeCookie, openSigned } from './cookies.ts'
import { matchingStep } from './one-time-code.ts'
import { countTry, forgetTries, type Limited, type Wait } from './rate-limit.ts'
import { hashRecoveryCode } from './recovery-codes.ts'
import { openSecret } from './secrets.ts'
import { headersFor, keepCookies, recordSignIn, staffOfUser } from './sessions.ts'

export type CodeOutcome =
  | { readonly kind: 'in' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too_late' }
  | { readonly kind: 'wait'; readonly wait: Wait }

/** Who gave the right password in this browser a moment ago and still owes a code. Null when nobody, or too long ago. */
export function challengedUser(c: Ctx): string | null {
  const platform = c.get('platform')
  const cookie = getCookie(c, challengeCookie(platform))
  const identifier = openSigned(cookie, platform.secrets.sessionSecret)
  if (!identifier) return null
  const row = platform.database
    .select({ userId: verification.value })
    .from(verification)
    .where(eq(verification.identifier, identifier))
    .get()
  return row?.userId ?? null
}

/** One try with a code from the app. A code that was used before counts as wrong (security finding F3). */
export async function tryCode(c: Ctx, userId: string, code: string): Promise<CodeOutcome> {
  const platform = c.get('platform')
  const wait = countCode(platform, userId)
  if (wait) return { kind: 'wait', wait }
  if (!(await claimCode(platform, userId, code))) return refuseCode(platform, userId)
  const auth = await authOf(platform)
  const answer = await auth.api.verifyTOTP({
    body: { code },
    headers: headersFor(c),
    asResponse: true,
  })
  if (!answer.ok) return { kind: 'too_late' }
  keepCookies(c, answer)
  forgetCodes(platform, userId)
  return { kind: 'in' }
}

/** One try with a recovery code. Each works once. */
export async function tryRecoveryCode(c: Ctx, userId: string, code: string): Promise<CodeOutcome> {
  const platform = c.get('platform')
  const wait = countCode(platform, userId)
  if (wait) return { kind: 'wait', wait }
  const auth = await authOf(platform)
  const answer = await auth.api.verifyBackupCode({
    body: { code: hashRecoveryCode(platform, code) },
    headers: headersFor(c),
    asResponse: true,
  })
  if (!answer.ok) return refuseCode(platform, userId)
  keepCookies(c, answer)
  forgetCodes(platform, userId)
  const member = staffOfUser(platform.database, userId)
  if (member) {
    platform.database.transaction((tx) =>
      recordEvent(tx, platform, {
        actor: member.id,
        action: 'second_factor.recovery_used',
        subject: { kind: 'staff', id: member.id },
        body: { left: recoveryCodesLeft(tx, userId) },
      }),
    )
  }
  return { kind: 'in' }
}

/** Records the finished sign-in of somebody who gave a code. */
export function recordCodeSignIn(c: Ctx, userId: string, step: 'code' | 'recovery_code'): void {
  const platform = c.get('platform')
  const member = staffOfUser(platform.database, userId)
  if (member) recordSignIn(platform, member.id, step)
}

export const hasSecondFactor = (reader: Reader, userId: string): boolean =>
  reader.select().from(user).where(eq(user.id, userId)).get()?.twoFactorEnabled === true

export function recoveryCodesLeft(reader: Reader, userId: string): number {
  const row = reader.select().from(twoFactor).where(eq(twoFactor.userId, userId)).get()
  const codes: unknown = JSON.parse(row?.backupCodes ?? '[]')
  return Array.isArray(codes) ? codes.length : 0
}

/** Whether a code is right, now, for the first time. Remembers its step: neither it nor an earlier one works again. */
export async function claimCode(
  platform: Platform,
  userId: string,
  code: string,
): Promise<boolean> {
  const row = platform.database.select().from(twoFactor).where(eq(twoFactor.userId, userId)).get()
  if (!row) return false
  const step = matchingStep(await openSecret(platform, row.secret), code, platform.now())
  if (step === null) return false
  const claimed = platform.database
    .insert(usedCode)
    .values({ userId, step })
    .onConflictDoUpdate({
      target: usedCode.userId,
      set: { step },
      setWhere: sql`${usedCode.step} < ${step}`,
    })
    .returning({ step: usedCode.step })
    .all()
  return claimed.length === 1
}

const codeTries = (userId: string): Limited[] => [
  { limit: 'code', of: userId },
  { limit: 'codeOfDay', of: userId },
]

/** Counts a try with a code; the wait when there were too many. */
export function countCode(platform: Platform, userId: string): Wait | null {
  const wait = platform.database.transaction((tx) => countTry(tx, platform, codeTries(userId)))
  if (wait?.first) recordCodeRefusal(platform, userId, 'too_many')
  return wait
}

export function forgetCodes(platform: Platform, userId: string): void {
  platform.database.transaction((tx) => forgetTries(tx, platform, codeTries(userId)))
}

function refuseCode(platform: Platform, userId: string): CodeOutcome {
  recordCodeRefusal(platform, userId, 'code')
  return { kind: 'wrong' }
}

function recordCodeRefusal(platform: Platform, userId: string, why: 'code' | 'too_many'): void {
  platform.database.transaction((tx) =>
    recordEvent(tx, platform, {
      actor: 'system',
      action: 'session.refused',
      subject: { kind: 'staff', id: staffOfUser(tx, userId)?.id ?? 'unknown' },
      body: { why },
    }),
  )
}
