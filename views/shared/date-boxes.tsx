import { describe, FieldGroup, type Question } from './field.tsx'
import { typed } from './form.tsx'

const boxes = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
] as const

/**
 * A date as three boxes. Sent as `<name>_day`, `<name>_month`, `<name>_year`; an error for `<name>` marks all three.
 * `birthday` lets the browser fill in a date of birth.
 */
export function DateBoxes(props: Question & { readonly birthday?: boolean }) {
  const question = { ...props, hint: props.hint ?? 'For example 31 5 2026' }
  const { id, invalid } = describe(question)
  return (
    <FieldGroup question={question}>
      <div class="date-boxes">
        {boxes.map(({ part, label, width }) => (
          <div>
            <label for={part === 'day' ? id : `${id}-${part}`}>{label}</label>
            <input
              class="input"
              id={part === 'day' ? id : `${id}-${part}`}
              name={`${props.name}_${part}`}
              value={typed(props.form, `${props.name}_${part}`)}
              inputmode="numeric"
              autocomplete={props.birthday ? `bday-${part}` : 'off'}
              data-width={width}
              aria-invalid={invalid}
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  )
}

/** The three values of a known date, ready to spread into `values`. Null gives empty boxes. */
export function dateValues(name: string, day: string | null): Record<string, string> {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  return {
    [`${name}_day`]: date && String(Number(date)),
    [`${name}_month`]: month && String(Number(month)),
    [`${name}_year`]: year,
  }
}
