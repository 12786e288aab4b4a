import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { consent, consentCheck, consentEvidence } from '../../db/schema/consents.ts'
import { file } from '../../db/schema/media.ts'
import { type House, openHouse } from '../support/house.ts'
import { drawnPicture } from '../support/pictures.ts'
import {
  answerOf,
  auditRows,
  begin,
  check,
  fill,
  plain,
  recordRow,
  whole,
  writeDown,
} from './asking.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const scan = async (name = 'form.png') =>
  new File([new Uint8Array(await drawnPicture(600, 800).png().toBuffer())], name, {
    type: 'image/png',
  })
const pdf = () =>
  new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n'], 'form.pdf', { type: 'application/pdf' })
const attach = (id: string, sent: File, pages = '1', who: 'gwen' | 'morag' = 'gwen') =>
  house
    .as(who)
    .post(`/consents/${id}/evidence`, { file: sent, pages, form_key: house.platform.newId() })
const files = (id: string) =>
  house.platform.database
    .select()
    .from(consentEvidence)
    .where(eq(consentEvidence.consentId, id))
    .all()
const onPaper = () => ({ answer: { ...whole(house).answer, method: 'paper_signed' } })

describe('The second person', () => {
  test('is never the one who wrote it down, on the page or in SQL', async () => {
    const id = await answerOf(house, 'morag', house.cast.people.ed)
    const page = await house.as('morag').get(`/consents/${id}/check`)
    expect(plain(await page.text())).toContain('You wrote this answer down yourself')
    expect((await house.as('morag').post(`/consents/${id}/check`, check)).status).toBe(422)
    const row = {
      id: 'c1',
      consentId: id,
      outcome: 'usable',
      readsName: true,
      readsAnswers: true,
      readsSignature: true,
      readsDate: true,
      checkedBy: house.cast.staff.morag,
      checkedAt: 1,
    } as const
    const { database } = house.platform
    expect(() => database.insert(consentCheck).values(row).run()).toThrow(/four eyes/)
    database
      .insert(consentCheck)
      .values({ ...row, checkedBy: house.cast.staff.dana })
      .run()
    expect(
      database.select().from(consentCheck).where(eq(consentCheck.consentId, id)).all(),
    ).toHaveLength(1)
  })

  test('is a manager or the data protection officer, never a carer or an author', async () => {
    const id = await answerOf(house, 'gwen', house.cast.people.ed)
    for (const who of ['asha', 'gwen', 'priya', 'alex'] as const) {
      expect((await house.as(who).post(`/consents/${id}/check`, check)).status, who).toBe(403)
    }
    expect((await house.as('dana').post(`/consents/${id}/check`, check)).status).toBe(303)
  })

  test('finds it in the queue, longest wait first, and it leaves the queue when checked', async () => {
    const first = await answerOf(house, 'gwen', house.cast.people.ed)
    house.clock.advance(60_000)
    const second = await answerOf(house, 'gwen', house.cast.people.cal)
    const queue = async () => (await house.as('morag').get('/consents?view=check')).text()
    const both = await queue()
    expect(both.indexOf(first)).toBeGreaterThan(0)
    expect(both.indexOf(first)).toBeLessThan(both.indexOf(second))
    await house.as('morag').post(`/consents/${first}/check`, check)
    expect(await queue()).not.toContain(first)
  })

  test('must tick all four by hand, and none is ticked for them', async () => {
    const id = await answerOf(house, 'gwen', house.cast.people.ed)
    const page = await (await house.as('morag').get(`/consents/${id}/check`)).text()
    expect(page.match(/<input type="(?:checkbox|radio)"[^>]*\schecked/g)).toBeNull()
    const answer = await house
      .as('morag')
      .post(`/consents/${id}/check`, { outcome: 'usable', reads: ['name', 'answers', 'date'] })
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain('All four must be readable')
  })

  test('must open the scan first, and the opening is on the audit trail', async () => {
    const id = await begin(house, 'gwen', house.cast.people.ed)
    await fill(house, 'gwen', id, { ...whole(house), ...onPaper() })
    expect((await attach(id, await scan())).status).toBe(303)
    await writeDown(house, 'gwen', id)
    const refused = await house.as('morag').post(`/consents/${id}/check`, check)
    expect(plain(await refused.text())).toContain('Open every page of the proof first')
    const [evidence] = files(id)
    const opened = await house.as('morag').get(`/consents/${id}/evidence/${evidence?.id}`)
    expect(opened.headers.get('content-type')).toBe('image/jpeg')
    expect(opened.headers.get('content-disposition')).toContain('inline')
    const event = auditRows(house).find(({ action }) => action === 'consent.evidence_opened')
    expect(event).toMatchObject({ actor: house.cast.staff.morag, subjectId: evidence?.id })
    expect((await house.as('morag').post(`/consents/${id}/check`, check)).status).toBe(303)
    expect((await attach(id, await scan('late.png'))).status).toBe(409)
  })

  test('asks for the form of an answer on paper when none is attached', async () => {
    const id = await answerOf(house, 'gwen', house.cast.people.ed, onPaper())
    const answer = await house.as('morag').post(`/consents/${id}/check`, check)
    expect(plain(await answer.text())).toContain('There is no scan, letter or film record attached')
  })

  test('may say that it cannot be used, with a note, and better proof is checked again', async () => {
    const id = await answerOf(house, 'gwen', house.cast.people.ed)
    const unusable = { outcome: 'unusable', note: '' }
    expect((await house.as('morag').post(`/consents/${id}/check`, unusable)).status).toBe(422)
    const said = { outcome: 'unusable', note: 'No date on it.' }
    expect((await house.as('morag').post(`/consents/${id}/check`, said)).status).toBe(303)
    expect((await attach(id, await scan())).status).toBe(303)
    expect(await (await house.as('morag').get('/consents?view=check')).text()).toContain(id)
  })
})

