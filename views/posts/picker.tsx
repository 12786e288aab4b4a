import { thumbOf } from '../../src/media/addresses.ts'
import type { PostRow } from '../../src/posts/content.ts'
import type { Choosable } from '../../src/posts/picker.ts'
import { LinkButton, SubmitButton } from '../shared/button.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { errorFor, Form, type FormState } from '../shared/form.tsx'
import { EmptyState } from '../shared/lists.tsx'
import { BackLink, PageHead } from '../shared/page.tsx'

/** Pictures of the service to tick, newest first. */
export function PickerPage(props: {
  readonly post: PostRow
  readonly choosable: Choosable
  readonly form: FormState
}) {
  const { post, choosable, form } = props
  const here = `/posts/${post.id}`
  const upload = `/media/new?service=${post.serviceId}`
  const error = errorFor(form, 'pictures')
  return (
    <>
      <BackLink href={here}>{post.title}</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title="Choose pictures"
        under="Newest first. The post shows them in the order you add them; you can change that later."
        actions={
          <LinkButton href={upload} icon="upload">
            Add new pictures to the library
          </LinkButton>
        }
      />
      {choosable.pictures.length === 0 ? (
        <EmptyState
          title="No more pictures here"
          icon="media"
          action={{ href: upload, words: 'Add pictures' }}
        >
          Add pictures to the library first, from a phone camera too. Then say who is in them.
        </EmptyState>
      ) : (
        <Form action={`${here}/pictures`} hidden={{ lock_version: post.lockVersion }}>
          <fieldset class="field" id="field-pictures" data-invalid={error ? '' : undefined}>
            <legend class="visually-hidden">Pictures of this service</legend>
            {error && <p class="error">{error}</p>}
            <ul class="tiles picker">
              {choosable.pictures.map((picture) => (
                <li>
                  <Tile picture={picture} />
                </li>
              ))}
            </ul>
          </fieldset>
          <div class="buttons picker-foot">
            <SubmitButton>Add the ticked pictures</SubmitButton>
            {choosable.older && (
              <LinkButton href={`${here}/pictures?older=${choosable.older}`}>
                Older pictures
              </LinkButton>
            )}
          </div>
        </Form>
      )}
    </>
  )
}

function Tile({ picture }: { readonly picture: Choosable['pictures'][number] }) {
  const id = `picture-${picture.id}`
  const people =
    picture.people === null
      ? 'People not counted yet'
      : picture.people === 0
        ? 'Nobody in it'
        : `${picture.people} ${picture.people === 1 ? 'person' : 'people'}`
  return (
    <label class="pick" for={id}>
      <img
        src={thumbOf(picture.id)}
        alt={picture.altText}
        width="320"
        height="240"
        loading="lazy"
        decoding="async"
      />
      <span class="row">
        <input type="checkbox" id={id} name="pictures" value={picture.id} />
        <span>
          {picture.title}
          <small class="soft">{[picture.eventName, people].filter(Boolean).join(' · ')}</small>
        </span>
      </span>
    </label>
  )
}
