import { channelNames, channels } from '../../src/domain/channels.ts'
import {
  identifierNames,
  identifiers,
  withdrawalRouteNames,
  withdrawalRoutes,
} from '../../src/domain/consent.ts'
import { capital } from '../../src/domain/decision/reason.ts'
import { personKindNames } from '../../src/domain/people.ts'
import type { ListedPerson } from '../../src/people/list.ts'
import type { PersonRow } from '../../src/people/store.ts'
import { titleOf } from '../people/words.ts'
import { Buttons, SubmitButton } from '../shared/button.tsx'
import { CheckboxGroup, type Option, optionsOf, RadioGroup, Select } from '../shared/choices.tsx'
import { DateBoxes } from '../shared/date-boxes.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState, typed } from '../shared/form.tsx'
import { EmptyState, Stepper } from '../shared/lists.tsx'
import { BackLink, PageHead } from '../shared/page.tsx'
import { Queue } from '../shared/queue.tsx'
import { TextArea, TextField, TimeField } from '../shared/text-fields.tsx'
import { PictureName } from './line-form.tsx'

export const noSteps = ['Who', 'How they said it', 'Done']

/** Step 1: who said no. */
export function WhoSaidNo(props: {
  readonly name: string
  readonly people: readonly ListedPerson[]
  /** Whether the register is offered before a name is typed. */
  readonly browses: boolean
}) {
  const { name, people, browses } = props
  const form: FormState = { values: { name }, errors: [] }
  return (
    <div class="one-column stack">
      <Stepper steps={noSteps} current={1} />
      <PageHead
        title="Who said no?"
        under="It counts from the moment they said it. Nobody has to approve it, and nobody asks them why."
      />
      <Form action="/no">
        <div class="row" data-foot>
          <TextField form={form} name="name" label="Name" type="search" width={20} />
          <SubmitButton tone="quiet" icon="search">
            Find
          </SubmitButton>
        </div>
      </Form>
      {people.length > 0 &&
        Queue({
          label: 'People',
          rows: people.map((one) => ({
            href: `/no/${one.id}`,
            title: titleOf(one),
            lines: [`${personKindNames[one.kind]} · ${one.serviceName}`],
          })),
        })}
      {people.length === 0 && (name !== '' || browses) && (
        <EmptyState title={name ? 'Nobody found' : 'Nobody is in the register yet'} icon="people">
          {name
            ? 'Try the beginning of another name. If they are not in the register, tell the manager now: they must not be shown.'
            : 'Tell the manager now, so that this person is not shown.'}
        </EmptyState>
      )}
    </div>
  )
}

/** Step 2: how and when they said it. One press is enough; the rest can wait. */
export function HowTheySaidNo(props: {
  readonly person: PersonRow
  readonly form: FormState
  readonly formKey: string
  readonly pictures: readonly { readonly id: string; readonly title: string }[]
}) {
  const { person, form } = props
  return (
    <div class="one-column stack">
      <BackLink href="/no">Somebody else</BackLink>
      <Stepper steps={noSteps} current={2} />
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={`How did ${person.knownAs} say no?`}
        over={`${person.fullName || person.knownAs} · ${person.serviceName}`}
      />
      <Form action={`/no/${person.id}`} hidden={{ form_key: props.formKey }}>
        <RadioGroup
          form={form}
          name="route"
          label="How did it reach us?"
          options={routeOptions(form)}
        />
        <RadioGroup
          form={form}
          name="when"
          label="When did they say it?"
          options={[
            { value: 'now', name: 'Just now' },
            {
              value: 'earlier',
              name: 'Earlier',
              more: (
                <>
                  <DateBoxes form={form} name="said" label="On which day?" />
                  <TimeField form={form} name="said_time" label="At what time?" />
                </>
              ),
            },
          ]}
        />
        <Narrower {...props} />
        <Buttons>
          <SubmitButton tone="stop" icon="hand" wide>
            Stop using it now
          </SubmitButton>
        </Buttons>
      </Form>
    </div>
  )
}

/** The ways that happen every day, and the rest behind one more answer, so that a phone shows them all at once. */
const usualRoutes = [
  'in_person',
  'phone',
  'by_behaviour',
  'through_carer',
  'via_other_person',
] as const
const otherRoutes = withdrawalRoutes.filter(
  (route) => !usualRoutes.some((usual) => usual === route),
)

function routeOptions(form: FormState): Option[] {
  return [
    ...optionsOf(usualRoutes, withdrawalRouteNames),
    {
      value: 'other',
      name: 'Another way',
      more: (
        <Select
          form={form}
          name="route_other"
          label="Which way?"
          options={optionsOf(otherRoutes, withdrawalRouteNames)}
        />
      ),
    },
  ]
}

const isNarrowed = (form: FormState): boolean =>
  (typed(form, 'scope') || 'everything') !== 'everything' ||
  typed(form, 'take_down') === 'no' ||
  typed(form, 'words') !== '' ||
  form.errors.some(({ field }) => ['channels', 'identifiers', 'assets'].includes(field))

/** What they rarely add. Everything, taken down, is what counts when this stays closed. */
function Narrower({ form, pictures, person }: Parameters<typeof HowTheySaidNo>[0]) {
  const name = person.knownAs
  return (
    <details class="filters" open={isNarrowed(form)}>
      <summary>Only some of it, or something to add</summary>
      <div class="stack">
        <RadioGroup
          form={form}
          name="scope"
          label={`What does ${name} say no to?`}
          options={[
            { value: 'everything', name: 'Everything' },
            {
              value: 'channels',
              name: 'Only some places',
              more: (
                <CheckboxGroup
                  form={form}
                  name="channels"
                  label="Which places?"
                  layout="grid"
                  options={optionsOf(channels, channelNames)}
                />
              ),
            },
            {
              value: 'identifiers',
              name: 'Only some things about them',
              more: (
                <CheckboxGroup
                  form={form}
                  name="identifiers"
                  label="What should not be shown?"
                  layout="grid"
                  options={identifiers.map((value) => ({
                    value,
                    name: capital(identifierNames[value]),
                  }))}
                />
              ),
            },
            ...(pictures.length === 0
              ? []
              : [
                  {
                    value: 'assets',
                    name: 'Only some pictures',
                    more: (
                      <CheckboxGroup
                        form={form}
                        name="assets"
                        label="Which pictures?"
                        options={pictures.map((one) => ({
                          value: one.id,
                          name: <PictureName {...one} />,
                        }))}
                      />
                    ),
                  },
                ]),
          ]}
        />
        <RadioGroup
          form={form}
          name="take_down"
          label="What is already out there"
          options={[
            { value: 'yes', name: 'Take it down' },
            { value: 'no', name: `${name} says it may stay up` },
          ]}
        />
        <TextField
          form={form}
          name="told_to"
          label="Who did they tell?"
          hint="If they told another member of staff"
          optional
          width={30}
        />
        <TextArea
          form={form}
          name="words"
          label="What they said"
          hint="In their own words, if you like. Nobody has to say why."
          optional
          rows={2}
        />
      </div>
    </details>
  )
}
