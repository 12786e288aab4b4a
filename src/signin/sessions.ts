import { and, desc, eq, gt, lt, ne } from 'drizzle-orm'
import { deleteCookie, setCookie, setSignedCookie } from 'hono/cookie'
import { session, verification } from '../../db/schema/signin.ts'
import { staff } from '../../db/schema/staff.ts'
import { recordEvent } from '../audit/record.ts'
import type { Ctx } from '../http/env.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import { authOf } from './auth.ts'
import { challengeCookie, cookieSetting, sessionCookie } from './cookies.ts'
import { absoluteLimit, idleLimit } from './session.ts'

export type SecondStep = 'code' | 'recovery_code' | 'none' | 'demo'

/** Starts a session without a password: for the demo, and right after an invitation was accepted. */
export async function openSession(c: Ctx, userId: string): Promise<void> {
  const platform = c.get('platform')
  const library = await (await authOf(platform)).$context
  const userAgent = c.req.header('user-agent') ?? ''
  const made = await library.internalAdapter.createSession(userId, false, { userAgent })
  if (!made) throw new Error('The sign-in library refused a session.')
  const { secure, sameSite } = cookieSetting(platform)
  await setSignedCookie(c, sessionCookie(platform), made.token, platform.secrets.sessionSecret, {
    path: '/',
    httpOnly: true,
    secure,
    sameSite,
    maxAge: absoluteLimit / 1000,
  })
}

/** The library writes a session by itself; its audit row follows at once in a transaction of ours, which also tidies up. */
export function recordSignIn(platform: Platform, staffId: string, secondStep: SecondStep): void {
  const oldest = new Date(platform.now() - absoluteLimit)
  platform.database.transaction((tx) => {
    tx.delete(session).where(lt(session.createdAt, oldest)).run()
    tx.delete(verification).where(lt(verification.createdAt, oldest)).run()
    recordEvent(tx, platform, {
      actor: staffId,
      action: 'session.started',
      subject: { kind: 'staff', id: staffId },
      body: { second_step: secondStep },
    })
  })
}

/** Passes on the cookies that the library set. Its body holds the token and stops here (security finding F5). */
export function keepCookies(c: Ctx, answer: Response): void {
  for (const cookie of answer.headers.getSetCookie())
    c.header('Set-Cookie', cookie, { append: true })
}

/** What the library may know of a request: the cookies, and the browser's name for the list of sessions. */
export function headersFor(c: Ctx): Headers {
  const headers = new Headers()
  for (const name of ['cookie', 'user-agent']) {
    const value = c.req.header(name)
    if (value) headers.set(name, value)
  }
  return headers
}

/** Takes our cookies back, and asks the browser to forget every page it kept. */
export function forgetBrowser(c: Ctx): void {
  const platform = c.get('platform')
  const { secure } = cookieSetting(platform)
  for (const name of [sessionCookie(platform), challengeCookie(platform)]) {
    deleteCookie(c, name, { path: '/', secure })
  }
  c.header('Clear-Site-Data', '"cache", "storage"')
}

/** Ends a half-finished sign-in in this browser. */
export function forgetChallenge(c: Ctx): void {
  const platform = c.get('platform')
  const { secure, sameSite } = cookieSetting(platform)
  setCookie(c, challengeCookie(platform), '', {
    path: '/',
    httpOnly: true,
    secure,
    sameSite,
    maxAge: 0,
  })
}

export function endSession(tx: Transaction, sessionId: string): void {
  tx.delete(session).where(eq(session.id, sessionId)).run()
}

/** Ends every session of a sign-in identity; `except` is the one to keep. */
export function endSessionsOf(tx: Transaction, userId: string, except = ''): number {
  const ended = tx
    .delete(session)
    .where(and(eq(session.userId, userId), ne(session.id, except)))
    .returning({ id: session.id })
    .all()
  return ended.length
}

export type OpenSession = {
  readonly id: string
  readonly userAgent: string
  readonly startedAt: number
  readonly seenAt: number
}

/** Sessions that still count, newest first. */
export function openSessionsOf(reader: Reader, userId: string, now: number): OpenSession[] {
  return reader
    .select()
    .from(session)
    .where(
      and(
        eq(session.userId, userId),
        gt(session.updatedAt, new Date(now - idleLimit)),
        gt(session.createdAt, new Date(now - absoluteLimit)),
      ),
    )
    .orderBy(desc(session.createdAt))
    .all()
    .map((row) => ({
      id: row.id,
      userAgent: row.userAgent ?? '',
      startedAt: row.createdAt.getTime(),
      seenAt: row.updatedAt.getTime(),
    }))
}

export function staffOfUser(reader: Reader, userId: string) {
  return reader.select().from(staff).where(eq(staff.userId, userId)).get()
}
