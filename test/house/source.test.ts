import { describe, expect, test } from 'vitest'
import { codeOf, filesIn, read } from '../support/source.ts'

const typed = /\.tsx?$/
const application = [
  ...filesIn('src', typed),
  ...filesIn('views', typed),
  ...filesIn('db/schema', typed),
  ...filesIn('db/seeds', typed),
]
const everything = [...application, ...filesIn('test', typed)]
const linesOf = (path: string) => codeOf(path).split('\n')
const found = (paths: readonly string[], pattern: RegExp) =>
  paths.flatMap((path) =>
    linesOf(path)
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )

describe('Types', () => {
  test('are never “any”, and a lint rule that says so is on', () => {
    expect(found(everything, /(:|<|\bas)\s*any\s*[,;>)[\]|&={]/)).toEqual([])
    expect(read('biome.json')).toContain('"noExplicitAny": "error"')
  })

  test('are never silenced', () => {
    const silenced = /@ts-(ignore|nocheck|expect-error)/
    expect(everything.filter((path) => silenced.test(read(path)) && !isThis(path))).toEqual([])
  })
})

const isThis = (path: string) => path === 'test/house/source.test.ts'

describe('Suppressions', () => {
  test('each gives its reason', () => {
    const bare = everything
      .filter((path) => !isThis(path))
      .flatMap((path) => read(path).match(/biome-ignore[^\n]*/g) ?? [])
      .filter((line) => !/biome-ignore lint\/[\w/]+: \w+( \S+){3,}/.test(line))
    expect(bare).toEqual([])
  })
})

describe('Markup', () => {
  test('carries no style and no script of its own', () => {
    const own = /\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=["{]|hx-on|javascript:/
    expect(application.filter((path) => own.test(codeOf(path)))).toEqual(styledOnPurpose)
  })

  test('is never put in raw, save where it was made here', () => {
    const raw =
      /dangerouslySetInnerHTML|\bfrom 'hono\/(html|utils\/html)'.*\braw\b|\{[^}]*\braw\b[^}]*\} from 'hono/
    expect(application.filter((path) => raw.test(codeOf(path)))).toEqual(Object.keys(rawOnPurpose))
  })

  test('is asked for from our own origin only', () => {
    const outside = /(?:src|href|action|hx-get|hx-post)=["'{`]+https?:/
    expect(found(application, outside)).toEqual([])
  })
})

/** The page in a pack is opened from a folder, so it must carry its own style. */
const styledOnPurpose = ['src/exports/read-me-first.ts']

/** Markup that is put in as it is, and why that is safe. A line that is no longer needed fails. */
const rawOnPurpose: Readonly<Record<string, string>> = {
  'src/exports/read-me-first.ts': 'its own style, written in the file',
  'views/shared/icon.tsx': 'drawings written in the file',
}

describe('Size', () => {
  const limit = 300
  /** Larger, and why. A line that is no longer needed fails. */
  const larger: Readonly<Record<string, string>> = {
    'db/seeds/cast.ts': 'one table of people and what each said',
    'src/domain/consent.ts': 'the vocabularies of one record, lists of words only',
  }

  test('no file is longer than a person reads in one go', () => {
    const long = application.filter((path) => read(path).split('\n').length > limit)
    expect(long.sort()).toEqual(Object.keys(larger).sort())
  })
})

describe('Leftovers', () => {
  test('nothing is left to do later', () => {
    const later = /\b(TODO|FIXME|XXX|HACK|WIP)\b|not implemented|coming soon|lorem ipsum/i
    expect(
      everything.filter((path) => !isThis(path)).filter((path) => later.test(read(path))),
    ).toEqual([])
  })

  test('nothing is printed while it works', () => {
    expect(found(application, /\bconsole\./)).toEqual([])
  })

  test('no test is switched off or alone', () => {
    const off = /\b(test|it|describe)\.(skip|only|todo|fails)\b/
    expect(everything.filter((path) => !isThis(path) && off.test(read(path)))).toEqual([])
  })

  test('names say what is meant', () => {
    const vague = /(^|\/)(utils?|helpers?|misc|common|index)\.tsx?$/
    expect(everything.filter((path) => vague.test(path))).toEqual([])
    expect(found(application, /^export (default|enum) |^\s*enum /)).toEqual([])
  })
})
