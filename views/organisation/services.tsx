import { html } from 'hono/html'
import { nationNames, regulators } from '../../src/domain/nations.ts'
import type { ListedService } from '../../src/organisation/store.ts'
import { ServiceFields } from '../setup/setup.tsx'
import { LinkButton, SubmitButton } from '../shared/button.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { DataTable } from '../shared/queue.tsx'
import { Verdict } from '../shared/verdict.tsx'

/** The homes and services of the organisation. */
export function Services(props: {
  readonly services: readonly ListedService[]
  readonly editable: ReadonlySet<string>
  readonly mayAdd: boolean
}) {
  return (
    <>
      <PageHead
        title="Services"
        under="Each home or service, where it is, and who its Registered Manager is today."
        actions={
          props.mayAdd && (
            <LinkButton href="/services/new" tone="main" icon="add">
              Add a service
            </LinkButton>
          )
        }
      />
      <DataTable
        caption="Services by name"
        captionHidden
        columns={[
          { name: 'Service' },
          { name: 'Where' },
          { name: 'Regulator' },
          { name: 'Registered Manager' },
          { name: 'Accounts', numeric: true },
        ]}
        rows={props.services.map((one) => [
          props.editable.has(one.id)
            ? html`<a href="/services/${one.id}">${one.name}</a>`
            : one.name,
          [one.town, nationNames[one.nation]].filter(Boolean).join(', '),
          [regulators[one.nation], one.registrationNumber].filter(Boolean).join(' '),
          one.managers.length > 0
            ? one.managers.join(', ')
            : html`${Verdict({ verdict: 'block', word: 'Nobody' })}`,
          html`<a href="/accounts?service=${one.id}">${one.accounts}<span class="visually-hidden"> accounts of ${one.name}</span></a>`,
        ])}
      />
    </>
  )
}

/** Adding a service, or changing one. */
export function ServicePage(props: {
  readonly form: FormState
  readonly action: string
  readonly title: string
  readonly button: string
}) {
  return (
    <div class="one-column stack">
      <ErrorSummary errors={props.form.errors} />
      <BackLink href="/services">Services</BackLink>
      <PageHead title={props.title} />
      <Sheet>
        <Form action={props.action}>
          <ServiceFields form={props.form} />
          <SubmitButton tone="main">{props.button}</SubmitButton>
        </Form>
      </Sheet>
    </div>
  )
}
