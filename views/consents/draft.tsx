import type { Missing } from '../../src/consents/answer.ts'
import { decisionTyped, type PageName, pageNames, pagesFor } from '../../src/consents/pages.ts'
import type { FoundConsent, LineRow, NoticeRow } from '../../src/consents/store.ts'
import {
  capacityBases,
  consentDecisionNames,
  methodNames,
  methods,
  noticeFormatNames,
  posthumousUseNames,
  posthumousUses,
  seeFirstNames,
  seeFirstWishes,
} from '../../src/domain/consent.ts'
import type { SaidReason } from '../../src/domain/decision/said.ts'
import { capacityBasisNames, giverKindNames, otherGivers } from '../../src/domain/giver.ts'
import { Banner } from '../shared/banner.tsx'
import { ActionButton, Buttons, SubmitButton } from '../shared/button.tsx'
import { Form, type FormState, ticked, typed } from '../shared/form.tsx'
import { SummaryList, TaskList } from '../shared/lists.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { LineSummary } from './line-summary.tsx'

export type DraftProps = {
  readonly row: FoundConsent
  readonly missing: readonly Missing[]
  readonly lines: readonly LineRow[]
  readonly notices: readonly NoticeRow[]
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  readonly fileCount: number
  /** What would keep the yes from being used once it is written down. */
  readonly warnings: readonly SaidReason[]
  /** Whether this was an attempt to write it down: then what is missing is an error. */
  readonly tried: boolean
  readonly mayFill: boolean
  readonly formKey: string
}

/** A record that is being filled in: what is done, what is to do, and at the end “check your answers”. */
export function DraftPage(props: DraftProps) {
  const { row, missing, tried, mayFill } = props
  const name = row.person.knownAs
  const isReady = missing.length === 0
  return (
    <div class="one-column stack">
      <BackLink href={`/people/${row.person.id}`}>{name}</BackLink>
      {tried && !isReady && <MissingSummary {...props} />}
      <PageHead
        title={isReady ? 'Check your answers' : `Ask ${name}`}
        over={`${name} · ${row.number} · ${row.service.name}`}
        under="Talk it through together. You can stop at any time and come back to this page: everything is kept."
      />
      <Sheet title="What to go through" id="pages">
        <TaskList tasks={pagesFor(row.typed).map((page) => taskOf(page, props))} />
      </Sheet>
      {isReady && <Answers {...props} />}
      {isReady && <Warnings {...props} />}
      {isReady && mayFill && <RecordForm {...props} />}
      {mayFill && (
        <ActionButton action={`/consents/${row.id}/discard`} tone="plain">
          Put this record aside
        </ActionButton>
      )}
    </div>
  )
}

function taskOf(page: PageName, { row, missing, fileCount, mayFill }: DraftProps) {
  const href = mayFill ? `/consents/${row.id}/pages/${page}` : undefined
  const isWrong = missing.some((problem) => problem.page === page)
  const begun = page === 'proof' ? fileCount > 0 : !isWrong
  const optional = page === 'proof'
  return {
    name: pageNames[page],
    href,
    verdict: begun ? ('allow' as const) : ('idle' as const),
    word: begun ? 'Done' : optional ? 'Can be added later' : 'To do',
  }
}

function MissingSummary({ missing, row }: DraftProps) {
  const pages = [...new Set(missing.map(({ page }) => page))]
  return (
    <Banner tone="no" title="Some pages are not finished">
      <ul>
        {pages.map((page) => (
          <li>
            <a href={`/consents/${row.id}/pages/${page}`}>{pageNames[page]}</a>:{' '}
            {missing.find((problem) => problem.page === page)?.message}
          </li>
        ))}
      </ul>
    </Banner>
  )
}

