import { eq } from 'drizzle-orm'
import { asset } from '../../db/schema/media.ts'
import { postMedia } from '../../db/schema/posts.ts'
import type { Action } from '../audit/actions.ts'
import { type EventBody, recordEvent } from '../audit/record.ts'
import type { Contribution } from '../domain/posts.ts'
import { recheckTargets } from '../exports/cascade.ts'
import type { FormError } from '../http/forms.ts'
import { type RefusalCode, refusals } from '../http/refusals.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { touchPostsUsing } from '../posts/change.ts'
import type { PictureRow } from './store.ts'

/** Who changes which picture, as it was when they looked at it. */
export type Editor = {
  readonly staffId: string
  readonly assetId: string
  readonly lockVersion: number
}

/** What a change writes. `contribution` when it bears on what was approved: then posts that use it start again. */
export type Change = {
  readonly set: Partial<Omit<PictureRow, 'id' | 'lockVersion'>>
  readonly action: Action
  readonly body?: EventBody
  readonly contribution: Contribution | null
}

export type Outcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'wrong'; readonly errors: readonly FormError[] }

/**
 * Changes a picture in one transaction: checks that nobody else did meanwhile, writes, leaves the event, and sends posts
 * that use it back when it bears on them. `plan` decides from the row as it is now; it may refuse, and then nothing is written.
 */
export function changePicture(
  platform: Platform,
  editor: Editor,
  plan: (tx: Transaction, picture: PictureRow) => Change | Exclude<Outcome, { kind: 'saved' }>,
): Outcome {
  return platform.database.transaction((tx) => {
    const picture = tx.select().from(asset).where(eq(asset.id, editor.assetId)).get()
    if (!picture || picture.lockVersion !== editor.lockVersion) return refusing('changed_meanwhile')
    const planned = plan(tx, picture)
    if ('kind' in planned) return planned
    write(tx, platform, editor, planned)
    return { kind: 'saved' }
  })
}

function write(tx: Transaction, platform: Platform, editor: Editor, change: Change): void {
  const { assetId, staffId } = editor
  tx.update(asset)
    .set({ ...change.set, lockVersion: editor.lockVersion + 1 })
    .where(eq(asset.id, assetId))
    .run()
  recordEvent(tx, platform, {
    actor: staffId,
    action: change.action,
    subject: { kind: 'asset', id: assetId },
    body: change.body ?? {},
  })
  if (change.contribution) tellPosts(tx, platform, editor, change.contribution)
}

/** What was approved may be another picture now; and what is on its way out, or out already, is asked about again. */
function tellPosts(
  tx: Transaction,
  platform: Platform,
  { assetId, staffId }: Editor,
  contribution: Contribution,
): void {
  touchPostsUsing(tx, platform, assetId, staffId, contribution)
  const using = tx
    .select({ id: postMedia.postId })
    .from(postMedia)
    .where(eq(postMedia.assetId, assetId))
    .all()
  recheckTargets(tx, platform, { postIds: using.map(({ id }) => id) }, { actorId: staffId })
}

export const refusing = (code: RefusalCode): { kind: 'refused'; code: RefusalCode } => ({
  kind: 'refused',
  code,
})
export const wrong = (
  field: string,
  message: string,
): { kind: 'wrong'; errors: readonly FormError[] } => ({
  kind: 'wrong',
  errors: [{ field, message }],
})
export const statusOf = (code: RefusalCode) => refusals[code].status
