import type { PropsWithChildren } from 'hono/jsx'
import type { Attributes } from './form.tsx'
import { Icon, type IconName } from './icon.tsx'

/** `main` once per page; `quiet` beside it; `no` for a refusal; `stop` for what cannot be undone; `plain` looks like a link. */
export type Tone = 'main' | 'quiet' | 'no' | 'stop' | 'plain'

type Look = PropsWithChildren<{
  readonly tone?: Tone
  readonly icon?: IconName
  readonly wide?: boolean
  readonly attributes?: Attributes
}>

/** Sends the form it is in, or the form with the id `form`. */
export function SubmitButton(
  props: Look & {
    readonly name?: string
    readonly value?: string
    readonly form?: string
    readonly formaction?: string
    /** Key to press on the approvals page; shown on the button. */
    readonly shortcut?: string
  },
) {
  return (
    <button
      type="submit"
      class={props.wide ? 'button wide' : 'button'}
      data-tone={props.tone}
      name={props.name}
      value={props.value}
      form={props.form}
      formaction={props.formaction}
      data-shortcut={props.shortcut}
      {...props.attributes}
    >
      {props.icon && <Icon name={props.icon} />}
      {props.children}
      {props.shortcut && <kbd class="key">{props.shortcut}</kbd>}
    </button>
  )
}

/** A link that looks like a button because it starts something. */
export function LinkButton(props: Look & { readonly href: string; readonly shortcut?: string }) {
  return (
    <a
      class={props.wide ? 'button wide' : 'button'}
      href={props.href}
      data-tone={props.tone ?? 'quiet'}
      data-shortcut={props.shortcut}
      {...props.attributes}
    >
      {props.icon && <Icon name={props.icon} />}
      {props.children}
      {props.shortcut && <kbd class="key">{props.shortcut}</kbd>}
    </a>
  )
}

/** One button that is a whole form: an action with nothing to fill in. */
export function ActionButton(
  props: Look & {
    readonly action: string
    readonly hidden?: Readonly<Record<string, string | number>>
  },
) {
  return (
    <form method="post" action={props.action}>
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
      <SubmitButton tone={props.tone ?? 'quiet'} icon={props.icon} attributes={props.attributes}>
        {props.children}
      </SubmitButton>
    </form>
  )
}

/** Buttons in a row. */
export function Buttons({ children }: PropsWithChildren) {
  return <div class="buttons">{children}</div>
}
