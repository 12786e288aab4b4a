import { and, eq, ne } from 'drizzle-orm'
import { account } from '../../db/schema/accounts.ts'
import { organisation } from '../../db/schema/organisation.ts'
import type { PersonPageProps } from '../../views/people/person.tsx'
import { personFacts } from '../consents/facts.ts'
import { addMonths, londonDay } from '../domain/calendar.ts'
import type { PersonFacts } from '../domain/decision/facts-consent.ts'
import { inForce, isYes } from '../domain/decision/records.ts'
import { type SaidReason, sayTo } from '../domain/decision/said.ts'
import { permissionGrid } from '../domain/permission-grid.ts'
import { faultsOf, permissionLight } from '../domain/permission-light.ts'
import { may, servicesWhere, type Viewer } from '../http/viewer.ts'
import type { Platform, Reader } from '../platform/port.ts'
import { basisState, mayHaveBasis } from './basis.ts'
import { historyOf, type PersonHistory, refusedAt } from './history.ts'
import { targetsShowing } from './shared.ts'
import { basesOf, findPerson, type PersonRow } from './store.ts'

/** Everything a person's page shows to this reader; undefined when they may not see the person. */
export function personPage(
  platform: Pick<Platform, 'database' | 'now' | 'newId'>,
  viewer: Viewer,
  id: string,
): PersonPageProps | undefined {
  const { database } = platform
  const person = findPerson(database, id, servicesWhere(viewer, 'see_consent_answer'))
  const [facts] = person ? personFacts(database, [id]) : []
  if (!person || !facts) return undefined
  const now = platform.now()
  const light = permissionLight(facts, now)
  const history = historyOf(database, id)
  const { serviceId } = person
  return {
    person,
    light,
    faults: light === 'not_usable' ? faultsShown(facts, viewer, serviceId, now) : [],
    grid: permissionGrid(facts, now),
    inUse: channelsInUse(database, serviceId),
    history,
    shared: targetsShowing(database, id),
    basis: basisOf(database, person, now),
    askAgainFrom: askAgainFrom(database, history, londonDay(now)),
    formKey: platform.newId(),
    may: {
      ask: may(viewer, 'record_consent', serviceId),
      edit: may(viewer, 'edit_person', serviceId),
      sayNoConsentNeeded: may(viewer, 'say_no_consent_needed', serviceId),
      openPosts: may(viewer, 'read_posts', serviceId),
    },
  }
}

function faultsShown(
  facts: PersonFacts,
  viewer: Viewer,
  serviceId: string,
  now: number,
): SaidReason[] {
  const [newest] = inForce(facts.consents).filter(isYes)
  const seesDetail = may(viewer, 'see_capacity_detail', serviceId)
  return newest ? faultsOf(newest, facts, now).map((reason) => sayTo(reason, seesDetail)) : []
}

function channelsInUse(reader: Reader, serviceId: string) {
  const rows = reader
    .selectDistinct({ channel: account.channel })
    .from(account)
    .where(and(eq(account.serviceId, serviceId), ne(account.status, 'closed')))
    .all()
  return rows.map(({ channel }) => channel)
}

function basisOf(reader: Reader, person: PersonRow, now: number): PersonPageProps['basis'] {
  if (!mayHaveBasis(person.kind)) return null
  const bases = basesOf(reader, person.id)
  return { state: basisState(bases, londonDay(now)), latest: bases.at(-1) }
}

function askAgainFrom(reader: Reader, history: PersonHistory, today: string): string | null {
  const refused = refusedAt(history)
  if (refused === null) return null
  const months = reader.select({ months: organisation.askAgainMonths }).from(organisation).get()
  const from = addMonths(londonDay(refused), months?.months ?? 6)
  return today < from ? from : null
}
