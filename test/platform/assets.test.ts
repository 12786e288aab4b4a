import { hash } from 'node:crypto'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createAssets, precompress } from '../../src/platform/node/assets.ts'
import { packagedAssets } from '../../views/assets/packaged.ts'
import { scripts } from '../../views/assets/scripts.ts'
import { styles } from '../../views/assets/styles.ts'

const root = join(import.meta.dirname, '../..')
const browser = 'gzip, deflate, br, zstd'

/** A copy of the application's own files, with more added. */
function newRoot(added: Record<string, string> = {}): string {
  const copy = mkdtempSync(join(tmpdir(), 'countersign-assets-'))
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
  cpSync(join(root, 'views', 'assets'), join(copy, 'views', 'assets'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const [name, text] of Object.entries(added)) {
    mkdirSync(join(copy, 'views', 'assets', name, '..'), { recursive: true })
    writeFileSync(join(copy, 'views', 'assets', name), text)
  }
  return copy
}

function served(assets: ReturnType<typeof createAssets>, name: string, encoding = '') {
  const found = assets.serve(assets.url(name), encoding)
  if (!found) throw new Error(`${name} is not served.`)
  return found
}

const textOf = (body: { content: Uint8Array }) => Buffer.from(body.content).toString()

describe('Addresses', () => {
  const assets = createAssets(root)

  test.each(['app.css', 'app.js', ...Object.keys(packagedAssets)])(
    '%s carries the fingerprint of what it shows',
    (name) => {
      const { content } = served(assets, name)
      const [stem, extension] = name.split(/\.(?=\w+$)/)
      const fingerprint = hash('sha256', content, 'hex').slice(0, 16)
      expect(assets.url(name)).toBe(`/assets/${stem}-${fingerprint}.${extension}`)
      expect(content.length).toBeGreaterThan(500)
    },
  )

  test('An edit changes the address of the file and of all that mention it', () => {
    const mention = { 'css/print.css': 'a { background: url(asset:mark.svg) }' }
    const before = createAssets(newRoot({ ...mention, 'img/mark.svg': '<svg/>' }))
    const after = createAssets(newRoot({ ...mention, 'img/mark.svg': '<svg />' }))
    expect(textOf(served(after, 'app.css'))).toContain(`url(${after.url('mark.svg')})`)
    expect(after.url('mark.svg')).not.toBe(before.url('mark.svg'))
    expect(after.url('app.css')).not.toBe(before.url('app.css'))
    expect(after.url('app.js')).toBe(before.url('app.js'))
  })

  test('An unknown name is a fault; an unknown address is nothing', () => {
    expect(() => assets.url('nobody.js')).toThrow('nobody.js')
    for (const path of [
      '/assets/app.css',
      '/assets/../package.json',
      '/assets/',
      '/package.json',
    ]) {
      expect(assets.serve(path, browser)).toBeNull()
    }
  })

  test('Files that mention each other, or nothing that is there, are refused at the start', () => {
    const circle = newRoot({ 'css/print.css': 'asset:app.js', 'js/focus.js': 'asset:app.css' })
    expect(() => createAssets(circle)).toThrow('leads back to itself')
    expect(() => createAssets(newRoot({ 'css/print.css': 'asset:gone.svg' }))).toThrow(
      'asset:gone.svg',
    )
  })
})

describe('Content', () => {
  const assets = createAssets(root)

  test('All stylesheets are joined in their order, with the font’s address filled in', () => {
    const css = textOf(served(assets, 'app.css'))
    expect(css).toContain(`url(${assets.url('font.woff2')})`)
    expect(css).not.toContain('asset:')
    const added = createAssets(newRoot({ 'css/reset.css': 'first{}', 'css/print.css': 'last{}' }))
    expect(textOf(served(added, 'app.css'))).toMatch(/^first\{\}.*last\{\}$/s)
  })

  test('All scripts are joined, each in a block of its own', () => {
    const added = createAssets(
      newRoot({ 'js/once.js': 'const a = 1\n', 'js/focus.js': 'const a = 2\n' }),
    )
    const js = textOf(served(added, 'app.js'))
    expect(js).toContain('{\nconst a = 1\n}\n')
    expect(js).toContain('{\nconst a = 2\n}\n')
  })

  test.each([
    ['css', styles],
    ['js', scripts],
  ] as const)(
    'Every file of the %s folder is listed once and every listed one is there',
    (folder, list) => {
      expect([...list].sort()).toEqual(readdirSync(join(root, 'views/assets', folder)).sort())
    },
  )

  test('Nothing in it leads to another origin', () => {
    const css = textOf(served(assets, 'app.css'))
    const addresses = [...css.matchAll(/url\(([^)]*)\)/g)].map(([, address]) => address ?? '')
    expect(addresses.filter((address) => !/^["']?(\/assets\/|data:|#)/.test(address))).toEqual([])
    expect(css).not.toContain('@import')
  })

  test.each([
    ['app.css', 'text/css; charset=utf-8'],
    ['htmx.js', 'text/javascript; charset=utf-8'],
    ['font.woff2', 'font/woff2'],
  ])('%s is served as %s', (name, mediaType) => {
    expect(served(assets, name).mediaType).toBe(mediaType)
  })
})

describe('Compression', () => {
  test.each([
    [browser, 'br'],
    ['br', 'br'],
    ['gzip;q=0.5, br;q=0.9', 'br'],
    ['*', 'br'],
    ['gzip', null],
    ['br;q=0', null],
    ['br;q=0.0, gzip', null],
    ['zebra', null],
    ['', null],
  ])('To “%s” it answers with %s', (accepted, encoding) => {
    const assets = createAssets(root)
    const body = served(assets, 'app.css', accepted)
    expect(body.encoding).toBe(encoding)
    const plain = encoding ? brotliDecompressSync(body.content) : body.content
    expect(textOf({ content: plain })).toBe(textOf(served(assets, 'app.css')))
  })

  test('A font is never compressed again', () => {
    expect(served(createAssets(root), 'font.woff2', browser).encoding).toBeNull()
  })

  test('The copies that the build makes are used and are no larger', () => {
    const copy = newRoot()
    const lazy = served(createAssets(copy), 'htmx.js', browser)
    precompress(copy)
    const built = served(createAssets(copy), 'htmx.js', browser)
    expect(built.content.length).toBeLessThan(lazy.content.length)
    expect(brotliDecompressSync(built.content)).toEqual(brotliDecompressSync(lazy.content))
  })
})

test('While it is being worked on, an edit shows without a restart', async () => {
  const copy = newRoot()
  const assets = createAssets(copy, { watched: true })
  writeFileSync(join(copy, 'views/assets/css/print.css'), 'edited{}')
  await vi.waitFor(() => expect(textOf(served(assets, 'app.css'))).toMatch(/edited\{\}$/), 3000)
})
