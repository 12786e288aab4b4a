import { eq } from 'drizzle-orm'
import { vi } from 'vitest'
import { twoFactor, user } from '../../db/schema/signin.ts'
import { staff } from '../../db/schema/staff.ts'
import type { StaffName } from '../../db/seeds/cast.ts'
import { beginEnrolment, waitingSecret } from '../../src/signin/enrolment.ts'
import { giveIdentity } from '../../src/signin/identity.ts'
import { codeAt, stepOf } from '../../src/signin/one-time-code.ts'
import { hashPassword } from '../../src/signin/password.ts'
import type { Fields, House } from '../support/house.ts'

/** Every password costs real work, many times over on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })

/** The sign-in library reads the clock by itself, so its clock must stand where the house's does. */
export function alignClocks(house: House): void {
  vi.useFakeTimers({ toFake: ['Date'], now: house.platform.now() })
}

export function advance(house: House, milliseconds: number): void {
  house.clock.advance(milliseconds)
  vi.setSystemTime(house.platform.now())
}

export const password = 'umbrella tractor violet'
export const emailOf = (name: StaffName): string => `${name}@countersign.example`
const hashed = hashPassword(password)

/** Gives somebody a password without the pages; returns the id of their sign-in identity. */
export async function withPassword(house: House, name: StaffName): Promise<string> {
  const passwordHash = await hashed
  return house.platform.database.transaction((tx) =>
    giveIdentity(tx, house.platform, { staffId: house.cast.staff[name], passwordHash }),
  )
}

/** Gives somebody a password and an enrolled app; returns the app's secret. */
export async function withApp(house: House, name: StaffName): Promise<string> {
  const { platform } = house
  const userId = await withPassword(house, name)
  await beginEnrolment(platform, userId)
  const secret = await waitingSecret(platform, userId)
  if (!secret) throw new Error('There is no secret to confirm.')
  platform.database
    .update(twoFactor)
    .set({ verified: true })
    .where(eq(twoFactor.userId, userId))
    .run()
  platform.database.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, userId)).run()
  return secret
}

export const codeNow = (house: House, secret: string, steps = 0): string =>
  codeAt(secret, stepOf(house.platform.now()) + steps)

/** A browser with its own cookies. */
export type Browser = {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Response>
  readonly cookies: Map<string, string>
}

export function openBrowser(house: House, address = '192.0.2.1'): Browser {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit, headers: Record<string, string>) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await house.app.request(
      path,
      { ...init, headers: { cookie, ...headers } },
      { incoming: { socket: { remoteAddress: address } } },
    )
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    return response
  }
  return {
    cookies,
    get: (path, headers = {}) => send(path, {}, headers),
    post: (path, fields = {}, headers = {}) =>
      send(
        path,
        { method: 'POST', body: formOf(fields) },
        { origin: house.platform.origin, ...headers },
      ),
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const name = pair.slice(0, pair.indexOf('='))
  if (/max-age=0/i.test(line)) cookies.delete(name)
  else cookies.set(name, pair.slice(pair.indexOf('=') + 1))
}

function formOf(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)]),
    ),
  )
}

export const signInAs = (browser: Browser, name: StaffName, next = '/me') =>
  browser.post('/sign-in', { email: emailOf(name), password, next })

/** Actions on the audit trail, oldest first. */
export function actionsIn(house: House): string[] {
  return house.platform.database
    .all<{ action: string }>('SELECT action FROM audit_event ORDER BY seq')
    .map(({ action }) => action)
}

export const staffRow = (house: House, name: StaffName) =>
  house.platform.database.select().from(staff).where(eq(staff.id, house.cast.staff[name])).get()
