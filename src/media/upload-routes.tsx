import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AddedPicture, UploadPage } from '../../views/media/upload-page.tsx'
import { goTo, showPage, showPiece, wantsPiece } from '../http/answer.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, type FormError, type FormValues, readForm } from '../http/forms.ts'
import { servicesWhere } from '../http/viewer.ts'
import { uploadForm } from './forms.ts'
import { type FileRefusal, sayRefused, statusFor } from './refused-files.ts'
import { type Added, picturesAdded } from './store.ts'
import { takePicture, type Upload } from './upload.ts'

/** Adding pictures: one file per request with script, several in one form without. */
export const uploadRoutes = new Hono<Env>()

uploadRoutes.get('/media/new', (c) => showUpload(c, {}, [], [], 200))

uploadRoutes.post('/media', async (c) => {
  const { values, files } = await readForm(c)
  const chosen = files.pictures ?? []
  const checked = checkForm(uploadForm, { service: onlyService(c) ?? '', ...values })
  const errors: FormError[] = checked.ok ? [] : [...checked.errors]
  if (chosen.length === 0)
    errors.push({ field: 'pictures', message: 'Choose at least one picture.' })
  const allowed = servicesWhere(c.get('viewer'), 'upload_media')
  if (checked.ok && !allowed.includes(checked.value.service)) {
    errors.push({ field: 'service', message: 'Choose a service that you cover.' })
  }
  if (!checked.ok || errors.length > 0) return answerNothingTaken(c, values, errors)
  const { service, form_key, event, route, licence } = checked.value
  const upload = {
    staffId: c.get('viewer').staffId,
    serviceId: service,
    formKey: form_key,
    eventName: event,
    route,
    licence,
  }
  return answerTaken(c, values, await takeAll(c, chosen, upload))
})

type TakenFiles = {
  readonly added: readonly Added[]
  readonly refused: readonly { readonly name: string; readonly refusal: FileRefusal }[]
}

/** One after the other, so that a big batch does not fill the memory. A bad file never costs the good ones. */
async function takeAll(c: Ctx, chosen: readonly File[], upload: Upload): Promise<TakenFiles> {
  const platform = c.get('platform')
  const ids: string[] = []
  const refused: { name: string; refusal: FileRefusal }[] = []
  for (const file of chosen) {
    const taken = await takePicture(platform, file, upload)
    if ('assetId' in taken) ids.push(taken.assetId)
    else refused.push({ name: file.name, refusal: taken.refusal })
  }
  return { added: picturesAdded(platform.database, [...new Set(ids)]), refused }
}

function answerTaken(c: Ctx, values: FormValues, { added, refused }: TakenFiles) {
  const status = statusFor(refused.map(({ refusal }) => refusal))
  const errors = refused.map(({ name, refusal }) => ({
    field: 'pictures',
    message: sayRefused(name, refusal),
  }))
  if (wantsPiece(c)) {
    return errors.length > 0
      ? showSaid(c, errors, status)
      : showPiece(c, <AddedTiles added={added} />, 201)
  }
  if (errors.length > 0) return showUpload(c, values, errors, added, status)
  const [first, ...more] = added
  if (first && more.length === 0) return goTo(c, `/media/${first.id}`, 'picture_added')
  return goTo(c, '/media?view=to_tag', 'pictures_added')
}

function answerNothingTaken(c: Ctx, values: FormValues, errors: readonly FormError[]) {
  return wantsPiece(c) ? showSaid(c, errors, 422) : showUpload(c, values, errors, [], 422)
}

/** The upload script shows the first sentence beside the file it sent. */
const showSaid = (c: Ctx, errors: readonly FormError[], status: ContentfulStatusCode) =>
  showPiece(
    c,
    <div>
      {errors.map(({ message }) => (
        <p class="error">{message}</p>
      ))}
    </div>,
    status,
  )

function showUpload(
  c: Ctx,
  values: FormValues,
  errors: readonly FormError[],
  added: readonly Added[],
  status: ContentfulStatusCode,
) {
  const viewer = c.get('viewer')
  const allowed = servicesWhere(viewer, 'upload_media')
  return showPage(c, {
    title: 'Add pictures',
    active: 'media',
    status,
    children: (
      <UploadPage
        services={viewer.services.filter(({ id }) => allowed.includes(id))}
        form={{ values: { service: c.req.query('service') ?? '', ...values }, errors }}
        added={added}
        formKey={c.get('platform').newId()}
      />
    ),
  })
}

/** Nobody is asked which service when there is only one. */
function onlyService(c: Ctx): string | undefined {
  const [only, ...others] = servicesWhere(c.get('viewer'), 'upload_media')
  return others.length === 0 ? only : undefined
}

const AddedTiles = ({ added }: { readonly added: readonly Added[] }) => (
  <>
    {added.map((picture) => (
      <AddedPicture picture={picture} />
    ))}
  </>
)
