import {
  consentDecisionNames,
  consentDecisions,
  toldPointNames,
  toldPoints,
} from '../../src/domain/consent.ts'
import { communicationNeedNames, communicationNeeds } from '../../src/domain/people.ts'
import { Buttons, LinkButton, SubmitButton } from '../../views/shared/button.tsx'
import {
  CheckboxGroup,
  optionsOf,
  RadioGroup,
  Select,
  ToldPoints,
} from '../../views/shared/choices.tsx'
import { DateBoxes } from '../../views/shared/date-boxes.tsx'
import { ErrorSummary } from '../../views/shared/error-summary.tsx'
import { emptyForm, Form, type FormState } from '../../views/shared/form.tsx'
import { Stepper } from '../../views/shared/lists.tsx'
import { BackLink, PageHead, Sheet } from '../../views/shared/page.tsx'
import { FileField, TextArea, TextField, TimeField } from '../../views/shared/text-fields.tsx'

const refused: FormState = {
  values: {
    told: ['who_we_are', 'can_say_no'],
    decision: 'agree',
    said_day: '31',
    said_month: '2',
    said_year: '2026',
    note: 'Ben laughed & said “go on then” <twice>',
    needs: ['easy_read'],
  },
  errors: [
    { field: 'told', message: 'Tick what was explained, or go back and explain it' },
    { field: 'said', message: 'There is no 31 February. Check the date' },
    { field: 'scan', message: 'Add a photo or scan of the signed form' },
  ],
}

export function ConsentPage() {
  return (
    <div class="one-column stack">
      <BackLink href="/people/ben">Ben Okafor</BackLink>
      <ErrorSummary errors={refused.errors} />
      <PageHead title="Record what Ben said" under="Prefers Easy Read. Give him time to think." />
      <Stepper steps={['What was explained', 'The answer', 'Proof', 'Check']} current={2} />
      <Form action="/people/ben/consents" files>
        <RadioGroup
          form={refused}
          name="decision"
          size="large"
          label="What did Ben say?"
          options={optionsOf(consentDecisions, consentDecisionNames).map((option) =>
            option.value === 'refuse'
              ? {
                  ...option,
                  hint: 'A no is kept and used at once.',
                  more: <TextField form={refused} name="why" label="In his own words" optional />,
                }
              : option,
          )}
        />
        <DateBoxes form={refused} name="said" label="When did he say it?" />
        <TimeField form={refused} name="at" label="What time?" optional />
        <ToldPoints
          form={refused}
          name="told"
          label="What did you tell him?"
          hint="Tick each point as you say it."
          options={optionsOf(toldPoints, toldPointNames)}
        />
        <CheckboxGroup
          form={refused}
          name="needs"
          label="What helped?"
          layout="grid"
          options={optionsOf(communicationNeeds, communicationNeedNames)}
        />
        <TextArea form={refused} name="note" label="Anything to remember" optional rows={2} />
        <Select
          form={refused}
          name="who"
          label="Who explained it?"
          width={20}
          options={[{ value: 'gwen', name: 'Gwen Hale' }]}
        />
        <FileField
          form={refused}
          name="scan"
          label="Signed form"
          hint="A photo or a scan, up to 25 MB"
          accept="image/*"
        />
        <Buttons>
          <SubmitButton>Continue</SubmitButton>
          <LinkButton tone="plain" href="/people/ben">
            Cancel
          </LinkButton>
        </Buttons>
      </Form>
    </div>
  )
}

export function SignInPage() {
  return (
    <>
      <PageHead title="Sign in" under="Use the address your invitation came to." />
      <Sheet>
        <Form action="/sign-in">
          <TextField
            form={emptyForm}
            name="email"
            label="E-mail address"
            type="email"
            autocomplete="username"
          />
          <TextField
            form={emptyForm}
            name="password"
            label="Password"
            type="password"
            autocomplete="current-password"
          />
          <Buttons>
            <SubmitButton>Sign in</SubmitButton>
            <a href="/forgotten">I have forgotten my password</a>
          </Buttons>
        </Form>
      </Sheet>
    </>
  )
}
