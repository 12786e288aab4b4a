import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { autumnWalk, croquet, gardenTea, greenhouse, robin } from './garden.ts'
import { baking, birthday, cat, choir, hall, painting, workshop } from './indoors.ts'
import { form, gone, screen } from './papers.ts'

/** Draws the pictures of the demo again: `npx tsx db/seeds/scenes/draw.ts`. They are committed, so nobody has to. */
const scenes = {
  'garden-tea': gardenTea,
  croquet,
  painting,
  birthday,
  'autumn-walk': autumnWalk,
  hall,
  baking,
  choir,
  cat,
  greenhouse,
  robin,
  workshop,
}

const folder = join(import.meta.dirname, '../pictures')
const save = (name: string, drawing: string, quality: number) =>
  sharp(Buffer.from(drawing))
    .jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:4:4' })
    .toFile(join(folder, `${name}.jpg`))

for (const [name, draw] of Object.entries(scenes)) await save(name, draw(), 84)

const screens = [
  ['choir', 'facebook', 'facebook.com/OakHouseCare', 'Oak House'],
  ['choir', 'website', 'oakhouse.example/news', 'Oak House'],
  ['greenhouse', 'facebook', 'facebook.com/OakHouseCare', 'Oak House'],
  ['greenhouse', 'website', 'oakhouse.example/news', 'Oak House'],
  ['hall', 'facebook', 'facebook.com/AshLodgeCare', 'Ash Lodge'],
] as const
for (const [scene, where, address, name] of screens) {
  const jpeg = readFileSync(join(folder, `${scene}.jpg`))
  await save(`screen-${scene}-${where}`, screen(address, name, jpeg), 72)
}
await save('screen-gone', gone('facebook.com/OakHouseCare'), 80)
await save(
  'form-cora',
  form({
    number: 'OH-0013',
    name: 'Cora Jones',
    signature:
      'M60-30q-50-20-56 20t50 24M76 8q-22-30-4-34t14 30M104 12q-6-40 4-36t20 6M140-6q-30-4-22 16t32-18q-2 24 10 18M210-50q-4 70-30 66t0-34M240 10q-24-20 0-30t10 26M266 14q4-50 18-20t-2 24M306-6q26 4 22-14t-28 8q2 34 40 18M352-20q-22 10 0 20t-18 18q80-10 120-30',
  }),
  80,
)
