import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createAssets } from '../../src/platform/node/assets.ts'
import { scripts } from '../../views/assets/scripts.ts'
import { styles } from '../../views/assets/styles.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'views', 'assets')
const read = (kind: string, name: string) => readFileSync(join(folder, kind, name), 'utf8')

test('every stylesheet is joined, and nothing is joined that is not there', () => {
  expect([...styles].sort()).toEqual(readdirSync(join(folder, 'css')).sort())
})

test('every script is joined, and nothing is joined that is not there', () => {
  expect([...scripts].sort()).toEqual(readdirSync(join(folder, 'js')).sort())
})

test('the first stylesheet names the layers in order', () => {
  expect(read('css', styles[0])).toMatch(
    /^@layer reset, tokens, base, layout, components, utilities, print;/,
  )
})

test.each(styles)('%s is in exactly one layer', (name) => {
  expect(read('css', name).match(/@layer \w+ \{/g)).toHaveLength(1)
  expect(read('css', name).trimEnd()).toMatch(/\n\}$/)
})

test.each(scripts)('%s stands alone, so it can be joined with the others', (name) => {
  expect(read('js', name)).not.toMatch(/^\s*(import|export)\b/m)
  expect(read('js', name)).not.toMatch(/\beval\(|new Function|\.style\b|setAttribute\('style'/)
})

test('all styles together are at most 12 kB on the wire, and all our scripts at most 6 kB', () => {
  const assets = createAssets(root)
  const onWire = (name: string) => {
    const body = assets.serve(assets.url(name), '')
    return brotliCompressSync(body?.content ?? new Uint8Array(1e6)).length
  }
  expect(onWire('app.css')).toBeLessThanOrEqual(12_000)
  expect(onWire('app.js')).toBeLessThanOrEqual(6_000)
})
