import { describe, expect, it, test } from 'vitest'
import {
  packStanding,
  publicAddress,
  publicText,
  whyNotVerify,
} from '../../src/domain/publishing.ts'

const facebook = {
  channel: 'facebook',
  name: 'Oak House Facebook',
  address: 'https://www.facebook.com/OakHouseCare',
} as const
const website = {
  channel: 'own_website',
  name: 'Oak House website',
  address: 'https://oakhouse.example/news',
} as const
const onX = { channel: 'x', name: 'Oak House on X', address: 'https://x.com/OakHouseCare' } as const

describe('The address of a published post', () => {
  it.each([
    [facebook, 'https://www.facebook.com/OakHouseCare/posts/pfbid02'],
    [facebook, 'https://m.facebook.com/photo/?fbid=12'],
    [website, 'https://oakhouse.example/news/garden-party'],
    [website, 'https://www.oakhouse.example/news/?p=12'],
    [onX, 'https://twitter.com/oakhousecare/status/1'],
  ])('is taken when it is on the account: %o %s', (account, typed) => {
    expect(publicAddress(` ${typed} `, account)).toEqual({ address: typed })
  })

  it.each([
    [facebook, 'https://www.facebook.com/OakHouseCare/'],
    [facebook, 'https://facebook.com.evil.example/OakHouseCare/posts/1'],
    [facebook, 'https://evil.example/https://www.facebook.com/OakHouseCare/posts/1'],
    [facebook, 'https://someone@www.facebook.com/OakHouseCare/posts/1'],
    [facebook, 'https://www.facebook.com:8443/OakHouseCare/posts/1'],
    [facebook, 'http://www.facebook.com/OakHouseCare/posts/1'],
    [facebook, 'javascript:alert(1)'],
    [facebook, ''],
    [website, 'https://oakhouse.example/newsletter/1'],
    [onX, 'https://x.com/SomebodyElse/status/1'],
  ])('is refused with a sentence when it is not: %o %s', (account, typed) => {
    expect(publicAddress(typed, account)).toEqual({ wrong: expect.stringMatching(/\.$/) })
  })
})

test('A pack counts until the millisecond it expires, and never once revoked', () => {
  const pack = { expiresAt: 1000, revokedAt: null }
  expect(packStanding(pack, 999)).toBe('usable')
  expect(packStanding(pack, 1000)).toBe('expired')
  expect(packStanding({ ...pack, revokedAt: 10 }, 20)).toBe('revoked')
})

test('A takedown is checked by somebody else, once, and only when it was done', () => {
  expect(whyNotVerify({ doneBy: null, verifiedAt: null }, 'asha')).toBe('not_done')
  expect(whyNotVerify({ doneBy: 'asha', verifiedAt: null }, 'asha')).toBe('same_person')
  expect(whyNotVerify({ doneBy: 'asha', verifiedAt: 5 }, 'priya')).toBe('verified')
  expect(whyNotVerify({ doneBy: 'asha', verifiedAt: null }, 'priya')).toBeNull()
})

test('A quote that is already in the words is not repeated', () => {
  const quote = { id: 'q', personId: 'una', words: 'It is home.', identifiers: [] }
  const content = (words: string) => ({
    category: null,
    purpose: null,
    links: [],
    window: null,
    targets: [{ id: 't', accountId: 'a', channel: 'facebook' as const, words }],
    media: [],
    quotes: [quote],
  })
  expect(publicText(content('Una says: “It is home.”'), 't')).toBe('Una says: “It is home.”')
  expect(publicText(content('What Una says:'), 't')).toBe('What Una says:\n\n“It is home.”')
})
