import { eq } from 'drizzle-orm'
import { agreeNotIdentifiable, tagSomebody } from '../../../src/media/appearances.ts'
import type { Outcome } from '../../../src/media/changes.ts'
import { saveCount, saveDescription, saveDetails } from '../../../src/media/details.ts'
import { standingAppearances } from '../../../src/media/facts.ts'
import { takePicture } from '../../../src/media/upload.ts'
import { asset } from '../../schema/media.ts'
import type { StaffName } from '../cast.ts'
import type { Stage } from './stage.ts'

export type PictureFiles = Readonly<Record<string, Uint8Array>>

type Showing =
  | { readonly who: string; readonly seen: 'face' | 'body_not_face' }
  | { readonly why: string }

export type Picture = {
  readonly file: Uint8Array
  readonly by: StaffName
  readonly home: 'oak' | 'ash'
  readonly title: string
  readonly event?: string
  readonly alt: string
  /** Everyone in it, in the order they are tagged. */
  readonly shows: readonly Showing[]
  /** Who agrees that those who are not named cannot be recognised. */
  readonly second?: StaffName
}

/** Adds a picture and answers every question about it, as its author would on its page. @returns its id */
export async function addPicture(stage: Stage, picture: Picture): Promise<string> {
  const { platform, cast } = stage
  const staffId = cast.staff[picture.by]
  const taken = await takePicture(platform, jpegFile(picture.file), {
    staffId,
    serviceId: cast.services[picture.home],
    formKey: platform.newId(),
    eventName: picture.event ?? '',
    route: 'work_device',
    licence: 'staff_at_work',
  })
  if (!('assetId' in taken)) throw new Error(`A picture of the demo was refused: ${taken.refusal}.`)
  const { assetId } = taken
  stage.takes(40)
  describe(stage, assetId, staffId, picture)
  for (const shown of picture.shows) tag(stage, assetId, staffId, shown)
  if (picture.second) agree(stage, assetId, cast.staff[picture.second])
  return assetId
}

export const jpegFile = (content: Uint8Array): File =>
  new File([new Uint8Array(content)], 'picture.jpg', { type: 'image/jpeg' })

function describe(stage: Stage, assetId: string, staffId: string, picture: Picture): void {
  const { platform } = stage
  const editor = () => ({ staffId, assetId, lockVersion: lockOf(stage, assetId) })
  const { title, event = '', alt, shows } = picture
  expectSaved(
    saveDetails(platform, editor(), { title, event, route: 'work_device', taken_on: null }),
  )
  stage.takes(12)
  expectSaved(saveCount(platform, editor(), shows.length))
  stage.takes(75)
  expectSaved(saveDescription(platform, editor(), { alt_text: alt, decorative: false }))
}

function tag(stage: Stage, assetId: string, staffId: string, shown: Showing): void {
  stage.takes(22)
  const editor = { staffId, assetId, lockVersion: lockOf(stage, assetId) }
  const named = 'who' in shown
  expectSaved(
    tagSomebody(stage.platform, editor, {
      kind: named ? 'identified' : 'not_identifiable',
      person: named ? shown.who : '',
      name: '',
      seen: named ? shown.seen : '',
      also: [],
      why: named ? '' : shown.why,
      where: '',
    }),
  )
}

/** A second person looks at everybody who is not named. */
function agree(stage: Stage, assetId: string, staffId: string): void {
  const unnamed = standingAppearances(stage.platform.database, [assetId]).filter(
    ({ kind }) => kind === 'not_identifiable',
  )
  stage.takes(240)
  for (const { id } of unnamed) {
    stage.takes(18)
    const editor = { staffId, assetId, lockVersion: lockOf(stage, assetId) }
    expectSaved(agreeNotIdentifiable(stage.platform, editor, id))
  }
}

function lockOf({ platform }: Stage, assetId: string): number {
  const row = platform.database.select().from(asset).where(eq(asset.id, assetId)).get()
  return row?.lockVersion ?? 0
}

function expectSaved(outcome: Outcome): void {
  if (outcome.kind === 'saved') return
  throw new Error(`A picture of the demo could not be changed: ${JSON.stringify(outcome)}`)
}
