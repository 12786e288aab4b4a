import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import {
  consent,
  consentCheck,
  consentEvidence,
  consentLine,
  withdrawal,
} from '../../db/schema/consents.ts'
import { person, personBasis, personNeed } from '../../db/schema/people.ts'
import { staff } from '../../db/schema/staff.ts'
import type {
  ConsentFacts,
  LineFacts,
  PersonFacts,
  WithdrawalFacts,
} from '../domain/decision/facts-consent.ts'
import { plainWords } from '../domain/text.ts'
import type { Reader } from '../platform/port.ts'
import { amongListed, listed, prepared } from '../platform/prepared.ts'

type ConsentRow = {
  readonly row: typeof consent.$inferSelect
  readonly askerName: string | null
  readonly files: number
}
type LineRow = typeof consentLine.$inferSelect
type CheckRow = typeof consentCheck.$inferSelect
type WithdrawalRow = typeof withdrawal.$inferSelect
type BasisRow = typeof personBasis.$inferSelect

/**
 * What the gate knows of each person and everything they said, in the order asked for; an id that is nobody is left out.
 * Eight queries however many people there are.
 */
export function personFacts(reader: Reader, personIds: readonly string[]): PersonFacts[] {
  if (personIds.length === 0) return []
  const ids = [...new Set(personIds)]
  const about = { ids: listed(ids) }
  const people = personRows(reader).all(about)
  const needs = Map.groupBy(needRows(reader).all(about), (row) => row.personId)
  const bases = Map.groupBy(basisRows(reader).all(about), (row) => row.personId)
  const records = Map.groupBy(consentFacts(reader, ids), ({ personId }) => personId)
  const noes = Map.groupBy(withdrawalRows(reader).all(about), (row) => row.personId)
  const byId = new Map(people.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    return {
      id,
      kind: row.kind,
      knownAs: row.knownAs,
      ageBand: row.ageBand,
      dateOfBirth: row.dateOfBirth,
      status: row.status,
      leftOn: row.leftOn,
      communicationNeeds: (needs.get(id) ?? []).map(({ need }) => need),
      basis: basisFacts(bases.get(id)?.at(0)),
      consents: (records.get(id) ?? []).map(({ facts }) => facts),
      withdrawals: (noes.get(id) ?? []).map(withdrawalFacts),
    }
  })
}

const personRows = prepared((reader) =>
  reader
    .select()
    .from(person)
    .where(inArray(person.id, amongListed('ids')))
    .prepare(),
)

const needRows = prepared((reader) =>
  reader
    .select()
    .from(personNeed)
    .where(inArray(personNeed.personId, amongListed('ids')))
    .prepare(),
)

/** The newest first: an earlier one that ended says nothing once there is another. */
const basisRows = prepared((reader) =>
  reader
    .select()
    .from(personBasis)
    .where(inArray(personBasis.personId, amongListed('ids')))
    .orderBy(desc(personBasis.recordedAt), desc(personBasis.id))
    .prepare(),
)

const withdrawalRows = prepared((reader) =>
  reader
    .select()
    .from(withdrawal)
    .where(inArray(withdrawal.personId, amongListed('ids')))
    .orderBy(asc(withdrawal.saidAt), asc(withdrawal.id))
    .prepare(),
)

const consentRows = prepared((reader) =>
  reader
    .select({
      row: consent,
      askerName: staff.name,
      files: sql<number>`(SELECT count(*) FROM ${consentEvidence} WHERE ${consentEvidence.consentId} = ${consent.id})`,
    })
    .from(consent)
    .leftJoin(staff, eq(staff.id, consent.askedBy))
    .where(inArray(consent.personId, amongListed('ids')))
    .orderBy(asc(consent.decidedAt), asc(consent.id))
    .prepare(),
)

const lineRows = prepared((reader) =>
  reader
    .select()
    .from(consentLine)
    .where(inArray(consentLine.consentId, amongListed('ids')))
    .orderBy(asc(consentLine.position))
    .prepare(),
)

const checkRows = prepared((reader) =>
  reader
    .select()
    .from(consentCheck)
    .where(inArray(consentCheck.consentId, amongListed('ids')))
    .orderBy(desc(consentCheck.checkedAt), desc(consentCheck.id))
    .prepare(),
)

