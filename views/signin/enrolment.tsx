import { ActionButton, LinkButton, SubmitButton } from '../shared/button.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { Sheet } from '../shared/page.tsx'
import { CodeField } from './code.tsx'

/** Before: what it is and why. Whoever need not have it may go back. */
export function EnrolmentStart({ required }: { readonly required: boolean }) {
  return (
    <>
      <h1>Set up your second step</h1>
      <p>
        {required
          ? 'Your role lets you see or decide things that could harm somebody. So a password is not enough: you also need a code from an app on your phone.'
          : 'Your role does not need it, but it keeps strangers out even when they know your password: you also give a code from an app on your phone.'}
      </p>
      <ol class="numbered">
        <li>
          Get an authenticator app from your phone’s app shop. Any will do. Many phones have one
          built in.
        </li>
        <li>Press the button below and point the app at the square picture.</li>
        <li>Type the six digits that the app shows.</li>
      </ol>
      <ActionButton action="/second-factor/enrolment" tone="main">
        Show the picture
      </ActionButton>
      <LeaveLink required={required} />
    </>
  )
}

/** During: the picture, the key in letters, and a code to prove that it worked. */
export function EnrolmentScan(props: {
  readonly form: FormState
  /** The drawing of the square picture, made by the QR library from our own address. */
  readonly picture: { readonly size: number; readonly path: string }
  readonly keyText: string
  readonly required: boolean
}) {
  return (
    <>
      <ErrorSummary errors={props.form.errors} />
      <h1>Scan this with your app</h1>
      <Sheet>
        <svg
          class="qr"
          viewBox={`0 0 ${props.picture.size} ${props.picture.size}`}
          role="img"
          aria-label="Square picture for your authenticator app. The same key is written below."
        >
          <path d={props.picture.path} />
        </svg>
        <p>
          Cannot scan it? Choose “enter a key” in the app, name it Countersign, and type this key:
          <br />
          <span class="key-text">{props.keyText}</span>
        </p>
        <Form action="/second-factor/confirmation">
          <CodeField form={props.form} hint="The six digits that the app shows now." />
          <SubmitButton tone="main">Confirm</SubmitButton>
        </Form>
      </Sheet>
      <LeaveLink required={props.required} />
    </>
  )
}

/** After: the codes for the day the phone is lost. Shown this once. */
export function RecoveryCodes(props: { readonly codes: readonly string[]; readonly next: string }) {
  return (
    <>
      <h1>Keep these recovery codes</h1>
      <p>
        If you lose your phone, one of these lets you in. Each works once. Print them or write them
        down, and keep them where only you can get at them. <strong>We show them only now.</strong>
      </p>
      <ul class="recovery-codes">
        {props.codes.map((code) => (
          <li>{code}</li>
        ))}
      </ul>
      <LinkButton href={props.next} tone="main">
        I have kept them
      </LinkButton>
    </>
  )
}

function LeaveLink({ required }: { readonly required: boolean }) {
  if (!required) return <LinkButton href="/me">Not now</LinkButton>
  return (
    <form method="post" action="/sign-out">
      <SubmitButton tone="plain">Sign out instead</SubmitButton>
    </form>
  )
}
