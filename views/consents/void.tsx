import type { FoundConsent } from '../../src/consents/store.ts'
import { Buttons, LinkButton, SubmitButton } from '../shared/button.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { BackLink, PageHead } from '../shared/page.tsx'
import { TextArea } from '../shared/text-fields.tsx'

/** A record that should never have been: kept for good, and never counted again. */
export function VoidPage({ row, form }: { readonly row: FoundConsent; readonly form: FormState }) {
  const isNo = row.decision === 'refuse'
  return (
    <div class="one-column stack">
      <BackLink href={`/consents/${row.id}`}>
        {row.number}, {row.person.knownAs}
      </BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={`Mark ${row.number} as a mistake`}
        under={
          isNo
            ? 'Only for a slip, such as the wrong person. If they changed their mind, ask them again instead: a “no” is never taken away like this.'
            : 'Only for a slip, such as the wrong person. If they changed their mind, choose “Record a no” instead. Everything that rests on this record stops at once.'
        }
      />
      <Form action={`/consents/${row.id}/void`}>
        <TextArea form={form} name="reason" label="What went wrong?" rows={3} />
        <Buttons>
          <SubmitButton tone="stop">Mark as a mistake</SubmitButton>
          <LinkButton href={`/consents/${row.id}`}>Cancel</LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
