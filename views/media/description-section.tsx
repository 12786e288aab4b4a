import { longestDescription } from '../../src/domain/picture-questions.ts'
import type { PictureView } from '../../src/media/picture-view.ts'
import { SubmitButton } from '../shared/button.tsx'
import { Checkbox } from '../shared/choices.tsx'
import { typed } from '../shared/form.tsx'
import { Counter } from '../shared/post.tsx'
import { TextArea } from '../shared/text-fields.tsx'
import { Section, SectionForm, type SectionProps } from './section.tsx'

/** Words for people who cannot see the picture (alt text). They go out with it on every channel. */
export function DescriptionSection({ view, form, said }: SectionProps) {
  const { picture } = view
  const used = [...typed(form, 'alt_text')].length
  return (
    <Section name="description" title="Describe it for people who cannot see it" said={said}>
      {view.mayEdit ? (
        <SectionForm view={view} section="description" action={`/media/${picture.id}/description`}>
          <TextArea
            form={form}
            name="alt_text"
            label="What would you say on the phone?"
            hint={
              <>
                One or two sentences: who does what, where, and how it feels. For example: “Two
                women laugh over tea at a table on the lawn.” A name here counts as showing the
                name, so use it only if they agreed to that.
              </>
            }
            rows={3}
            after={
              <Counter
                used={used}
                limit={longestDescription}
                unit="characters. Facebook, Instagram and X take no more"
              />
            }
          />
          <Checkbox
            form={form}
            name="decorative"
            label="It is only a pattern or a line, and shows nobody"
            hint="Then screen readers skip it, and it needs no description."
          />
          <div class="buttons">
            <SubmitButton>Save the description</SubmitButton>
          </div>
        </SectionForm>
      ) : (
        <p class="words">{sayDescription(view)}</p>
      )}
    </Section>
  )
}

export const descriptionValues = ({ picture }: PictureView) => ({
  alt_text: picture.altText,
  decorative: picture.decorative ? 'yes' : '',
})

const sayDescription = ({ picture }: PictureView): string =>
  picture.decorative ? 'Only a decoration.' : picture.altText || 'Nobody has described it yet.'