describe('The proof', () => {
  let id: string
  beforeEach(async () => {
    id = await begin(house, 'gwen', house.cast.people.ed)
  })

  test('is kept exactly as it was handed in, and its fingerprint is on the audit trail', async () => {
    const sent = await scan()
    await attach(id, sent, '2')
    const [row] = files(id)
    const stored = house.platform.database
      .select()
      .from(file)
      .where(eq(file.id, row?.fileId ?? ''))
      .get()
    if (!stored) throw new Error('Nothing was stored.')
    const kept = await house.platform.files.open(stored)
    expect(Buffer.from(kept).equals(Buffer.from(await sent.arrayBuffer()))).toBe(true)
    const event = auditRows(house).find(({ action }) => action === 'consent.evidence_added')
    expect(JSON.parse(event?.body.toString() ?? '{}')).toMatchObject({
      sha256: stored.sha256,
      pages: 2,
    })
  })

  test('may be a PDF, which is only ever handed back as a download', async () => {
    expect((await attach(id, pdf())).status).toBe(303)
    const [row] = files(id)
    const answer = await house.as('morag').get(`/consents/${id}/evidence/${row?.id}`)
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="OH-\d+\.pdf"$/,
    )
    expect(answer.headers.get('content-type')).toBe('application/pdf')
  })

  test.each([
    ['nothing', () => undefined, 'Choose the file first.'],
    ['an empty file', () => new File([], 'empty.png'), 'is empty'],
    [
      'a text with the name of a picture',
      () => new File(['hello'], 'form.png', { type: 'image/png' }),
      'is not a kind of file we can keep',
    ],
    [
      'a page that calls itself a PDF',
      () => new File(['<html>%PDF-'], 'form.pdf', { type: 'application/pdf' }),
      'is not a kind of file we can keep',
    ],
  ])('is not %s', async (_, make, sentence) => {
    const sent = make()
    const answer = await house.as('gwen').post(`/consents/${id}/evidence`, {
      ...(sent ? { file: sent } : {}),
      pages: '3',
    })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(plain(page)).toContain(sentence)
    expect(page).toMatch(/name="pages"[^>]*value="3"/)
    expect(files(id)).toEqual([])
  })

  test('larger than 25 MB is refused with its limit', async () => {
    const answer = await attach(id, new File([new Uint8Array(25 * 1024 * 1024 + 1)], 'huge.png'))
    expect(answer.status).toBe(413)
    expect(plain(await answer.text())).toContain('larger than 25 MB')
  })

  test('says when the very same file is on somebody else’s record', async () => {
    const other = await begin(house, 'gwen', house.cast.people.cal)
    await attach(other, pdf())
    await attach(id, pdf())
    const page = plain(await (await house.as('gwen').get(`/consents/${id}/pages/proof`)).text())
    expect(page).toContain('The same file is on another person’s record')
    expect(page).toContain(recordRow(house, other).number)
  })

  test('cannot be opened by a carer, an author, or through another record', async () => {
    await attach(id, pdf())
    const [row] = files(id)
    expect((await house.as('gwen').get(`/consents/${id}/evidence/${row?.id}`)).status).toBe(403)
    expect((await house.as('asha').get(`/consents/${id}/evidence/${row?.id}`)).status).toBe(403)
    const other = house.cast.consents.ann
    expect((await house.as('morag').get(`/consents/${other}/evidence/${row?.id}`)).status).toBe(404)
  })
})

describe('Marking a record as a mistake', () => {
  test('needs a second person and a reason', async () => {
    const id = await answerOf(house, 'morag', house.cast.people.ed)
    const reason = { reason: 'Wrong Edwin.' }
    const own = await house.as('morag').post(`/consents/${id}/void`, reason)
    expect(own.status).toBe(422)
    expect(await own.text()).toContain('Wrong Edwin.')
    expect((await house.as('dana').post(`/consents/${id}/void`, { reason: '' })).status).toBe(422)
    expect((await house.as('dana').post(`/consents/${id}/void`, reason)).status).toBe(303)
    expect(recordRow(house, id)).toMatchObject({ stage: 'void', voidReason: 'Wrong Edwin.' })
    expect((await house.as('dana').post(`/consents/${id}/void`, reason)).status).toBe(409)
  })

  test('is refused in SQL when it is the recorder', async () => {
    const id = await answerOf(house, 'morag', house.cast.people.ed)
    const mistake = { stage: 'void', voidedBy: house.cast.staff.morag, voidReason: 'Slip' } as const
    expect(() =>
      house.platform.database.update(consent).set(mistake).where(eq(consent.id, id)).run(),
    ).toThrow(/four eyes/)
  })
})
