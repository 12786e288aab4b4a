import { desc, eq } from 'drizzle-orm'
import { auditEvent } from '../../db/schema/audit.ts'
import { asset } from '../../db/schema/media.ts'
import type { StaffName } from '../../db/seeds/cast.ts'
import type { House } from '../support/house.ts'
import { drawnPicture } from '../support/pictures.ts'

/** A small sound picture, as a phone would send it. */
export async function jpegFile(name = 'IMG_1.jpg', width = 90): Promise<File> {
  return new File([await drawnPicture(width, 60).jpeg().toBuffer()], name, { type: 'image/jpeg' })
}

/** Adds a picture through the page, as one member of staff, and answers its id. */
export async function addPicture(
  house: House,
  who: StaffName = 'asha',
  file?: File,
): Promise<string> {
  const answer = await house.as(who).post('/media', {
    form_key: house.platform.newId(),
    pictures: file ?? (await jpegFile()),
    service: house.cast.services[who === 'rhys' ? 'ash' : 'oak'],
  })
  const id = answer.headers.get('location')?.match(/^\/media\/([0-9a-f-]{36})/)?.[1]
  if (!id) throw new Error(`The picture was not added (${answer.status}).`)
  return id
}

export const pictureRow = (house: House, id: string) =>
  house.platform.database.select().from(asset).where(eq(asset.id, id)).get()

/** The hidden field that every form of a picture’s page carries. */
export const lockOf = (house: House, id: string): { lock_version: string } => ({
  lock_version: String(pictureRow(house, id)?.lockVersion),
})

/** What happened to one picture, oldest first, with what the events say. */
export const eventsOf = (house: House, id: string) =>
  house.platform.database
    .select()
    .from(auditEvent)
    .where(eq(auditEvent.subjectId, id))
    .orderBy(auditEvent.seq)
    .all()
    .map(({ action, actor, body }) => ({ action, actor, body: JSON.parse(body.toString()) }))

export const lastEvent = (house: House) =>
  house.platform.database.select().from(auditEvent).orderBy(desc(auditEvent.seq)).limit(1).get()
