import { describe, expect, test } from 'vitest'
import { actions } from '../../src/audit/actions.ts'
import { notices } from '../../src/http/notices.ts'
import { refusals } from '../../src/http/refusals.ts'
import { codeOf, filesIn } from '../support/source.ts'

const application = [...filesIn('src', /\.tsx?$/), ...filesIn('views', /\.tsx?$/)]

/** A sentence for people: begins with a capital, ends with a stop, and is not an explanation for engineers. */
const isSentence = (text: string) =>
  /^[A-Z“].*[.?!:]$/s.test(text) && !/[{}<>_]|\bnull\b/.test(text)

describe('Every “no” has words', () => {
  test.each(Object.entries(refusals))('%s says what to do next', (_, { status, sentence }) => {
    expect(isSentence(sentence)).toBe(true)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).not.toBe(500)
  })

  test('each refusal is one that something can answer', () => {
    const code = application
      .filter((path) => path !== 'src/http/refusals.ts')
      .map(codeOf)
      .join()
    expect(Object.keys(refusals).filter((name) => !code.includes(`'${name}'`))).toEqual([])
  })
})

describe('Every line of the audit trail has words', () => {
  test.each(Object.entries(actions))('%s', (_, words) => {
    expect(words).toMatch(/^[A-Z].+[^.]$/)
  })

  test('each action is one that something records', () => {
    const code = [...application, ...filesIn('db/seeds', /\.ts$/)]
      .filter((path) => path !== 'src/audit/actions.ts')
      .map(codeOf)
      .join()
    expect(Object.keys(actions).filter((name) => !code.includes(`'${name}'`))).toEqual([])
  })
})

describe('Every notice has words', () => {
  test.each(Object.entries(notices))('%s', (_, words) => {
    expect(isSentence(words)).toBe(true)
  })

  test('each notice is one that something shows', () => {
    const code = application
      .filter((path) => path !== 'src/http/notices.ts')
      .map(codeOf)
      .join()
    expect(Object.keys(notices).filter((name) => !shown(code, name))).toEqual([])
  })
})

/** By its own name, in an address, or put together from its first word. */
const shown = (code: string, name: string) =>
  code.includes(`'${name}'`) ||
  code.includes(`done=${name}`) ||
  code.includes(`\`${name.replace(/_.*/, '_')}$`)

describe('What people read', () => {
  /** Between tags, or in a text of more than one word. */
  const straight = /[>\s"`][A-Za-z]+'(s|t|re|ve|ll|d|m)\b/
  test('has typographic apostrophes', () => {
    const found = application
      .filter((path) => path.startsWith('views/') || /forms|notices|refusals|failures/.test(path))
      .flatMap((path) =>
        codeOf(path)
          .split('\n')
          .filter((line) => straight.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      )
    expect(found).toEqual([])
  })
})
