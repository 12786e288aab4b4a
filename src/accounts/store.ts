import { and, asc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { account } from '../../db/schema/accounts.ts'
import { service } from '../../db/schema/organisation.ts'
import { recordEvent } from '../audit/record.ts'
import type { CivilDate } from '../domain/calendar.ts'
import { type AccountStatus, accountStatuses, channels } from '../domain/channels.ts'
import { recheckTargets } from '../exports/cascade.ts'
import { servicesWhere, type Viewer } from '../http/viewer.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import type { AccountDetails } from './forms.ts'

export const pageSize = 50
export type AccountRow = typeof account.$inferSelect & { readonly serviceName: string }

/** Filters as they stand in the address; a word that means nothing is no filter. */
export const accountFilters = z.object({
  service: z.string().min(1).optional().catch(undefined),
  channel: z.enum(channels).optional().catch(undefined),
  status: z.enum(accountStatuses).optional().catch(undefined),
  after: z.string().min(1).optional().catch(undefined),
})
export type AccountFilters = z.infer<typeof accountFilters>

/** One page of the register in name order, as far as this person may see it. */
export function listAccounts(
  reader: Reader,
  viewer: Viewer,
  filters: AccountFilters,
  limit = pageSize,
): AccountRow[] {
  return readAccounts(reader)
    .where(
      and(
        inArray(account.serviceId, servicesWhere(viewer, 'read_accounts')),
        filters.service ? eq(account.serviceId, filters.service) : undefined,
        filters.channel ? eq(account.channel, filters.channel) : undefined,
        filters.status ? eq(account.status, filters.status) : undefined,
        filters.after
          ? sql`(${account.name}, ${account.id}) > (SELECT name, id FROM account AS last WHERE last.id = ${filters.after})`
          : undefined,
      ),
    )
    .orderBy(asc(account.name), asc(account.id))
    .limit(limit)
    .all()
    .map((row) => ({ ...row.account, serviceName: row.serviceName }))
}

/** An account whose service this person covers, or null: unknown and hidden look the same. */
export function findAccount(reader: Reader, viewer: Viewer, id: string): AccountRow | null {
  const found = readAccounts(reader).where(eq(account.id, id)).get()
  if (!found) return null
  const covered = servicesWhere(viewer, 'read_accounts').includes(found.account.serviceId)
  return covered ? { ...found.account, serviceName: found.serviceName } : null
}

const readAccounts = (reader: Reader) =>
  reader
    .select({ account, serviceName: service.name })
    .from(account)
    .innerJoin(service, eq(service.id, account.serviceId))

/** Whether the service has this account already: the same kind with the same address, or the same name. */
export const isRegistered = (
  reader: Reader,
  given: Pick<AccountDetails, 'channel' | 'address' | 'name'>,
  serviceId: string,
): boolean =>
  reader
    .select({ id: account.id })
    .from(account)
    .where(
      and(
        eq(account.serviceId, serviceId),
        eq(account.channel, given.channel),
        ne(account.status, 'closed'),
        or(
          sql`${account.name} = ${given.name} COLLATE NOCASE`,
          given.address ? eq(account.address, given.address) : undefined,
        ),
      ),
    )
    .get() !== undefined

/** Puts an account in the register. It stays proposed until its privacy check is signed (O1-11). */
export function registerAccount(
  tx: Transaction,
  platform: Platform,
  given: AccountDetails & { readonly serviceId: string; readonly by: string },
): string {
  const id = platform.newId()
  tx.insert(account)
    .values({
      id,
      serviceId: given.serviceId,
      ...columnsOf(given),
      status: 'proposed',
      createdBy: given.by,
      createdAt: platform.now(),
    })
    .run()
  recordEvent(tx, platform, {
    actor: given.by,
    action: 'account.registered',
    subject: { kind: 'account', id },
    body: { channel: given.channel, service: given.serviceId },
  })
  return id
}

type Change = { readonly id: string; readonly version: number; readonly by: string }

/** Each change says whether it happened; false when somebody else changed the account since this version. */
export function changeAccount(
  tx: Transaction,
  platform: Platform,
  given: AccountDetails & Change,
): boolean {
  if (!write(tx, given, columnsOf(given))) return false
  recordEvent(tx, platform, {
    actor: given.by,
    action: 'account.changed',
    subject: { kind: 'account', id: given.id },
    body: {
      channel: given.channel,
      audience: given.audience,
      admins: given.admins,
      mfa: given.mfa,
    },
  })
  recheckTargets(tx, platform, { accountIds: [given.id] }, { actorId: given.by })
  return true
}

/** Switches an account on or off. Everything waiting for it, or out on it, is asked about again at once. */
export function switchAccount(
  tx: Transaction,
  platform: Platform,
  given: Change & { readonly status: AccountStatus; readonly reason: string },
): boolean {
  const { id, by, status, reason } = given
  if (!write(tx, given, { status, statusReason: reason })) return false
  recordEvent(tx, platform, {
    actor: by,
    action: 'account.status_changed',
    subject: { kind: 'account', id },
    body: { status },
  })
  recheckTargets(tx, platform, { accountIds: [id] }, { actorId: by })
  return true
}

/** Signs the privacy check. A proposed account becomes active; another keeps its status. */
export function signDpia(
  tx: Transaction,
  platform: Platform,
  given: Change & {
    readonly signedOn: CivilDate
    readonly reviewOn: CivilDate
    readonly rules: string
    readonly status: AccountStatus
  },
): boolean {
  const { id, by, signedOn, reviewOn, rules } = given
  const status = given.status === 'proposed' ? 'active' : given.status
  const signed = {
    dpiaSignedOn: signedOn,
    dpiaSignedBy: by,
    dpiaReviewOn: reviewOn,
    dpiaRules: rules,
    status,
  }
  if (!write(tx, given, signed)) return false
  recordEvent(tx, platform, {
    actor: by,
    action: 'dpia.signed',
    subject: { kind: 'account', id },
    body: { signed: signedOn, review: reviewOn, status },
  })
  recheckTargets(tx, platform, { accountIds: [id] }, { actorId: by })
  return true
}

function write(tx: Transaction, { id, version }: Change, columns: Partial<AccountRow>): boolean {
  const written = tx
    .update(account)
    .set({ ...columns, lockVersion: version + 1 })
    .where(and(eq(account.id, id), eq(account.lockVersion, version)))
    .returning({ id: account.id })
    .all()
  return written.length === 1
}

const columnsOf = (given: AccountDetails) => ({
  name: given.name,
  channel: given.channel,
  handle: given.handle,
  address: given.address,
  audience: given.audience,
  adminCount: given.admins,
  hasMfa: given.mfa,
})
