import {
  ageBandNames,
  ageBands,
  communicationNeedNames,
  communicationNeeds,
  personKindNames,
  personKinds,
  personStatuses,
} from '../../src/domain/people.ts'
import type { PersonRow } from '../../src/people/store.ts'
import { Buttons, LinkButton, SubmitButton } from '../shared/button.tsx'
import { CheckboxGroup, type Option, optionsOf, RadioGroup, Select } from '../shared/choices.tsx'
import { DateBoxes } from '../shared/date-boxes.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { SummaryList } from '../shared/lists.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { needsLine } from './words.ts'

type Service = { readonly id: string; readonly name: string }

/** Add somebody to the register. */
export function AddPersonPage(props: {
  readonly form: FormState
  readonly services: readonly Service[]
  readonly formKey: string
}) {
  const { form, services } = props
  return (
    <div class="one-column stack">
      <BackLink href="/people">People</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title="Add a person"
        under="Only what is needed to ask them and to know them in a picture. Nothing about their care."
      />
      <Form action="/people" hidden={{ form_key: props.formKey }}>
        {services.length > 1 && (
          <Select
            form={form}
            name="service"
            label="Service"
            options={services.map(({ id, name }) => ({ value: id, name }))}
          />
        )}
        <PersonFields form={form} />
        <Buttons>
          <SubmitButton tone="main">Add this person</SubmitButton>
          <LinkButton href="/people">Cancel</LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}

/** Change somebody's entry. */
export function EditPersonPage(props: {
  readonly form: FormState
  readonly person: PersonRow
  /** The entry as somebody else left it, when this form was stale. */
  readonly meanwhile?: PersonRow
}) {
  const { form, person, meanwhile } = props
  const address = `/people/${person.id}`
  return (
    <div class="one-column stack">
      <BackLink href={address}>{person.knownAs}</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHead title={`Change ${person.knownAs}’s entry`} over={person.serviceName} />
      {meanwhile && <Meanwhile person={meanwhile} />}
      <Form action={address} hidden={{ lock_version: person.lockVersion }}>
        <PersonFields form={form} />
        <RadioGroup
          form={form}
          name="status"
          label="How things stand"
          options={personStatuses.map((value) => ({ value, name: statusNames[value] }))}
        />
        <DateBoxes
          form={form}
          name="left"
          label="Day they left"
          hint="For somebody who moved out or stopped working here"
          optional
        />
        <Buttons>
          <SubmitButton tone="main">Save</SubmitButton>
          <LinkButton href={address}>Cancel</LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}

/** What the entry says now. The form keeps what was typed; saving again puts that in its place. */
function Meanwhile({ person }: { readonly person: PersonRow }) {
  return (
    <Sheet title="How it stands now" tone="wait">
      <SummaryList
        rows={[
          { name: 'Who', value: personKindNames[person.kind] },
          { name: 'Goes by', value: person.knownAs },
          { name: 'Full name', value: person.fullName || 'Not written down' },
          { name: 'Age', value: ageBandNames[person.ageBand] },
          { name: 'Information', value: needsLine(person.needs) || 'Nothing special' },
          { name: 'Standing', value: statusNames[person.status] },
        ]}
      />
      <p>Your words are still in the form below. Saving them replaces what you see here.</p>
    </Sheet>
  )
}

const statusNames: Record<(typeof personStatuses)[number], string> = {
  active: 'Here now',
  left_service: 'Has left',
  deceased: 'Has died',
}

function PersonFields({ form }: { readonly form: FormState }) {
  return (
    <>
      <Select
        form={form}
        name="kind"
        label="Who is this?"
        options={optionsOf(personKinds, personKindNames)}
      />
      <TextField
        form={form}
        name="known_as"
        label="Name they go by"
        hint="Usually the first name. This is looked for in the words of every post."
        width={20}
      />
      <TextField form={form} name="full_name" label="Full name" optional width={30} />
      <RadioGroup
        form={form}
        name="age_band"
        label="What do we know about their age?"
        options={ageBands.map(
          (value): Option => ({ value, name: ageBandNames[value], ...more[value](form) }),
        )}
      />
      <CheckboxGroup
        form={form}
        name="needs"
        label="How do they like to get information?"
        hint="We check that they were asked in this way."
        optional
        layout="grid"
        options={optionsOf(communicationNeeds, communicationNeedNames)}
      />
    </>
  )
}

const more: Record<(typeof ageBands)[number], (form: FormState) => Partial<Option>> = {
  adult_confirmed: () => ({}),
  date_of_birth: (form) => ({
    more: <DateBoxes form={form} name="born" label="Date of birth" />,
  }),
  not_known: () => ({ hint: 'They cannot be shown until we know that they are an adult.' }),
}
