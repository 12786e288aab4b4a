import type { Child } from 'hono/jsx'
import { roleNames, roles } from '../../src/domain/roles.ts'
import { courseNames, courses } from '../../src/domain/training.ts'
import { SubmitButton } from '../shared/button.tsx'
import { optionsOf, Select } from '../shared/choices.tsx'
import { DateBoxes } from '../shared/date-boxes.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { TextArea, TextField } from '../shared/text-fields.tsx'

type Choice = { readonly id: string; readonly name: string }
type Asked = { readonly form: FormState; readonly action: string }

/** One question page about one member of staff: a way back, a heading, the form. */
export function StaffForm(
  props: Asked & {
    readonly back: { readonly href: string; readonly name: string }
    readonly title: string
    readonly under?: Child
    readonly button: string
    readonly tone?: 'main' | 'no'
    readonly hidden?: Readonly<Record<string, string>>
    readonly children?: Child
  },
) {
  return (
    <div class="one-column stack">
      <ErrorSummary errors={props.form.errors} />
      <BackLink href={props.back.href}>{props.back.name}</BackLink>
      <PageHead title={props.title} under={props.under} />
      <Sheet>
        <Form action={props.action} hidden={props.hidden}>
          {props.children}
          <SubmitButton tone={props.tone ?? 'main'}>{props.button}</SubmitButton>
        </Form>
      </Sheet>
    </div>
  )
}

export function DetailsFields({ form }: { readonly form: FormState }) {
  return (
    <>
      <TextField form={form} name="name" label="Name" />
      <TextField
        form={form}
        name="email"
        label="Work e-mail address"
        hint="They sign in with it, and links go there"
        type="email"
        spellcheck={false}
      />
    </>
  )
}

export function RoleFields(props: {
  readonly form: FormState
  readonly services: readonly Choice[]
}) {
  return (
    <>
      <Select form={props.form} name="role" label="Role" options={optionsOf(roles, roleNames)} />
      <Select
        form={props.form}
        name="service"
        label="Service"
        hint="For care staff, comms authors, deputies and Registered Managers. The other roles cover the whole organisation: leave it empty."
        blank="Whole organisation"
        options={props.services.map(({ id, name }) => ({ value: id, name }))}
      />
    </>
  )
}

export function PeriodFields({ form }: { readonly form: FormState }) {
  return (
    <>
      <DateBoxes form={form} name="from" label="First day" />
      <DateBoxes
        form={form}
        name="until"
        label="Last day"
        hint="Leave empty if there is no end yet"
        optional
      />
    </>
  )
}

export function DesignationFields(props: {
  readonly form: FormState
  readonly accounts: readonly Choice[]
}) {
  return (
    <>
      <Select
        form={props.form}
        name="account"
        label="Account"
        options={props.accounts.map(({ id, name }) => ({ value: id, name }))}
      />
      <PeriodFields form={props.form} />
    </>
  )
}

export function TrainingFields({ form }: { readonly form: FormState }) {
  return (
    <>
      <Select form={form} name="course" label="Course" options={optionsOf(courses, courseNames)} />
      <DateBoxes form={form} name="completed" label="When did they finish it?" />
      <DateBoxes
        form={form}
        name="until"
        label="Until when does it count?"
        hint="Usually a year after they finished it"
      />
    </>
  )
}

export function DelegationFields(props: {
  readonly form: FormState
  readonly services: readonly Choice[]
}) {
  return (
    <>
      <Select
        form={props.form}
        name="service"
        label="Service"
        options={props.services.map(({ id, name }) => ({ value: id, name }))}
      />
      <DateBoxes form={props.form} name="from" label="First day you are away" />
      <DateBoxes
        form={props.form}
        name="until"
        label="Last day you are away"
        hint="It ends by itself at midnight after this day. 28 days at most"
      />
      <TextArea
        form={props.form}
        name="reason"
        label="Why"
        hint="For example annual leave"
        rows={2}
      />
    </>
  )
}

export function LeavingFields({ form }: { readonly form: FormState }) {
  return <DateBoxes form={form} name="left" label="What was their last day?" />
}

export function RemovalFields({ form }: { readonly form: FormState }) {
  return (
    <TextArea
      form={form}
      name="reason"
      label="How do you know it is really them, and what was lost?"
      hint="For example: she came to the office in person; her phone was stolen and the codes were in the same bag"
      rows={3}
    />
  )
}
