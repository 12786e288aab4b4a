import { PicturePage, Saved, SentBack, type SentPart } from '../../views/media/picture-page.tsx'
import type { SectionName } from '../../views/media/section.tsx'
import { Banner } from '../../views/shared/banner.tsx'
import { ErrorSummary } from '../../views/shared/error-summary.tsx'
import {
  goTo,
  missing,
  refusalBanner,
  refused,
  showPage,
  showPiece,
  wantsPiece,
} from '../http/answer.tsx'
import type { Ctx } from '../http/env.ts'
import { type Checked, type FormValues, readForm } from '../http/forms.ts'
import { noticeFor } from '../http/notices.ts'
import { type Editor, type Outcome, refusing, statusOf } from './changes.ts'
import { lock } from './forms.ts'
import { type PictureView, pictureId, viewPicture } from './picture-view.ts'

/** One part of a picture’s page that can be sent. `save` gets what was typed and who sends it. */
type Sending = {
  readonly section: SectionName
  /** The sentence in `notices.ts` for when it is done. */
  readonly done: string
  readonly save: (editor: Editor, values: FormValues) => Outcome
}

/** Saves one part and shows it again: alone when htmx asked, on its page otherwise. What was typed comes back when it was not saved. */
export async function answerPart(c: Ctx, { section, done, save }: Sending) {
  const view = loadPicture(c)
  if (!view) return missing(c)
  if (!view.mayEdit) return refused(c, 'not_allowed')
  const { values } = await readForm(c)
  const version = lock.safeParse(values)
  const editor = { staffId: view.viewerId, assetId: view.picture.id }
  const outcome = version.success
    ? save({ ...editor, lockVersion: version.data.lock_version }, values)
    : refusing('changed_meanwhile')
  const now = loadPicture(c)
  if (!now) return missing(c)
  if (outcome.kind === 'saved') return answerSaved(c, now, section, done)
  const errors = outcome.kind === 'wrong' ? outcome.errors : []
  return answerNotSaved(c, now, { section, form: { values, errors } }, outcome)
}

/** This person’s view of the picture in the address, or null. */
export const loadPicture = (c: Ctx): PictureView | null =>
  viewPicture(c.get('platform'), c.get('viewer'), pictureId(c.req.param('id')))

/** A form’s meaning goes on to `save`; what is wrong with it comes back. */
export const whenSound = <Value,>(
  checked: Checked<Value>,
  save: (value: Value) => Outcome,
): Outcome => (checked.ok ? save(checked.value) : { kind: 'wrong', errors: checked.errors })

function answerSaved(c: Ctx, view: PictureView, section: SectionName, done: string) {
  if (!wantsPiece(c)) return goTo(c, `/media/${view.picture.id}`, done)
  const said = <Saved>{noticeFor(done)}</Saved>
  return showPiece(c, <SentBack view={view} section={section} said={said} />)
}

function answerNotSaved(
  c: Ctx,
  view: PictureView,
  sent: SentPart,
  outcome: Exclude<Outcome, { kind: 'saved' }>,
) {
  const status = outcome.kind === 'wrong' ? 422 : statusOf(outcome.code)
  const banner = outcome.kind === 'refused' ? refusalBanner(outcome.code) : undefined
  if (wantsPiece(c)) {
    const said = banner ? <Banner {...banner} /> : <ErrorSummary errors={sent.form.errors} />
    return showPiece(
      c,
      <SentBack view={view} section={sent.section} sent={sent} said={said} />,
      status,
    )
  }
  return showPage(c, {
    title: view.picture.title,
    active: 'media',
    status,
    banner,
    children: <PicturePage view={view} sent={sent} />,
  })
}
