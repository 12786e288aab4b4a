import { pairSlots } from '../../src/consents/line-form.ts'
import type { FoundConsent } from '../../src/consents/store.ts'
import { channelNames, channels } from '../../src/domain/channels.ts'
import {
  assetScopeNames,
  assetScopes,
  conditionFlagNames,
  conditionFlags,
  displayEndNames,
  displayEnds,
  identifierNames,
  identifiers,
  media,
  mediaNames,
  purposeNames,
  purposes,
} from '../../src/domain/consent.ts'
import { capital } from '../../src/domain/decision/reason.ts'
import { Buttons, LinkButton, SubmitButton } from '../shared/button.tsx'
import { CheckboxGroup, type Option, optionsOf, RadioGroup, Select } from '../shared/choices.tsx'
import { DateBoxes } from '../shared/date-boxes.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { TextArea, TextField } from '../shared/text-fields.tsx'

/** One part of a yes. Places are ticked one by one: there is no “all”. */
export function LineForm(props: {
  readonly row: FoundConsent
  readonly lineId: string | null
  readonly form: FormState
  readonly pictures: readonly { readonly id: string; readonly title: string }[]
  readonly formKey: string
}) {
  const { form, row } = props
  return (
    <Form
      action={`/consents/${row.id}/lines/${props.lineId ?? 'new'}`}
      hidden={{ form_key: props.formKey }}
    >
      <CheckboxGroup
        form={form}
        name="media"
        label="Which kinds of thing?"
        layout="grid"
        options={optionsOf(media, mediaNames)}
      />
      <CheckboxGroup
        form={form}
        name="identifiers"
        label="What may be shown or told of them?"
        hint="Anything that is not ticked must not be seen, heard or written."
        layout="grid"
        options={optionsOf(identifiers, capitals(identifierNames))}
      />
      <TogetherFields form={form} />
      <CheckboxGroup
        form={form}
        name="channels"
        label="Where may it appear?"
        hint="Ask about each place by its name."
        layout="grid"
        options={optionsOf(channels, channelNames)}
      />
      <CheckboxGroup
        form={form}
        name="purposes"
        label="What may it be used for?"
        layout="grid"
        options={optionsOf(purposes, purposeNames)}
      />
      <RadioGroup
        form={form}
        name="asset_scope"
        label="Which pictures or words?"
        options={assetScopes.map((value) => whichOption(value, props))}
      />
      <DateBoxes form={form} name="from" label="First day of use" />
      <DateBoxes
        form={form}
        name="until"
        label="Last day of new use"
        hint="On this day it may still go out. From the next day nothing new may."
      />
      <RadioGroup
        form={form}
        name="display_end"
        label="How long may things that are already out stay there?"
        options={displayEnds.map((value) => ({
          value,
          name: displayEndNames[value],
          more:
            value === 'date' ? (
              <DateBoxes form={form} name="display" label="Which day?" />
            ) : undefined,
        }))}
      />
      <CheckboxGroup
        form={form}
        name="flags"
        label="Conditions"
        optional
        options={conditionFlags.map((value) => flagOption(value, form))}
      />
      <TextArea
        form={form}
        name="conditions"
        label="Anything else they asked for"
        hint="In their words. The manager must check this by eye each time."
        optional
        rows={2}
      />
      <Buttons>
        <SubmitButton tone="main">Save this part</SubmitButton>
        <LinkButton href={`/consents/${row.id}/pages/scope`}>Cancel</LinkButton>
      </Buttons>
    </Form>
  )
}

function TogetherFields({ form }: { readonly form: FormState }) {
  const options = optionsOf(identifiers, capitals(identifierNames))
  return (
    <details
      class="filters"
      open={pairSlots.some((slot) => Boolean(form.values[`pair_${slot}_a`]))}
    >
      <summary>Never together</summary>
      <div class="stack">
        <p class="hint">
          For example their face in one post and their full name in another, but never both in one.
        </p>
        {pairSlots.map((slot) => (
          <div class="row">
            <Select
              form={form}
              name={`pair_${slot}_a`}
              label={`Pair ${slot}: this`}
              blank="Nothing"
              options={options}
            />
            <Select
              form={form}
              name={`pair_${slot}_b`}
              label={`Pair ${slot}: never with`}
              blank="Nothing"
              options={options}
            />
          </div>
        ))}
      </div>
    </details>
  )
}

function whichOption(
  value: (typeof assetScopes)[number],
  { form, pictures }: Parameters<typeof LineForm>[0],
): Option {
  const name = assetScopeNames[value]
  if (value === 'this_event') {
    return {
      value,
      name,
      more: <TextField form={form} name="event" label="Name of the event" width={30} />,
    }
  }
  if (value === 'any_until_end') return { value, name }
  if (pictures.length === 0) {
    return {
      value,
      name,
      hint: 'First add the picture under Media and tag them in it.',
      disabled: true,
    }
  }
  return {
    value,
    name,
    more: (
      <CheckboxGroup
        form={form}
        name="assets"
        label="Which were they shown?"
        options={pictures.map((one) => ({ value: one.id, name: <PictureName {...one} /> }))}
      />
    ),
  }
}

/** A small picture and its title, inside a choice. */
export function PictureName({ id, title }: { readonly id: string; readonly title: string }) {
  return (
    <>
      <img src={`/media/${id}/thumb`} alt="" width="72" height="60" loading="lazy" /> {title}
    </>
  )
}

function flagOption(value: (typeof conditionFlags)[number], form: FormState): Option {
  const name = capital(conditionFlagNames[value])
  if (value !== 'black_list_words') return { value, name }
  return {
    value,
    name,
    more: (
      <TextField form={form} name="avoid" label="Which words?" hint="With commas between them" />
    ),
  }
}

function capitals<Word extends string>(names: Record<Word, string>): Record<Word, string> {
  return Object.fromEntries(
    Object.entries<string>(names).map(([word, name]) => [word, capital(name)]),
  ) as Record<Word, string>
}
