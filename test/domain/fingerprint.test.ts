import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonicalText, fingerprint, type VersionContent } from '../../src/domain/fingerprint.ts'

const content: VersionContent = {
  category: 'own_news',
  purpose: 'news_of_activities',
  links: ['https://oakhouse.example/garden'],
  window: { from: '2026-05-18', until: '2026-05-31' },
  targets: [
    { id: 'target-fb', accountId: 'oak-fb', channel: 'facebook', words: 'A lovely day.' },
    { id: 'target-web', accountId: 'oak-web', channel: 'own_website', words: 'Our garden.' },
  ],
  media: [
    {
      assetId: 'photo-1',
      sha256: 'ab'.repeat(32),
      media: 'photo',
      altText: 'Ann in the garden.',
      appearances: [
        { id: 'one', kind: 'identified', personId: 'ann', identifiers: ['face', 'first_name'] },
        { id: 'two', kind: 'identified', personId: 'ben', identifiers: ['face'] },
      ],
    },
    {
      assetId: 'photo-2',
      sha256: 'cd'.repeat(32),
      media: 'photo',
      altText: 'A rose.',
      appearances: [],
    },
  ],
  quotes: [{ id: 'quote-1', personId: 'ann', words: 'Lovely.', identifiers: ['own_words'] }],
}
const [facebook, website] = content.targets
const [first, second] = content.media
if (!facebook || !website || !first || !second) throw new Error('The content lost its parts')

describe('The fingerprint of a version', () => {
  test('It is the SHA-256 of the canonical JSON, in lower-case hex.', () => {
    const expected = createHash('sha256').update(canonicalText(content)).digest('hex')
    expect(fingerprint(content)).toBe(expected)
    expect(fingerprint(content)).toMatch(/^[0-9a-f]{64}$/)
  })

  test('The text that is hashed has sorted names and no spaces, as RFC 8785 says.', () => {
    expect(canonicalText({ ...content, targets: [], media: [], quotes: [] })).toBe(
      '{"category":"own_news","links":["https://oakhouse.example/garden"],"media":[],' +
        '"purpose":"news_of_activities","quotes":[],"targets":[],' +
        '"window":{"from":"2026-05-18","until":"2026-05-31"}}',
    )
  })

  test('The order in which tags are read means nothing, and neither does an extra column.', () => {
    const backwards = { ...first, appearances: first.appearances.toReversed() }
    expect(fingerprint({ ...content, media: [backwards, second] })).toBe(fingerprint(content))
    const wider = { ...first, lockVersion: 7 }
    expect(fingerprint({ ...content, media: [wider, second] })).toBe(fingerprint(content))
  })

  const edits: Readonly<Record<string, VersionContent>> = {
    'one letter of the words': {
      ...content,
      targets: [{ ...facebook, words: 'A lovely dáy.' }, website],
    },
    'a space at the end': {
      ...content,
      targets: [{ ...facebook, words: 'A lovely day. ' }, website],
    },
    'a description': { ...content, media: [{ ...first, altText: 'Ann.' }, second] },
    'a picture': { ...content, media: [{ ...first, sha256: 'ef'.repeat(32) }, second] },
    'the order of the pictures': { ...content, media: [second, first] },
    'a tag': { ...content, media: [{ ...first, appearances: first.appearances.slice(1) }, second] },
    'how someone is shown': {
      ...content,
      media: [
        { ...first, appearances: first.appearances.map((one) => ({ ...one, identifiers: [] })) },
        second,
      ],
    },
    'the category': { ...content, category: 'award_or_development' },
    'the purpose': { ...content, purpose: 'recruitment' },
    'a link': { ...content, links: [] },
    'a target': { ...content, targets: [facebook] },
    'the window': { ...content, window: { from: '2026-05-18', until: '2026-06-01' } },
    'the lack of a window': { ...content, window: null },
    'a quote': { ...content, quotes: content.quotes.map((one) => ({ ...one, words: 'Nice.' })) },
  }
  test.each(Object.entries(edits))('Changing %s changes it.', (_what, edited) => {
    expect(fingerprint(edited)).not.toBe(fingerprint(content))
  })

  test('Half a character is refused instead of being hashed as something else.', () => {
    expect(() => fingerprint({ ...content, links: ['\ud83c'] })).toThrow()
  })
})
