import { shownInPicture, shownInPictureNames } from '../../src/domain/picture-questions.ts'
import type { KnownPerson } from '../../src/media/people-search.ts'
import type { PictureView } from '../../src/media/picture-view.ts'
import { SubmitButton } from '../shared/button.tsx'
import { CheckboxGroup, optionsOf, RadioGroup } from '../shared/choices.tsx'
import { errorFor, type FormState, ticked, typed } from '../shared/form.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { describePerson } from './describe-person.ts'
import { SectionForm } from './section.tsx'

const seen = [
  { value: 'face', name: 'Yes, all or part of their face' },
  { value: 'body_not_face', name: 'No, only their body, back or hands' },
  { value: 'neither', name: 'Neither: only a name or words about them' },
]

/** Tag one person. Their name is looked up in the register of this service; it never goes into an address. */
export function TagForm({ view, form }: { readonly view: PictureView; readonly form: FormState }) {
  return (
    <SectionForm view={view} section="people" action={`/media/${view.picture.id}/appearances`}>
      <RadioGroup
        form={withDefault(form)}
        name="kind"
        label={view.shown.length > 0 ? 'Who else can you see?' : 'Who can you see?'}
        options={[
          {
            value: 'identified',
            name: 'Someone I know',
            hint: 'A person supported, a colleague, a visitor, a child',
            more: <KnownPersonFields view={view} form={form} />,
          },
          {
            value: 'unknown',
            name: 'Someone I cannot name',
            hint: 'The picture waits until a colleague names them',
            more: (
              <TextField
                form={form}
                name="where"
                label="Where are they in the picture?"
                hint="For example: behind the table, in a green jumper"
              />
            ),
          },
          {
            value: 'not_identifiable',
            name: 'Someone nobody could recognise',
            hint: 'A second person who knows the service must agree',
            more: (
              <TextField
                form={form}
                name="why"
                label="Why could nobody recognise them?"
                hint="For example: far away and out of focus, no face, no badge"
              />
            ),
          },
        ]}
      />
      <div class="buttons">
        <SubmitButton icon="add">Tag this person</SubmitButton>
      </div>
    </SectionForm>
  )
}

const withDefault = (form: FormState): FormState =>
  typed(form, 'kind') ? form : { ...form, values: { ...form.values, kind: 'identified' } }

function KnownPersonFields({
  view,
  form,
}: {
  readonly view: PictureView
  readonly form: FormState
}) {
  const search = `/media/${view.picture.id}/person-search`
  const finds = { 'hx-post': search, 'hx-target': '#people-found' }
  return (
    <div class="stack">
      <div class="find">
        <TextField
          form={form}
          name="name"
          label="Type their name"
          width={20}
          spellcheck={false}
          attributes={{ ...finds, 'hx-trigger': 'input changed delay:250ms' }}
        />
        <SubmitButton tone="quiet" icon="search" formaction={search} attributes={finds}>
          Find
        </SubmitButton>
      </div>
      <PeopleFound view={view} form={form} people={view.suggested} />
      <RadioGroup form={form} name="seen" label="Can you see their face?" options={seen} />
      <details
        class="more"
        open={ticked(form, 'also').length > 0 || errorFor(form, 'also') !== undefined}
      >
        <summary>Does it also show their name, age or something else?</summary>
        <CheckboxGroup
          form={form}
          name="also"
          label="It also shows"
          hint="They must have agreed to each of these as well."
          optional
          options={optionsOf(shownInPicture, shownInPictureNames)}
        />
      </details>
    </div>
  )
}

/** The people to choose from: those of the last pictures, or those found. */
export function PeopleFound(props: {
  readonly view: PictureView
  readonly form: FormState
  readonly people: readonly KnownPerson[]
}) {
  const { view, people } = props
  const sought = typed(props.form, 'name').trim()
  return (
    <div id="people-found" aria-live="polite">
      {people.length > 0 && (
        <RadioGroup
          form={props.form}
          name="person"
          label={sought ? `People called “${sought}”` : 'Lately in pictures'}
          options={people.map((person) => ({
            value: person.id,
            name: person.knownAs,
            hint: describePerson(person),
          }))}
        />
      )}
      {people.length === 0 && sought && !errorFor(props.form, 'person') && (
        <p>
          Nobody in the register of {view.picture.serviceName} has a name that begins with “{sought}
          ”. <a href={`/people/new?service=${view.picture.serviceId}`}>Add them</a> first, or choose
          “Someone I cannot name”.
        </p>
      )}
    </div>
  )
}
