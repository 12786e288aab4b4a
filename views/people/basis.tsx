import type { PersonRow } from '../../src/people/store.ts'
import { Buttons, LinkButton, SubmitButton } from '../shared/button.tsx'
import { DateBoxes } from '../shared/date-boxes.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { BackLink, PageHead } from '../shared/page.tsx'
import { TextArea } from '../shared/text-fields.tsx'

/** Why a colleague may be in ordinary team pictures without a form of their own. */
export function BasisPage(props: { readonly form: FormState; readonly person: PersonRow }) {
  const { form, person } = props
  const address = `/people/${person.id}`
  return (
    <div class="one-column stack">
      <BackLink href={address}>{person.knownAs}</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={`Team pictures with ${person.knownAs}`}
        over={person.serviceName}
        under="A colleague may be in ordinary team pictures when this is fair to them and they know they can object. Portraits, interviews and job adverts always need their own yes."
      />
      <Form action={`${address}/basis`}>
        <TextArea
          form={form}
          name="assessment"
          label="Why is this fair to them?"
          hint="What the pictures are for, that nothing gentler would do, and how they were told that they can object"
        />
        <DateBoxes form={form} name="from" label="First day" />
        <Buttons>
          <SubmitButton tone="main">Save</SubmitButton>
          <LinkButton href={address}>Cancel</LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}
