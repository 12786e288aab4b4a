import type { Child } from 'hono/jsx'
import { type PageName, pageNames, pagesFor } from '../../src/consents/pages.ts'
import type { FoundConsent } from '../../src/consents/store.ts'
import { Buttons, LinkButton, SubmitButton } from '../shared/button.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { Stepper } from '../shared/lists.tsx'
import { BackLink, PageHead } from '../shared/page.tsx'

/** One page of a record: where you are, one question or a few that belong together, and on. */
export function FillPage(props: {
  readonly row: FoundConsent
  readonly page: PageName
  readonly title: string
  readonly under?: Child
  readonly form: FormState
  readonly children: Child
}) {
  const { row, page, form } = props
  return (
    <div class="one-column stack">
      <BackLink href={`/consents/${row.id}`}>
        {row.number}, {row.person.knownAs}
      </BackLink>
      <Steps row={row} page={page} />
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={props.title}
        over={`${row.person.knownAs} · ${row.number}`}
        under={props.under}
      />
      {props.children}
    </div>
  )
}

function Steps({ row, page }: { readonly row: FoundConsent; readonly page: PageName }) {
  const mine = pagesFor(row.typed)
  const steps = mine.includes(page) ? mine : [...mine, page]
  return <Stepper steps={steps.map((step) => pageNames[step])} current={steps.indexOf(page) + 1} />
}

/** The form of one page. Saving keeps what was typed; the record itself is only made at the end. */
export function PageForm(props: {
  readonly row: FoundConsent
  readonly page: PageName
  readonly lockVersion: number
  /** Names the warning on this page, so that it is shown once before the way goes on. */
  readonly warned: string
  readonly children: Child
}) {
  const address = `/consents/${props.row.id}`
  return (
    <Form
      action={`${address}/pages/${props.page}`}
      hidden={{ lock_version: props.lockVersion, warned: props.warned }}
    >
      {props.children}
      <Buttons>
        <SubmitButton tone="main">Save and go on</SubmitButton>
        <LinkButton href={address}>Finish later</LinkButton>
      </Buttons>
    </Form>
  )
}
