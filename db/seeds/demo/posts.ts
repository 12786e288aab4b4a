import { and, eq } from 'drizzle-orm'
import { decidePost } from '../../../src/approvals/decision.ts'
import { keepLook } from '../../../src/approvals/look.ts'
import { findSent } from '../../../src/approvals/store.ts'
import type { Purpose } from '../../../src/domain/consent.ts'
import type { Category } from '../../../src/domain/posts.ts'
import { handOver } from '../../../src/exports/downloads.ts'
import { confirmPosted } from '../../../src/exports/publication.ts'
import { releaseTarget } from '../../../src/exports/release.ts'
import { isKept, keepScreenshot } from '../../../src/exports/screenshots.ts'
import { findPack } from '../../../src/exports/store.ts'
import { isRefused } from '../../../src/http/refusals.ts'
import type { Transaction } from '../../../src/platform/port.ts'
import { createPost } from '../../../src/posts/create.ts'
import { addPictures, commitDraft, saveDraft } from '../../../src/posts/draft.ts'
import { askGate, keepAdvice } from '../../../src/posts/gate.ts'
import { submitPost } from '../../../src/posts/submit.ts'
import { exportPack } from '../../schema/exports.ts'
import { asset } from '../../schema/media.ts'
import { post, postTarget } from '../../schema/posts.ts'
import type { AccountName, StaffName } from '../cast.ts'
import { jpegFile } from './pictures.ts'
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

/** Releases a pack for one account. @returns its id */
export async function release(
  stage: Stage,
  postId: string,
  by: StaffName,
  account: AccountName,
): Promise<string> {
  const { platform, cast } = stage
  const target = targetOf(platform.database, postId, cast.accounts[account])
  const released = await releaseTarget(platform, {
    postId,
    targetId: target.id,
    staffId: cast.staff[by],
    services: Object.values(cast.services),
    formKey: platform.newId(),
  })
  if (isRefused(released)) {
    const why = released.decided?.decision.reasons
    throw new Error(`A release of the demo was refused: ${JSON.stringify([released.refused, why])}`)
  }
  const pack = platform.database
    .select({ id: exportPack.id })
    .from(exportPack)
    .where(eq(exportPack.targetId, target.id))
    .get()
  return pack?.id ?? ''
}

/** Opens the pack: what somebody does before they post it by hand. */
export function download(stage: Stage, packId: string, by: StaffName): void {
  const { platform, cast } = stage
  stage.takes(25)
  const handed = handOver(platform, packOf(stage, packId), cast.staff[by])
  if (handed !== 'allowed') throw new Error(`A pack of the demo was not handed over: ${handed}`)
}

/** Says where it was posted, with a picture of the screen. */
export async function confirm(
  stage: Stage,
  packId: string,
  by: StaffName,
  proof: { readonly address: string; readonly screen: Uint8Array },
): Promise<void> {
  const { platform, cast } = stage
  const screenshot = await keepScreenshot(platform, jpegFile(proof.screen), 'screenshot')
  if (!isKept(screenshot)) throw new Error(screenshot.message)
  stage.takes(280)
  const postedAt = Math.floor(platform.now() / 60_000) * 60_000
  const services = Object.values(cast.services)
  const who = { packId, staffId: cast.staff[by], services, formKey: platform.newId() }
  const { address } = proof
  const posted = { address, postedAt, screenshot, exactlyAsApproved: true }
  const done = confirmPosted(platform, who, posted)
  if (isRefused(done)) throw new Error(`A confirmation of the demo was refused: ${done.refused}`)
}

function packOf({ platform, cast }: Stage, packId: string) {
  const found = findPack(platform.database, packId, Object.values(cast.services))
  if (!found) throw new Error('A pack of the demo is not there.')
  return found
}

function rowOf(tx: Transaction, postId: string) {
  const row = tx.select().from(post).where(eq(post.id, postId)).get()
  if (!row) throw new Error('A post of the demo is not there.')
  return row
}

function targetOf(reader: Parameters<typeof findSent>[0], postId: string, accountId: string) {
  const row = reader
    .select()
    .from(postTarget)
    .where(and(eq(postTarget.postId, postId), eq(postTarget.accountId, accountId)))
    .get()
  if (!row) throw new Error('A post of the demo does not go there.')
  return row
}
