import { and, eq } from 'drizzle-orm'
import { decidePost } from '../../../src/approvals/decision.ts'
import { keepLook } from '../../../src/approvals/look.ts'
import { findSent } from '../../../src/approvals/store.ts'
import type { Purpose } from '../../../src/domain/consent.ts'
import type { Category } from '../../../src/domain/posts.ts'
import { isRefused } from '../../../src/http/refusals.ts'
import type { Transaction } from '../../../src/platform/port.ts'
import { createPost } from '../../../src/posts/create.ts'
import { addPictures, commitDraft, saveDraft } from '../../../src/posts/draft.ts'
import { askGate, keepAdvice } from '../../../src/posts/gate.ts'
import { submitPost } from '../../../src/posts/submit.ts'
import { asset } from '../../schema/media.ts'
import { post, postTarget } from '../../schema/posts.ts'
import type { AccountName, StaffName } from '../cast.ts'
import type { Stage } from './stage.ts'

export type Draft = {
  readonly by: StaffName
  readonly home: 'oak' | 'ash'
  readonly title: string
  readonly words: string
  /** Words of its own for an account. */
  readonly own?: Partial<Record<AccountName, string>>
  readonly accounts: readonly AccountName[]
  readonly pictures: readonly string[]
  /** Days from today and the time in London. Left out: as soon as it is approved. */
  readonly planned?: readonly [number, string]
  /** Accounts that do not wait for that time. */
  readonly soon?: readonly AccountName[]
  readonly category?: Category
  readonly purpose?: Purpose
}

/** Begins a post, puts its pictures in and saves its words. @returns its id */
export function writePost(stage: Stage, draft: Draft): string {
  const { platform, cast } = stage
  const staffId = cast.staff[draft.by]
  const writer = { staffId, page: '' }
  return stage.inOne((tx) => {
    const postId = createPost(tx, platform, staffId, {
      title: draft.title,
      serviceId: cast.services[draft.home],
      accountIds: draft.accounts.map((name) => cast.accounts[name]),
      formKey: platform.newId(),
    })
    stage.takes(50)
    if (draft.pictures.length > 0) {
      addPictures(tx, platform, postId, draft.pictures)
      commitDraft(tx, platform, rowOf(tx, postId), writer, {
        contribution: 'added_media',
        fields: ['pictures'],
      })
    }
    stage.takes(310)
    const { words, category = 'own_news', purpose = 'news_of_activities' } = draft
    const targets = targetInputs(tx, stage, postId, draft)
    saveDraft(tx, platform, rowOf(tx, postId), { words, category, purpose, targets }, writer)
    const decisions = askGate(tx, platform, { postId, act: 'save', actorId: staffId })
    keepAdvice(tx, platform, staffId, decisions)
    return postId
  })
}

function targetInputs(tx: Transaction, stage: Stage, postId: string, draft: Draft) {
  const [days = 0, time = ''] = draft.planned ?? []
  const planned = draft.planned ? `${stage.day(days)}T${time}` : null
  return new Map(
    draft.accounts.map((name) => {
      const words = draft.own?.[name] ?? null
      const when = draft.soon?.includes(name) ? null : planned
      return [targetOf(tx, postId, stage.cast.accounts[name]).id, { words, planned: when }]
    }),
  )
}

export function send(stage: Stage, postId: string, by: StaffName): void {
  const { platform, cast } = stage
  stage.takes(90)
  const sent = stage.inOne((tx) => submitPost(tx, platform, rowOf(tx, postId), cast.staff[by]))
  if (sent.kind !== 'sent') {
    throw new Error(`A post of the demo was not sent: ${JSON.stringify(sent)}`)
  }
}

/** Counts who can be seen, then approves exactly these accounts. */
export function approve(
  stage: Stage,
  postId: string,
  by: StaffName,
  accounts: readonly AccountName[],
): void {
  const { cast } = stage
  const targetIds = stage.inOne((tx) => {
    countPeople(tx, stage, postId, by)
    return accounts.map((name) => targetOf(tx, postId, cast.accounts[name]).id)
  })
  const answers = { targetIds, agreedClaims: [], clearing: [] }
  decide(stage, postId, by, { decision: 'approve', reason: '', answers })
}

export function sendBack(stage: Stage, postId: string, by: StaffName, reason: string): void {
  stage.inOne((tx) => countPeople(tx, stage, postId, by))
  decide(stage, postId, by, { decision: 'request_changes', reason, answers: null })
}

type Said = Pick<Parameters<typeof decidePost>[2], 'decision' | 'reason' | 'answers'>

function decide(stage: Stage, postId: string, by: StaffName, said: Said): void {
  const { platform } = stage
  stage.takes(45)
  const { version } = sentOf(platform.database, stage, postId)
  const form = { postId, versionId: version.id, formKey: platform.newId() }
  const decided = decidePost(platform, stage.viewer(by), { ...form, ...said })
  if (isRefused(decided)) {
    const reasons = decided.decisions?.flatMap(({ decision }) => decision.reasons)
    throw new Error(
      `A decision of the demo was refused: ${JSON.stringify([decided.refused, reasons])}`,
    )
  }
}

function sentOf(reader: Parameters<typeof findSent>[0], { cast }: Stage, postId: string) {
  const sent = findSent(reader, postId, Object.values(cast.services))
  if (!sent) throw new Error('A post of the demo was never sent.')
  return sent
}

function countPeople(tx: Transaction, stage: Stage, postId: string, by: StaffName): void {
  const { version } = sentOf(tx, stage, postId)
  const counted = version.content.media.map(({ assetId }) => {
    const row = tx.select().from(asset).where(eq(asset.id, assetId)).get()
    return [assetId, row?.peopleCount ?? 0] as const
  })
  keepLook(tx, stage.platform, {
    postId,
    versionId: version.id,
    staffId: stage.cast.staff[by],
    headCounts: Object.fromEntries(counted),
  })
}

function rowOf(tx: Transaction, postId: string) {
  const row = tx.select().from(post).where(eq(post.id, postId)).get()
  if (!row) throw new Error('A post of the demo is not there.')
  return row
}

export function targetOf(
  reader: Parameters<typeof findSent>[0],
  postId: string,
  accountId: string,
) {
  const row = reader
    .select()
    .from(postTarget)
    .where(and(eq(postTarget.postId, postId), eq(postTarget.accountId, accountId)))
    .get()
  if (!row) throw new Error('A post of the demo does not go there.')
  return row
}
