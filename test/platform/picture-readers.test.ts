import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createImages } from '../../src/platform/node/images.ts'
import { pngOf, realPhotograph } from '../support/pictures.ts'

function newImages(options?: { milliseconds: number }) {
  const images = createImages(options)
  onTestFinished(() => images.close())
  return images
}

/** The reader processes of this test process. */
function readerIds(): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return table
    .split('\n')
    .filter((line) => line.includes('images-child'))
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === process.pid)
    .map(([id = 0]) => id)
}

/** Waits for a reader that was not there before, up and at work. */
async function untilAnotherReads(before: readonly number[] = []): Promise<number> {
  for (let waited = 0; waited < 500; waited++) {
    const id = readerIds().find((id) => !before.includes(id) && hasDecoder(id))
    if (id) return await pause(100, id)
    await pause(10)
  }
  throw new Error('No reader was started.')
}

function hasDecoder(id: number): boolean {
  const libraries = `/proc/${id}/maps`
  return !existsSync('/proc') || readFileSync(libraries, 'utf8').includes('libvips')
}

/** 58 megapixels in seven passes: takes the better part of a second to read. */
const slowPicture = await sharp({
  create: { width: 7600, height: 7600, channels: 3, background: '#abc' },
})
  .png({ progressive: true, compressionLevel: 1 })
  .toBuffer()

describe('The processes that read pictures', () => {
  test('None runs before the first picture, and at most two ever do', async () => {
    const images = newImages()
    expect(readerIds()).toEqual([])
    const results = await Promise.all(
      Array.from({ length: 6 }, () => images.prepare(realPhotograph())),
    )
    expect(results.every((result) => result.ok)).toBe(true)
    expect(readerIds().length).toBe(2)
  })

  test('A reader killed in the middle is replaced and the picture is read after all', async () => {
    const images = newImages()
    await images.prepare(pngOf(8, 8))
    const reading = images.prepare(slowPicture)
    const first = await untilAnotherReads()
    process.kill(first, 'SIGKILL')
    expect(await reading).toMatchObject({ ok: true })
    expect(readerIds()).not.toContain(first)
  })

  test('A picture that brings down two readers is refused, and the next one is read', async () => {
    const images = newImages()
    await images.prepare(pngOf(8, 8))
    const reading = images.prepare(slowPicture)
    const first = await untilAnotherReads()
    process.kill(first, 'SIGKILL')
    const second = await untilAnotherReads([first])
    process.kill(second, 'SIGKILL')
    expect(await reading).toEqual({ ok: false, reason: 'damaged' })
    expect(await images.prepare(realPhotograph())).toMatchObject({ ok: true })
  })

  test('A picture that takes too long is given up, and the next one is read', async () => {
    const images = newImages({ milliseconds: 150 })
    expect(await images.prepare(slowPicture)).toEqual({ ok: false, reason: 'took_too_long' })
    expect(await images.prepare(pngOf(20, 20))).toMatchObject({ ok: true })
  })

  test('Stopping in the middle ends the readers and says so to whoever waits', async () => {
    const images = newImages()
    await images.prepare(pngOf(8, 8))
    const reading = images.prepare(slowPicture)
    const waiting = expect(reading).rejects.toThrow('stopped')
    await untilAnotherReads()
    images.close()
    await waiting
    await vi.waitFor(() => expect(readerIds()).toEqual([]))
  })
})