/** Everything as it will be written down. */
function Answers({ row, lines, notices, staff }: DraftProps) {
  const form: FormState = { values: row.typed, errors: [] }
  const decision = decisionTyped(row.typed)
  const change = (page: PageName, what: string) => ({
    href: `/consents/${row.id}/pages/${page}`,
    what,
  })
  const notice = notices.find(({ id }) => id === typed(form, 'notice'))
  const said = (words: readonly string[], names: Record<string, string>, field: string) =>
    names[words.find((word) => word === typed(form, field)) ?? ''] ?? ''
  const rows = [
    ...(decision === 'no_answer'
      ? []
      : [
          {
            name: 'Who answered',
            value:
              typed(form, 'giver') === 'other'
                ? `${typed(form, 'giver_name')}, ${said(otherGivers, giverKindNames, 'giver_kind').toLowerCase()}`
                : giverKindNames.self,
            change: change('who', 'who answered'),
          },
          {
            name: 'Can decide this',
            value: said(capacityBases, capacityBasisNames, 'capacity'),
            change: change('who', 'whether they can decide'),
          },
        ]),
    {
      name: 'Asked by',
      value: staff.find(({ id }) => id === typed(form, 'asked_by'))?.name ?? '',
      change: change('told', 'who asked'),
    },
    {
      name: 'Wording',
      value: notice ? `${noticeFormatNames[notice.format]}, version ${notice.version}` : '',
      change: change('told', 'the wording'),
    },
    {
      name: 'Told',
      value: `${ticked(form, 'told').length} of 9 points`,
      change: change('told', 'what they were told'),
    },
    {
      name: 'Answer',
      value: decision ? consentDecisionNames[decision] : '',
      change: change('answer', 'the answer'),
    },
    ...(decision === 'no_answer'
      ? []
      : [
          { name: 'When', value: whenTyped(form), change: change('answer', 'when they answered') },
          {
            name: 'How',
            value: said(methods, methodNames, 'method'),
            change: change('answer', 'how they answered'),
          },
        ]),
    ...(decision === 'agree'
      ? [
          {
            name: 'Free choice',
            value:
              typed(form, 'free') === 'concern' ? 'Somebody is worried' : 'Nothing is worrying',
            change: change('choice', 'free choice'),
          },
          {
            name: 'Care agreement',
            value: typed(form, 'bundled') === 'yes' ? 'Asked as part of it' : 'Not part of it',
            change: change('choice', 'the care agreement'),
          },
          {
            name: 'Wants to see it first',
            value: said(seeFirstWishes, seeFirstNames, 'see_first'),
            change: change('wishes', 'seeing it first'),
          },
          {
            name: 'Wants to be told after',
            value: typed(form, 'notice_after') === 'yes' ? 'Yes' : 'No',
            change: change('wishes', 'being told after'),
          },
          {
            name: 'After their death',
            value: said(posthumousUses, posthumousUseNames, 'posthumous') || 'Not asked',
            change: change('wishes', 'use after death'),
          },
          {
            name: 'Ask again by',
            value: `${typed(form, 'review_day')}.${typed(form, 'review_month')}.${typed(form, 'review_year')}`,
            change: change('wishes', 'when to ask again'),
          },
        ]
      : []),
  ]
  return (
    <>
      <Sheet title="What you wrote" id="answers">
        <SummaryList rows={rows} />
      </Sheet>
      {decision === 'agree' &&
        lines.map((line, at) => (
          <Sheet title={`What it covers, part ${at + 1}`}>
            <LineSummary line={line} />
          </Sheet>
        ))}
    </>
  )
}

const whenTyped = (form: FormState): string =>
  `${typed(form, 'decided_day')}.${typed(form, 'decided_month')}.${typed(form, 'decided_year')}, ${typed(form, 'decided_time')}`

function Warnings({ warnings }: DraftProps) {
  if (warnings.length === 0) return null
  return (
    <Banner tone="wait" title="You can write this down, but the yes could not be used">
      <ul>
        {warnings.map((warning) => (
          <li>
            {warning.sentence} {warning.step}
          </li>
        ))}
      </ul>
    </Banner>
  )
}

function RecordForm({ row, formKey }: DraftProps) {
  const decision = decisionTyped(row.typed)
  const words = {
    agree: 'Write down this yes',
    refuse: 'Write down this no',
    no_answer: 'Mark as asked, waiting for an answer',
  }
  return (
    <Form
      action={`/consents/${row.id}/answer`}
      hidden={{ lock_version: row.lockVersion, form_key: formKey }}
    >
      <p class="soft">
        {decision === 'no_answer'
          ? 'You can come back to this record when there is an answer.'
          : 'After this nothing in it can be changed. A correction is a new record.'}
      </p>
      <Buttons>
        <SubmitButton tone="main">{words[decision ?? 'agree']}</SubmitButton>
      </Buttons>
    </Form>
  )
}
