import { sayDay } from '../../src/domain/calendar.ts'
import { channelNames, channels } from '../../src/domain/channels.ts'
import { type LicenceKind, licenceKindNames, licenceKinds } from '../../src/domain/media.ts'
import type { PictureView } from '../../src/media/picture-view.ts'
import { SubmitButton } from '../shared/button.tsx'
import { Checkbox, CheckboxGroup, optionsOf, RadioGroup } from '../shared/choices.tsx'
import { DateBoxes, dateValues } from '../shared/date-boxes.tsx'
import { type FormState, typed } from '../shared/form.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { Answered, Section, SectionForm, type SectionProps } from './section.tsx'

const hints: Partial<Record<LicenceKind, string>> = {
  staff_at_work: 'Also a volunteer, as part of what they do for us',
  permission_from_maker: 'A family member, a visitor, a photographer who gave it to us',
  none: 'It cannot be used until we know',
}
const fromOthers: readonly LicenceKind[] = ['licensed', 'permission_from_maker']

/** Whose picture it is and where it may be used (S02, S03). */
export function LicenceSection(props: SectionProps) {
  const { view, form } = props
  const answered = view.picture.licence !== null && view.picture.licence !== 'none'
  return (
    <Section name="licence" title="May we use it?" said={props.said}>
      {!view.mayEdit && <p>{sayLicence(view)}</p>}
      {view.mayEdit && !answered && <LicenceForm {...props} />}
      {view.mayEdit && answered && (
        <Answered answer={sayLicence(view)} change="Change who made it" form={form}>
          <LicenceForm {...props} />
        </Answered>
      )}
    </Section>
  )
}

function LicenceForm({ view, form }: SectionProps) {
  return (
    <SectionForm view={view} section="licence" action={`/media/${view.picture.id}/licence`}>
      <RadioGroup
        form={form}
        name="licence"
        label="Who made this picture?"
        options={licenceKinds.map((value) => ({
          value,
          name: licenceKindNames[value],
          hint: hints[value],
        }))}
      />
      <details class="more" open={fromOthers.some((kind) => kind === typed(form, 'licence'))}>
        <summary>Somebody else made it: what did they allow?</summary>
        <div class="stack">
          <Terms form={form} />
        </div>
      </details>
      <div class="buttons">
        <SubmitButton>Save who made it</SubmitButton>
      </div>
    </SectionForm>
  )
}

function Terms({ form }: { readonly form: FormState }) {
  return (
    <>
      <TextField
        form={form}
        name="owner"
        label="Who said so, or the number of the licence"
        hint="For example: Priory Photos, invoice 1042"
      />
      <RadioGroup
        form={form}
        name="channel_limit"
        label="Where may we use it?"
        options={[
          { value: 'any', name: 'Anywhere' },
          {
            value: 'some',
            name: 'Only in these places',
            more: (
              <CheckboxGroup
                form={form}
                name="licence_channels"
                label="Places"
                layout="grid"
                options={optionsOf(channels, channelNames)}
              />
            ),
          },
        ]}
      />
      <Checkbox form={form} name="paid_use" label="We may use it in adverts that we pay for" />
      <DateBoxes
        form={form}
        name="ends_on"
        label="Last day we may use it"
        optional
        hint="Leave it empty when there is no end. For example 31 12 2026"
      />
    </>
  )
}

export const licenceValues = ({ picture }: PictureView) => ({
  licence: picture.licence ?? '',
  owner: picture.licenceOwner,
  channel_limit: picture.licenceChannels ? 'some' : 'any',
  licence_channels: picture.licenceChannels ?? [],
  paid_use: picture.licencePaidUse ? 'yes' : '',
  ...dateValues('ends_on', picture.licenceEndsOn),
})

function sayLicence({ picture }: PictureView): string {
  if (!picture.licence) return 'Nobody has said who made it.'
  const until = picture.licenceEndsOn ? ` Until ${sayDay(picture.licenceEndsOn)}.` : ''
  const owner = picture.licenceOwner ? ` ${picture.licenceOwner}.` : ''
  return `${licenceKindNames[picture.licence]}.${owner}${until}`
}
