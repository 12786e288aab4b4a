import { createHmac, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { eq } from 'drizzle-orm'
import { session, user } from '../../db/schema/signin.ts'
import { staff } from '../../db/schema/staff.ts'
import { type Cast, plantCast, type StaffName } from '../../db/seeds/cast.ts'
import { createApp } from '../../src/app.tsx'
import { placeLocal } from '../../src/domain/calendar.ts'
import { createAssets } from '../../src/platform/node/assets.ts'
import { openDatabase } from '../../src/platform/node/database.ts'
import { createFiles } from '../../src/platform/node/files.ts'
import { createImages } from '../../src/platform/node/images.ts'
import { createMail } from '../../src/platform/node/mail.ts'
import { ephemeralSecrets } from '../../src/platform/node/secrets.ts'
import type { Fault, Platform } from '../../src/platform/port.ts'
import { sessionCookie } from '../../src/signin/cookies.ts'
import { sealToken } from '../../src/signin/session.ts'

const root = resolve(import.meta.dirname, '../..')

/** “Today” of the scenarios: Friday 15 May 2026, 10:00 in London. */
export const scenarioDay = placeLocal('2026-05-15T10:00').instant

/** What a member of staff sends: a path, and for a form the fields (a list sends a name several times). */
export type Fields = Readonly<Record<string, string | readonly string[] | File | readonly File[]>>
export type Person = {
  readonly cookie: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Response>
}

export type House = {
  readonly app: ReturnType<typeof createApp>
  readonly platform: Platform
  readonly cast: Cast
  readonly faults: Fault[]
  readonly clock: { set(local: string): void; advance(milliseconds: number): void }
  /** Somebody of the cast, signed in with a session of their own. */
  as(name: StaffName): Person
  /** Nobody in particular: no session. */
  readonly stranger: Person
  close(): Promise<void>
}

/** A whole organisation in memory with the cast of the scenarios, a clock that stands still and a real application. */
export function openHouse(
  options: { cast?: boolean; demo?: boolean; origin?: string } = {},
): House {
  const { database, close } = openDatabase(':memory:', join(root, 'db/migrations'))
  const folder = mkdtempSync(join(tmpdir(), 'countersign-test-'))
  const { fileKey, ...secrets } = ephemeralSecrets()
  const images = createImages()
  const faults: Fault[] = []
  let now = scenarioDay
  const platform: Platform = {
    database,
    files: createFiles({ folder, key: fileKey }),
    images,
    mail: createMail(null),
    secrets,
    assets: createAssets(root),
    origin: options.origin ?? 'http://localhost:3000',
    demo: options.demo ?? false,
    now: () => now,
    newId: () => randomUUID(),
    log: (fault) => faults.push(fault),
  }
  const cast =
    options.cast === false ? emptyCast : database.transaction((tx) => plantCast(tx, platform))
  const app = createApp(platform)
  return {
    app,
    platform,
    cast,
    faults,
    clock: {
      set: (local) => {
        now = placeLocal(local).instant
      },
      advance: (milliseconds) => {
        now += milliseconds
      },
    },
    as: (name) => personWith(app, platform, startSession(platform, cast.staff[name])),
    stranger: personWith(app, platform, ''),
    async close() {
      await images.close()
      close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const emptyCast = {} as Cast

/** A session as sign-in leaves it, without the password: tests of sign-in itself go through its pages. */
export function startSession(platform: Platform, staffId: string): string {
  const { database } = platform
  const at = new Date(platform.now())
  const person = database.select().from(staff).where(eq(staff.id, staffId)).get()
  if (!person) throw new Error('There is nobody of that id in this house.')
  const userId = person.userId ?? randomUUID()
  if (!person.userId) {
    database
      .insert(user)
      .values({
        id: userId,
        name: person.name,
        email: person.email,
        emailVerified: true,
        createdAt: at,
        updatedAt: at,
        twoFactorEnabled: true,
      })
      .run()
    database.update(staff).set({ userId }).where(eq(staff.id, staffId)).run()
  }
  const token = randomUUID()
  database
    .insert(session)
    .values({
      id: randomUUID(),
      token: sealToken(token),
      userId,
      createdAt: at,
      updatedAt: at,
      expiresAt: new Date(platform.now() + 12 * 60 * 60 * 1000),
    })
    .run()
  const signature = createHmac('sha256', platform.secrets.sessionSecret)
    .update(token)
    .digest('base64')
  return `${sessionCookie(platform)}=${encodeURIComponent(`${token}.${signature}`)}`
}

function personWith(app: House['app'], platform: Platform, cookie: string): Person {
  return {
    cookie,
    get: async (path, headers = {}) => app.request(path, { headers: { cookie, ...headers } }),
    post: async (path, fields = {}, headers = {}) =>
      app.request(path, {
        method: 'POST',
        headers: { cookie, origin: platform.origin, ...headers },
        body: bodyOf(fields),
      }),
  }
}

/** Files make it multipart, as in a browser; without any it is an ordinary form. */
function bodyOf(fields: Fields): FormData | URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string | File] => [name, one]),
  )
  if (pairs.every((pair): pair is [string, string] => typeof pair[1] === 'string')) {
    return new URLSearchParams(pairs)
  }
  const form = new FormData()
  for (const [name, value] of pairs) form.append(name, value)
  return form
}
