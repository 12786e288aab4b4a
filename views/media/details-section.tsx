import { sayDay } from '../../src/domain/calendar.ts'
import { mediaRouteNames, mediaRoutes } from '../../src/domain/media.ts'
import type { PictureView } from '../../src/media/picture-view.ts'
import { SubmitButton } from '../shared/button.tsx'
import { optionsOf, Select } from '../shared/choices.tsx'
import { DateBoxes, dateValues } from '../shared/date-boxes.tsx'
import { SummaryList } from '../shared/lists.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { Answered, Section, SectionForm, type SectionProps } from './section.tsx'

export function DetailsSection(props: SectionProps) {
  const { view, form } = props
  const rows = <SummaryList rows={rowsOf(view)} />
  return (
    <Section name="details" title="About this picture" said={props.said}>
      {view.mayEdit ? (
        <Answered answer={rows} change="Change these details" form={form}>
          <DetailsForm {...props} />
        </Answered>
      ) : (
        rows
      )}
    </Section>
  )
}

function DetailsForm({ view, form }: SectionProps) {
  return (
    <SectionForm view={view} section="details" action={`/media/${view.picture.id}/details`}>
      <TextField
        form={form}
        name="title"
        label="Title"
        hint="Only colleagues see it. Leave out people’s names."
      />
      <TextField
        form={form}
        name="event"
        label="Event"
        hint="For example: Summer fair 2026. Some people agreed only to pictures of one event."
        optional
      />
      <DateBoxes form={form} name="taken_on" label="Day it was taken" optional />
      <Select
        form={form}
        name="route"
        label="How did it reach us?"
        optional
        width={30}
        blank="Not known"
        options={optionsOf(mediaRoutes, mediaRouteNames)}
      />
      <div class="buttons">
        <SubmitButton>Save these details</SubmitButton>
      </div>
    </SectionForm>
  )
}

export const detailsValues = ({ picture }: PictureView) => ({
  title: picture.title,
  event: picture.eventName,
  route: picture.route ?? '',
  ...dateValues('taken_on', picture.takenOn),
})

const rowsOf = ({ picture }: PictureView) => [
  { name: 'Event', value: picture.eventName || 'Not said' },
  { name: 'Day it was taken', value: picture.takenOn ? sayDay(picture.takenOn) : 'Not known' },
  {
    name: 'How it reached us',
    value: picture.route ? mediaRouteNames[picture.route] : 'Not known',
  },
]
