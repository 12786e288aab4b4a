import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAssets } from '../../src/platform/node/assets.ts'
import { galleryPages } from './gallery-pages.tsx'

/**
 * Writes every shared view piece as static pages with the real stylesheet, font and scripts:
 * `tsx test/views/gallery.tsx DIR`. Serve DIR to look at it; `test/views/look.ts` does, and takes pictures.
 */
const root = join(import.meta.dirname, '..', '..')

export function writeGallery(folder: string): string[] {
  const assets = createAssets(root)
  const used = new Set<string>()
  const asset = (name: string) => {
    used.add(name)
    return assets.url(name)
  }
  const pages = galleryPages(asset)
  mkdirSync(join(folder, 'assets'), { recursive: true })
  for (const [name, markup] of Object.entries(pages)) {
    writeFileSync(join(folder, `${name}.html`), String(markup))
  }
  for (const name of used) {
    const body = assets.serve(assets.url(name), '')
    if (body) writeFileSync(join(folder, assets.url(name)), body.content)
  }
  const sample = 'node_modules/@vladmandic/face-api/demo/sample3.jpg'
  writeFileSync(join(folder, 'sample.jpg'), readFileSync(join(root, sample)))
  return Object.keys(pages)
}

const [, script, folder] = process.argv
if (script?.endsWith('gallery.tsx') && folder) {
  process.stdout.write(`${writeGallery(folder).join('\n')}\n`)
}
