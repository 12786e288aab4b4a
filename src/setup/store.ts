import { organisation, service } from '../../db/schema/organisation.ts'
import { recordEvent } from '../audit/record.ts'
import { issueNotices } from '../consents/notices.ts'
import { londonDay } from '../domain/calendar.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import { giveIdentity } from '../signin/identity.ts'
import { issueInvitation } from '../signin/invitations.ts'
import { addStaff, giveRole } from '../staff/store.ts'
import type { Setup } from './forms.ts'

/** Whether the first-run page was used: it is open only while there is no organisation. */
export const isSetUp = (reader: Reader): boolean =>
  reader.select({ id: organisation.id }).from(organisation).limit(1).get() !== undefined

export type Founded = {
  /** The sign-in identity of the person who set it up. */
  readonly userId: string
  readonly staffId: string
  /** The other person, who gets a link. */
  readonly invited: { readonly name: string; readonly email: string; readonly token: string }
}

/**
 * Makes the organisation, its first service, the Registered Manager and the administrator, all or nothing.
 * Null when somebody else did so first.
 */
export function found(
  tx: Transaction,
  platform: Platform,
  given: Setup & { readonly passwordHash: string },
): Founded | null {
  if (isSetUp(tx)) return null
  const now = platform.now()
  const fromDay = londonDay(now)
  const organisationId = platform.newId()
  const serviceId = platform.newId()
  tx.insert(organisation)
    .values({ id: organisationId, name: given.organisation, createdAt: now })
    .run()
  tx.insert(service)
    .values({
      id: serviceId,
      name: given.serviceName,
      nation: given.nation,
      town: given.town,
      registrationNumber: given.registrationNumber,
      createdAt: now,
    })
    .run()
  const manager = { name: given.managerName, email: given.managerEmail }
  const administrator = { name: given.administratorName, email: given.administratorEmail }
  const [self, other] =
    given.you === 'manager' ? [manager, administrator] : [administrator, manager]
  const selfId = platform.newId()
  const tell = (action: 'organisation.created' | 'service.created', kind: string, id: string) =>
    recordEvent(tx, platform, { actor: selfId, action, subject: { kind, id } })
  tell('organisation.created', 'organisation', organisationId)
  tell('service.created', 'service', serviceId)
  issueNotices(tx, platform, fromDay, selfId)
  addStaff(tx, platform, { ...self, id: selfId, by: selfId })
  const otherId = addStaff(tx, platform, { ...other, by: selfId })
  const managerId = given.you === 'manager' ? selfId : otherId
  const administratorId = given.you === 'manager' ? otherId : selfId
  giveRole(tx, platform, {
    staffId: managerId,
    role: 'registered_manager',
    serviceId,
    fromDay,
    untilDay: null,
    by: selfId,
  })
  giveRole(tx, platform, {
    staffId: administratorId,
    role: 'administrator',
    serviceId: null,
    fromDay,
    untilDay: null,
    by: selfId,
  })
  const userId = giveIdentity(tx, platform, { staffId: selfId, passwordHash: given.passwordHash })
  const token = issueInvitation(tx, platform, { staffId: otherId, purpose: 'join', by: selfId })
  return { userId, staffId: selfId, invited: { ...other, token } }
}
