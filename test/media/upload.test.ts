import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditEvent } from '../../db/schema/audit.ts'
import { asset, assetRendition, file } from '../../db/schema/media.ts'
import { createApp } from '../../src/app.tsx'
import { StorageFull } from '../../src/platform/failures.ts'
import type { StoredFile } from '../../src/platform/port.ts'
import { type Fields, type House, openHouse } from '../support/house.ts'
import { drawnPicture, heicFile, jpegClaiming, pngOf } from '../support/pictures.ts'
import { jpegFile, lastEvent } from './adding.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const key = (last: number) => `00000000-0000-4000-8000-00000000000${last}`
const pieces = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' }

const asha = (fields: Fields, headers = {}) =>
  house.as('asha').post('/media', { form_key: key(1), ...fields }, headers)
const pictures = () => house.platform.database.select().from(asset).all()

test('One picture is kept with its original and three renditions, and the next step is to say who is in it', async () => {
  const answer = await asha({ pictures: await jpegFile(), event: 'Summer fair', route: 'camera' })
  const [picture] = pictures()
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`/media/${picture?.id}?done=picture_added`)
  expect(picture).toMatchObject({
    title: 'Picture, 15 May 2026',
    serviceId: house.cast.services.oak,
    uploadedBy: house.cast.staff.asha,
    eventName: 'Summer fair',
    route: 'camera',
    licence: null,
    peopleCount: null,
    lockVersion: 1,
  })
  const renditions = house.platform.database.select().from(assetRendition).all()
  expect(renditions.map(({ name }) => name).sort()).toEqual(['master', 'review', 'thumb'])
  const files = house.platform.database.select().from(file).all()
  expect(files.map(({ purpose }) => purpose).sort()).toEqual([
    'original',
    'rendition',
    'rendition',
    'rendition',
  ])
  expect(lastEvent(house)?.action).toBe('asset.added')
})

test('The file’s own name is kept nowhere, because people put names in it', async () => {
  await asha({ pictures: await jpegFile('ann-wright-room-4.jpg') })
  const everything = JSON.stringify([
    pictures(),
    house.platform.database.select().from(file).all(),
    house.platform.database.select().from(auditEvent).all(),
  ])
  expect(everything).not.toContain('ann-wright')
})

test('Several pictures in one form are all kept, and one bad file does not lose the good ones', async () => {
  const answer = await asha({
    pictures: [
      await jpegFile('a.jpg'),
      new File(['words'], 'notes.jpg'),
      await jpegFile('b.jpg', 120),
    ],
  })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(pictures()).toHaveLength(2)
  expect(page).toContain('“notes.jpg” is not a picture we can use')
  for (const { id } of pictures()) expect(page).toContain(`/media/${id}/thumb`)
})

test('With script each file is sent alone and answered with its own tile', async () => {
  const answer = await asha({ pictures: await jpegFile() }, pieces)
  const tile = await answer.text()
  expect(answer.status).toBe(201)
  expect(tile).toMatch(/^<li class="picture-tile">/)
  expect(tile).toContain(`/media/${pictures()[0]?.id}`)
})

const refused: [string, File | Promise<File>, number, string][] = [
  [
    'a text file that says it is a picture',
    new File(['hello'], 'x.png', { type: 'image/png' }),
    422,
    'is not a picture we can use',
  ],
  ['a file of 0 bytes', new File([], 'x.jpg', { type: 'image/jpeg' }), 422, 'is empty'],
  ['a picture cut short', cutShort(), 422, 'is damaged'],
  [
    'an iPhone’s HEIC file',
    new File([new Uint8Array(heicFile())], 'x.heic'),
    422,
    'is a HEIC file',
  ],
  [
    'a bomb of 40,000 by 40,000 dots',
    new File([new Uint8Array(pngOf(40_000, 40_000, { rows: 10 }))], 'x.png'),
    413,
    '60 million dots',
  ],
  ['a small file that says it is 70 million dots', claiming70Million(), 413, '60 million dots'],
  [
    'one byte more than 25 MB',
    new File([new Uint8Array(25 * 1024 * 1024 + 1)], 'x.jpg'),
    413,
    'is larger than 25 MB',
  ],
  [
    'a page of HTML',
    new File(['<!doctype html><script>alert(1)</script>'], 'x.jpg'),
    422,
    'is not a picture we can use',
  ],
]
test.each(refused)(
  '%s is refused by name with what to do, and nothing is kept',
  async (_what, sent, status, sentence) => {
    const before = pictures().length
    const bad = await sent
    const answer = await asha({ pictures: bad })
    const page = await answer.text()
    expect(answer.status).toBe(status)
    expect(page).toContain(`“${bad.name}” `)
    expect(page).toContain(sentence)
    expect(pictures()).toHaveLength(before)
    expect(house.platform.database.select().from(file).all()).toHaveLength(0)
    const event = lastEvent(house)
    expect(event?.action).toBe('asset.refused')
    expect(event?.body.toString()).not.toContain(bad.name)
  },
)

async function claiming70Million(): Promise<File> {
  return new File([new Uint8Array(await jpegClaiming(10_000, 7_000))], 'x.jpg')
}

