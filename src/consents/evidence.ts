import { and, eq, ne, sql } from 'drizzle-orm'
import { consent, consentEvidence } from '../../db/schema/consents.ts'
import { file } from '../../db/schema/media.ts'
import { recordEvent } from '../audit/record.ts'
import { type FileRefusal, sayRefused } from '../media/refused-files.ts'
import { StorageFull } from '../platform/failures.ts'
import type { Platform, Reader, StoredFile, Transaction } from '../platform/port.ts'
import { isOpen } from './draft.ts'
import { checksOf, type FoundConsent } from './store.ts'

export const mostEvidenceBytes = 25 * 1024 * 1024
const mostPages = 40

/** A proof that was read and stored, waiting for its row. Exactly as handed in, and for a picture a copy to look at. */
export type StoredProof = { readonly original: StoredFile; readonly view: StoredFile | null }
export type ProofProblem = { readonly problem: string; readonly status: 413 | 422 | 507 }

const pictureTypes = ['JPEG', 'PNG', 'WebP', 'GIF']
const kinds = `Choose a photograph or scan (${pictureTypes.join(', ')}) or a PDF.`

/**
 * Reads a scan or letter and stores it sealed. Pictures are decoded and made again, so that what is shown on a page
 * is ours; a PDF is never opened here, only kept and handed back as a download.
 */
export async function storeProof(
  platform: Pick<Platform, 'files' | 'images'>,
  sent: File,
): Promise<StoredProof | ProofProblem> {
  if (sent.size === 0) return refused(sent, 'empty')
  if (sent.size > mostEvidenceBytes) return refused(sent, 'too_many_bytes')
  const content = new Uint8Array(await sent.arrayBuffer())
  try {
    return isPdf(content)
      ? { original: await keep(platform, content, 'application/pdf'), view: null }
      : await storePicture(platform, sent, content)
  } catch (error) {
    if (error instanceof StorageFull) return refused(sent, 'storage_full')
    throw error
  }
}

async function storePicture(
  platform: Pick<Platform, 'files' | 'images'>,
  sent: File,
  content: Uint8Array,
): Promise<StoredProof | ProofProblem> {
  const prepared = await platform.images.prepare(content)
  if (!prepared.ok) {
    if (prepared.reason !== 'not_a_picture') return refused(sent, prepared.reason)
    return { problem: `“${sent.name}” is not a kind of file we can keep. ${kinds}`, status: 422 }
  }
  const { master } = prepared.renditions
  return {
    original: await keep(platform, content, prepared.foundType),
    view: await keep(platform, master.content, master.mediaType),
  }
}

const keep = (platform: Pick<Platform, 'files'>, content: Uint8Array, mediaType: string) =>
  platform.files.put(content, { mediaType, purpose: 'evidence' })

function refused(sent: File, refusal: FileRefusal): ProofProblem {
  const status = refusal === 'storage_full' ? 507 : refusal === 'too_many_bytes' ? 413 : 422
  return { problem: sayRefused(sent.name, refusal), status }
}

/** By its bytes, never by its name: a header near the start and an end marker near the end (ISO 32000-1, 7.5). */
function isPdf(content: Uint8Array): boolean {
  const text = (part: Uint8Array) => Buffer.from(part).toString('latin1')
  return (
    text(content.subarray(0, 1024)).includes('%PDF-') &&
    text(content.subarray(-2048)).includes('%%EOF')
  )
}

/** How many pages, as counted by the person: null when it is not a sensible number. */
export function pagesOf(typed: string): number | null {
  const pages = Number(typed.trim())
  return Number.isInteger(pages) && pages >= 1 && pages <= mostPages ? pages : null
}

/** Whether proof may still be added: until a second person has found what is there usable. */
export function mayAddProof(reader: Reader, row: FoundConsent): boolean {
  if (isOpen(row)) return true
  return row.stage === 'given' && checksOf(reader, row.id).at(-1)?.outcome !== 'usable'
}

export function addEvidence(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  row: FoundConsent,
  proof: StoredProof & { readonly pages: number },
  actor: string,
): void {
  const id = platform.newId()
  const addedAt = platform.now()
  for (const stored of [proof.original, proof.view]) {
    if (stored)
      tx.insert(file)
        .values({ ...stored, createdAt: addedAt })
        .run()
  }
  tx.insert(consentEvidence)
    .values({
      id,
      consentId: row.id,
      fileId: proof.original.id,
      viewFileId: proof.view?.id ?? null,
      pages: proof.pages,
      addedBy: actor,
      addedAt,
    })
    .run()
  recordEvent(tx, platform, {
    actor,
    action: 'consent.evidence_added',
    subject: { kind: 'consent', id: row.id },
    body: {
      evidence: id,
      sha256: proof.original.sha256,
      bytes: proof.original.bytes,
      pages: proof.pages,
    },
  })
}

/** Other people's records that hold the very same file. The wrong form may have been scanned. */
export function sameProofElsewhere(
  reader: Reader,
  row: Pick<FoundConsent, 'id' | 'personId'>,
): { readonly number: string; readonly id: string }[] {
  const mine = sql`(SELECT ${file.sha256} FROM ${file}
    JOIN ${consentEvidence} AS own ON own.file_id = ${file.id} WHERE own.consent_id = ${row.id})`
  return reader
    .selectDistinct({ id: consent.id, number: consent.number })
    .from(file)
    .innerJoin(consentEvidence, eq(consentEvidence.fileId, file.id))
    .innerJoin(consent, eq(consent.id, consentEvidence.consentId))
    .where(and(sql`${file.sha256} IN ${mine}`, ne(consent.personId, row.personId)))
    .all()
}
