import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tellStory } from './story.ts'

let story: Awaited<ReturnType<typeof tellStory>>
let folder: string
beforeAll(async () => {
  story = await tellStory(null)
  folder = mkdtempSync(join(tmpdir(), 'countersign-pack-'))
  if (!story.error) execFileSync('unzip', ['-q', story.packPath, '-d', folder])
}, 240_000)
afterAll(() => {
  story.forget()
  rmSync(folder, { recursive: true, force: true })
})

const inPack = (path: string) => readFileSync(join(folder, path), 'utf8')

describe('The main job, from the first word to the auditor', () => {
  test('can be done by a newcomer with a real photograph, every step of it', () => {
    expect(story.error).toBeUndefined()
    expect(story.telling.steps.length).toBeGreaterThan(40)
  })

  test('on pages where axe finds nothing, on a phone and on a laptop', () => {
    expect(story.telling.violations).toEqual([])
  })

  test('without an error, a request to another site, or a page wider than the screen', () => {
    expect(story.telling.complaints).toEqual([])
  })
})

describe('The pack that comes out', () => {
  test('holds what it promises and nothing else', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
    expect(files.filter((name) => /^(READ|post|manifest|SHA)/.test(name))).toEqual([
      'READ-ME-FIRST.html',
      'SHA256SUMS',
      'manifest.json',
      'post.txt',
    ])
    expect(files.filter((name) => /^alt\/.+\.txt$/.test(name))).toHaveLength(1)
    expect(files.filter((name) => /\.jpg$/.test(name))).toHaveLength(1)
  })

  test('is whole: sha256sum agrees with every line', () => {
    const said = execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], {
      cwd: folder,
      encoding: 'utf8',
    })
    const lines = said.trim().split('\n')
    expect(lines.length).toBeGreaterThanOrEqual(5)
    expect(lines.every((line) => line.endsWith(': OK'))).toBe(true)
  })

  test('says the words that were approved', () => {
    expect(inPack('post.txt').trim()).toContain('Ann and Cal by the window on our music afternoon.')
    expect(inPack(`alt/${readdirSync(join(folder, 'alt'))[0]}`)).toContain(
      'Two women sit back to back',
    )
  })

  test('carries the approval, the decision and the place in the audit trail', () => {
    const manifest: unknown = JSON.parse(inPack('manifest.json'))
    const text = JSON.stringify(manifest)
    expect(text).toMatch(/"verdict":"ALLOW"/)
    expect(text).toMatch(/"fingerprint":"[0-9a-f]{64}"/)
    expect(text).not.toMatch(/Moreno|Wright|countersign\.example/)
  })

  test('shows no trace of the camera or the place in its picture', async () => {
    const picture = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('.jpg'),
    )
    const bytes = readFileSync(join(folder, picture ?? ''))
    const { exif, xmp, iptc, width = 0, height = 0 } = await sharp(bytes).metadata()
    expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined])
    expect(bytes.includes('SONY')).toBe(false)
    expect(Math.min(width, height)).toBeGreaterThan(600)
  })
})
