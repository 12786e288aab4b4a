import { eq } from 'drizzle-orm'
import { staff } from '../../db/schema/staff.ts'
import { recordEvent } from '../audit/record.ts'
import { networkAddress } from '../http/address.ts'
import type { Ctx } from '../http/env.ts'
import type { Platform, Reader } from '../platform/port.ts'
import { authOf } from './auth.ts'
import { countTry, forgetTries, type Limited, type Wait } from './rate-limit.ts'
import { loadSession } from './session.ts'
import { endSession, headersFor, keepCookies, recordSignIn } from './sessions.ts'

export type PasswordOutcome =
  | { readonly kind: 'in' }
  | { readonly kind: 'code_needed' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly wait: Wait }

/**
 * One try with an e-mail address and a password. An unknown address, a wrong password and somebody who has left all
 * take the same work and get the same answer.
 */
export async function tryPassword(
  c: Ctx,
  given: { readonly email: string; readonly password: string },
): Promise<PasswordOutcome> {
  const platform = c.get('platform')
  const email = given.email.toLowerCase()
  const tries: Limited[] = [
    { limit: 'account', of: email },
    { limit: 'address', of: networkAddress(c) },
  ]
  const wait = platform.database.transaction((tx) => countTry(tx, platform, tries))
  if (wait) {
    if (wait.first) recordRefusal(platform, email, 'too_many')
    return { kind: 'wait', wait }
  }
  const auth = await authOf(platform)
  const answer = await auth.api.signInEmail({
    body: { email, password: given.password },
    headers: headersFor(c),
    asResponse: true,
  })
  const member = byEmail(platform.database, email)
  if (!answer.ok || !member) {
    recordRefusal(platform, email, 'password')
    return { kind: 'wrong' }
  }
  platform.database.transaction((tx) => {
    forgetTries(tx, platform, tries)
    const before = loadSession(c)
    if (before) endSession(tx, before.viewer.sessionId)
  })
  keepCookies(c, answer)
  const body: unknown = await answer.json()
  if (isChallenge(body)) return { kind: 'code_needed' }
  recordSignIn(platform, member.id, 'none')
  return { kind: 'in' }
}

const isChallenge = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'twoFactorRedirect' in body

function byEmail(reader: Reader, email: string) {
  return reader.select().from(staff).where(eq(staff.email, email)).get()
}

/** Who was tried, when it is somebody of ours; an address that is nobody's is not kept. */
function recordRefusal(platform: Platform, email: string, why: 'password' | 'too_many'): void {
  platform.database.transaction((tx) =>
    recordEvent(tx, platform, {
      actor: 'system',
      action: 'session.refused',
      subject: { kind: 'staff', id: byEmail(tx, email)?.id ?? 'unknown' },
      body: { why },
    }),
  )
}
