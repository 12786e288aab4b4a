import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { personNames } from '../../db/seeds/cast.ts'
import { expirePacks } from '../../src/exports/expire.ts'
import { manifestJsonSchema } from '../../src/exports/manifest.ts'
import {
  approved,
  happened,
  latestPackRow,
  release,
  releasedPost,
  releasePath,
  sentPost,
  stateOf,
} from '../approvals/desk.ts'
import { plain, targetOn } from '../posts/desk.ts'
import { type House, openHouse } from '../support/house.ts'
import { checkSums, downloadPack, everyFile, inFolder, unzip } from './unpacked.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const text = (files: Map<string, Buffer>, name: string) => files.get(name)?.toString('utf8') ?? ''

test('A pack holds exactly what is posted and how to post it, under names made here', async () => {
  const { pack } = await releasedPost(house, { at: '2026-05-15T14:00' })
  const files = unzip(await downloadPack(house, pack.id))
  expect([...files.keys()]).toEqual([
    'READ-ME-FIRST.html',
    'post.txt',
    'media/01.jpg',
    'alt/01.txt',
    'manifest.json',
    'SHA256SUMS',
  ])
  expect(text(files, 'post.txt')).toBe('Tea, scones and croquet.\n')
  expect(text(files, 'alt/01.txt')).toBe('People in the garden\n')
  const readMe = plain(text(files, 'READ-ME-FIRST.html'))
  expect(readMe).toContain('A post for Oak House Facebook')
  expect(readMe).toContain('Use this before 16 May 2026, 10:00.')
  expect(readMe).toContain('Post it at Friday 15 May 2026, 14:00 , London time.')
  expect(readMe).toContain(
    'Countersigned by Morag Reid, Registered Manager, on 15 May 2026, 10:00.',
  )
})

test('`sha256sum -c` accepts an unpacked pack, and names the file that somebody changed', async () => {
  const { pack } = await releasedPost(house)
  const files = unzip(await downloadPack(house, pack.id))
  inFolder(files, (folder) => {
    const covered = everyFile(folder).filter((name) => name !== 'SHA256SUMS')
    expect(checkSums(folder).sort()).toEqual(covered.map((name) => `${name}: OK`))
    writeFileSync(join(folder, 'post.txt'), 'Something else\n')
    expect(checkSums(folder)).toContain('post.txt: FAILED')
  })
})

