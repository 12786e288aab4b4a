import type { Child } from 'hono/jsx'
import { describe, Field, FieldGroup, type Question } from './field.tsx'
import { type Attributes, ticked, typed } from './form.tsx'

export type Option = {
  readonly value: string
  readonly name: Child
  readonly hint?: Child
  readonly disabled?: boolean
  /** A further question shown only while this answer is chosen. */
  readonly more?: Child
}

/** A vocabulary and its names as options, in the vocabulary's order. */
export function optionsOf<Word extends string>(
  words: readonly Word[],
  names: Readonly<Record<Word, string>>,
): Option[] {
  return words.map((value) => ({ value, name: names[value] }))
}

type GroupProps = Question & {
  readonly options: readonly Option[]
  /** `inline` for two or three short answers, `grid` for many short ones. */
  readonly layout?: 'inline' | 'grid'
}

/** One answer from a few. */
export function RadioGroup(props: GroupProps) {
  return <ChoiceGroup {...props} type="radio" chosen={[typed(props.form, props.name)]} />
}

/** Any number of answers. Sent as one value per tick under the same name. */
export function CheckboxGroup(props: GroupProps) {
  return <ChoiceGroup {...props} type="checkbox" chosen={ticked(props.form, props.name)} />
}

/** What the person was told: a tick list on ruled lines. */
export function ToldPoints(props: Omit<GroupProps, 'layout'>) {
  const { id } = describe(props)
  const chosen = ticked(props.form, props.name)
  return (
    <FieldGroup question={props}>
      <ul class="told">
        {props.options.map((option, at) => (
          <li>
            <Choice {...{ id, at, option, chosen }} name={props.name} type="checkbox" />
          </li>
        ))}
      </ul>
    </FieldGroup>
  )
}

/** A row of numbers to press, for “How many people can you see?”. The last may be a word. */
export function NumberChoice(props: GroupProps) {
  const { id } = describe(props)
  const chosen = [typed(props.form, props.name)]
  return (
    <FieldGroup question={props}>
      <div class="numbers">
        {props.options.map((option, at) => (
          <Choice {...{ id, at, option, chosen }} name={props.name} type="radio" />
        ))}
      </div>
    </FieldGroup>
  )
}

/** One statement to tick, such as a declaration. Sent as `yes`. */
export function Checkbox(props: Question) {
  const { id, error } = describe(props)
  return (
    <div class="field" data-invalid={error ? '' : undefined}>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <Choice
        id={id}
        at={0}
        name={props.name}
        type="checkbox"
        option={{ value: 'yes', name: props.label, hint: props.hint }}
        chosen={ticked(props.form, props.name)}
      />
    </div>
  )
}

/** One from many. Starts on an empty answer unless `blank` is false. */
export function Select(
  props: Question & {
    readonly options: readonly Option[]
    readonly blank?: string | false
    readonly width?: 10 | 20 | 30
    readonly attributes?: Attributes
  },
) {
  const { id, describedBy, invalid } = describe(props)
  const chosen = typed(props.form, props.name)
  return (
    <Field question={props}>
      <select
        class="input"
        id={id}
        name={props.name}
        data-width={props.width}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        {...props.attributes}
      >
        {props.blank !== false && <option value="">{props.blank ?? 'Choose one'}</option>}
        {props.options.map((option) => (
          <option
            value={option.value}
            selected={option.value === chosen}
            disabled={option.disabled}
          >
            {option.name}
          </option>
        ))}
      </select>
    </Field>
  )
}

function ChoiceGroup(
  props: GroupProps & {
    readonly type: 'radio' | 'checkbox'
    readonly chosen: readonly string[]
  },
) {
  const { id } = describe(props)
  return (
    <FieldGroup question={props}>
      <div
        class="choices"
        data-inline={props.layout === 'inline' ? '' : undefined}
        data-grid={props.layout === 'grid' ? '' : undefined}
      >
        {props.options.map((option, at) => (
          <>
            <Choice
              {...{ id, at, option }}
              name={props.name}
              type={props.type}
              chosen={props.chosen}
            />
            {option.more && <div class="choice-more">{option.more}</div>}
          </>
        ))}
      </div>
    </FieldGroup>
  )
}

function Choice(props: {
  readonly id: string
  readonly at: number
  readonly name: string
  readonly type: 'radio' | 'checkbox'
  readonly option: Option
  readonly chosen: readonly string[]
}) {
  const { option } = props
  const id = props.at === 0 ? props.id : `${props.id}-${props.at + 1}`
  return (
    <div class="choice">
      <input
        type={props.type}
        id={id}
        name={props.name}
        value={option.value}
        checked={props.chosen.includes(option.value)}
        disabled={option.disabled}
        aria-describedby={option.hint ? `${id}-about` : undefined}
      />
      <label for={id}>{option.name}</label>
      {option.hint && (
        <span class="hint" id={`${id}-about`}>
          {option.hint}
        </span>
      )}
    </div>
  )
}
