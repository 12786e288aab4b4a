import { SubmitButton } from '../shared/button.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { Sheet } from '../shared/page.tsx'
import { TextField } from '../shared/text-fields.tsx'

/** Choosing a password after opening a link. */
export function Invitation(props: {
  readonly form: FormState
  readonly action: string
  readonly name: string
  readonly email: string
  readonly purpose: 'join' | 'reset'
}) {
  return (
    <>
      <ErrorSummary errors={props.form.errors} />
      <h1>{props.purpose === 'join' ? `Welcome, ${props.name}` : 'Choose a new password'}</h1>
      <p>
        You will sign in as <strong>{props.email}</strong>.
        {props.purpose === 'reset' && ' Your second step stays as it is.'}
      </p>
      <Sheet>
        <Form action={props.action}>
          <NewPasswordFields form={props.form} email={props.email} />
          <SubmitButton tone="main">Save the password</SubmitButton>
        </Form>
      </Sheet>
    </>
  )
}

/** The new password, twice. The hidden address tells a password keeper whose it is. */
export function NewPasswordFields(props: { readonly form: FormState; readonly email: string }) {
  return (
    <>
      <input type="hidden" autocomplete="username" value={props.email} />
      <TextField
        form={props.form}
        name="password"
        label="New password"
        hint="12 characters or more. Three or four words that do not belong together are easy to remember and hard to guess. Spaces are fine."
        type="password"
        autocomplete="new-password"
      />
      <TextField
        form={props.form}
        name="again"
        label="New password again"
        type="password"
        autocomplete="new-password"
      />
    </>
  )
}

/** A link that was used, ran out or was replaced. */
export function DeadLink() {
  return (
    <>
      <h1>This link no longer works</h1>
      <p>
        It was used already, it is more than 24 hours old, or a newer one was sent. Ask your
        administrator for a new link.
      </p>
      <p>
        <a href="/sign-in">Go to sign-in</a>
      </p>
    </>
  )
}

/** A link that nobody mailed: shown once, to be passed on by hand. */
export function LinkToPassOn(props: { readonly link: string; readonly name: string }) {
  return (
    <Sheet title={`A link for ${props.name}`} tone="wait">
      <p>
        Mail is not set up, so pass this link on yourself, in a way that only {props.name} can read.
        It works once, for 24 hours. <strong>We show it only now.</strong>
      </p>
      <p class="link-to-copy">{props.link}</p>
    </Sheet>
  )
}
