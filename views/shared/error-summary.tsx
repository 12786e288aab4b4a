import { type FieldError, fieldId } from './form.tsx'
import { Icon } from './icon.tsx'

/** Top of a page whose form was refused. Takes the focus and links to each field. Renders nothing without errors. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }) {
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title" tabindex={-1} autofocus>
        <Icon name="warning" />{' '}
        {errors.length === 1 ? 'One thing to put right' : 'Some things to put right'}
      </h2>
      <p>Nothing you typed is lost.</p>
      <ul>
        {errors.map((error) => (
          <li>
            <a href={`#${fieldId(error.field)}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
