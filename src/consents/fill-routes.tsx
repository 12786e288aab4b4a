import { Hono } from 'hono'
import { FillPage, PageForm } from '../../views/consents/fill.tsx'
import { LineForm } from '../../views/consents/line-form.tsx'
import {
  AnswerFields,
  ChoiceFields,
  type PageProps,
  ToldFields,
  WhoFields,
  WishesFields,
} from '../../views/consents/pages.tsx'
import { ProofPage } from '../../views/consents/proof.tsx'
import { ScopeLines } from '../../views/consents/scope.tsx'
import { dateValues } from '../../views/shared/date-boxes.tsx'
import type { FormState } from '../../views/shared/form.tsx'
import { addMonths, sayDay } from '../domain/calendar.ts'
import { mostReviewMonths } from '../domain/consent-answer.ts'
import { goTo, missing, refusalBanner, refused, showPage } from '../http/answer.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { type FormValues, one, readForm } from '../http/forms.ts'
import { alreadySent, rememberForm, sentKey } from '../http/once.ts'
import { picturesOf } from '../people/shared.ts'
import { aboutRecord } from './about.ts'
import { isOpen, keepTyped, removeLine, saveLine } from './draft.ts'
import { lineValues, readLine } from './line-form.ts'
import { decidedDay } from './page-forms.ts'
import {
  type FormPage,
  isFormPage,
  type PageName,
  pageAfter,
  pageNames,
  pages,
  readPage,
} from './pages.ts'
import { proofProps } from './record-page.ts'
import { recordIn } from './record-routes.tsx'
import { type FoundConsent, type LineRow, linesOf } from './store.ts'
import { warningOn } from './warning.ts'

export const fillRoutes = new Hono<Env>()

const fields: Record<FormPage, (props: PageProps) => ReturnType<typeof WhoFields>> = {
  who: WhoFields,
  told: ToldFields,
  choice: ChoiceFields,
  answer: AnswerFields,
  wishes: WishesFields,
}

const unders: Partial<Record<PageName, string>> = {
  told: 'Go through it together, in the way that works for them. Nothing here is ticked for you.',
  scope:
    'Exactly what they said yes to. One part must cover a picture whole: parts are never added together.',
  proof:
    'The signed form, letter or note. It can also be added later, before the second person checks it.',
}

const pageIn = (c: Ctx): PageName | undefined => pages.find((page) => page === c.req.param('page'))

fillRoutes.get('/consents/:id/pages/:page', (c) => {
  const row = recordIn(c, 'record_consent')
  const page = pageIn(c)
  if (!row || !page) return missing(c)
  if (!isOpen(row)) return goTo(c, `/consents/${row.id}`)
  return showFill(c, row, page, { values: row.typed, errors: [] })
})

function showFill(
  c: Ctx,
  row: FoundConsent,
  page: PageName,
  form: FormState,
  status: 200 | 409 | 422 = 200,
) {
  const name = row.person.knownAs
  return showPage(c, {
    title: `${pageNames[page]}, ${name}`,
    active: 'consent',
    status,
    banner: status === 409 ? refusalBanner('changed_meanwhile') : undefined,
    children: (
      <FillPage row={row} page={page} title={pageNames[page]} under={unders[page]} form={form}>
        {contentOf(c, row, page, form)}
      </FillPage>
    ),
  })
}

function contentOf(c: Ctx, row: FoundConsent, page: PageName, form: FormState) {
  const platform = c.get('platform')
  const { database } = platform
  if (page === 'scope') return <ScopeLines row={row} lines={linesOf(database, row.id)} />
  if (page === 'proof') return <ProofPage {...proofProps(platform, c.get('viewer'), row, form)} />
  const Fields = fields[page]
  const { notices, staff } = aboutRecord(database, row, platform.now())
  const decided = decidedDay(row.typed)
  const latestReview = decided ? sayDay(addMonths(decided, mostReviewMonths)) : null
  return (
    <PageForm
      row={row}
      page={page}
      lockVersion={row.lockVersion}
      warned={warningOn(page, row, form.values as FormValues, notices)}
    >
      <Fields row={row} form={form} notices={notices} staff={staff} latestReview={latestReview} />
    </PageForm>
  )
}

