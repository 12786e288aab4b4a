import { SubmitButton } from '../shared/button.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { Avatar, Sheet } from '../shared/page.tsx'
import { TextField } from '../shared/text-fields.tsx'

export type DemoPerson = {
  readonly staffId: string
  readonly name: string
  readonly initials: string
  readonly roleLine: string
}

export function SignIn(props: {
  readonly form: FormState
  readonly next: string
  /** Left out everywhere but in the demo. */
  readonly demo?: readonly DemoPerson[]
  /** They followed a link from elsewhere, so a session they may have did not come along. */
  readonly fromElsewhere: boolean
}) {
  return (
    <>
      <ErrorSummary errors={props.form.errors} />
      <h1>Sign in</h1>
      {props.fromElsewhere && (
        <p>
          Signed in on this device already? <a href={props.next}>Go on to the page you asked for</a>
          .
        </p>
      )}
      {props.demo && <DemoPeople people={props.demo} next={props.next} />}
      <Sheet title={props.demo ? 'Or sign in with a password' : undefined}>
        <Form action="/sign-in" hidden={{ next: props.next }}>
          <TextField
            form={props.form}
            name="email"
            label="Work e-mail address"
            type="email"
            autocomplete="username"
            spellcheck={false}
          />
          <TextField
            form={props.form}
            name="password"
            label="Password"
            type="password"
            autocomplete="current-password"
          />
          <SubmitButton tone="main">Sign in</SubmitButton>
        </Form>
      </Sheet>
      <p class="soft small">
        Forgotten your password, or new here? Ask your administrator for a link. Nobody can sign
        themselves up.
      </p>
    </>
  )
}

function DemoPeople(props: { readonly people: readonly DemoPerson[]; readonly next: string }) {
  return (
    <Sheet title="This is the demo: be somebody" id="demo">
      <p class="soft">
        Nobody here is real, and nothing is published anywhere. Each person sees what their role may
        see.
      </p>
      <ul class="demo-people">
        {props.people.map((person) => (
          <li>
            <form method="post" action="/demo-sign-in">
              <input type="hidden" name="next" value={props.next} />
              <button class="demo-person" type="submit" name="staffId" value={person.staffId}>
                <Avatar initials={person.initials} />
                <strong>{person.name}</strong>
                <small>{person.roleLine}</small>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
