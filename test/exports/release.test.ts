import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { account } from '../../db/schema/accounts.ts'
import { exportPack } from '../../db/schema/exports.ts'
import { file } from '../../db/schema/media.ts'
import { gateDecision, postVersion } from '../../db/schema/posts.ts'
import { designation, training } from '../../db/schema/staff.ts'
import type { PersonName } from '../../db/seeds/cast.ts'
import { type Released, releaseTarget } from '../../src/exports/release.ts'
import type { Platform } from '../../src/platform/port.ts'
import {
  approvalsOf,
  approved,
  happened,
  release,
  releasePath,
  sayNo,
  sentPost,
  stateOf,
} from '../approvals/desk.ts'
import { plain, press, targetOn } from '../posts/desk.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

async function readyPost(of: readonly PersonName[] = ['ann'], at?: string) {
  const postId = await sentPost(house, { of, ...(at ? { at } : {}) })
  await approved(house, postId, of.length)
  return { postId, targetId: targetOn(house, postId, 'oakFacebook').id }
}

const packs = () => house.platform.database.select().from(exportPack).all()

describe('SC35: training that ran out after sending', () => {
  it('stops Asha on the day, lets Bea release, and does not undo the submission', async () => {
    const { asha } = house.cast.staff
    house.platform.database
      .update(training)
      .set({ untilDay: '2026-05-20' })
      .where(eq(training.staffId, asha))
      .run()
    house.clock.set('2026-05-19T10:00')
    const { postId, targetId } = await readyPost(['ann'], '2026-05-22T11:00')
    expect(stateOf(house, postId)).toEqual({ post: 'approved', targets: ['scheduled'] })
    house.clock.set('2026-05-22T10:00')
    const refused = await release(house, postId, targetId)
    expect(refused.status).toBe(422)
    expect(plain(await refused.text())).toContain('Training ran out on 20 May 2026.')
    expect(happened(house, 'pack.refused')[0]?.body.codes).toEqual(['W02'])
    expect((await release(house, postId, targetId, {}, 'bea')).status).toBe(303)
    expect(stateOf(house, postId).targets).toEqual(['released'])
  })

  it('also stops somebody who is not designated for the account', async () => {
    const { postId, targetId } = await readyPost()
    house.platform.database
      .update(designation)
      .set({ endedAt: house.platform.now() })
      .where(eq(designation.staffId, house.cast.staff.bea))
      .run()
    const refused = await release(house, postId, targetId, {}, 'bea')
    expect(refused.status).toBe(422)
    expect(plain(await refused.text())).toContain(
      'You are not set up to post on Oak House Facebook.',
    )
  })
})

describe('A pack that must not be', () => {
  it('is not made when permission ends before the planned time', async () => {
    const { postId, targetId } = await readyPost(['ben'], '2026-05-31T23:59')
    const other = await readyPost(['ben'], '2026-05-31T23:00')
    house.clock.set('2026-05-31T23:59')
    expect((await release(house, postId, targetId)).status).toBe(303)
    house.clock.set('2026-06-01T00:00')
    const late = await release(house, other.postId, other.targetId)
    expect(late.status).toBe(422)
    expect(plain(await late.text())).toContain('Permission ran out on 31 May 2026.')
  })

  it('is not made of a post that nobody approved', async () => {
    const postId = await sentPost(house)
    const answer = await release(house, postId, targetOn(house, postId, 'oakFacebook').id)
    expect(answer.status).toBe(422)
    expect(packs()).toEqual([])
  })

  it('is refused by the database after a no, even if all the code is passed by', async () => {
    const { postId, targetId } = await readyPost(['gus'])
    house.clock.advance(60_000)
    sayNo(house, 'gus', '2026-05-15T10:00')
    const [approval] = approvalsOf(house, postId)
    const version = house.platform.database.select().from(postVersion).get()
    const [anyFile] = house.platform.database.select().from(file).all()
    const insert = () =>
      house.platform.database
        .insert(exportPack)
        .values({
          id: house.platform.newId(),
          postId,
          targetId,
          versionId: version?.id ?? '',
          approvalId: approval?.id ?? '',
          fingerprint: version?.fingerprint ?? '',
          fileId: anyFile?.id ?? '',
          releasedBy: house.cast.staff.asha,
          releasedAt: house.platform.now(),
          expiresAt: house.platform.now() + 1,
        })
        .run()
    expect(insert).toThrow(/a person who said no/)
  })

  it('is refused by the database without a standing approval of this content', async () => {
    const { postId, targetId } = await readyPost()
    const [approval] = approvalsOf(house, postId)
    const version = house.platform.database.select().from(postVersion).get()
    const [anyFile] = house.platform.database.select().from(file).all()
    await press(house, postId, 'editing')
    const insert = () =>
      house.platform.database
        .insert(exportPack)
        .values({
          id: house.platform.newId(),
          postId,
          targetId,
          versionId: version?.id ?? '',
          approvalId: approval?.id ?? '',
          fingerprint: version?.fingerprint ?? '',
          fileId: anyFile?.id ?? '',
          releasedBy: house.cast.staff.asha,
          releasedAt: house.platform.now(),
          expiresAt: house.platform.now() + 1,
        })
        .run()
    expect(insert).toThrow(/standing approval/)
  })
})