fillRoutes.post('/consents/:id/pages/:page', async (c) => {
  const platform = c.get('platform')
  const row = recordIn(c, 'record_consent')
  const page = pageIn(c)
  if (!row || !page || !isFormPage(page)) return missing(c)
  if (!isOpen(row)) return refused(c, 'wrong_state')
  const { values } = await readForm(c)
  const about = aboutRecord(platform.database, row, platform.now())
  const checked = readPage(page, values, about)
  if (!checked.ok) return showFill(c, row, page, { values, errors: checked.errors }, 422)
  const typed = { ...emptied(page), ...withoutHidden(values) }
  const kept = platform.database.transaction((tx) =>
    keepTyped(tx, row, typed, Number(one(values, 'lock_version'))),
  )
  if (!kept) return showFill(c, row, page, { values, errors: [] }, 409)
  const warning = warningOn(page, row, values, about.notices)
  if (warning !== '' && warning !== one(values, 'warned')) return goTo(c, c.req.path)
  return goTo(c, whereNext(row, page, { ...row.typed, ...typed }))
})

function whereNext(row: FoundConsent, page: PageName, typed: FormValues): string {
  const next = pageAfter(page, typed)
  return next ? `/consents/${row.id}/pages/${next}` : `/consents/${row.id}`
}

/** Ticks that were taken away are not sent at all, so every list of the page starts empty. */
const emptied = (page: FormPage): Record<string, string | string[]> =>
  page === 'told' ? { told: [], special: '' } : {}

const withoutHidden = ({ lock_version: _, warned: __, ...values }: FormValues): FormValues => values

fillRoutes.get('/consents/:id/lines/:line', (c) => {
  const row = recordIn(c, 'record_consent')
  const line = row && lineIn(c, row)
  if (!row || line === undefined) return missing(c)
  if (!isOpen(row)) return goTo(c, `/consents/${row.id}`)
  const values = line ? lineValues(line) : dateValues('from', decidedDay(row.typed))
  return showLine(c, row, line, { values, errors: [] })
})

/** The line in the address; null for a new one, undefined when there is no such line. */
function lineIn(c: Ctx, row: FoundConsent): LineRow | null | undefined {
  const wanted = c.req.param('line')
  if (wanted === 'new') return null
  return linesOf(c.get('platform').database, row.id).find(({ id }) => id === wanted)
}

function showLine(c: Ctx, row: FoundConsent, line: LineRow | null, form: FormState) {
  const pictures = picturesOf(c.get('platform').database, row.person.id)
  return showPage(c, {
    title: `What it covers, ${row.person.knownAs}`,
    active: 'consent',
    status: form.errors.length > 0 ? 422 : 200,
    children: (
      <FillPage row={row} page="scope" title="What the yes covers" under={unders.scope} form={form}>
        <LineForm
          row={row}
          lineId={line?.id ?? null}
          form={form}
          pictures={pictures}
          formKey={sentKey(form.values as FormValues, c.get('platform'))}
        />
      </FillPage>
    ),
  })
}

fillRoutes.post('/consents/:id/lines/:line', async (c) => {
  const platform = c.get('platform')
  const row = recordIn(c, 'record_consent')
  const line = row && lineIn(c, row)
  if (!row || line === undefined) return missing(c)
  if (!isOpen(row)) return refused(c, 'wrong_state')
  const { values } = await readForm(c)
  const pictures = picturesOf(platform.database, row.person.id).map(({ id }) => id)
  const entry = readLine(values, pictures, decidedDay(row.typed))
  if (!entry.ok) return showLine(c, row, line, { values, errors: entry.errors })
  const location = `/consents/${row.id}/pages/scope`
  const form = { key: sentKey(values, platform), staffId: c.get('viewer').staffId, location }
  platform.database.transaction((tx) => {
    if (alreadySent(tx, form.key, form.staffId) !== null) return
    saveLine(tx, platform, row, line?.id ?? null, entry.value)
    rememberForm(tx, platform, form)
  })
  return goTo(c, location)
})

fillRoutes.post('/consents/:id/lines/:line/removal', (c) => {
  const row = recordIn(c, 'record_consent')
  const line = row && lineIn(c, row)
  if (!row || !line) return missing(c)
  if (!isOpen(row)) return refused(c, 'wrong_state')
  c.get('platform').database.transaction((tx) => removeLine(tx, row, line.id))
  return goTo(c, `/consents/${row.id}/pages/scope`)
})
