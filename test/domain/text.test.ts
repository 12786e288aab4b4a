import { describe, expect, test } from 'vitest'
import { plainWords, saysName, saysPhrase } from '../../src/domain/text.ts'

const finds = (text: string, name: string) => saysName(plainWords(text), name)

describe('A name in a text', () => {
  test.each([
    ['Ann in the garden', 'Ann'],
    ['Happy birthday, ANN!', 'Ann'],
    ['Ann’s garden', 'Ann'],
    ["Ann's garden", 'Ann'],
    ['The Williamses: James’ roses', 'James'],
    ['#Ann #garden', 'Ann'],
    ['Well done @ann_b', 'Ann'],
    ['zoe and friends', 'Zoë'],
    ['Zoe\u0308 and friends', 'Zoë'],
    ['Siân yn yr ardd', 'Sian'],
    ['Lukasz made soup', 'Łukasz'],
    ['Seán O’Brien sang', 'Sean'],
    ['A\u200bnn in the garden', 'Ann'],
    ['𝐀𝐧𝐧 in the garden', 'Ann'],
    ['Ann with Ben', 'Ann B'],
    ['Lovely day for Mary', 'Mary Ann'],
    ['Jones at tea', 'Mr Jones'],
    ['Анна в саду', 'анна'],
    ['(Ann)', 'Ann'],
    ['Ann🌷', 'Ann'],
  ])('“%s” names %s.', (text, name) => {
    expect(finds(text, name)).toBe(true)
  })

  test.each([
    ['The annual fete', 'Ann'],
    ['Joanna in the garden', 'Ann'],
    ['Will you come?', 'Bill'],
    ['A lovely day', ''],
    ['A lovely day', '  '],
    ['Mr Smith', 'Mr Jones'],
    ['', 'Ann'],
  ])('“%s” does not name “%s”.', (text, name) => {
    expect(finds(text, name)).toBe(false)
  })

  test('A phrase is found as whole words in a row.', () => {
    const plain = plainWords('A day at Oak House, Ashby.')
    expect(saysPhrase(plain, 'oak house')).toBe(true)
    expect(saysPhrase(plain, 'House Oak')).toBe(false)
    expect(saysPhrase(plain, '')).toBe(false)
  })
})
