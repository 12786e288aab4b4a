import { SubmitButton } from './button.tsx'

type KeptField = { readonly name: string; readonly value: string }

/** What somebody typed before their session ended: to read, to copy, and to send again after signing in. */
export function KeptWords(props: {
  readonly action: string
  readonly fields: readonly KeptField[]
  readonly hadFiles: boolean
}) {
  const typed = props.fields.filter(isTyped)
  const rest = props.fields.filter((field) => !isTyped(field))
  return (
    <>
      <h1>You have been signed out</h1>
      <p>You were away for a while. Nothing was saved yet, and nothing you typed is lost.</p>
      <ol class="bullets">
        <li>
          <a href="/sign-in" target="_blank" rel="noopener">
            Sign in in a new tab
          </a>
        </li>
        <li>Come back to this tab and press “Send it again”.</li>
      </ol>
      {props.hadFiles && <p>Files cannot be kept. Choose them again afterwards.</p>}
      <form class="form" method="post" action={props.action}>
        {rest.map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {typed.map(({ name, value }, at) => (
          <div class="field">
            <label for={`kept-${at}`}>{at === 0 ? 'What you typed' : 'And'}</label>
            <textarea class="input" id={`kept-${at}`} name={name} rows={rowsFor(value)}>
              {value}
            </textarea>
          </div>
        ))}
        <div>
          <SubmitButton>Send it again</SubmitButton>
        </div>
      </form>
    </>
  )
}

/** Words rather than a choice, a number or a key. */
const isTyped = ({ value }: KeptField): boolean => /\s/.test(value.trim()) || value.length > 40

const rowsFor = (value: string): number => Math.min(12, 2 + Math.ceil(value.length / 60))
