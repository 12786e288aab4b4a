import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, resolve } from 'node:path'

/** The source as text, for tests that hold the house together. */

const root = resolve(import.meta.dirname, '../..')

/** Every file below a folder, as paths from the root of the project, in order. */
export function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => ending.test(path) && statSync(join(root, path)).isFile())
    .sort()
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The same without comments, which may name anything. */
export const codeOf = (path: string): string =>
  read(path)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')

/**
 * What a file imports or re-exports, also in passing (`await import(...)`): a package, or a path from the root.
 * `types: false` leaves out imports that are gone when the code runs.
 */
export function importsOf(path: string, { types = true } = {}): string[] {
  const code = codeOf(path)
  const found = [
    ...code.matchAll(/^(?:import|export)(\stype)?\s(?:[^'"`;]*?\sfrom\s)?'([^']+)'/gm),
    ...code.matchAll(/\bimport(\stype)?\('([^']+)'\)/g),
  ]
  return found
    .filter(([, onlyType]) => types || !onlyType)
    .map(([, , name = '']) => (name.startsWith('.') ? normalize(join(dirname(path), name)) : name))
}

export const isOwn = (name: string): boolean => /^(src|views|db|test)\//.test(name)
