import type { PropsWithChildren } from 'hono/jsx'

/** What was typed, by field name, exactly as it arrived. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>
/** One thing to put right. `field` is the name of a control in the form, or a group of date boxes. */
export type FieldError = { readonly field: string; readonly message: string }
/** Hand the same two things to every field, so a refused form comes back as it was typed. */
export type FormState = { readonly values: Values; readonly errors: readonly FieldError[] }

export const emptyForm: FormState = { values: {}, errors: [] }

/** The single value typed under a name, or ''. */
export function typed(form: FormState, name: string): string {
  const value = form.values[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** Every value ticked under a name. */
export function ticked(form: FormState, name: string): readonly string[] {
  const value = form.values[name]
  if (value === undefined || value === '') return []
  return typeof value === 'string' ? [value] : value
}

export function errorFor(form: FormState, name: string): string | undefined {
  return form.errors.find((error) => error.field === name)?.message
}

/** The `id` of the first control of a field; the error summary links here. */
export const fieldId = (name: string): string => `field-${name.replace(/[^\w-]/g, '-')}`

/** Extra attributes for htmx: `{ 'hx-post': '/posts/1', 'hx-target': '#gate' }`. */
export type Attributes = Readonly<Record<string, string | boolean | number | undefined>>

export type FormProps = PropsWithChildren<{
  readonly action: string
  readonly method?: 'post' | 'get'
  readonly id?: string
  /** True when it carries files. */
  readonly files?: boolean
  /** Hidden fields: the version, the form key that makes a second press harmless. */
  readonly hidden?: Readonly<Record<string, string | number | undefined>>
  /** Says “Not saved yet / Saving / Saved” in the `[data-saved]` with the same form; see docs/design.md. */
  readonly autosave?: string
  readonly attributes?: Attributes
}>

/** The one way to write a form. The browser's own bubbles are off: our sentences come back from the server. */
export function Form(props: FormProps) {
  const autosave = props.autosave
    ? {
        'data-autosave': true,
        'hx-post': props.autosave,
        'hx-trigger': 'input delay:900ms, autosave',
        'hx-swap': 'none',
        'hx-sync': 'this:replace',
      }
    : {}
  return (
    <form
      class="form"
      id={props.id}
      method={props.method ?? 'post'}
      action={props.action}
      enctype={props.files ? 'multipart/form-data' : undefined}
      novalidate
      {...autosave}
      {...props.attributes}
    >
      <Hidden fields={props.hidden ?? {}} />
      {props.children}
    </form>
  )
}

/** Hidden fields by name; an undefined value is left out. */
export function Hidden({
  fields,
}: {
  readonly fields: Readonly<Record<string, string | number | undefined>>
}) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) =>
        value === undefined ? null : <input type="hidden" name={name} value={String(value)} />,
      )}
    </>
  )
}
