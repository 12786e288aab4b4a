import { SubmitButton } from '../shared/button.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { Sheet } from '../shared/page.tsx'
import { TextField } from '../shared/text-fields.tsx'

/** The second step of signing in: a code from the app, or one of the recovery codes. */
export function Code(props: {
  readonly form: FormState
  readonly next: string
  readonly useRecovery: boolean
}) {
  const other = `/second-factor?${props.useRecovery ? '' : 'recovery=1&'}next=${encodeURIComponent(props.next)}`
  return (
    <>
      <ErrorSummary errors={props.form.errors} />
      <h1>{props.useRecovery ? 'Enter a recovery code' : 'Enter the code from your app'}</h1>
      <Sheet>
        <Form action="/second-factor" hidden={{ next: props.next }}>
          {props.useRecovery ? (
            <RecoveryField form={props.form} />
          ) : (
            <CodeField
              form={props.form}
              hint="Six digits from the authenticator app on your phone. Each code works once."
            />
          )}
          <SubmitButton tone="main">Go on</SubmitButton>
        </Form>
      </Sheet>
      <p>
        <a href={other}>
          {props.useRecovery ? 'Use the app instead' : 'No phone? Use a recovery code'}
        </a>
      </p>
      <p class="soft small">
        Lost both? Ask your administrator. Two people must agree before your second step is taken
        away.
      </p>
    </>
  )
}

export function CodeField(props: { readonly form: FormState; readonly hint: string }) {
  return (
    <TextField
      form={props.form}
      name="code"
      label="Code from your app"
      hint={props.hint}
      width={10}
      inputmode="numeric"
      autocomplete="one-time-code"
      spellcheck={false}
    />
  )
}

function RecoveryField(props: { readonly form: FormState }) {
  return (
    <TextField
      form={props.form}
      name="recovery"
      label="Recovery code"
      hint="Ten letters and numbers, for example abcde-23456. Cross it off your list afterwards: each works once."
      width={20}
      spellcheck={false}
    />
  )
}
