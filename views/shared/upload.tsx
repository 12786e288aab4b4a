import type { PropsWithChildren } from 'hono/jsx'
import { SubmitButton } from './button.tsx'
import type { FormState } from './form.tsx'
import { FileField } from './text-fields.tsx'

/**
 * Add pictures. Without script: a file field and a button. With it: drop or choose several, each with its own progress,
 * two at a time; every answer is a fragment added to `into`. Children are further fields sent with every file.
 */
export function Upload(
  props: PropsWithChildren<{
    readonly action: string
    readonly form: FormState
    readonly accept: string
    /** The name the file is sent under. */
    readonly name: string
    /** A selector for the list that gets each answer. Without it the page is loaded again at the end. */
    readonly into?: string
    readonly hint: string
    readonly hidden?: Readonly<Record<string, string | number>>
  }>,
) {
  return (
    <form
      class="drop"
      method="post"
      action={props.action}
      enctype="multipart/form-data"
      data-upload={props.name}
      data-into={props.into}
    >
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
      <FileField
        form={props.form}
        name={props.name}
        label="Add pictures"
        hint={props.hint}
        accept={props.accept}
        multiple
      />
      <p class="soft needs-script">Or drop them here.</p>
      {props.children}
      <SubmitButton icon="upload">Add</SubmitButton>
      <ul class="uploads" aria-label="Files being added" />
      <p class="visually-hidden" role="status" data-upload-said />
    </form>
  )
}
