import type { Child } from 'hono/jsx'
import { describe, Field, type Question } from './field.tsx'
import { type Attributes, typed } from './form.tsx'

export type TextFieldProps = Question & {
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url'
  /** Room for about this many characters; full width when left out. */
  readonly width?: 2 | 4 | 5 | 10 | 20 | 30
  readonly inputmode?: 'numeric' | 'decimal'
  readonly autocomplete?: string
  readonly spellcheck?: boolean
  readonly maxlength?: number
  readonly attributes?: Attributes
}

/** One line of text. A password is never sent back to the page. */
export function TextField(props: TextFieldProps) {
  const { id, describedBy, invalid } = describe(props)
  return (
    <Field question={props}>
      <input
        class="input"
        id={id}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.type === 'password' ? undefined : typed(props.form, props.name)}
        data-width={props.width}
        inputmode={props.inputmode}
        autocomplete={props.autocomplete ?? 'off'}
        spellcheck={props.spellcheck}
        maxlength={props.maxlength}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        {...props.attributes}
      />
    </Field>
  )
}

/** Words. `after` goes below the box: a counter, a link. */
export function TextArea(
  props: Question & {
    readonly rows?: number
    readonly after?: Child
    readonly attributes?: Attributes
  },
) {
  const { id, describedBy, invalid } = describe(props)
  return (
    <Field question={props}>
      <textarea
        class="input"
        id={id}
        name={props.name}
        rows={props.rows ?? 4}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        {...props.attributes}
      >
        {typed(props.form, props.name)}
      </textarea>
      {props.after}
    </Field>
  )
}

/** A London time, as 24-hour `09:30`. */
export function TimeField(props: Question) {
  return <TextField width={5} {...props} hint={props.hint ?? 'London time, for example 09:30'} />
}

/** Files from this device. `capture` opens the camera on a phone. */
export function FileField(
  props: Question & {
    /** Media types or endings, as in `accept`. */
    readonly accept: string
    readonly multiple?: boolean
    readonly capture?: 'environment' | 'user'
  },
) {
  const { id, describedBy, invalid } = describe(props)
  return (
    <Field question={props}>
      <input
        class="input"
        id={id}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        capture={props.capture}
        aria-describedby={describedBy}
        aria-invalid={invalid}
      />
    </Field>
  )
}