function consentFacts(
  reader: Reader,
  ids: string[],
): { readonly personId: string; readonly facts: ConsentFacts }[] {
  const rows: readonly ConsentRow[] = consentRows(reader).all({ ids: listed(ids) })
  if (rows.length === 0) return []
  const about = { ids: listed(rows.map(({ row }) => row.id)) }
  const linesOf = Map.groupBy(lineRows(reader).all(about), ({ consentId }) => consentId)
  const checksOf = Map.groupBy(checkRows(reader).all(about), ({ consentId }) => consentId)
  return rows.map((found) => ({
    personId: found.row.personId,
    facts: factsOf(found, linesOf.get(found.row.id) ?? [], checksOf.get(found.row.id)?.at(0)),
  }))
}

/** The latest check counts: proof that was unusable may be brought again. */
function factsOf(
  { row, askerName, files }: ConsentRow,
  lines: readonly LineRow[],
  check: CheckRow | undefined,
): ConsentFacts {
  return {
    id: row.id,
    replacesId: row.replacesId,
    version: 1,
    state: row.stage,
    decision: row.decision,
    giverKind: row.giverKind,
    capacityBasis: row.capacityBasis,
    method: row.method,
    witness: witnessOf(row, askerName),
    askedBy: row.askedBy,
    decidedAt: row.decidedAt,
    recordedAt: row.recordedAt,
    recordedBy: row.recordedBy,
    check: check ? { by: check.checkedBy, at: check.checkedAt, outcome: check.outcome } : null,
    noticeVersionId: row.noticeId,
    noticeFormat: row.noticeFormat,
    toldPoints: row.toldPoints,
    specialCategoryAck: row.specialCategoryAck,
    freeChoice: row.freeChoice,
    bundledWithContract: row.bundledWithContract,
    lawfulBasis: row.lawfulBasis,
    wantsToSeeFirst: row.wantsToSeeFirst,
    reviewDue: row.reviewDue,
    evidence: {
      files,
      attested: {
        name: check?.readsName ?? false,
        answers: check?.readsAnswers ?? false,
        signature: check?.readsSignature ?? false,
        date: check?.readsDate ?? false,
      },
    },
    lines: lines.map(lineFacts),
  }
}

/** A witness is written as a name and the asker as a member of staff, so the same person is given the same id here. */
function witnessOf(row: ConsentRow['row'], askerName: string | null): ConsentFacts['witness'] {
  if (row.witnessName === '') return null
  const asked = askerName !== null && plainWords(askerName) === plainWords(row.witnessName)
  return {
    who: asked && row.askedBy !== null ? row.askedBy : row.witnessName,
    statement: row.witnessStatement.trim() !== '',
  }
}

const lineFacts = (row: LineRow): LineFacts => ({
  id: row.id,
  media: row.media,
  identifiers: row.identifiers,
  neverTogether: row.neverTogether,
  channels: row.channels,
  purposes: row.purposes,
  assetScope: row.assetScope,
  assetIds: row.assetIds,
  eventId: row.eventName || null,
  eventName: row.eventName || null,
  validFrom: row.validFrom,
  useUntil: row.useUntil,
  displayEnds: row.displayEnd,
  displayUntil: row.displayUntil,
  conditions: { text: row.conditions, flags: row.conditionFlags, avoidWords: row.avoidWords },
})

const withdrawalFacts = (row: WithdrawalRow): WithdrawalFacts => ({
  id: row.id,
  saidAt: row.saidAt,
  recordedAt: row.recordedAt,
  route: row.route,
  scope: row.scope,
  channels: row.channels,
  identifiers: row.identifiers,
  assetIds: row.assetIds,
  wants: [
    ...(row.noNewUse ? (['no_new_use'] as const) : []),
    ...(row.takeDown ? (['take_down'] as const) : []),
  ],
})

const basisFacts = (row: BasisRow | undefined): PersonFacts['basis'] =>
  row
    ? {
        kind: row.basis,
        assessedOn: row.fromDay,
        endedOn: row.endedOn,
        objectedAt: row.objectedAt,
      }
    : null
