import { nationNames, nations } from '../../src/domain/nations.ts'
import { SubmitButton } from '../shared/button.tsx'
import { optionsOf, RadioGroup } from '../shared/choices.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { Sheet } from '../shared/page.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { NewPasswordFields } from '../signin/invitation.tsx'

/** The first page of an empty database. It can be used once. */
export function Setup({ form }: { readonly form: FormState }) {
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <h1>Set up Countersign</h1>
      <p>
        This page works once. It makes your organisation, its first service, and the two people who
        begin: the Registered Manager, who decides what goes out, and the administrator, who looks
        after sign-ins and cannot see people supported.
      </p>
      <Form action="/setup">
        <Sheet title="Your organisation" id="organisation">
          <TextField form={form} name="organisation" label="Name of the organisation" />
          <ServiceFields form={form} />
        </Sheet>
        <Sheet title="Who begins" id="people">
          <TextField form={form} name="managerName" label="Registered Manager’s name" />
          <TextField
            form={form}
            name="managerEmail"
            label="Registered Manager’s work e-mail address"
            type="email"
          />
          <TextField form={form} name="administratorName" label="Administrator’s name" />
          <TextField
            form={form}
            name="administratorEmail"
            label="Administrator’s work e-mail address"
            type="email"
          />
          <RadioGroup
            form={form}
            name="you"
            label="Which of the two are you?"
            hint="The other one gets a link to choose a password."
            options={[
              { value: 'manager', name: 'I am the Registered Manager' },
              { value: 'administrator', name: 'I am the administrator' },
            ]}
          />
          <NewPasswordFields form={form} email="" />
        </Sheet>
        <SubmitButton tone="main">Set up Countersign</SubmitButton>
      </Form>
    </>
  )
}

/** What is asked about a service, here and on the page for adding one. */
export function ServiceFields({ form }: { readonly form: FormState }) {
  return (
    <>
      <TextField
        form={form}
        name="serviceName"
        label="Name of the service"
        hint="The home or service as people know it, for example Oak House"
      />
      <RadioGroup
        form={form}
        name="nation"
        label="Where is it?"
        hint="The law about deciding for somebody else differs."
        options={[
          ...optionsOf(nations, nationNames),
          { value: 'northern_ireland', name: 'Northern Ireland' },
        ]}
      />
      <TextField form={form} name="town" label="Town" optional />
      <TextField
        form={form}
        name="registrationNumber"
        label="Registration number"
        hint="From the Care Quality Commission, Care Inspectorate Wales or the Care Inspectorate"
        width={20}
        optional
      />
    </>
  )
}
