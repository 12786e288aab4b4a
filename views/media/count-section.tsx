import type { PictureView } from '../../src/media/picture-view.ts'
import { SubmitButton } from '../shared/button.tsx'
import { NumberChoice } from '../shared/choices.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { Answered, Section, SectionForm, type SectionProps } from './section.tsx'

const most = 6
const numbers = Array.from({ length: most + 1 }, (_, count) => ({
  value: String(count),
  name: String(count),
}))

/** Everyone who can be seen is counted, so that nobody in the background is forgotten (S01). */
export function CountSection(props: SectionProps) {
  const { view, form } = props
  const answer = sayCount(view.picture.peopleCount)
  return (
    <Section name="count" title="How many people can you see?" said={props.said}>
      {!view.mayEdit && <p>{answer}</p>}
      {view.mayEdit && view.picture.peopleCount === null && <CountForm {...props} />}
      {view.mayEdit && view.picture.peopleCount !== null && (
        <Answered answer={answer} change="Count again" form={form}>
          <CountForm {...props} />
        </Answered>
      )}
    </Section>
  )
}

function CountForm({ view, form }: SectionProps) {
  return (
    <SectionForm view={view} section="count" action={`/media/${view.picture.id}/people-count`}>
      <NumberChoice
        form={form}
        name="people"
        label="Count everyone"
        hint="Also people behind, at the edge, in a mirror, on a screen or in a picture on the wall."
        options={numbers}
      />
      <TextField
        form={form}
        name="people_more"
        label={`More than ${most}?`}
        optional
        width={4}
        inputmode="numeric"
      />
      <div class="buttons">
        <SubmitButton>Save the number</SubmitButton>
      </div>
    </SectionForm>
  )
}

export const countValues = ({ picture: { peopleCount } }: PictureView) => ({
  people: peopleCount !== null && peopleCount <= most ? String(peopleCount) : '',
  people_more: peopleCount !== null && peopleCount > most ? String(peopleCount) : '',
})

function sayCount(count: number | null): string {
  if (count === null) return 'Nobody has counted yet.'
  if (count === 0) return 'Nobody: there is no one in this picture.'
  return count === 1 ? 'One person.' : `${count} people.`
}