async function cutShort(): Promise<File> {
  const whole = await drawnPicture(400, 300).jpeg().toBuffer()
  return new File([new Uint8Array(whole.subarray(0, whole.length / 2))], 'x.jpg')
}

test('200 MB are turned away from their announced length, before they are read', async () => {
  let pulled = 0
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      pulled += 1
      stream.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  const answer = await house.app.request('/media', {
    method: 'POST',
    headers: {
      cookie: house.as('asha').cookie,
      origin: house.platform.origin,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': String(200 * 1024 * 1024),
    },
    body,
    duplex: 'half',
  } as RequestInit)
  expect(answer.status).toBe(413)
  expect(await answer.text()).toContain('too large')
  expect(pulled).toBeLessThan(3)
})

test('A body that does not say how long it is is given up once it is too large', async () => {
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      sent += 1
      if (sent > 200) return stream.close()
      stream.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  const answer = await house.app.request('/media', {
    method: 'POST',
    headers: {
      cookie: house.as('asha').cookie,
      origin: house.platform.origin,
      'content-type': 'multipart/form-data; boundary=x',
      'transfer-encoding': 'chunked',
    },
    body,
    duplex: 'half',
  } as RequestInit)
  expect(answer.status).toBe(413)
  expect(sent).toBeLessThan(110)
})

test('A full disk is said for the file it hit, with 507, and leaves nothing sealed behind', async () => {
  const sealed: StoredFile[] = []
  let asked = 0
  const { files } = house.platform
  const app = createApp({
    ...house.platform,
    files: {
      ...files,
      remove: async (one) => {
        sealed.splice(sealed.indexOf(one), 1)
      },
      put: async (content, about) => {
        asked += 1
        if (asked === 3) throw new StorageFull()
        const kept = await files.put(content, about)
        sealed.push(kept)
        return kept
      },
    },
  })
  const form = new FormData()
  form.append('form_key', key(1))
  form.append('pictures', await jpegFile('garden.jpg'))
  const answer = await app.request('/media', {
    method: 'POST',
    headers: { cookie: house.as('asha').cookie, origin: house.platform.origin },
    body: form,
  })
  expect(asked).toBe(4)
  expect(answer.status).toBe(507)
  expect(await answer.text()).toContain('“garden.jpg” was not kept, because there is no room left')
  expect(sealed).toEqual([])
  expect(pictures()).toHaveLength(0)
})

test('When the rows cannot be written, the sealed files are removed again', async () => {
  const removed: StoredFile[] = []
  const app = createApp({
    ...house.platform,
    newId: () => 'the same id twice',
    files: {
      ...house.platform.files,
      remove: async (one) => {
        removed.push(one)
        await house.platform.files.remove(one)
      },
    },
  })
  const form = new FormData()
  form.append('form_key', key(1))
  form.append('pictures', await jpegFile())
  const answer = await app.request('/media', {
    method: 'POST',
    headers: { cookie: house.as('asha').cookie, origin: house.platform.origin },
    body: form,
  })
  expect(answer.status).toBe(500)
  expect(removed).toHaveLength(4)
  expect(pictures()).toHaveLength(0)
})

test('A second press of the button adds nothing and leads to the same picture', async () => {
  const first = await asha({ pictures: await jpegFile() })
  const second = await asha({ pictures: await jpegFile() })
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
  expect(pictures()).toHaveLength(1)
})

test('Two presses at the same time keep one picture and no stray file', async () => {
  await Promise.all([asha({ pictures: await jpegFile() }), asha({ pictures: await jpegFile() })])
  expect(pictures()).toHaveLength(1)
  expect(house.platform.database.select().from(file).all()).toHaveLength(4)
})

test('Nothing chosen comes back with the words typed and what to do', async () => {
  const answer = await asha({ event: 'Summer fair' })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toContain('Choose at least one picture.')
  expect(page).toContain('value="Summer fair"')
})

test('Who covers two services says which one, and a service they do not cover is refused', async () => {
  const morag = house.as('morag')
  const send = async (fields: Fields) =>
    morag.post('/media', { form_key: key(2), pictures: await jpegFile(), ...fields })
  expect((await send({})).status).toBe(422)
  expect((await send({ service: house.cast.services.ash })).status).toBe(303)
  expect(pictures()[0]?.serviceId).toBe(house.cast.services.ash)
  const elsewhere = await house.as('asha').post('/media', {
    form_key: key(3),
    pictures: await jpegFile(),
    service: house.cast.services.ash,
  })
  expect(elsewhere.status).toBe(422)
})

test('A form sent from another site changes nothing', async () => {
  const answer = await asha({ pictures: await jpegFile() }, { origin: 'https://elsewhere.example' })
  expect(answer.status).toBe(403)
  expect(pictures()).toHaveLength(0)
})

test('An auditor looks but does not add', async () => {
  const answer = await house
    .as('priya')
    .post('/media', { form_key: key(1), pictures: await jpegFile() })
  expect(answer.status).toBe(403)
  expect(
    house.platform.database
      .select()
      .from(asset)
      .where(eq(asset.uploadedBy, house.cast.staff.priya))
      .all(),
  ).toEqual([])
})
