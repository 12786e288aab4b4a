import { Hono } from 'hono'
import { CheckPage } from '../../views/consents/check.tsx'
import { FillPage } from '../../views/consents/fill.tsx'
import { ProofPage } from '../../views/consents/proof.tsx'
import { RecordPage } from '../../views/consents/record.tsx'
import { VoidPage } from '../../views/consents/void.tsx'
import { emptyForm, type FormState } from '../../views/shared/form.tsx'
import { recordEvent } from '../audit/record.ts'
import { checkRefusalSentences, mayCheck } from '../domain/consent-check.ts'
import { goTo, missing, refusalBanner, refused, showPage } from '../http/answer.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { type FormError, type FormValues, one, readForm } from '../http/forms.ts'
import { alreadySent, rememberForm, sentKey } from '../http/once.ts'
import { staffNames } from '../media/store.ts'
import { keepCheck } from './check.ts'
import { readCheck, readVoid } from './check-form.ts'
import { isOpen } from './draft.ts'
import { addEvidence, mayAddProof, pagesOf, storeProof } from './evidence.ts'
import { pageNames } from './pages.ts'
import { faultsAfterCheck } from './preview.ts'
import { proofProps, recordProps } from './record-page.ts'
import { recordIn } from './record-routes.tsx'
import { evidenceOf, type FoundConsent, factsOfConsent, findFile, linesOf } from './store.ts'
import { voidConsent } from './void.ts'

export const proofRoutes = new Hono<Env>()

proofRoutes.post('/consents/:id/evidence', async (c) => {
  const platform = c.get('platform')
  const { staffId } = c.get('viewer')
  const row = recordIn(c, 'record_consent')
  if (!row) return missing(c)
  if (!mayAddProof(platform.database, row)) return refused(c, 'wrong_state')
  const { values, files } = await readForm(c)
  const back = isOpen(row) ? `/consents/${row.id}/pages/proof` : `/consents/${row.id}`
  const [sent] = files.file ?? []
  const pages = pagesOf(one(values, 'pages'))
  const errors: FormError[] = []
  if (!sent) errors.push({ field: 'file', message: 'Choose the file first.' })
  if (pages === null)
    errors.push({ field: 'pages', message: 'Write how many pages it has, from 1 to 40.' })
  if (!sent || pages === null) return showProof(c, row, { values, errors }, 422)
  const stored = await storeProof(platform, sent)
  if ('problem' in stored) {
    const problem = { field: 'file', message: stored.problem }
    return showProof(c, row, { values, errors: [problem] }, stored.status)
  }
  const key = sentKey(values, platform)
  platform.database.transaction((tx) => {
    if (alreadySent(tx, key, staffId) !== null || !mayAddProof(tx, row)) return
    addEvidence(tx, platform, row, { ...stored, pages }, staffId)
    rememberForm(tx, platform, { key, staffId, location: back })
  })
  return goTo(c, back, 'proof_attached')
})

function showProof(c: Ctx, row: FoundConsent, form: FormState, status: 413 | 422 | 507) {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  return showPage(c, {
    title: `${pageNames.proof}, ${row.person.knownAs}`,
    active: 'consent',
    status,
    children: isOpen(row) ? (
      <FillPage row={row} page="proof" title={pageNames.proof} form={form}>
        <ProofPage {...proofProps(platform, viewer, row, form)} />
      </FillPage>
    ) : (
      <RecordPage {...recordProps(platform, viewer, row, form)} />
    ),
  })
}

