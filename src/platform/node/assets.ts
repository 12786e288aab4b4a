import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { packagedAssets } from '../../../views/assets/packaged.ts'
import { scripts } from '../../../views/assets/scripts.ts'
import { styles } from '../../../views/assets/styles.ts'
import type { AssetBody, Assets } from '../port.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}
const shrinks = new Set(['.css', '.js', '.svg', '.webmanifest'])
const acceptsBrotli = /(?:^|,)\s*(?:br|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?:,|$)/i

type Asset = { readonly path: string; readonly mediaType: string; readonly content: Uint8Array }
type Shelf = { readonly byName: Map<string, Asset>; readonly byPath: Map<string, Asset> }

/**
 * The application's own files, at `/assets/<name>-<fingerprint>.<ext>`: an address never changes what it shows, so a
 * browser may keep it for ever. All stylesheets become one `app.css` and all scripts one `app.js`; pictures and the packaged
 * files keep their names. `asset:NAME` inside a stylesheet or script becomes that file's address.
 * `root` is the folder that holds `views` and `node_modules`. With `watched`, edits show without a restart.
 */
export function createAssets(root: string, { watched = false } = {}): Assets {
  let shelf: Shelf | null = fillShelf(root)
  const compressed = new Map<string, Uint8Array>()
  const current = () => {
    shelf ??= fillShelf(root)
    return shelf
  }
  if (watched) {
    watch(join(root, 'views', 'assets'), { recursive: true, persistent: false }, () => {
      shelf = null
    })
  }
  return {
    url(name) {
      const asset = current().byName.get(name)
      if (!asset) throw new Error(`There is no asset called ${name}.`)
      return asset.path
    },
    serve(path, acceptEncoding): AssetBody | null {
      const asset = current().byPath.get(path)
      if (!asset) return null
      const { content, mediaType } = asset
      if (!shrinks.has(extname(path)) || !acceptsBrotli.test(acceptEncoding)) {
        return { content, mediaType, encoding: null }
      }
      const small = compressed.get(path) ?? compressedCopy(root, asset)
      compressed.set(path, small)
      return { content: small, mediaType, encoding: 'br' }
    },
  }
}

/** Writes the smallest copy of everything that shrinks, for the server to find. Part of the production build. */
export function precompress(root: string): void {
  mkdirSync(join(root, 'dist', 'brotli'), { recursive: true })
  for (const asset of fillShelf(root).byPath.values()) {
    if (shrinks.has(extname(asset.path))) {
      writeFileSync(compressedPath(root, asset), brotli(asset.content, 11))
    }
  }
}

function compressedCopy(root: string, asset: Asset): Uint8Array {
  const made = compressedPath(root, asset)
  return existsSync(made) ? readFileSync(made) : brotli(asset.content, 9)
}

function compressedPath(root: string, asset: Asset): string {
  return join(root, 'dist', 'brotli', `${asset.path.slice('/assets/'.length)}.br`)
}

function brotli(content: Uint8Array, quality: number): Uint8Array {
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  })
}

function fillShelf(root: string): Shelf {
  const sources = findSources(root)
  const byName = new Map<string, Asset>()
  for (const name of sources.keys()) shelve(name, sources, byName, [])
  return { byName, byPath: new Map([...byName.values()].map((asset) => [asset.path, asset])) }
}

/** Logical name to where its bytes come from. */
function findSources(root: string): Map<string, () => Buffer> {
  const folder = join(root, 'views', 'assets')
  const fromPackage = createRequire(join(root, 'package.json'))
  const sources = new Map<string, () => Buffer>()
  sources.set('app.css', () => joinStyles(join(folder, 'css')))
  sources.set('app.js', () => joinScripts(join(folder, 'js')))
  for (const [name, specifier] of Object.entries(packagedAssets)) {
    sources.set(name, () => readFileSync(fromPackage.resolve(specifier)))
  }
  for (const name of namesIn(join(folder, 'img'))) {
    sources.set(name, () => readFileSync(join(folder, 'img', name)))
  }
  return sources
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => extname(name) in mediaTypes)
    .sort()
}

function joinStyles(folder: string): Buffer {
  return Buffer.concat(styles.map((name) => readFileSync(join(folder, name))))
}

/** One module, each file in its own block so that names do not meet. */
function joinScripts(folder: string): Buffer {
  const blocks = scripts.map((name) => `{\n${readFileSync(join(folder, name), 'utf8')}}\n`)
  return Buffer.from(blocks.join(''))
}

/** A file is named after its finished content, so the files it mentions are shelved first. */
function shelve(
  name: string,
  sources: ReadonlyMap<string, () => Buffer>,
  done: Map<string, Asset>,
  within: readonly string[],
): Asset {
  const known = done.get(name)
  if (known) return known
  const read = sources.get(name)
  if (!read || within.includes(name)) {
    throw new Error(`asset:${name} in ${within.at(-1)} is unknown or leads back to itself.`)
  }
  const address = (mentioned: string) => shelve(mentioned, sources, done, [...within, name]).path
  const asset = finish(name, read(), address)
  done.set(name, asset)
  return asset
}

function finish(name: string, source: Buffer, address: (name: string) => string): Asset {
  const extension = extname(name)
  const content =
    extension === '.css' || extension === '.js' ? fillIn(source.toString('utf8'), address) : source
  const fingerprint = hash('sha256', content, 'hex').slice(0, 16)
  const path = `/assets/${name.slice(0, -extension.length)}-${fingerprint}${extension}`
  return { path, mediaType: mediaTypes[extension] ?? 'application/octet-stream', content }
}

function fillIn(text: string, address: (name: string) => string): Buffer {
  return Buffer.from(text.replace(/asset:([\w.-]+\.\w+)/g, (_, name: string) => address(name)))
}
