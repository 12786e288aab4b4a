import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { post } from '../../db/schema/posts.ts'
import { isWaiting, isWorking } from '../domain/lifecycle.ts'
import type { Ctx } from '../http/env.ts'
import { type FormError, type FormValues, one } from '../http/forms.ts'
import type { RefusalCode } from '../http/refusals.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import type { PostRow } from './content.ts'
import { saveDraft, type Writer } from './draft.ts'
import { lockForm, readDraft } from './forms.ts'
import { mayWriteFor } from './rights.ts'
import { type FoundPost, findPost, targetsOf } from './store.ts'

/** What came of an action on a post. Only `done` and `wrong` have written anything. */
export type Outcome<Result> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly found: FoundPost }
  /** Somebody else saved meanwhile. Nothing was written. */
  | { readonly kind: 'stale'; readonly found: FoundPost }
  /** What could be read was saved, but the action was not done. */
  | { readonly kind: 'wrong'; readonly found: FoundPost; readonly errors: readonly FormError[] }
  | { readonly kind: 'done'; readonly found: FoundPost; readonly result: Result }

export type Working = {
  readonly tx: Transaction
  readonly platform: Platform
  readonly post: PostRow
  readonly writer: Writer
}
type Answer<Result> =
  | { readonly errors: readonly FormError[] }
  | { readonly refused: RefusalCode }
  | { readonly result: Result }

/** The post in the address of this request, if it parses and is theirs to see. */
export function postHere(c: Ctx): FoundPost | undefined {
  const id = z.uuid().safeParse(c.req.param('id'))
  return id.success ? findPost(c.get('platform').database, c.get('viewer'), id.data) : undefined
}

/**
 * One action of somebody who writes a post, in one transaction: it is theirs to write, it can be written now, nobody
 * else changed it meanwhile; whatever else the compose form carries is saved first, so that no button loses typed words.
 */
export function onDraft<Result>(
  c: Ctx,
  values: FormValues,
  action: (working: Working) => Answer<Result>,
): Outcome<Result> {
  const found = postHere(c)
  if (!found) return { kind: 'missing' }
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const refused = (code: RefusalCode) => ({ kind: 'refused' as const, code, found })
  return platform.database.transaction((tx): Outcome<Result> => {
    const current = { ...found, post: again(tx, found.post) }
    if (!mayWriteFor(tx, viewer, current.post.serviceId, platform.now()))
      return refused('not_allowed')
    if (!isWorking(current.post.state)) return { ...refused('wrong_state'), found: current }
    const writer = { staffId: viewer.staffId, page: one(values, 'page') }
    if (isStale(current.post, values, writer.page)) return { kind: 'stale', found: current }
    const waiting = targetsOf(tx, found.post.id).filter(({ state }) => isWaiting(state))
    const targetIds = waiting.map(({ id }) => id)
    const { input, errors } = readDraft(values, targetIds)
    const saved = saveDraft(tx, platform, current.post, input, writer)
    const kept = { ...found, post: saved }
    if (errors.length > 0) return { kind: 'wrong', found: kept, errors }
    const answer = action({ tx, platform, post: saved, writer })
    const now = { ...found, post: again(tx, saved) }
    if ('refused' in answer) return { kind: 'refused', code: answer.refused, found: now }
    if ('errors' in answer) return { kind: 'wrong', found: now, errors: answer.errors }
    return { kind: 'done', found: now, result: answer.result }
  })
}

/** A page that saved last may save again with an older number: only its answer was lost on the way. */
function isStale(found: PostRow, values: FormValues, page: string): boolean {
  const seen = lockForm.parse({ lock_version: one(values, 'lock_version') })
  return seen.lock_version !== found.lockVersion && (page === '' || found.savedFrom !== page)
}

function again(tx: Transaction, { id }: PostRow): PostRow {
  const row = tx.select().from(post).where(eq(post.id, id)).get()
  if (!row) throw new Error('The post is gone, which nothing may do.')
  return row
}