describe('While the pictures are being made', () => {
  /** Releases with something happening after the first look of the gate and before the second. */
  async function releaseWhile(
    { postId, targetId }: { postId: string; targetId: string },
    happens: () => unknown,
  ): Promise<Released> {
    const { platform } = house
    const slow: Platform = {
      ...platform,
      images: {
        ...platform.images,
        fit: async (...given) => {
          await happens()
          return platform.images.fit(...given)
        },
      },
    }
    return releaseTarget(slow, {
      postId,
      targetId,
      staffId: house.cast.staff.asha,
      services: [house.cast.services.oak],
      formKey: platform.newId(),
    })
  }
  const storedPacks = () =>
    house.platform.database.select().from(file).where(eq(file.purpose, 'pack')).all()

  it('a no still stops the pack, and nothing of it stays', async () => {
    const ready = await readyPost(['gus'])
    const removed: string[] = []
    const { files } = house.platform
    const remove = files.remove.bind(files)
    Object.assign(files, {
      remove: async (stored: Parameters<typeof remove>[0]) => {
        removed.push(stored.purpose)
        await remove(stored)
      },
    })
    const outcome = await releaseWhile(ready, () => sayNo(house, 'gus', '2026-05-15T10:00'))
    expect(outcome).toMatchObject({ refused: 'gate_says_no' })
    expect(packs()).toEqual([])
    expect(storedPacks()).toEqual([])
    expect(removed).toEqual(['pack'])
    expect(stateOf(house, ready.postId).targets).toEqual(['blocked'])
  })

  it('an edit still stops the pack', async () => {
    const ready = await readyPost()
    const outcome = await releaseWhile(ready, () => press(house, ready.postId, 'editing'))
    expect(outcome).toMatchObject({ refused: 'gate_says_no' })
    expect(packs()).toEqual([])
  })

  it('a change of the account still stops the pack', async () => {
    const ready = await readyPost()
    const outcome = await releaseWhile(ready, () =>
      house.platform.database
        .update(account)
        .set({ name: 'Another name', lockVersion: 2 })
        .where(eq(account.id, house.cast.accounts.oakFacebook))
        .run(),
    )
    expect(outcome).toMatchObject({ refused: 'changed_meanwhile' })
    expect(packs()).toEqual([])
  })

  it('a second release by somebody else wins, and only one pack is made', async () => {
    const ready = await readyPost()
    const outcome = await releaseWhile(ready, () =>
      release(house, ready.postId, ready.targetId, {}, 'bea'),
    )
    expect(outcome).toMatchObject({ refused: 'wrong_state' })
    expect(packs()).toMatchObject([{ releasedBy: house.cast.staff.bea }])
  })
})

describe('What the release page says', () => {
  it('warns when a pack would run out before its time', async () => {
    const fields = {
      window_from_day: '15',
      window_from_month: '5',
      window_from_year: '2026',
      window_until_day: '30',
      window_until_month: '6',
      window_until_year: '2026',
    }
    const postId = await sentPost(house, { at: '2026-06-06T09:00', fields })
    await approved(house, postId)
    const targetId = targetOn(house, postId, 'oakFacebook').id
    const page = plain(await (await house.as('asha').get(releasePath(postId, targetId))).text())
    expect(page).toContain('It is early')
  })

  it('keeps what the gate knew at the release', async () => {
    const { postId, targetId } = await readyPost()
    await release(house, postId, targetId)
    const kept = house.platform.database
      .select()
      .from(gateDecision)
      .where(eq(gateDecision.act, 'release'))
      .all()
    expect(kept).toMatchObject([{ verdict: 'ALLOW', actorId: house.cast.staff.asha }])
  })

  it('is nowhere to be found for another home or for an unknown id', async () => {
    const { postId, targetId } = await readyPost()
    expect((await house.as('rhys').get(releasePath(postId, targetId))).status).toBe(404)
    expect((await house.as('asha').get(releasePath(postId, postId))).status).toBe(404)
    expect((await house.as('asha').get('/posts/1/targets/2/release')).status).toBe(404)
  })
})
