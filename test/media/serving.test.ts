import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assetRendition, file } from '../../db/schema/media.ts'
import { renditionNames } from '../../src/domain/media.ts'
import { type House, openHouse } from '../support/house.ts'
import { privateWords, taggedPhotograph } from '../support/pictures.ts'
import { addPicture, lastEvent } from './adding.ts'

let house: House
let picture: string
beforeEach(async () => {
  house = openHouse()
  const photo = new File([new Uint8Array(await taggedPhotograph())], 'x.jpg')
  picture = await addPicture(house, 'asha', photo)
})
afterEach(() => house.close())

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

test('No byte that is served holds where or by whom the photo was taken', async () => {
  const original = await bytesOf(await house.as('morag').post(`/media/${picture}/original`))
  for (const words of privateWords) expect(original.includes(words)).toBe(true)
  for (const name of renditionNames) {
    const answer = await house.as('asha').get(`/media/${picture}/${name}`)
    const bytes = await bytesOf(answer)
    expect(answer.status).toBe(200)
    expect(bytes.length).toBeGreaterThan(1000)
    for (const words of [...privateWords, 'Exif', 'GPS', '51/1', 'http://ns.adobe.com']) {
      expect(bytes.includes(words)).toBe(false)
    }
  }
})

test('A picture is served as the picture it is, sandboxed, and kept by no cache', async () => {
  const { headers } = await house.as('asha').get(`/media/${picture}/thumb`)
  expect(headers.get('content-type')).toBe('image/jpeg')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
})

test('Its address opens nothing for a stranger, for another service or for another word', async () => {
  expect((await house.stranger.get(`/media/${picture}/thumb`)).status).toBe(303)
  for (const name of renditionNames) {
    expect((await house.as('rhys').get(`/media/${picture}/${name}`)).status).toBe(404)
    expect((await house.as('alex').get(`/media/${picture}/${name}`)).status).toBe(403)
  }
  expect((await house.as('asha').get(`/media/${picture}/original`)).status).toBe(404)
  expect((await house.as('asha').get(`/media/${picture}/../../etc/passwd`)).status).toBe(404)
})

test('The original is a download for those who may open evidence, and each opening is on the trail', async () => {
  expect((await house.as('asha').post(`/media/${picture}/original`)).status).toBe(403)
  const answer = await house.as('priya').post(`/media/${picture}/original`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="original-${picture}.jpeg"`,
  )
  expect(lastEvent(house)).toMatchObject({
    action: 'asset.original_opened',
    actor: house.cast.staff.priya,
    subjectId: picture,
  })
})

test('A sealed file that was altered is a fault, never half a picture', async () => {
  const { database } = house.platform
  const [thumb] = database
    .select({ id: assetRendition.fileId })
    .from(assetRendition)
    .where(eq(assetRendition.name, 'thumb'))
    .all()
  database
    .update(file)
    .set({ sha256: '0'.repeat(64) })
    .where(eq(file.id, thumb?.id ?? ''))
    .run()
  const answer = await house.as('asha').get(`/media/${picture}/thumb`)
  expect(answer.status).toBe(500)
  expect(answer.headers.get('content-type')).toContain('text/html')
})
