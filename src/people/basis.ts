import { eq } from 'drizzle-orm'
import { personBasis } from '../../db/schema/people.ts'
import { recordEvent } from '../audit/record.ts'
import { londonDay } from '../domain/calendar.ts'
import type { PersonKind } from '../domain/people.ts'
import { recheckTargets } from '../exports/cascade.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import type { NewBasis } from './forms.ts'
import { type BasisRow, basesOf } from './store.ts'

/** Only colleagues may be shown in ordinary team pictures without a record of their own (B4). */
export const mayHaveBasis = (kind: PersonKind): boolean => kind === 'staff' || kind === 'volunteer'

/** Where a colleague’s basis stands. After an objection only their own yes can permit anything. */
export type BasisState = 'none' | 'in_force' | 'ended' | 'objected'

export function basisState(bases: readonly BasisRow[], today: string): BasisState {
  if (bases.some(({ objectedAt }) => objectedAt !== null)) return 'objected'
  const latest = bases.at(-1)
  if (!latest) return 'none'
  return latest.endedOn === null || latest.endedOn > today ? 'in_force' : 'ended'
}

type Doing = Pick<Platform, 'now' | 'newId'>

/** Null when it was recorded; otherwise how it stands, which is why not. */
export function recordBasis(
  tx: Transaction,
  platform: Doing,
  personId: string,
  entry: NewBasis,
  actor: string,
): BasisState | null {
  const state = basisState(basesOf(tx, personId), londonDay(platform.now()))
  if (state === 'in_force' || state === 'objected') return state
  const id = platform.newId()
  tx.insert(personBasis)
    .values({
      id,
      personId,
      basis: 'legitimate_interests_with_objection',
      assessment: entry.assessment,
      fromDay: entry.from,
      recordedBy: actor,
      recordedAt: platform.now(),
    })
    .run()
  recordEvent(tx, platform, {
    actor,
    action: 'person.basis_recorded',
    subject: { kind: 'person', id: personId },
    body: { basis: id, from: entry.from },
  })
  recheckTargets(tx, platform, { personIds: [personId] }, { actorId: actor })
  return null
}

/** Ends a basis today, or writes down that the colleague objected. False when it was over already. */
export function endBasis(
  tx: Transaction,
  platform: Doing,
  basis: { readonly id: string; readonly personId: string },
  because: 'ended' | 'objected',
  actor: string,
): boolean {
  const now = platform.now()
  const found = basesOf(tx, basis.personId).find(({ id }) => id === basis.id)
  if (!found || found.endedOn !== null || found.objectedAt !== null) return false
  const end = because === 'objected' ? { objectedAt: now } : { endedOn: londonDay(now) }
  tx.update(personBasis).set(end).where(eq(personBasis.id, basis.id)).run()
  recordEvent(tx, platform, {
    actor,
    action: 'person.basis_ended',
    subject: { kind: 'person', id: basis.personId },
    body: { basis: basis.id, because },
  })
  recheckTargets(tx, platform, { personIds: [basis.personId] }, { actorId: actor })
  return true
}