/** A picture is shown as the copy we made of it; a PDF is only ever a download. Every opening is on the audit trail. */
proofRoutes.get('/consents/:id/evidence/:file', async (c) => {
  const platform = c.get('platform')
  const row = recordIn(c, 'open_consent_evidence')
  const found =
    row && evidenceOf(platform.database, row.id).find(({ id }) => id === c.req.param('file'))
  if (!row || !found) return missing(c)
  const view = found.viewFileId === null ? undefined : findFile(platform.database, found.viewFileId)
  const stored = view ?? found.file
  const content = await platform.files.open(stored)
  platform.database.transaction((tx) =>
    recordEvent(tx, platform, {
      actor: c.get('viewer').staffId,
      action: 'consent.evidence_opened',
      subject: { kind: 'evidence', id: found.id },
      body: { consent: row.id },
    }),
  )
  const kind = view ? 'inline' : 'attachment'
  return c.body(new Uint8Array(content), 200, {
    'Content-Type': stored.mediaType,
    'Content-Disposition': `${kind}; filename="${row.number}.${view ? 'jpg' : 'pdf'}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
  })
})

proofRoutes.get('/consents/:id/check', (c) => {
  const row = recordIn(c, 'check_consent')
  return row ? showCheck(c, row, emptyForm, 200) : missing(c)
})

function showCheck(c: Ctx, row: FoundConsent, form: FormState, status: 200 | 422) {
  const { database, now } = c.get('platform')
  const { staffId } = c.get('viewer')
  const { person, record } = factsOfConsent(database, row)
  const names = staffNames(database, [row.recordedBy, row.askedBy ?? ''])
  const refusal = mayCheck(record, staffId)
  return showPage(c, {
    title: `Check ${row.number}`,
    active: 'consent',
    status,
    children: (
      <CheckPage
        row={row}
        lines={linesOf(database, row.id)}
        files={evidenceOf(database, row.id)}
        recorder={names.get(row.recordedBy) ?? 'Somebody no longer here'}
        asker={names.get(row.askedBy ?? '') ?? 'Somebody no longer here'}
        form={form}
        formKey={sentKey(form.values as FormValues, c.get('platform'))}
        refusal={refusal === null ? null : checkRefusalSentences[refusal]}
        faults={faultsAfterCheck(person, record, now(), true)}
      />
    ),
  })
}

proofRoutes.post('/consents/:id/check', async (c) => {
  const platform = c.get('platform')
  const row = recordIn(c, 'check_consent')
  if (!row) return missing(c)
  const { values } = await readForm(c)
  const entry = readCheck(values)
  if (!entry.ok) return showCheck(c, row, { values, errors: entry.errors }, 422)
  const { staffId } = c.get('viewer')
  const location = `/consents/${row.id}`
  const key = sentKey(values, platform)
  const refusal = platform.database.transaction((tx) => {
    if (alreadySent(tx, key, staffId) !== null) return null
    const refused = keepCheck(tx, platform, row, entry.value, staffId)
    if (refused === null) rememberForm(tx, platform, { key, staffId, location })
    return refused
  })
  if (refusal === null) return goTo(c, location, 'proof_checked')
  const errors = [{ field: 'outcome', message: checkRefusalSentences[refusal] }]
  return showCheck(c, row, { values, errors }, 422)
})

proofRoutes.get('/consents/:id/void', (c) => {
  const row = recordIn(c, 'check_consent')
  return row ? showVoid(c, row, emptyForm) : missing(c)
})

function showVoid(c: Ctx, row: FoundConsent, form: FormState, refusal?: 'four_eyes') {
  return showPage(c, {
    title: `Mark ${row.number} as a mistake`,
    active: 'consent',
    status: form.errors.length > 0 || refusal ? 422 : 200,
    banner: refusal && refusalBanner(refusal),
    children: <VoidPage row={row} form={form} />,
  })
}

proofRoutes.post('/consents/:id/void', async (c) => {
  const platform = c.get('platform')
  const row = recordIn(c, 'check_consent')
  if (!row) return missing(c)
  const { values } = await readForm(c)
  const entry = readVoid(values)
  if (!entry.ok) return showVoid(c, row, { values, errors: entry.errors })
  const refusal = platform.database.transaction((tx) =>
    voidConsent(tx, platform, row, entry.value.reason, c.get('viewer').staffId),
  )
  if (refusal === null) return goTo(c, `/consents/${row.id}`, 'marked_mistake')
  return refusal === 'four_eyes'
    ? showVoid(c, row, { values, errors: [] }, refusal)
    : refused(c, refusal)
})
