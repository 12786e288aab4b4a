import { countField, moreField } from '../../src/approvals/forms.ts'
import type { Review } from '../../src/approvals/review.ts'
import { SubmitButton } from '../shared/button.tsx'
import { NumberChoice } from '../shared/choices.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { Sheet } from '../shared/page.tsx'
import { Photo } from '../shared/photo.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { When } from '../shared/when.tsx'
import { picturesOf } from './previews.tsx'

const numbers = [
  ...['0', '1', '2', '3', '4', '5', '6'].map((value) => ({ value, name: value })),
  { value: 'more', name: 'More' },
]

/** Asked before anybody’s number or name is shown, so that the answer is the approver’s own. */
export function HeadCount(props: {
  readonly review: Review
  readonly form: FormState
  readonly again: boolean
}) {
  const { review, form } = props
  const pictures = picturesOf(review)
  const several = pictures.length > 1
  const wrong = (name: string) => (form.errors.some(({ field }) => field === name) ? '' : undefined)
  return (
    <Sheet title="How many people can you see?" id="head-count">
      <p>
        Count before we show you what {review.author} said. Include people behind, reflections and
        pictures on the wall.
      </p>
      {props.again && <p>Your first answer stays on record beside this one.</p>}
      <Form
        action={`/approvals/${review.post.id}/head-count`}
        hidden={{ version: review.version.id }}
      >
        {review.version.content.media.map(({ assetId }, at) => (
          <div class="stack head-count" data-wrong={wrong(moreField(assetId))}>
            {several && pictures[at] && <Photo {...pictures[at]} eager={false} />}
            <NumberChoice
              form={form}
              name={countField(assetId)}
              label={several ? `In picture ${at + 1}` : 'In this picture'}
              options={numbers}
            />
            <TextField
              form={form}
              name={moreField(assetId)}
              label="How many?"
              width={4}
              inputmode="numeric"
            />
          </div>
        ))}
        <SubmitButton wide>{several ? 'Save what I counted' : 'Save my count'}</SubmitButton>
      </Form>
    </Sheet>
  )
}

/** What the approver counted beside what the author counted, and any answer they changed. */
export function Counted({ review }: { readonly review: Review }) {
  const { media } = review.version.content
  const first = review.looks[0]
  const last = review.looks.at(-1)
  if (!last || media.length === 0) return null
  const differ = media.some(
    ({ assetId }) => last.headCounts[assetId] !== review.pictures.get(assetId)?.people,
  )
  return (
    <Sheet title="People you counted" id="counted" tone={differ ? 'no' : 'yes'}>
      <ul class="stack">
        {media.map(({ assetId }, at) => (
          <li>
            {media.length > 1 && <b>Picture {at + 1}. </b>}
            You counted {last.headCounts[assetId] ?? 'nobody yet'}. {review.author} counted{' '}
            {review.pictures.get(assetId)?.people ?? 'nobody yet'}.
            {first && first.headCounts[assetId] !== last.headCounts[assetId] && (
              <>
                {' '}
                Your first answer was {first.headCounts[assetId]}, at <When at={first.at} />.
              </>
            )}
          </li>
        ))}
      </ul>
      {differ && (
        <p>
          <b>The numbers differ.</b> It cannot be approved like this. Look again, or ask{' '}
          {review.author} to say who everybody is.
        </p>
      )}
      {review.decides && (
        <p>
          <a href={`/approvals/${review.post.id}?count=again`}>Count again</a>
        </p>
      )}
    </Sheet>
  )
}
