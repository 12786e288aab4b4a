import type { Child } from 'hono/jsx'
import {
  type AccountStatus,
  audienceNames,
  audiences,
  channelNames,
  channels,
} from '../../src/domain/channels.ts'
import { SubmitButton } from '../shared/button.tsx'
import { optionsOf, RadioGroup, Select } from '../shared/choices.tsx'
import { DateBoxes } from '../shared/date-boxes.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { TextArea, TextField } from '../shared/text-fields.tsx'

type Choice = { readonly id: string; readonly name: string }

/** One question page about an account. */
export function AccountForm(props: {
  readonly form: FormState
  readonly action: string
  readonly back: { readonly href: string; readonly name: string }
  readonly title: string
  readonly under?: Child
  readonly button: string
  readonly tone?: 'main' | 'no'
  readonly version?: number
  readonly children?: Child
}) {
  return (
    <div class="one-column stack">
      <ErrorSummary errors={props.form.errors} />
      <BackLink href={props.back.href}>{props.back.name}</BackLink>
      <PageHead title={props.title} under={props.under} />
      <Sheet>
        <Form action={props.action} hidden={{ version: props.version }}>
          {props.children}
          <SubmitButton tone={props.tone ?? 'main'}>{props.button}</SubmitButton>
        </Form>
      </Sheet>
    </div>
  )
}

export function AccountFields({
  form,
  services,
}: {
  readonly form: FormState
  /** Left out once the account belongs to a service. */
  readonly services?: readonly Choice[]
}) {
  return (
    <>
      {services && (
        <Select
          form={form}
          name="service"
          label="Whose account is it?"
          options={services.map(({ id, name }) => ({ value: id, name }))}
        />
      )}
      <TextField
        form={form}
        name="name"
        label="Name"
        hint="As staff will recognise it, for example Oak House Facebook"
      />
      <Select
        form={form}
        name="channel"
        label="What kind of account is it?"
        hint="Consent names these one by one"
        options={optionsOf(channels, channelNames)}
      />
      <TextField
        form={form}
        name="handle"
        label="Handle"
        hint="Without the @"
        width={20}
        optional
      />
      <TextField
        form={form}
        name="address"
        label="Web address"
        hint="It begins with https:// and every post’s address must begin with it. Leave empty for print"
        type="url"
        spellcheck={false}
      />
      <RadioGroup
        form={form}
        name="audience"
        label="Who can see what is on it?"
        options={optionsOf(audiences, audienceNames)}
      />
      <TextField
        form={form}
        name="admins"
        label="How many people can change the account?"
        hint="On the platform itself. Two or more is safe"
        width={4}
        inputmode="numeric"
      />
      <RadioGroup
        form={form}
        name="mfa"
        label="Does the platform ask them for a second step when they sign in?"
        layout="inline"
        options={[
          { value: 'yes', name: 'Yes' },
          { value: 'no', name: 'No' },
        ]}
      />
    </>
  )
}

const switches: Record<Exclude<AccountStatus, 'proposed'>, { name: string; hint: string }> = {
  active: { name: 'On', hint: 'Posts may go out on it' },
  suspended: { name: 'Off for now', hint: 'Nothing may go out until it is on again' },
  lost_control: { name: 'We lost control of it', hint: 'Somebody else may be posting as you' },
  closed: { name: 'Closed for good', hint: 'It cannot be opened again here' },
}

export function StatusFields(props: {
  readonly form: FormState
  readonly offered: readonly Exclude<AccountStatus, 'proposed'>[]
}) {
  return (
    <>
      <RadioGroup
        form={props.form}
        name="status"
        label="What should it be?"
        options={props.offered.map((value) => ({ value, ...switches[value] }))}
      />
      <TextArea form={props.form} name="reason" label="Why?" rows={3} />
    </>
  )
}

export function DpiaFields({ form }: { readonly form: FormState }) {
  return (
    <>
      <DateBoxes form={form} name="signed" label="When was it signed?" />
      <DateBoxes form={form} name="review" label="When must it be looked at again?" />
      <TextArea
        form={form}
        name="rules"
        label="Rules for this account"
        hint="What the privacy check says authors must do here. They see it while they write."
        rows={6}
      />
    </>
  )
}
