import { makeZip } from 'client-zip'
import { desc } from 'drizzle-orm'
import { auditEvent } from '../../db/schema/audit.ts'
import { organisation } from '../../db/schema/organisation.ts'
import { endOfDay, londonDay } from '../domain/calendar.ts'
import { decide } from '../domain/decision/decide.ts'
import type { MediaContent } from '../domain/fingerprint.ts'
import { platforms } from '../domain/platforms.ts'
import { publicText } from '../domain/publishing.ts'
import { findRendition } from '../media/store.ts'
import { FileUnreadable } from '../platform/failures.ts'
import type { Platform, StoredFile } from '../platform/port.ts'
import type { TargetDecision } from '../posts/gate.ts'
import type { Manifest } from './manifest.ts'
import { type PackFile, type PackPicture, packFiles } from './pack-files.ts'
import type { Delivery, StandingApproval } from './store.ts'

const hour = 3_600_000

/** A pack that is made but does not count yet: its row is written by the release, or its file is removed again. */
export type SealedPack = {
  readonly id: string
  readonly file: StoredFile
  /** UTC milliseconds. */
  readonly expiresAt: number
}

/**
 * Makes the sealed ZIP of one approved target: pictures again from the approved masters for this platform, words,
 * descriptions, manifest and sums. Slow, so it runs outside any transaction, and the release asks the gate again after.
 */
export async function sealPack(
  platform: Platform,
  made: {
    readonly delivery: Delivery
    readonly standing: StandingApproval
    readonly decided: TargetDecision
    readonly releasedBy: string
  },
): Promise<SealedPack> {
  const { delivery, standing, decided } = made
  const { content } = standing.version
  const words = publicText(content, delivery.target.id)
  const pictures: PackPicture[] = []
  for (const media of content.media) pictures.push(await pictureFor(platform, media, decided))
  const madeAt = platform.now()
  const about = aboutPack(platform, made, madeAt)
  const zip = await zipped(packFiles({ words, pictures, about }), madeAt)
  const file = await platform.files.put(zip, { mediaType: 'application/zip', purpose: 'pack' })
  return { id: about.pack, file, expiresAt: Date.parse(about.expiresAt) }
}

async function pictureFor(
  platform: Platform,
  { assetId, sha256, altText }: MediaContent,
  { facts }: TargetDecision,
): Promise<PackPicture> {
  const found = findRendition(platform.database, assetId, 'master')
  if (!found || !facts.account) throw new FileUnreadable('An approved picture is missing.')
  if (found.file.sha256 !== sha256) throw new FileUnreadable('It is not the approved picture.')
  const master = await platform.files.open(found.file)
  const made = await platform.images.fit(master, platforms[facts.account.channel].image)
  const { content, width, height } = made
  return { content, width, height, masterSha256: sha256, altText }
}

function aboutPack(
  platform: Platform,
  made: Parameters<typeof sealPack>[1],
  madeAt: number,
): Parameters<typeof packFiles>[0]['about'] {
  const { post, target, account, serviceName } = made.delivery
  const { approval, version, by } = made.standing
  const held = platform.database.select().from(organisation).get()
  if (!held) throw new Error('This database has no organisation.')
  return {
    pack: platform.newId(),
    organisation: held.name,
    service: serviceName,
    post: post.id,
    target: target.id,
    version: { id: version.id, number: version.number, fingerprint: version.fingerprint },
    account: {
      id: account.id,
      channel: account.channel,
      name: account.name,
      address: account.address,
    },
    planned: target.planned,
    window: version.content.window,
    approval: {
      id: approval.id,
      by: approval.decidedBy,
      name: by,
      actingAs: approval.actingAs,
      at: utc(approval.at),
      fingerprint: approval.fingerprint,
    },
    decision: decisionPart(made.decided),
    audit: auditHead(platform),
    madeAt: utc(madeAt),
    expiresAt: utc(lastsUntil(made.decided, madeAt, madeAt + held.releaseHours * hour)),
    releasedBy: made.releasedBy,
  }
}

/** No pack outlives what permits it: it ends at the first London midnight after which the gate would say no. */
function lastsUntil({ facts }: TargetDecision, madeAt: number, latest: number): number {
  for (let end = endOfDay(londonDay(madeAt)); end < latest; end = endOfDay(londonDay(end))) {
    if (decide({ ...facts, now: end }).verdict !== 'ALLOW') return end
  }
  return latest
}

function decisionPart({ decision }: TargetDecision): Manifest['decision'] {
  if (decision.verdict !== 'ALLOW') throw new Error('A pack is only made when the gate says ALLOW.')
  return {
    verdict: 'ALLOW',
    ruleSet: decision.ruleSet,
    checkedAt: decision.checkedInstants.map(utc),
    reasons: decision.reasons.map(({ code, verdict, sentence, subject, cleared }) => ({
      code,
      verdict,
      sentence,
      subject: { kind: subject.kind, id: subject.id },
      cleared: cleared !== null,
    })),
  }
}

function auditHead({ database }: Platform): Manifest['audit'] {
  const last = database
    .select({ seq: auditEvent.seq, hash: auditEvent.hash })
    .from(auditEvent)
    .orderBy(desc(auditEvent.seq))
    .limit(1)
    .get()
  return { seq: last?.seq ?? 0, hash: (last?.hash ?? Buffer.alloc(32)).toString('hex') }
}

/** Every file carries the moment the pack was made, so that the same contents give the same bytes. */
async function zipped(files: readonly PackFile[], madeAt: number): Promise<Uint8Array> {
  const lastModified = new Date(madeAt)
  const entries = files.map(({ name, content }) => ({
    name,
    lastModified,
    input: new Uint8Array(content),
  }))
  return new Uint8Array(await new Response(makeZip(entries)).arrayBuffer())
}

const utc = (instant: number): string => new Date(instant).toISOString()
