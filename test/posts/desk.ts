import { asc, eq } from 'drizzle-orm'
import { appearance, asset, file } from '../../db/schema/media.ts'
import { post, postMedia, postQuote, postTarget } from '../../db/schema/posts.ts'
import type { AccountName, PersonName, StaffName } from '../../db/seeds/cast.ts'
import type { Identifier } from '../../src/domain/consent.ts'
import type { Fields, House } from '../support/house.ts'

/** What tests of posts do again and again, the way a person would: through the pages wherever there is one. */

export type Picture = {
  readonly of?: readonly PersonName[]
  readonly declared?: number | null
  readonly altText?: string
  readonly licence?: 'staff_at_work' | 'licensed' | 'none' | null
  readonly identifiers?: Identifier[]
  readonly uploadedBy?: StaffName
}

/** A described picture that a colleague took at work, as the media pages leave it. @returns its id */
export function plantPicture(house: House, picture: Picture = {}): string {
  const { database, newId, now } = house.platform
  const of = picture.of ?? []
  const id = newId()
  const fileId = newId()
  database
    .insert(file)
    .values({
      id: fileId,
      sha256: id.replaceAll('-', '').padEnd(64, '0'),
      bytes: 1,
      mediaType: 'image/jpeg',
      purpose: 'original',
      wrappedKey: 'none',
      createdAt: now(),
    })
    .run()
  database
    .insert(asset)
    .values({
      id,
      serviceId: house.cast.services.oak,
      media: 'photo',
      title: 'In the garden',
      originalFileId: fileId,
      contentSha256: id.replaceAll('-', '').padEnd(64, '0'),
      width: 1200,
      height: 800,
      altText: picture.altText ?? 'People in the garden',
      peopleCount: picture.declared === undefined ? of.length : picture.declared,
      licence: picture.licence === undefined ? 'staff_at_work' : picture.licence,
      licenceOwner: picture.licence === 'licensed' ? 'Stock library 123' : '',
      uploadedBy: house.cast.staff[picture.uploadedBy ?? 'gwen'],
      uploadedAt: now(),
    })
    .run()
  for (const name of of) tag(house, id, name, picture.identifiers)
  return id
}

export function tag(
  house: House,
  assetId: string,
  name: PersonName,
  identifiers: Identifier[] = ['face'],
): void {
  house.platform.database
    .insert(appearance)
    .values({
      id: house.platform.newId(),
      assetId,
      kind: 'identified',
      personId: house.cast.people[name],
      identifiers,
      taggedBy: house.cast.staff.gwen,
      taggedAt: house.platform.now(),
    })
    .run()
}

export const postRow = (house: House, id: string) => {
  const row = house.platform.database.select().from(post).where(eq(post.id, id)).get()
  if (!row) throw new Error('There is no such post in this house.')
  return row
}
export const targetRows = (house: House, id: string) =>
  house.platform.database
    .select()
    .from(postTarget)
    .where(eq(postTarget.postId, id))
    .orderBy(asc(postTarget.position))
    .all()
export const targetOn = (house: House, id: string, name: AccountName) => {
  const row = targetRows(house, id).find(({ accountId }) => accountId === house.cast.accounts[name])
  if (!row) throw new Error(`The post does not go to ${name}.`)
  return row
}
export const mediaRows = (house: House, id: string) =>
  house.platform.database
    .select()
    .from(postMedia)
    .where(eq(postMedia.postId, id))
    .orderBy(asc(postMedia.position))
    .all()
export const quoteRows = (house: House, id: string) =>
  house.platform.database.select().from(postQuote).where(eq(postQuote.postId, id)).all()

/** Begins a post through the page. @returns its id */
export async function beginPost(
  house: House,
  accounts: readonly AccountName[],
  by: StaffName = 'asha',
): Promise<string> {
  const answer = await house.as(by).post('/posts', {
    form_key: house.platform.newId(),
    title: 'Garden party',
    service: house.cast.services.oak,
    accounts: accounts.map((name) => house.cast.accounts[name]),
  })
  const id = /\/posts\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1]
  if (!id) throw new Error(`No post was begun: ${answer.status} ${await answer.text()}`)
  return id
}

/** Sends the compose form to any of its buttons, with the version that is on the page. */
export function press(
  house: House,
  id: string,
  button: string,
  fields: Fields = {},
  by: StaffName = 'asha',
  headers: Record<string, string> = {},
): Promise<Response> {
  const lock = String(postRow(house, id).lockVersion)
  return house.as(by).post(`/posts/${id}/${button}`, { lock_version: lock, ...fields }, headers)
}

export const about: Fields = {
  words: 'Tea, scones and croquet.',
  category: 'own_news',
  purpose: 'news_of_activities',
}

/** A whole draft: words, category, purpose, these pictures, these places. */
export async function wholePost(
  house: House,
  given: {
    readonly accounts?: readonly AccountName[]
    readonly pictures?: readonly string[]
    readonly fields?: Fields
    readonly by?: StaffName
  } = {},
): Promise<string> {
  const id = await beginPost(house, given.accounts ?? ['oakFacebook'], given.by)
  await press(house, id, 'draft', { ...about, ...given.fields }, given.by)
  if (given.pictures?.length) {
    await press(house, id, 'pictures', { pictures: given.pictures }, given.by)
  }
  return id
}

/** Plans one target, as the three boxes and the time field send it. */
export function planned(target: string, local: string): Fields {
  const [day = '', time = ''] = local.split('T')
  const [year = '', month = '', date = ''] = day.split('-')
  return {
    [`when_${target}`]: 'day',
    [`on_${target}_day`]: date,
    [`on_${target}_month`]: month,
    [`on_${target}_year`]: year,
    [`at_${target}`]: time,
  }
}

/** The page of a post as text, with tags taken out and spaces joined. */
export async function pageText(house: House, id: string, by: StaffName = 'asha'): Promise<string> {
  return plain(await (await house.as(by).get(`/posts/${id}`)).text())
}

export const plain = (markup: string): string =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
