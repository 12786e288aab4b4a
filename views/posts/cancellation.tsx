import { postAfter } from '../../src/domain/lifecycle.ts'
import type { PostRow } from '../../src/posts/content.ts'
import { SubmitButton } from '../shared/button.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { TextArea } from '../shared/text-fields.tsx'

/** Drops the post for good, with a reason. Renders nothing where that cannot be done. */
export function Cancellation(props: { readonly post: PostRow; readonly form: FormState }) {
  const { post, form } = props
  if (postAfter(post.state, 'cancel') === null) return null
  const asked = form.errors.some(({ field }) => field === 'reason')
  return (
    <details class="aside-form" open={asked}>
      <summary>Cancel this post</summary>
      <Form action={`/posts/${post.id}/cancellation`}>
        <TextArea
          form={form}
          name="reason"
          label="Why will it not be used?"
          hint="The reason is kept. A cancelled post cannot be opened again."
          rows={2}
        />
        <div>
          <SubmitButton tone="no">Cancel this post</SubmitButton>
        </div>
      </Form>
    </details>
  )
}
