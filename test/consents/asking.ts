import { desc, eq } from 'drizzle-orm'
import { auditEvent } from '../../db/schema/audit.ts'
import { consent } from '../../db/schema/consents.ts'
import type { StaffName } from '../../db/seeds/cast.ts'
import { toldPoints } from '../../src/domain/consent.ts'
import type { Fields, House } from '../support/house.ts'

/** The pages of a record as somebody fills them in. Each can be varied. */
export const whole = (house: House) => ({
  who: { giver: 'self', capacity: 'presumed_no_doubt' } as Fields,
  told: {
    asked_by: house.cast.staff.gwen,
    notice: house.cast.notices.standard ?? '',
    told: [...toldPoints],
    special: 'yes',
  } as Fields,
  choice: { free: 'no_concern', bundled: 'no' } as Fields,
  answer: {
    decision: 'agree',
    decided_day: '14',
    decided_month: '5',
    decided_year: '2026',
    decided_time: '15:00',
    method: 'mark_with_witness',
    witness_name: 'Sam Adeyemi',
    witness_statement: 'I saw them make their mark after Gwen read it out.',
  } as Fields,
  line: {
    media: ['photo'],
    identifiers: ['face', 'first_name'],
    channels: ['facebook', 'own_website'],
    purposes: ['news_of_activities'],
    asset_scope: 'any_until_end',
    from_day: '14',
    from_month: '5',
    from_year: '2026',
    until_day: '31',
    until_month: '12',
    until_year: '2026',
    display_end: 'until_withdrawn',
  } as Fields,
  wishes: {
    see_first: 'no',
    notice_after: 'no',
    posthumous: 'not_asked',
    review_day: '14',
    review_month: '5',
    review_year: '2027',
  } as Fields,
})
export type Pages = ReturnType<typeof whole>

/** Presses “Ask” and gives the id of the record that was begun. */
export async function begin(house: House, who: StaffName, personId: string): Promise<string> {
  const answer = await house
    .as(who)
    .post(`/people/${personId}/consents`, { form_key: house.platform.newId() })
  const place = answer.headers.get('location') ?? ''
  if (answer.status !== 303) throw new Error(`Asking was answered ${answer.status}.`)
  return place.split('/').at(-1)?.split('?')[0] ?? ''
}

export const recordRow = (house: House, id: string) => {
  const row = house.platform.database.select().from(consent).where(eq(consent.id, id)).get()
  if (!row) throw new Error('There is no such record.')
  return row
}

/** Saves one page as it stands and answers what came back. */
export const savePage = (
  house: House,
  who: StaffName,
  id: string,
  page: string,
  fields: Fields,
): Promise<Response> =>
  house.as(who).post(`/consents/${id}/pages/${page}`, {
    ...fields,
    lock_version: String(recordRow(house, id).lockVersion),
  })

/** Fills in every page, and for a yes one scope line. Throws when a page was refused. */
export async function fill(house: House, who: StaffName, id: string, pages: Pages): Promise<void> {
  const isYes = pages.answer.decision === 'agree'
  for (const page of ['who', 'told', 'choice', 'answer'] as const) {
    await must(savePage(house, who, id, page, pages[page]), page)
  }
  if (!isYes) return
  await must(house.as(who).post(`/consents/${id}/lines/new`, pages.line), 'line')
  await must(savePage(house, who, id, 'wishes', pages.wishes), 'wishes')
}

async function must(answer: Promise<Response>, what: string): Promise<void> {
  const { status, text } = await answer.then(async (a) => ({
    status: a.status,
    text: await a.text(),
  }))
  if (status === 303) return
  const errors = text.match(/<div class="error-summary"[\s\S]*?<\/ul>/)?.[0] ?? text.slice(0, 400)
  throw new Error(`The page “${what}” was answered ${status}: ${errors}`)
}

/** Presses “Write down this answer”. */
export const writeDown = (house: House, who: StaffName, id: string): Promise<Response> =>
  house.as(who).post(`/consents/${id}/answer`, {
    lock_version: String(recordRow(house, id).lockVersion),
    form_key: house.platform.newId(),
  })

/** The whole way from “Ask” to a written answer. */
export async function answerOf(
  house: House,
  who: StaffName,
  personId: string,
  vary: Partial<Pages> = {},
): Promise<string> {
  const id = await begin(house, who, personId)
  await fill(house, who, id, { ...whole(house), ...vary })
  const answer = await writeDown(house, who, id)
  if (answer.status !== 303) throw new Error(`Writing down was answered ${answer.status}.`)
  return id
}

export const check = {
  outcome: 'usable',
  reads: ['name', 'answers', 'signature', 'date'],
  note: '',
} as const

export const auditRows = (house: House) =>
  house.platform.database.select().from(auditEvent).orderBy(desc(auditEvent.seq)).all()

/** The page without its markup, spaces made one. */
export const plain = (page: string): string =>
  page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
