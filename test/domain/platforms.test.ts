import { describe, expect, it } from 'vitest'
import { channels } from '../../src/domain/channels.ts'
import { countFor, foldAt, hashtagsIn, misfits, platforms } from '../../src/domain/platforms.ts'

const family = '👨‍👩‍👧‍👦'

describe('a text is counted as each platform counts it', () => {
  it('lets 280 characters onto X and not 281', () => {
    expect(countFor('x', 'a'.repeat(280))).toMatchObject({ used: 280, over: 0 })
    expect(countFor('x', 'a'.repeat(281))).toMatchObject({ used: 281, over: 1 })
  })

  it('counts any address on X as 23', () => {
    const address = `https://oakhouse.example.org/${'long-path/'.repeat(12)}`
    expect(countFor('x', address).used).toBe(23)
  })

  it('counts a family emoji as 2 on X, 11 on Facebook and 1 on our own page', () => {
    expect(countFor('x', family).used).toBe(2)
    expect(countFor('facebook', family).used).toBe(11)
    expect(countFor('own_website', family).used).toBe(1)
  })

  it('counts Chinese, Japanese and Korean letters twice on X', () => {
    expect(countFor('x', '茶'.repeat(140))).toMatchObject({ used: 280, over: 0 })
    expect(countFor('x', '茶'.repeat(141))).toMatchObject({ used: 282, over: 2 })
  })

  it('counts an accent the same however it was typed on X', () => {
    expect(countFor('x', 'Zoe\u0308').used).toBe(countFor('x', 'Zoë').used)
  })

  it('counts bytes on YouTube', () => {
    expect(countFor('youtube', 'é').used).toBe(2)
  })

  it('never runs out on our own page', () => {
    expect(countFor('own_website', 'a'.repeat(100_000))).toMatchObject({ limit: null, over: 0 })
  })
})

describe('the part before “more”', () => {
  it('is cut between whole characters', () => {
    const words = `${'a'.repeat(120)}${family} and more`
    const { shown, hidden } = foldAt('instagram', words)
    expect(shown).toBe('a'.repeat(120))
    expect(shown + hidden).toBe(words)
  })

  it('is everything when it is short enough', () => {
    expect(foldAt('instagram', 'a'.repeat(125)).hidden).toBe('')
    expect(foldAt('x', 'a'.repeat(300)).hidden).toBe('')
  })
})

describe('what does not fit', () => {
  it('is nothing for an ordinary post with a picture', () => {
    for (const channel of ['facebook', 'instagram', 'x', 'linkedin', 'own_website'] as const) {
      expect(misfits(channel, { words: 'Tea on the lawn', altTexts: ['Two people'] })).toEqual([])
    }
  })

  it('names the limit in a sentence', () => {
    expect(misfits('x', { words: 'a'.repeat(281), altTexts: [] })).toEqual([
      'These words are 1 too long. The limit here is 280.',
    ])
    expect(misfits('instagram', { words: '#a #b #c #d #e #f', altTexts: [] })).toHaveLength(2)
    expect(misfits('x', { words: '', altTexts: Array(5).fill('') })).toHaveLength(1)
    expect(misfits('facebook', { words: '', altTexts: ['a'.repeat(1001)] })).toHaveLength(1)
  })

  it('counts hashtags as they are linked', () => {
    expect(hashtagsIn('#tea, #GardenParty2026 and R&#38; or no.#1 #2026')).toBe(2)
  })
})

it('says for every channel where its limits come from', () => {
  for (const channel of channels) expect(platforms[channel].source.length).toBeGreaterThan(3)
})
