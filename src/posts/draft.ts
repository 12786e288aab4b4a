import { and, asc, eq, max } from 'drizzle-orm'
import { postMedia, postTarget } from '../../db/schema/posts.ts'
import { recordEvent } from '../audit/record.ts'
import { addDays, type LocalTime, placeLocal } from '../domain/calendar.ts'
import type { Contribution } from '../domain/posts.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { addContributor, changePost, type PostChange } from './change.ts'
import type { PostRow } from './content.ts'
import type { DraftInput, TargetInput } from './forms.ts'

type Clock = Pick<Platform, 'now' | 'newId'>

/** Who saves, from which open page (empty when the page does not matter). */
export type Writer = { readonly staffId: string; readonly page: string }

/**
 * Saves what the compose form carries, in the caller’s transaction. Nothing is written when nothing is different, so
 * that saving the same words twice is harmless.
 * @returns the post as it is now
 */
export function saveDraft(
  tx: Transaction,
  platform: Clock,
  found: PostRow,
  input: DraftInput,
  writer: Writer,
): PostRow {
  const { targets, ...fields } = input
  const change = differing(found, fields)
  const moved = [...targets].filter(([id, said]) => saveTarget(tx, found.id, id, said))
  const changed = Object.keys(change)
  if (changed.length === 0 && moved.length === 0) return found
  return commitDraft(tx, platform, found, writer, {
    change: { ...change, savedFrom: writer.page },
    contribution: 'edited',
    fields: [...changed, ...(moved.length > 0 ? ['targets'] : [])],
  })
}

/** Writes the post’s row, its contributor and its event together. */
export function commitDraft(
  tx: Transaction,
  platform: Clock,
  found: PostRow,
  writer: Writer,
  about: {
    readonly change?: PostChange
    readonly contribution: Contribution
    /** Names of the fields, never what is in them. */
    readonly fields: readonly string[]
  },
): PostRow {
  const saved = changePost(tx, platform, found, about.change ?? {})
  addContributor(tx, platform, saved, writer.staffId, about.contribution)
  recordEvent(tx, platform, {
    actor: writer.staffId,
    action: 'post.saved',
    subject: { kind: 'post', id: found.id },
    body: { version: saved.versionNumber, fields: about.fields },
  })
  return saved
}

function differing(found: PostRow, fields: Omit<DraftInput, 'targets'>): PostChange {
  const known: Readonly<Record<string, unknown>> = found
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => known[name] !== value),
  ) as PostChange
}

/** Whether it was any different. */
function saveTarget(tx: Transaction, postId: string, id: string, said: TargetInput): boolean {
  if (said.words === undefined && said.planned === undefined) return false
  const mine = and(eq(postTarget.id, id), eq(postTarget.postId, postId))
  const before = tx.select().from(postTarget).where(mine).get()
  if (!before) return false
  const words = said.words === undefined ? before.words : said.words
  const planned = said.planned === undefined ? before.planned : said.planned
  if (words === before.words && planned === before.planned) return false
  tx.update(postTarget)
    .set({ words, planned, plannedAt: instantOf(planned) })
    .where(mine)
    .run()
  return true
}

export const instantOf = (planned: LocalTime | null): number | null =>
  planned === null ? null : placeLocal(planned).instant

/** A window that was agreed grows to hold a day that is chosen for it. */
export function windowWith(found: PostRow, planned: LocalTime): PostChange {
  const day = planned.slice(0, 10)
  return {
    ...(found.windowFrom && day < found.windowFrom ? { windowFrom: day } : {}),
    ...(found.windowUntil && day > found.windowUntil ? { windowUntil: addDays(day, 7) } : {}),
  }
}

/** Puts pictures at the end of a post; one that is already there stays where it is. */
export function addPictures(
  tx: Transaction,
  platform: Clock,
  postId: string,
  assetIds: readonly string[],
): void {
  const last = tx
    .select({ position: max(postMedia.position) })
    .from(postMedia)
    .where(eq(postMedia.postId, postId))
    .get()
  const from = (last?.position ?? 0) + 1
  for (const [at, assetId] of assetIds.entries()) {
    tx.insert(postMedia)
      .values({ id: platform.newId(), postId, assetId, position: from + at })
      .onConflictDoNothing()
      .run()
  }
}

export function removePicture(tx: Transaction, postId: string, assetId: string): void {
  tx.delete(postMedia)
    .where(and(eq(postMedia.postId, postId), eq(postMedia.assetId, assetId)))
    .run()
}

/** Moves one picture to a place counted from 1; the others close up. */
export function movePicture(tx: Transaction, postId: string, assetId: string, place: number): void {
  const order = tx
    .select({ id: postMedia.id, assetId: postMedia.assetId })
    .from(postMedia)
    .where(eq(postMedia.postId, postId))
    .orderBy(asc(postMedia.position), asc(postMedia.id))
    .all()
  const moving = order.find((row) => row.assetId === assetId)
  if (!moving) return
  const others = order.filter((row) => row !== moving)
  for (const [at, row] of others.toSpliced(place - 1, 0, moving).entries()) {
    tx.update(postMedia)
      .set({ position: at + 1 })
      .where(eq(postMedia.id, row.id))
      .run()
  }
}
