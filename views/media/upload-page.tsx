import { licenceKindNames, mediaRouteNames, mediaRoutes } from '../../src/domain/media.ts'
import type { Added } from '../../src/media/store.ts'
import { optionsOf, Select } from '../shared/choices.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { type FormState, typed } from '../shared/form.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { Upload } from '../shared/upload.tsx'

const own = ['staff_at_work', 'organisation_owns'] as const

/** Add pictures: from a phone's camera or a folder, several at once. Who is in them is asked after, one by one. */
export function UploadPage(props: {
  readonly services: readonly { readonly id: string; readonly name: string }[]
  readonly form: FormState
  readonly added: readonly Added[]
  readonly formKey: string
}) {
  const { form, services } = props
  return (
    <div class="stack one-column">
      <BackLink href="/media">All pictures</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title="Add pictures"
        under="Nothing is published by adding it here. Next you say who is in each picture."
      />
      <Upload
        action="/media"
        form={form}
        name="pictures"
        accept="image/jpeg,image/png,image/webp,image/gif"
        into="#added"
        hint="JPEG, PNG, WebP or GIF, up to 25 MB each. On a phone you can take a photo now."
        hidden={{ form_key: props.formKey }}
      >
        {services.length > 1 && (
          <Select
            form={form}
            name="service"
            label="Which service do they show?"
            width={20}
            options={services.map(({ id, name }) => ({ value: id, name }))}
          />
        )}
        <Select
          form={form}
          name="licence"
          label="Who made them?"
          optional
          width={30}
          blank="I will say later"
          options={optionsOf(own, licenceKindNames)}
        />
        <details class="more" open={typed(form, 'event') !== '' || typed(form, 'route') !== ''}>
          <summary>Say more about all of them</summary>
          <div class="stack">
            <TextField
              form={form}
              name="event"
              label="Event"
              hint="For example: Summer fair 2026"
              width={30}
              optional
            />
            <Select
              form={form}
              name="route"
              label="How did they reach us?"
              optional
              width={30}
              blank="I will say later"
              options={optionsOf(mediaRoutes, mediaRouteNames)}
            />
          </div>
        </details>
      </Upload>
      <Sheet title="Added" id="added-pictures" aside="Open each one and say who is in it">
        <ul class="picture-tiles" id="added">
          {props.added.map((picture) => (
            <AddedPicture picture={picture} />
          ))}
        </ul>
      </Sheet>
    </div>
  )
}

export function AddedPicture({ picture }: { readonly picture: Added }) {
  return (
    <li class="picture-tile">
      <a href={`/media/${picture.id}`}>
        <img
          src={`/media/${picture.id}/thumb`}
          alt=""
          width={picture.width}
          height={picture.height}
        />
        <span class="title">Say who is in it</span>
      </a>
      <span class="soft">{picture.title}</span>
    </li>
  )
}
