import type { Child, PropsWithChildren } from 'hono/jsx'
import type { PictureView } from '../../src/media/picture-view.ts'
import { type Attributes, Form, type FormState } from '../shared/form.tsx'
import { Sheet } from '../shared/page.tsx'

/** The parts of a picture’s page that are answered one by one. Each is a form, a swap target and a place to link to. */
export const sections = ['count', 'people', 'description', 'licence', 'details'] as const
export type SectionName = (typeof sections)[number]

/** What a part is drawn from. `form` is what was typed when it was refused, or what is kept. */
export type SectionProps = {
  readonly view: PictureView
  readonly form: FormState
  /** What happened when this part was sent: it is saved, or what is wrong. First in the part, and takes the focus. */
  readonly said?: Child
}

/** Swaps only its own section, so that words typed in another stay where they are. */
export const swaps = (action: string, section: SectionName): Attributes => ({
  'hx-post': action,
  'hx-target': `#${section}`,
})

export function SectionForm(
  props: PropsWithChildren<{
    readonly view: PictureView
    readonly section: SectionName
    readonly action: string
  }>,
) {
  return (
    <Form action={props.action} attributes={swaps(props.action, props.section)}>
      <Lock id={`lock-${props.section}`} version={props.view.picture.lockVersion} />
      {props.children}
    </Form>
  )
}

/** The version of the picture this form was drawn from. `fresh` replaces the one on the page after another part was saved. */
export function Lock(props: {
  readonly id: string
  readonly version: number
  readonly fresh?: boolean
}) {
  return (
    <input
      type="hidden"
      name="lock_version"
      id={props.id}
      value={String(props.version)}
      autocomplete="off"
      hx-swap-oob={props.fresh ? 'true' : undefined}
    />
  )
}

/** Every lock on the page after a part of it was saved. */
export function FreshLocks({ view }: { readonly view: PictureView }) {
  const ids = [...sections, ...view.shown.flatMap(({ id }) => [`untag-${id}`, `look-${id}`])]
  return (
    <>
      {ids.map((id) => (
        <Lock id={`lock-${id}`} version={view.picture.lockVersion} fresh />
      ))}
    </>
  )
}

/** An answer that stands, with its form folded away behind “Change”. Open again when it came back with errors. */
export function Answered(
  props: PropsWithChildren<{
    readonly answer: Child
    readonly change: string
    readonly form: FormState
  }>,
) {
  return (
    <>
      <div class="words">{props.answer}</div>
      <details class="more" open={props.form.errors.length > 0}>
        <summary>{props.change}</summary>
        {props.children}
      </details>
    </>
  )
}

export function Section(
  props: PropsWithChildren<{
    readonly name: SectionName | 'uses'
    readonly title: string
    readonly aside?: string
    readonly said?: Child
  }>,
) {
  return (
    <Sheet id={props.name} title={props.title} aside={props.aside}>
      {props.said}
      {props.children}
    </Sheet>
  )
}
