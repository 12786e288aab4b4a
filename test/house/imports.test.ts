import { expect, test } from 'vitest'
import { codeOf, filesIn, importsOf, isOwn } from '../support/source.ts'

const code = /\.tsx?$/
const source = [...filesIn('src', code), ...filesIn('views', code), ...filesIn('db/schema', code)]

/** Libraries that compute and do nothing else. */
const pure = ['zod', 'temporal-polyfill', 'twitter-text', '@noble/hashes', 'canonicalize']
const isPure = (name: string) =>
  pure.some((known) => name === known || name.startsWith(`${known}/`))

test('The domain imports only itself and pure libraries', () => {
  const strangers = filesIn('src/domain', code).flatMap((path) =>
    importsOf(path)
      .filter((name) => !name.startsWith('src/domain/') && !isPure(name))
      .map((name) => `${path} imports ${name}`),
  )
  expect(strangers).toEqual([])
})

test('Every pure library on the list is used by the domain', () => {
  const used = filesIn('src/domain', code).flatMap((path) => importsOf(path))
  const idle = pure.filter((known) => !used.some((name) => name.startsWith(known)))
  expect(idle).toEqual([])
})

test('The domain reads no clock, no chance and no environment of its own', () => {
  const reads = /\bDate\.now\(|\bnew Date\(\)|Math\.random|Temporal\.Now|\bprocess\.|crypto\./
  expect(filesIn('src/domain', code).filter((path) => reads.test(codeOf(path)))).toEqual([])
})

/** Where this machine may be touched: the Node side of the port, and what is started from a command line. */
const ofThisMachine = [
  /^src\/platform\/node\//,
  /^src\/node\.ts$/,
  /^src\/cli\.ts$/,
  /^src\/commands\//,
]
const mayTouchIt = (path: string) => ofThisMachine.some((place) => place.test(path))

/** Node modules that the second runtime has as well. */
const everywhere = ['node:crypto']

test('Nothing outside the Node side of the port imports what only Node has', () => {
  const native = ['better-sqlite3', 'sharp', 'nodemailer', '@hono/node-server', 'esbuild', 'tsx']
  const only = (name: string) =>
    (name.startsWith('node:') && !everywhere.includes(name)) ||
    native.some((known) => name === known || name.startsWith(`${known}/`)) ||
    /better-sqlite3/.test(name) ||
    name.startsWith('src/platform/node/')
  const found = source
    .filter((path) => !mayTouchIt(path))
    .flatMap((path) =>
      importsOf(path)
        .filter(only)
        .map((name) => `${path} imports ${name}`),
    )
  expect(found).toEqual([])
})

test('Nothing outside the Node side of the port reads the process', () => {
  expect(
    source.filter((path) => !mayTouchIt(path)).filter((path) => /\bprocess\./.test(codeOf(path))),
  ).toEqual([])
})

test('Views show what they are given: they read no database and no request', () => {
  const reaches = (name: string) =>
    name.startsWith('drizzle-orm') ||
    name.startsWith('src/platform/') ||
    /^src\/\w+\/(routes|store)\./.test(name)
  const found = filesIn('views', code).flatMap((path) =>
    importsOf(path, { types: false })
      .filter(reaches)
      .map((name) => `${path} imports ${name}`),
  )
  expect(found).toEqual([])
})

test('Tests and seeds are not part of the application', () => {
  const found = source
    .filter((path) => !mayTouchIt(path))
    .flatMap((path) =>
      importsOf(path)
        .filter((name) => name.startsWith('test/') || name.startsWith('db/seeds/'))
        .map((name) => `${path} imports ${name}`),
    )
  expect(found).toEqual([])
})

test('This test sees imports at all', () => {
  expect(importsOf('src/app.tsx')).toContain('hono')
  expect(importsOf('src/app.tsx')).toContain('src/http/access.ts')
  expect(importsOf('src/cli.ts')).toContain('src/commands/decide.ts')
  expect(source.flatMap((path) => importsOf(path)).filter(isOwn).length).toBeGreaterThan(200)
})
