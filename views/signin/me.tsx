import type { OpenSession } from '../../src/signin/sessions.ts'
import { ActionButton, LinkButton, SubmitButton } from '../shared/button.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { SummaryList } from '../shared/lists.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { Ago } from '../shared/when.tsx'
import { CodeField } from './code.tsx'
import { NewPasswordFields } from './invitation.tsx'

export type OwnSignIn = {
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly hasPassword: boolean
  readonly hasSecondFactor: boolean
  readonly codesLeft: number
  readonly sessions: readonly (OpenSession & {
    readonly device: string
    readonly isThis: boolean
  })[]
  readonly now: number
}

/** Everything about how this person signs in. */
export function Me({ own }: { readonly own: OwnSignIn }) {
  return (
    <>
      <PageHead
        title="Your sign-in"
        under="Your name, e-mail address and roles are kept by your administrator."
      />
      <div class="stack one-column">
        <Sheet title="You" id="you">
          <SummaryList
            rows={[
              { name: 'Name', value: own.name },
              { name: 'E-mail address', value: own.email },
              { name: 'Roles', value: own.roles.join(', ') || 'None' },
              ...(own.hasPassword ? changeable(own) : []),
            ]}
          />
        </Sheet>
        <Devices own={own} />
      </div>
    </>
  )
}

/** Nobody in the demo has a password, so there these lines are left out. */
function changeable(own: OwnSignIn) {
  return [
    {
      name: 'Password',
      value: 'Set',
      change: { href: '/me/password', what: 'your password' },
    },
    {
      name: 'Second step',
      value: own.hasSecondFactor ? 'App on your phone' : 'Not set up',
      change: { href: '/me/second-factor', what: 'your second step' },
    },
    ...(own.hasSecondFactor
      ? [
          {
            name: 'Recovery codes',
            value: `${own.codesLeft} left`,
            change: { href: '/me/recovery-codes', what: 'your recovery codes' },
          },
        ]
      : []),
  ]
}

function Devices({ own }: { readonly own: OwnSignIn }) {
  return (
    <Sheet title="Where you are signed in" id="devices">
      <p class="soft">
        A sign-in ends by itself after 30 minutes without use, and after 12 hours in any case.
      </p>
      <ul class="task-list">
        {own.sessions.map((session) => (
          <li>
            <span>
              {session.device}
              {session.isThis && ' (this one)'}
            </span>
            <span class="hint">
              Signed in <Ago at={session.startedAt} now={own.now} />, used{' '}
              <Ago at={session.seenAt} now={own.now} />
            </span>
            {!session.isThis && (
              <ActionButton action={`/me/sessions/${session.id}/ending`} tone="plain">
                Sign out<span class="visually-hidden"> {session.device}</span>
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      <ActionButton action="/me/sessions/ending" tone="no" icon="signOut">
        Sign out everywhere
      </ActionButton>
    </Sheet>
  )
}

/** A change of password. */
export function ChangePassword(props: {
  readonly form: FormState
  readonly email: string
  readonly hasSecondFactor: boolean
}) {
  return (
    <div class="one-column stack">
      <ErrorSummary errors={props.form.errors} />
      <BackLink href="/me">Your sign-in</BackLink>
      <PageHead title="Change your password" under="You will be signed out everywhere else." />
      <Sheet>
        <Form action="/me/password">
          <ItIsYou form={props.form} hasSecondFactor={props.hasSecondFactor} />
          <NewPasswordFields form={props.form} email={props.email} />
          <SubmitButton tone="main">Change the password</SubmitButton>
        </Form>
      </Sheet>
    </div>
  )
}

/** A step that only the person themself may take: says what will happen, then asks who they are. */
export function ConfirmItIsYou(props: {
  readonly form: FormState
  readonly title: string
  readonly under: string
  readonly action: string
  readonly button: string
  readonly hasSecondFactor: boolean
}) {
  return (
    <div class="one-column stack">
      <ErrorSummary errors={props.form.errors} />
      <BackLink href="/me">Your sign-in</BackLink>
      <PageHead title={props.title} under={props.under} />
      <Sheet>
        <Form action={props.action}>
          <ItIsYou form={props.form} hasSecondFactor={props.hasSecondFactor} />
          <SubmitButton tone="main">{props.button}</SubmitButton>
          <LinkButton href="/me">Leave it as it is</LinkButton>
        </Form>
      </Sheet>
    </div>
  )
}

function ItIsYou(props: { readonly form: FormState; readonly hasSecondFactor: boolean }) {
  return (
    <>
      <TextField
        form={props.form}
        name="current"
        label="Your password now"
        type="password"
        autocomplete="current-password"
      />
      {props.hasSecondFactor && (
        <CodeField form={props.form} hint="Six digits from the app. Each code works once." />
      )}
    </>
  )
}
