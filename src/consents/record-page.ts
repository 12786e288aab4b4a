import type { DraftProps } from '../../views/consents/draft.tsx'
import type { RecordProps } from '../../views/consents/record.tsx'
import { emptyForm, type FormState } from '../../views/shared/form.tsx'
import { mayCheck } from '../domain/consent-check.ts'
import { consentState } from '../domain/consent-state.ts'
import { inForce } from '../domain/decision/records.ts'
import { sayTo } from '../domain/decision/said.ts'
import { faultsOf } from '../domain/permission-light.ts'
import { may, type Viewer } from '../http/viewer.ts'
import { staffNames } from '../media/store.ts'
import type { Platform } from '../platform/port.ts'
import { aboutRecord } from './about.ts'
import { whatIsMissing } from './answer.ts'
import { mayAddProof, sameProofElsewhere } from './evidence.ts'
import { decisionTyped } from './pages.ts'
import { asIfGiven, faultsAfterCheck } from './preview.ts'
import {
  checksOf,
  evidenceOf,
  type FoundConsent,
  factsOfConsent,
  findNotice,
  findNumber,
  linesOf,
} from './store.ts'

type Place = Pick<Platform, 'database' | 'now' | 'newId'>

/** Whether this reader may see how somebody decides. Whoever wrote it down knows it already. */
const seesDetail = (viewer: Viewer, row: FoundConsent): boolean =>
  may(viewer, 'see_capacity_detail', row.person.serviceId) || row.recordedBy === viewer.staffId

export function draftProps(
  { database, now, newId }: Place,
  viewer: Viewer,
  row: FoundConsent,
  tried = false,
): DraftProps {
  const lines = linesOf(database, row.id)
  const about = aboutRecord(database, row, now())
  const missing = whatIsMissing(about, lines)
  const isYes = missing.length === 0 && decisionTyped(row.typed) === 'agree'
  const given = isYes ? asIfGiven(database, row, about) : null
  return {
    row,
    missing,
    lines,
    notices: about.notices,
    staff: about.staff,
    fileCount: evidenceOf(database, row.id).length,
    warnings: given ? faultsAfterCheck(given.person, given.record, now(), true) : [],
    tried,
    mayFill: may(viewer, 'record_consent', row.person.serviceId),
    formKey: newId(),
  }
}

export function recordProps(
  platform: Place,
  viewer: Viewer,
  row: FoundConsent,
  form: FormState = emptyForm,
): RecordProps {
  const { database, now } = platform
  const { person, record } = factsOfConsent(database, row)
  const checks = checksOf(database, row.id)
  const replaced = !inForce(person.consents).some(({ id }) => id === row.id)
  const personDied = person.status === 'deceased'
  const detail = seesDetail(viewer, row)
  const { serviceId } = row.person
  const checker = may(viewer, 'check_consent', serviceId)
  const people = [row.recordedBy, row.askedBy ?? '', ...checks.map(({ checkedBy }) => checkedBy)]
  return {
    row,
    state: consentState(record, person.withdrawals, now(), { replaced, personDied }),
    lines: linesOf(database, row.id),
    checks,
    notice: row.noticeId ? findNotice(database, row.noticeId) : undefined,
    proof: proofProps(platform, viewer, row, form),
    faults: faultsOf(record, person, now()).map((reason) => sayTo(reason, detail)),
    names: staffNames(database, people),
    replaces: row.replacesId ? findNumber(database, row.replacesId) : undefined,
    may: {
      seeDetail: detail,
      check: checker && mayCheck(record, viewer.staffId) === null,
      correct: row.stage === 'given' && may(viewer, 'record_consent', serviceId),
      markMistake: row.stage === 'given' && checker && row.recordedBy !== viewer.staffId,
      addProof: may(viewer, 'record_consent', serviceId) && mayAddProof(database, row),
    },
  }
}

export function proofProps(
  { database, newId }: Place,
  viewer: Viewer,
  row: FoundConsent,
  form: FormState = emptyForm,
): RecordProps['proof'] {
  return {
    row,
    form,
    files: evidenceOf(database, row.id),
    twins: sameProofElsewhere(database, row),
    mayOpen: may(viewer, 'open_consent_evidence', row.person.serviceId),
    formKey: newId(),
  }
}