describe('The manifest', () => {
  it('is valid against its published schema, and tells everything an auditor asks', async () => {
    const { pack, postId, targetId } = await releasedPost(house)
    const files = unzip(await downloadPack(house, pack.id))
    const manifest: unknown = JSON.parse(text(files, 'manifest.json'))
    const published = z.fromJSONSchema(publishedSchema())
    expect(published.safeParse(manifest)).toMatchObject({ success: true })
    expect(published.safeParse({ ...Object(manifest), extra: 1 }).success).toBe(false)
    expect(manifest).toMatchObject({
      pack: pack.id,
      post: postId,
      target: targetId,
      version: { number: 1, fingerprint: pack.fingerprint },
      account: { id: house.cast.accounts.oakFacebook, channel: 'facebook' },
      approval: { by: house.cast.staff.morag, fingerprint: pack.fingerprint },
      decision: { verdict: 'ALLOW', reasons: [{ code: 'P01' }] },
      expiresAt: new Date(pack.expiresAt).toISOString(),
      releasedBy: house.cast.staff.asha,
      audit: { seq: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
  })

  it('has its schema in the documents, as the code has it', async () => {
    await expect(`${JSON.stringify(manifestJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      '../../docs/manifest.schema.json',
    )
  })

  it('names nobody who is shown, and no file name does', async () => {
    const { pack } = await releasedPost(house, { of: ['ann', 'gus'] })
    const files = unzip(await downloadPack(house, pack.id))
    const names = personNames.map((name) => new RegExp(`\\b${name}\\b`, 'i'))
    for (const name of names) {
      expect(text(files, 'manifest.json')).not.toMatch(name)
      expect([...files.keys()].join()).not.toMatch(name)
    }
  })
})

function publishedSchema(): Parameters<typeof z.fromJSONSchema>[0] {
  return JSON.parse(readFileSync('docs/manifest.schema.json', 'utf8'))
}

test('The picture is made again for its platform, without metadata', async () => {
  const { pack } = await releasedPost(house)
  const picture = unzip(await downloadPack(house, pack.id)).get('media/01.jpg')
  const { format, exif, icc, xmp, iptc, width } = await sharp(picture).metadata()
  expect({ format, exif, xmp, iptc }).toEqual({ format: 'jpeg' })
  expect(icc === undefined || icc.length < 1000).toBe(true)
  expect(width).toBeGreaterThan(0)
})

test('The same pack gives the same bytes at each download, and each download is on the trail', async () => {
  const { pack, targetId } = await releasedPost(house)
  const [first, second] = [await downloadPack(house, pack.id), await downloadPack(house, pack.id)]
  expect(first.equals(second)).toBe(true)
  expect(happened(house, 'pack.downloaded')).toHaveLength(2)
  expect(latestPackRow(house, targetId).firstDownloadedAt).toBe(house.platform.now())
})

test('Nobody may download a pack who may not release it, and no other home sees it', async () => {
  const { pack } = await releasedPost(house)
  for (const who of ['gwen', 'priya', 'sam', 'alex'] as const) {
    expect((await house.as(who).get(`/packs/${pack.id}/download`)).status, who).toBe(403)
  }
  expect((await house.as('rhys').get(`/packs/${pack.id}/download`)).status).toBe(404)
  expect((await house.stranger.get(`/packs/${pack.id}/download`)).status).toBe(303)
})

describe('A pack lasts 24 hours', () => {
  it('to the second: one before it is downloaded, at the end it is gone', async () => {
    const { pack, postId, targetId } = await releasedPost(house)
    house.clock.advance(24 * 3_600_000 - 1000)
    expect((await house.as('asha').get(`/packs/${pack.id}/download`)).status).toBe(200)
    house.clock.advance(1000)
    const gone = await house.as('asha').get(`/packs/${pack.id}/download`)
    expect(gone.status).toBe(410)
    expect(plain(await gone.text())).toContain('Release it again to get a new one')
    const page = plain(await (await house.as('asha').get(releasePath(postId, targetId))).text())
    expect(page).toContain('The pack ran out')
  })

  it('and can be released again, whether or not the clock has said that it is over', async () => {
    const { postId, targetId, pack } = await releasedPost(house)
    house.clock.advance(25 * 3_600_000)
    expect((await release(house, postId, targetId)).status).toBe(303)
    expect(latestPackRow(house, targetId).id).not.toBe(pack.id)
    expect(expirePacks(house.platform)).toBe(0)
    house.clock.advance(25 * 3_600_000)
    expect(expirePacks(house.platform)).toBe(1)
    expect(stateOf(house, postId).targets).toEqual(['release_expired'])
    expect(happened(house, 'pack.expired')).toMatchObject([{ actor: 'system' }])
  })
})

describe('One release', () => {
  it('needs the tick, and nothing typed is lost without it', async () => {
    const postId = await sentPost(house)
    await approved(house, postId)
    const targetId = targetOn(house, postId, 'oakFacebook').id
    const answer = await release(house, postId, targetId, { permanent: '' })
    expect(answer.status).toBe(422)
    expect(plain(await answer.text())).toContain('Tick this to show that you know')
  })

  it('makes one pack however often the button is pressed', async () => {
    const postId = await sentPost(house)
    await approved(house, postId)
    const targetId = targetOn(house, postId, 'oakFacebook').id
    const form_key = house.platform.newId()
    const press = () => release(house, postId, targetId, { form_key })
    const answers = await Promise.all([press(), press()])
    expect(answers.map(({ status }) => status)).toContain(303)
    expect((await press()).status).toBe(303)
    expect(happened(house, 'pack.released')).toHaveLength(1)
    const other = await release(house, postId, targetId)
    expect(other.status).toBe(409)
    expect(happened(house, 'pack.released')).toHaveLength(1)
  })
})
