import { and, asc, desc, eq } from 'drizzle-orm'
import { approval } from '../../db/schema/approvals.ts'
import { auditEvent } from '../../db/schema/audit.ts'
import { exportPack, takedown } from '../../db/schema/exports.ts'
import { asset } from '../../db/schema/media.ts'
import type { AccountName, PersonName, StaffName } from '../../db/seeds/cast.ts'
import { recordNo } from '../../src/consents/withdrawal.ts'
import { placeLocal } from '../../src/domain/calendar.ts'
import type { Identifier } from '../../src/domain/consent.ts'
import { addPicture } from '../media/adding.ts'
import { planned, postRow, press, tag, targetOn, targetRows, wholePost } from '../posts/desk.ts'
import type { Fields, House } from '../support/house.ts'

/** What tests of approvals, packs and takedowns do again and again, through the pages. */

/** A picture with real renditions that Gwen took at work, everyone tagged. @returns its id */
export async function photoOf(
  house: House,
  of: readonly PersonName[],
  more: { readonly identifiers?: Identifier[]; readonly eventName?: string } = {},
): Promise<string> {
  const id = await addPicture(house, 'gwen')
  house.platform.database
    .update(asset)
    .set({
      peopleCount: of.length,
      altText: of.length === 0 ? 'Teacups on a table' : 'People in the garden',
      licence: 'staff_at_work',
      eventName: more.eventName ?? '',
      lockVersion: 2,
    })
    .where(eq(asset.id, id))
    .run()
  for (const name of of) tag(house, id, name, more.identifiers ?? ['face', 'first_name'])
  return id
}

export type Sending = {
  readonly of?: readonly PersonName[]
  readonly accounts?: readonly AccountName[]
  /** London wall time for every account. */
  readonly at?: string
  readonly fields?: Fields
  readonly by?: StaffName
}

/** A post with one picture, sent for approval by Asha. @returns its id */
export async function sentPost(house: House, sending: Sending = {}): Promise<string> {
  const picture = await photoOf(house, sending.of ?? ['ann'])
  const accounts = sending.accounts ?? ['oakFacebook']
  const { by = 'asha', fields = {} } = sending
  const id = await wholePost(house, { accounts, pictures: [picture], fields, by })
  if (sending.at) {
    const plans = targetRows(house, id).map((row) => planned(row.id, sending.at ?? ''))
    await press(house, id, 'draft', Object.assign({}, ...plans), by)
  }
  const sent = await press(house, id, 'submission', {}, by)
  if (sent.status !== 303) throw new Error(`Not sent: ${sent.status} ${await sent.text()}`)
  return id
}

/** The hidden and typed values of the last form on a page, by name. */
export function hidden(markup: string, name: string): string {
  const found = [...markup.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return found.findLast(([, named]) => named === name)?.[2] ?? ''
}

export const reviewPage = async (house: House, postId: string, who: StaffName = 'morag') =>
  (await house.as(who).get(`/approvals/${postId}`)).text()

/** Counts the people in every picture of a post. */
export async function count(
  house: House,
  postId: string,
  people: number,
  who: StaffName = 'morag',
): Promise<Response> {
  const page = await reviewPage(house, postId, who)
  const fields = [
    ...new Set([...page.matchAll(/name="(count:[^"]+)"/g)].map(([, name]) => name ?? '')),
  ]
  const version = hidden(page, 'version')
  const counts = Object.fromEntries(fields.map((name) => [name, String(people)]))
  return house.as(who).post(`/approvals/${postId}/head-count`, { version, ...counts })
}

export const declarations: Fields = { dignity: 'yes', accurate: 'yes', complaint: 'no' }

/** Presses one of the buttons at the end of the review page, with what is on the page. */
export async function decide(
  house: House,
  postId: string,
  decision: 'approve' | 'request_changes' | 'reject',
  fields: Fields = {},
  who: StaffName = 'morag',
): Promise<Response> {
  const page = await reviewPage(house, postId, who)
  return house.as(who).post(`/approvals/${postId}/decision`, {
    form_key: hidden(page, 'form_key') || house.platform.newId(),
    version: hidden(page, 'version'),
    targets: hidden(page, 'targets'),
    decision,
    ...(decision === 'approve' ? declarations : { reason: 'Please crop the picture.' }),
    ...fields,
  })
}

/** Counts and approves as the Registered Manager. Throws when it was refused. */
export async function approved(house: House, postId: string, people = 1): Promise<void> {
  await count(house, postId, people)
  const answer = await decide(house, postId, 'approve')
  if (answer.status !== 303)
    throw new Error(`Not approved: ${answer.status} ${await answer.text()}`)
}

export const releasePath = (postId: string, targetId: string) =>
  `/posts/${postId}/targets/${targetId}/release`

export const release = (
  house: House,
  postId: string,
  targetId: string,
  fields: Fields = {},
  who: StaffName = 'asha',
): Promise<Response> =>
  house.as(who).post(releasePath(postId, targetId), {
    form_key: house.platform.newId(),
    permanent: 'yes',
    ...fields,
  })

/** A post of Ann that is approved and released on Facebook. */
export async function releasedPost(house: House, sending: Sending = {}) {
  const postId = await sentPost(house, sending)
  await approved(house, postId, (sending.of ?? ['ann']).length)
  const targetId = targetOn(house, postId, sending.accounts?.[0] ?? 'oakFacebook').id
  const answer = await release(house, postId, targetId)
  if (answer.status !== 303)
    throw new Error(`Not released: ${answer.status} ${await answer.text()}`)
  return { postId, targetId, pack: latestPackRow(house, targetId) }
}

export function latestPackRow(house: House, targetId: string) {
  const row = house.platform.database
    .select()
    .from(exportPack)
    .where(eq(exportPack.targetId, targetId))
    .orderBy(desc(exportPack.releasedAt))
    .get()
  if (!row) throw new Error('No pack was released.')
  return row
}

/** Somebody says no, at a London time that has gone by, written down now. */
export function sayNo(
  house: House,
  name: PersonName,
  saidAt: string,
  more: Partial<Parameters<typeof recordNo>[3]> = {},
): string {
  const { platform, cast } = house
  return platform.database.transaction((tx) =>
    recordNo(
      tx,
      platform,
      cast.people[name],
      {
        route: 'phone',
        saidAt: placeLocal(saidAt).instant,
        toldTo: '',
        words: '',
        scope: 'everything',
        channels: [],
        identifiers: [],
        assetIds: [],
        takeDown: true,
        ...more,
      },
      cast.staff.gwen,
    ),
  )
}

export const stateOf = (house: House, postId: string) => ({
  post: postRow(house, postId).state,
  targets: targetRows(house, postId).map(({ state }) => state),
})

export const approvalsOf = (house: House, postId: string) =>
  house.platform.database.select().from(approval).where(eq(approval.postId, postId)).all()

export const takedownsOf = (house: House, targetId: string) =>
  house.platform.database.select().from(takedown).where(eq(takedown.targetId, targetId)).all()

/** What the audit trail says happened, oldest first. */
export const happened = (house: House, action: string) =>
  house.platform.database
    .select()
    .from(auditEvent)
    .where(and(eq(auditEvent.action, action)))
    .orderBy(asc(auditEvent.seq))
    .all()
    .map(({ actor, subjectId, body }) => ({
      actor,
      subjectId,
      body: JSON.parse(body.toString()) as Record<string, unknown>,
    }))
