import type { PictureView } from '../../src/media/picture-view.ts'
import { SubmitButton } from '../shared/button.tsx'
import { NumberChoice } from '../shared/choices.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { Section, SectionForm, type SectionProps } from './section.tsx'

const most = 10
const numbers = Array.from({ length: most + 1 }, (_, count) => ({
  value: String(count),
  name: String(count),
}))

/** Everyone who can be seen is counted, so that nobody in the background is forgotten (S01). */
export function CountSection({ view, form, said }: SectionProps) {
  return (
    <Section name="count" title="How many people can you see?" said={said}>
      {view.mayEdit ? (
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
      ) : (
        <p>{sayCount(view)}</p>
      )}
    </Section>
  )
}

export const countValues = ({ picture: { peopleCount } }: PictureView) => ({
  people: peopleCount !== null && peopleCount <= most ? String(peopleCount) : '',
  people_more: peopleCount !== null && peopleCount > most ? String(peopleCount) : '',
})

const sayCount = ({ picture: { peopleCount } }: PictureView): string =>
  peopleCount === null ? 'Nobody has counted yet.' : `${peopleCount}`
