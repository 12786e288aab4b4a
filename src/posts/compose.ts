import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import { staff, staffRole } from '../../db/schema/staff.ts'
import { dateValues } from '../../views/shared/date-boxes.tsx'
import type { FormState, Values } from '../../views/shared/form.tsx'
import { londonDay, placeLocal } from '../domain/calendar.ts'
import { isWaiting } from '../domain/lifecycle.ts'
import { type Count, countFor, misfits } from '../domain/platforms.ts'
import type { FormError, FormValues } from '../http/forms.ts'
import type { Viewer } from '../http/viewer.ts'
import type { Platform, Reader } from '../platform/port.ts'
import { wordsFor } from './content.ts'
import { askGate } from './gate.ts'
import { type GateTarget, gateTargets } from './gate-rows.ts'
import { type History, historyOf } from './history.ts'
import { type AccountChoice, accountsToWriteFor } from './rights.ts'
import {
  type FoundPost,
  type PictureOnPost,
  peopleToQuote,
  picturesOf,
  type QuoteOnPost,
  quotesOf,
  type TargetRow,
  targetsOf,
} from './store.ts'

/** One place that the post goes to, as the compose page shows it. */
export type ComposeTarget = TargetRow & {
  /** The words that go out there, its own or the shared ones. */
  readonly effective: string
  readonly count: Count
  readonly misfits: readonly string[]
  /** The planned time falls where the clocks change (V04). */
  readonly clockChange: boolean
}

/** Everything that changes while somebody types: refreshed at each save. */
export type Live = {
  readonly found: FoundPost
  readonly targets: readonly ComposeTarget[]
  readonly pictures: readonly PictureOnPost[]
  readonly quotes: readonly QuoteOnPost[]
  readonly gate: readonly GateTarget[]
}

export type Compose = Live & {
  /** Accounts that are not in the post yet. */
  readonly addable: readonly AccountChoice[]
  readonly people: ReturnType<typeof peopleToQuote>
  readonly approvers: readonly string[]
  readonly history: History
  /** Names this open page. */
  readonly page: string
  readonly form: FormState
  /** What somebody else saved meanwhile, by field name, where it differs from what was typed. */
  readonly newer: ReadonlyMap<string, string>
}

export function loadLive(
  reader: Reader,
  platform: Pick<Platform, 'now'>,
  viewer: Viewer,
  found: FoundPost,
): Live {
  const { post } = found
  const pictures = picturesOf(reader, post.id)
  const altTexts = pictures.map(({ altText }) => altText)
  const decisions = askGate(reader, platform, {
    postId: post.id,
    act: 'save',
    actorId: viewer.staffId,
  })
  const targets = targetsOf(reader, post.id).map((target): ComposeTarget => {
    const effective = wordsFor(post, target.words)
    return {
      ...target,
      effective,
      count: countFor(target.channel, effective),
      misfits: misfits(target.channel, { words: effective, altTexts }),
      clockChange: target.planned !== null && placeLocal(target.planned).kind !== 'exact',
    }
  })
  return {
    found,
    targets,
    pictures,
    quotes: quotesOf(reader, post.id),
    gate: gateTargets(decisions, 'writer'),
  }
}

/** The whole page. `typed` is laid over what is stored, so that a refused form comes back as it was. */
export function loadCompose(
  reader: Reader,
  platform: Pick<Platform, 'now' | 'newId'>,
  viewer: Viewer,
  found: FoundPost,
  sent: {
    readonly typed?: FormValues
    readonly errors?: readonly FormError[]
    readonly stale?: boolean
  } = {},
): Compose {
  const live = loadLive(reader, platform, viewer, found)
  const stored = storedValues(live)
  const inPost = new Set(
    live.targets.filter(({ state }) => state !== 'cancelled').map(({ accountId }) => accountId),
  )
  return {
    ...live,
    addable: accountsToWriteFor(reader, viewer, [found.post.serviceId], platform.now()).filter(
      ({ id }) => !inPost.has(id),
    ),
    people: peopleToQuote(reader, found.post.serviceId),
    approvers: approversOf(reader, found.post.serviceId, londonDay(platform.now())),
    history: historyOf(
      reader,
      found.post.id,
      live.targets.map(({ id }) => id),
    ),
    page: platform.newId(),
    form: { values: { ...stored, ...sent.typed }, errors: sent.errors ?? [] },
    newer: sent.stale && sent.typed ? differences(stored, sent.typed) : new Map(),
  }
}

/** The form as the database has it. */
function storedValues({ found: { post }, targets }: Live): Values {
  const values: Record<string, string> = {
    title: post.title,
    words: post.words,
    link: post.link,
    category: post.category ?? '',
    purpose: post.purpose ?? '',
    ...dateValues('window_from', post.windowFrom),
    ...dateValues('window_until', post.windowUntil),
  }
  for (const target of targets.filter(({ state }) => isWaiting(state))) {
    const { id, words, planned } = target
    values[`own_${id}`] = words === null ? 'no' : 'yes'
    values[`words_${id}`] = words ?? post.words
    values[`when_${id}`] = planned === null ? 'soon' : 'day'
    Object.assign(values, dateValues(`on_${id}`, planned?.slice(0, 10) ?? null))
    values[`at_${id}`] = planned?.slice(11) ?? ''
  }
  return values
}

const told = (value: string | readonly string[] | undefined): string =>
  (typeof value === 'string' ? value : (value ?? []).join(', ')).replaceAll('\r\n', '\n').trim()

function differences(stored: Values, typed: FormValues): Map<string, string> {
  const names = Object.keys(stored).filter(
    (name) =>
      typed[name] !== undefined &&
      told(stored[name]) !== told(typed[name]) &&
      !isUnused(name, stored, typed),
  )
  return new Map(names.map((name) => [name, told(stored[name])]))
}

/** A box behind an answer that neither side chose, such as words of its own where the shared ones are used. */
function isUnused(name: string, stored: Values, typed: FormValues): boolean {
  const [part = '', id = ''] = name.split('_')
  const asked = part === 'words' ? [`own_${id}`, 'no'] : [`when_${id}`, 'soon']
  const [answer = '', unused = ''] = asked
  if (id === '' || !['words', 'on', 'at'].includes(part)) return false
  return stored[answer] === unused && typed[answer] === unused
}

/** First names of the Registered Managers of a service today: who will be asked. */
function approversOf(reader: Reader, serviceId: string, day: string): string[] {
  const rows = reader
    .selectDistinct({ name: staff.name })
    .from(staffRole)
    .innerJoin(staff, eq(staff.id, staffRole.staffId))
    .where(
      and(
        eq(staffRole.role, 'registered_manager'),
        or(isNull(staffRole.serviceId), eq(staffRole.serviceId, serviceId)),
        lte(staffRole.fromDay, day),
        or(isNull(staffRole.untilDay), gte(staffRole.untilDay, day)),
        isNull(staff.leftOn),
      ),
    )
    .all()
  return rows.map(({ name }) => name.split(' ')[0] ?? name)
}
