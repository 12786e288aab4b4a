import type { ConsentFacts, PersonFacts } from '../domain/decision/facts-consent.ts'
import type { Reason } from '../domain/decision/reasons.ts'
import type { SaidReason } from '../domain/decision/said.ts'
import { sayTo } from '../domain/decision/said.ts'
import { faultsOf } from '../domain/permission-light.ts'
import type { Reader } from '../platform/port.ts'
import { answerColumns } from './answer.ts'
import type { About } from './page-forms.ts'
import { type FoundConsent, factsOfConsent } from './store.ts'

const allRead = { name: true, answers: true, signature: true, date: true }

/** The record as it would be after a second person found its proof good: what is left is what they cannot mend. */
export const asIfChecked = (record: ConsentFacts, now: number): ConsentFacts => ({
  ...record,
  check: { by: 'second person', at: now, outcome: 'usable' },
  evidence: { ...record.evidence, attested: allRead },
})

/** What would be in the way of a yes even after a good check. @param now UTC milliseconds */
export function faultsAfterCheck(
  person: PersonFacts,
  record: ConsentFacts,
  now: number,
  seesDetail: boolean,
): SaidReason[] {
  if (record.decision !== 'agree') return []
  return faultsOf(asIfChecked(record, now), person, now)
    .filter(isNotOnlyProof)
    .map((reason) => sayTo(reason, seesDetail))
}

const isNotOnlyProof = (reason: Reason): boolean => reason.code !== 'C14'

/** A record that is still being filled in, as it would be once it is written down. Nothing may be missing. */
export function asIfGiven(
  reader: Reader,
  row: FoundConsent,
  about: About,
): { readonly person: PersonFacts; readonly record: ConsentFacts } {
  const { person, record } = factsOfConsent(reader, row)
  const answer = answerColumns(reader, row, about)
  const { witnessName, witnessStatement } = answer
  return {
    person,
    record: {
      ...record,
      state: 'given',
      decision: answer.decision,
      giverKind: answer.giverKind,
      capacityBasis: answer.capacityBasis,
      method: answer.method,
      witness: witnessName === '' ? null : { who: witnessName, statement: witnessStatement !== '' },
      askedBy: answer.askedBy,
      decidedAt: answer.decidedAt,
      noticeVersionId: answer.noticeId,
      noticeFormat: answer.noticeFormat,
      toldPoints: answer.toldPoints,
      specialCategoryAck: answer.specialCategoryAck,
      freeChoice: answer.freeChoice,
      bundledWithContract: answer.bundledWithContract,
      lawfulBasis: answer.lawfulBasis,
      wantsToSeeFirst: answer.wantsToSeeFirst,
      reviewDue: answer.reviewDue,
    },
  }
}
