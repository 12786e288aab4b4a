import { eq } from 'drizzle-orm'
import {
  credential,
  rateLimit,
  twoFactor as secondFactor,
  session,
  user,
  verification,
} from '../../db/schema/signin.ts'
import { staff } from '../../db/schema/staff.ts'
import type { Platform, Reader } from '../platform/port.ts'
import { cookieSetting } from './cookies.ts'
import { hashedSessions } from './hashed-sessions.ts'
import { hashPassword, passwordMatches } from './password.ts'
import { longestPassword, shortestPassword } from './password-rules.ts'
import { absoluteLimit } from './session.ts'

/**
 * The sign-in library, made once per platform and only when somebody signs in: it is large, and no other request needs
 * it. Its web addresses are not mounted anywhere; our own form routes call it in the same process.
 */
const known = new WeakMap<Platform, ReturnType<typeof createAuth>>()

export function authOf(platform: Platform): ReturnType<typeof createAuth> {
  const found = known.get(platform)
  if (found) return found
  const made = createAuth(platform)
  known.set(platform, made)
  return made
}

async function createAuth(platform: Platform) {
  const [{ betterAuth }, { drizzleAdapter }, { twoFactor }] = await Promise.all([
    import('better-auth/minimal'),
    import('better-auth/adapters/drizzle'),
    import('better-auth/plugins/two-factor'),
  ])
  const { prefix, secure, sameSite } = cookieSetting(platform)
  const schema = {
    user,
    session,
    account: credential,
    verification,
    twoFactor: secondFactor,
    rateLimit,
  }
  return betterAuth({
    appName: 'Countersign',
    baseURL: platform.origin,
    secret: platform.secrets.sessionSecret,
    database: hashedSessions(drizzleAdapter(platform.database, { provider: 'sqlite', schema })),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword * 4,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => passwordMatches(hash, password),
      },
    },
    session: { expiresIn: absoluteLimit / 1000, disableSessionRefresh: true },
    disabledPaths: ['/verify-email', '/send-verification-email', '/change-email', '/sign-up/email'],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: prefix,
      useSecureCookies: false,
      defaultCookieAttributes: { secure, sameSite, httpOnly: true, path: '/' },
      cookies: { session_token: { name: `${prefix}.session` } },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => platform.newId() },
    },
    databaseHooks: {
      session: {
        create: {
          /** Our clock, and nobody who has left: the library then refuses exactly as for a wrong password. */
          before: async (made) => {
            if (!mayStart(platform.database, made.userId)) return false
            const now = new Date(platform.now())
            return { data: { ...made, createdAt: now, updatedAt: now } }
          },
        },
      },
    },
    plugins: [twoFactor({ backupCodeOptions: { storeBackupCodes: 'plain' } })],
  })
}

function mayStart(reader: Reader, userId: string): boolean {
  const member = reader.select().from(staff).where(eq(staff.userId, userId)).get()
  return member !== undefined && member.leftOn === null && member.noticeGivenOn === null
}
