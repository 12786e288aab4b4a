import type { Child, PropsWithChildren } from 'hono/jsx'
import { errorFor, type FormState, fieldId } from './form.tsx'
import { Icon } from './icon.tsx'

export type Question = {
  readonly form: FormState
  /** The name it is sent under. */
  readonly name: string
  readonly label: Child
  readonly hint?: Child
  /** Adds “(optional)” to the label. Everything else is expected to be answered. */
  readonly optional?: boolean
  /** `large` when the question is the page. */
  readonly size?: 'large'
  /** Needed only when the same name is on the page twice. */
  readonly id?: string
}

/** Ids and ARIA that tie a control to its label, hint and error. */
export function describe(question: Question) {
  const id = question.id ?? fieldId(question.name)
  const error = errorFor(question.form, question.name)
  const parts = [question.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean)
  return {
    id,
    error,
    describedBy: parts.length > 0 ? parts.join(' ') : undefined,
    invalid: error ? ('true' as const) : undefined,
  }
}

/** Label, hint, error, then one control. */
export function Field(props: PropsWithChildren<{ readonly question: Question }>) {
  const { question } = props
  const { id, error } = describe(question)
  return (
    <div class="field" data-invalid={error ? '' : undefined} data-size={question.size}>
      <label for={id}>
        <Label question={question} />
      </label>
      <HintAndError id={id} hint={question.hint} error={error} />
      {props.children}
    </div>
  )
}

/** The same for a group of controls: the label is the legend. */
export function FieldGroup(props: PropsWithChildren<{ readonly question: Question }>) {
  const { question } = props
  const { id, error, describedBy } = describe(question)
  return (
    <fieldset
      class="field"
      data-invalid={error ? '' : undefined}
      data-size={question.size}
      aria-describedby={describedBy}
    >
      <legend>
        <Label question={question} />
      </legend>
      <HintAndError id={id} hint={question.hint} error={error} />
      {props.children}
    </fieldset>
  )
}

function Label({ question }: { readonly question: Question }) {
  return (
    <>
      {question.label}
      {question.optional && <span class="optional"> (optional)</span>}
    </>
  )
}

function HintAndError(props: {
  readonly id: string
  readonly hint: Child
  readonly error: string | undefined
}) {
  return (
    <>
      {props.hint && (
        <p class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error && (
        <p class="error" id={`${props.id}-error`}>
          <Icon name="warning" />
          <span>
            <span class="visually-hidden">Error: </span>
            {props.error}
          </span>
        </p>
      )}
    </>
  )
}
