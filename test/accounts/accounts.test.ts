import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { account } from '../../db/schema/accounts.ts'
import { addressProblem } from '../../src/accounts/forms.ts'
import { accountFacts } from '../../src/staff/standing.ts'
import { dateValues } from '../../views/shared/date-boxes.tsx'
import { latestPackRow, releasedPost } from '../approvals/desk.ts'
import { actionsIn } from '../signin/signing-in.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const tiktok = {
  name: 'Oak House TikTok',
  channel: 'tiktok',
  handle: 'oakhouse',
  address: 'https://www.tiktok.com/@oakhouse',
  audience: 'public',
  admins: '2',
  mfa: 'yes',
}
const register = (name: 'morag' | 'asha' | 'alex', fields: Record<string, string> = {}) =>
  house.as(name).post('/accounts', { ...tiktok, service: house.cast.services.oak, ...fields })
const rowOf = (id: string) =>
  house.platform.database.select().from(account).where(eq(account.id, id)).get()
const idFrom = (answer: Response) =>
  (answer.headers.get('Location') ?? '').replace('/accounts/', '').replace(/\?.*/, '')
const sign = (name: 'morag' | 'dana' | 'alex', id: string, fields: Record<string, string> = {}) =>
  house.as(name).post(`/accounts/${id}/dpia`, {
    ...dateValues('signed', '2026-05-15'),
    ...dateValues('review', '2027-05-15'),
    rules: 'First names only.',
    version: '1',
    ...fields,
  })

describe('registering', () => {
  it('keeps an account proposed until its privacy check is signed', async () => {
    const answer = await register('morag')
    const id = idFrom(answer)
    expect(accountFacts(house.platform.database, id)).toEqual({
      id,
      name: 'Oak House TikTok',
      channel: 'tiktok',
      status: 'proposed',
      audience: 'public',
      dpiaSignedOn: null,
    })
    expect((await sign('alex', id)).status).toBe(403)
    expect((await sign('dana', id)).status).toBe(303)
    expect(rowOf(id)).toMatchObject({
      status: 'active',
      dpiaSignedOn: '2026-05-15',
      dpiaSignedBy: house.cast.staff.dana,
      dpiaReviewOn: '2027-05-15',
      dpiaRules: 'First names only.',
      lockVersion: 2,
    })
    expect(actionsIn(house).slice(-2)).toEqual(['account.registered', 'dpia.signed'])
  })

  it('is for managers and administrators, once, with a real address', async () => {
    expect((await register('asha')).status).toBe(403)
    const wrong = await register('morag', {
      address: 'https://facebook.example/oak',
      admins: 'many',
    })
    const page = await wrong.text()
    expect(wrong.status).toBe(422)
    expect(page).toContain('value="Oak House TikTok"')
    expect(page).toContain('Enter how many people')
    expect((await register('morag')).status).toBe(303)
    expect((await register('morag')).status).toBe(422)
    expect((await register('morag', { service: 'elsewhere' })).status).toBe(422)
  })

  it('does not accept a privacy check of tomorrow, or one without rules', async () => {
    const id = idFrom(await register('morag'))
    expect((await sign('morag', id, dateValues('signed', '2026-05-16'))).status).toBe(422)
    expect((await sign('morag', id, { rules: ' ' })).status).toBe(422)
    expect((await sign('morag', id, dateValues('review', '2026-05-15'))).status).toBe(422)
    expect(rowOf(id)?.status).toBe('proposed')
  })
})

describe('addresses', () => {
  it.each([
    ['facebook', 'https://www.facebook.com/OakHouse', true],
    ['facebook', 'https://facebook.com.evil.example/OakHouse', false],
    ['facebook', 'https://notfacebook.com/OakHouse', false],
    ['facebook', 'http://www.facebook.com/OakHouse', false],
    ['facebook', 'https://me:secret@www.facebook.com/OakHouse', false],
    ['facebook', '', false],
    ['own_website', 'https://oakhouse.example', true],
    ['own_website', 'https://localhost', false],
    ['notice_board', '', true],
  ] as const)('for %s: %s', (channel, address, fits) => {
    expect(addressProblem(channel, address) === null).toBe(fits)
  })
})

describe('switching', () => {
  const move = (
    name: 'sam' | 'morag' | 'asha',
    status: string,
    version: number,
    reason = 'A scare.',
  ) =>
    house.as(name).post(`/accounts/${house.cast.accounts.oakFacebook}/status`, {
      status,
      reason,
      version: String(version),
    })

  it('lets Sam switch off and only a manager switch on, each with a reason', async () => {
    expect((await move('asha', 'suspended', 1)).status).toBe(403)
    expect((await move('sam', 'suspended', 1, '')).status).toBe(422)
    expect((await move('sam', 'suspended', 1)).status).toBe(303)
    expect((await move('sam', 'active', 2)).status).toBe(422)
    expect((await move('morag', 'active', 2)).status).toBe(303)
    expect(rowOf(house.cast.accounts.oakFacebook)).toMatchObject({
      status: 'active',
      lockVersion: 3,
    })
  })

  it('refuses a stale page, keeps the words and lets a second press save them', async () => {
    await move('morag', 'suspended', 1)
    const stale = await move('morag', 'closed', 1, 'We moved to another page.')
    const page = await stale.text()
    expect(stale.status).toBe(409)
    expect(page).toContain('We moved to another page.')
    expect(page).toContain('name="version" value="2"')
    expect((await move('morag', 'closed', 2)).status).toBe(303)
    expect((await move('morag', 'active', 3)).status).toBe(409)
  })

  it('stops what is out for the account, in the same moment', async () => {
    const { targetId } = await releasedPost(house)
    expect(latestPackRow(house, targetId).revokedAt).toBeNull()
    expect((await move('sam', 'suspended', 1)).status).toBe(303)
    expect(latestPackRow(house, targetId).revokedAt).toBe(house.platform.now())
  })
})

describe('the register', () => {
  it('shows each person the accounts of services they cover', async () => {
    const rhys = await (await house.as('rhys').get('/accounts')).text()
    expect(rhys).toContain('Ash Lodge Facebook')
    expect(rhys).not.toContain('Oak House Facebook')
    const hidden = await house.as('rhys').get(`/accounts/${house.cast.accounts.oakFacebook}`)
    expect(hidden.status).toBe(404)
    expect((await house.as('gwen').get('/accounts')).status).toBe(403)
  })

  it('is narrowed by the address and comes as a spreadsheet', async () => {
    const page = await (await house.as('morag').get('/accounts?channel=x')).text()
    expect(page).toContain('Oak House on X')
    expect(page).not.toContain('Oak House Facebook')
    const csv = await (await house.as('morag').get('/accounts.csv?status=active')).text()
    expect(csv.trim().split('\r\n')).toHaveLength(7)
  })
})
