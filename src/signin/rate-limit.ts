import { createHmac } from 'node:crypto'
import { eq, lt, sql } from 'drizzle-orm'
import { rateLimit } from '../../db/schema/signin.ts'
import type { Platform, Transaction } from '../platform/port.ts'

const minute = 60_000

/** How often something may be tried. Success gives the tries back; see `forgetTries`. */
export const limits = {
  /** Passwords for one e-mail address. */
  account: { tries: 5, within: 15 * minute },
  /** Passwords from one network address: a whole care home may share it. */
  address: { tries: 30, within: 15 * minute },
  /** Codes for one person. */
  code: { tries: 5, within: 15 * minute },
  /** Codes for one person in a day: six digits must not be found by patience. */
  codeOfDay: { tries: 20, within: 24 * 60 * minute },
} as const
export type Limited = { readonly limit: keyof typeof limits; readonly of: string }

export type Wait = {
  /** How long until the next try counts. */
  readonly seconds: number
  /** This try was the first too many: worth an audit row, where a thousand more would only fill the log. */
  readonly first: boolean
}

/**
 * Counts one try against each limit, before it is known whether it succeeds, so that many at once are counted too.
 * @returns how long to wait when any limit is used up, or null
 */
export function countTry(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'secrets'>,
  tries: readonly Limited[],
): Wait | null {
  const now = platform.now()
  const longest = Math.max(...Object.values(limits).map((limit) => limit.within))
  tx.delete(rateLimit)
    .where(lt(rateLimit.lastRequest, now - longest))
    .run()
  const over = tries.map((one) => countOne(tx, platform, one, now)).filter((one) => one !== null)
  if (over.length === 0) return null
  return {
    seconds: Math.ceil(Math.max(...over.map(({ wait }) => wait)) / 1000),
    first: over.every(({ first }) => first),
  }
}

/** Gives back what a success used up. */
export function forgetTries(
  tx: Transaction,
  platform: Pick<Platform, 'secrets'>,
  tries: readonly Limited[],
): void {
  for (const one of tries) {
    const key = keyOf(platform, one)
    if (one.limit !== 'address') tx.delete(rateLimit).where(eq(rateLimit.key, key)).run()
    else {
      tx.update(rateLimit)
        .set({ count: sql`max(0, ${rateLimit.count} - 1)` })
        .where(eq(rateLimit.key, key))
        .run()
    }
  }
}

/** Null while under the limit, else milliseconds still to wait. `lastRequest` is when the current window began. */
function countOne(
  tx: Transaction,
  platform: Pick<Platform, 'secrets'>,
  one: Limited,
  now: number,
): { wait: number; first: boolean } | null {
  const { tries, within } = limits[one.limit]
  const key = keyOf(platform, one)
  const row = tx.select().from(rateLimit).where(eq(rateLimit.key, key)).get()
  const fresh = !row || now - row.lastRequest >= within
  const next = fresh
    ? { count: 1, lastRequest: now }
    : { count: row.count + 1, lastRequest: row.lastRequest }
  tx.insert(rateLimit)
    .values({ id: key, key, ...next })
    .onConflictDoUpdate({ target: rateLimit.key, set: next })
    .run()
  if (next.count <= tries) return null
  return { wait: next.lastRequest + within - now, first: next.count === tries + 1 }
}

/** A keyed hash, so that the table holds no e-mail address and no network address. */
function keyOf(platform: Pick<Platform, 'secrets'>, { limit, of }: Limited): string {
  const hash = createHmac('sha256', platform.secrets.sessionSecret).update(of).digest('base64url')
  return `${limit}:${hash}`
}
