import sharp from 'sharp'
import { renditionShapes } from '../../src/platform/pictures.ts'
import { type Bench, startReal } from './bench.ts'
import { cost, type Figures, median } from './figures.ts'

const rounds = 12
/** Not counted: both picture readers start and the server's code is compiled in these. */
const warming = 5

/** A 12 MP photograph sent over HTTP until all its renditions are sealed, beside sharp alone making the same pictures. */
export async function measureUpload(bench: Bench): Promise<Figures> {
  bench.say('Uploading 12-megapixel photographs')
  const photograph = await noisyPhotograph()
  const real = await startReal(bench)
  const ours: number[] = []
  const alone: number[] = []
  sharp.cache(false)
  sharp.concurrency(1)
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    await sharpAlone(photograph)
    alone.push(performance.now() - began)
    ours.push(await upload(bench, real.origin, photograph))
  }
  await real.stop()
  return {
    'upload 12 MP to all renditions': cost(
      median(ours.slice(warming)),
      'ms',
      median(alone.slice(warming)),
      1.5,
    ),
  }
}

async function upload({ filled }: Bench, origin: string, photograph: Buffer): Promise<number> {
  const form = new FormData()
  form.set('form_key', crypto.randomUUID())
  form.set('service', filled.cast.services.oak)
  form.set('route', 'work_device')
  form.set('licence', 'staff_at_work')
  form.set('pictures', new File([new Uint8Array(photograph)], 'party.jpg', { type: 'image/jpeg' }))
  const began = performance.now()
  const answer = await fetch(`${origin}/media`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: filled.cookies.asha, origin },
    body: form,
  })
  await answer.text()
  if (answer.status >= 400) throw new Error(`The upload answered ${answer.status}.`)
  return performance.now() - began
}

/** The same decode and the same three pictures, without sealing, storing, a process or a server. */
async function sharpAlone(photograph: Buffer): Promise<void> {
  const decoded = sharp(photograph).autoOrient()
  const { master, review, thumb } = renditionShapes
  const { data, info } = await decoded
    .resize({ width: master.edge, height: master.edge, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } }
  await Promise.all(
    [master, review, thumb].map(({ edge, quality }) =>
      sharp(data, raw)
        .resize({ width: edge, height: edge, fit: 'inside' })
        .jpeg({ quality })
        .toBuffer(),
    ),
  )
}

/** 4000 x 3000 of soft noise: as heavy as a real photograph of this size, and nobody's face. */
async function noisyPhotograph(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 }
  return sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#888', noise } })
    .blur(1.2)
    .jpeg({ quality: 90 })
    .toBuffer()
}
