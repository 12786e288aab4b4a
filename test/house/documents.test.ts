import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { filesIn, read } from '../support/source.ts'

const pages = ['README.md', 'CONTRIBUTING.md', ...filesIn('docs', /\.md$/)]

/** Made when the application runs or is built. */
const madeLater = [
  'dist',
  'dist/',
  'dist/node.js',
  'db/countersign.db',
  'db/demo.db',
  'node_modules',
]

/** Words in code marks that look like a path of ours, and targets of links. */
function pathsIn(page: string): string[] {
  const text = readFileSync(page, 'utf8')
  const folder = page.includes('/') ? page.replace(/[^/]+$/, '') : ''
  const marked = [...text.matchAll(/`([\w./-]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => path.includes('/') && /^(src|views|db|test|docs|scripts|\.ci)\//.test(path))
  const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)[^)]*\)/g)].map(
    ([, path = '']) => `${folder}${path}`,
  )
  return [...new Set([...marked, ...linked])]
}

test.each(pages)('Every path named in %s exists', (page) => {
  const missing = pathsIn(page)
    .filter((path) => !madeLater.includes(path))
    .filter((path) => !existsSync(path.replace(/\/\*.*$/, '')))
  expect(missing).toEqual([])
})

test('Every command named in the README is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [
    ...read('README.md').matchAll(/npm (?:run (?:--silent )?([a-z:]+)|(?=start|test)([a-z]+))/g),
  ].map(([, script, short = '']) => script ?? short)
  expect(named.length).toBeGreaterThan(2)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test('Every decision is one page of context, decision and consequences, and is numbered once', () => {
  const names = readdirSync('docs/decisions').filter((name) => name.endsWith('.md'))
  const numbers = names.map((name) => name.slice(0, 4))
  expect(new Set(numbers).size).toBe(numbers.length)
  for (const name of names) {
    expect(name).toMatch(/^\d{4}-[a-z0-9-]+\.md$/)
    const text = read(`docs/decisions/${name}`)
    for (const heading of ['Context', 'Decision', 'Consequences']) {
      expect(`${name}: ${text}`).toMatch(new RegExp(`^(#+ |\\*\\*)${heading}`, 'm'))
    }
    expect([name, text.split('\n').length < 120]).toEqual([name, true])
  }
})
