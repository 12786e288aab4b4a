import { longestDescription } from '../../src/domain/picture-questions.ts'
import type { PictureView } from '../../src/media/picture-view.ts'
import { SubmitButton } from '../shared/button.tsx'
import { Checkbox } from '../shared/choices.tsx'
import { typed } from '../shared/form.tsx'
import { Counter } from '../shared/post.tsx'
import { TextArea } from '../shared/text-fields.tsx'
import { Answered, Section, SectionForm, type SectionProps } from './section.tsx'

/** Words for people who cannot see the picture (alt text). They go out with it on every channel. */
export function DescriptionSection(props: SectionProps) {
  const { view, form } = props
  const { picture } = view
  const answered = picture.altText !== '' || picture.decorative
  return (
    <Section name="description" title="Describe it for people who cannot see it" said={props.said}>
      {!view.mayEdit && <p class="words">{sayDescription(view)}</p>}
      {view.mayEdit && !answered && <DescriptionForm {...props} />}
      {view.mayEdit && answered && (
        <Answered answer={sayDescription(view)} change="Change the description" form={form}>
          <DescriptionForm {...props} />
        </Answered>
      )}
    </Section>
  )
}

function DescriptionForm({ view, form }: SectionProps) {
  return (
    <SectionForm view={view} section="description" action={`/media/${view.picture.id}/description`}>
      <TextArea
        form={form}
        name="alt_text"
        label="What would you say on the phone?"
        hint="One or two sentences: who does what, where, and how it feels. For example: “Two women laugh over tea at a table on the lawn.” A name here counts as showing the name, so use it only if they agreed to that."
        rows={3}
        after={<DescriptionCount text={typed(form, 'alt_text')} />}
        attributes={{
          'hx-post': `/media/${view.picture.id}/description-count`,
          'hx-trigger': 'input changed delay:300ms',
          'hx-target': '#description-count',
        }}
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
  )
}

/** How much of the room is used. Counted again by the server as it is typed. */
export function DescriptionCount({ text }: { readonly text: string }) {
  return (
    <Counter
      id="description-count"
      used={[...text.trim()].length}
      limit={longestDescription}
      unit="characters. Facebook, Instagram and X take no more"
    />
  )
}

export const descriptionValues = ({ picture }: PictureView) => ({
  alt_text: picture.altText,
  decorative: picture.decorative ? 'yes' : '',
})

const sayDescription = ({ picture }: PictureView): string =>
  picture.decorative ? 'Only a decoration.' : picture.altText || 'Nobody has described it yet.'
