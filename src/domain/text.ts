/** Finding a name in a text as people read it: whole words, no matter the capitals, accents or script. */

/** Accents, and invisible characters that would split a word without anyone seeing it. */
const unseen = /[\p{M}\p{Cf}]+/gu
const notWord = /[^\p{L}\p{N}]+/gu
const possessive = /[’'‘ʼ]s?(?![\p{L}\p{N}])/gu
const strokes = /[łøđıßæœ]/g
const plainStrokes: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** Lower case without accents, one space around each word: `Zoë’s café!` becomes ` zoe cafe `. */
export function plainWords(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replace(unseen, '')
    .toLowerCase()
    .replace(strokes, (letter) => plainStrokes[letter] ?? letter)
  return ` ${bare.replace(possessive, ' ').replace(notWord, ' ').trim()} `
}

/** Whether a text that went through `plainWords` has this name or phrase as whole words. */
export function saysPhrase(plain: string, phrase: string): boolean {
  const sought = plainWords(phrase)
  return sought !== '  ' && plain.includes(sought)
}

const titles = new Set(['mr', 'mrs', 'miss', 'ms', 'mx', 'dr', 'sir', 'lady', 'lord', 'sister'])

/** Whether a text that went through `plainWords` names this person: their whole name, or its first word ("Ann B" is Ann). */
export function saysName(plain: string, knownAs: string): boolean {
  const words = plainWords(knownAs).trim().split(' ')
  const first = words.find((word) => !titles.has(word)) ?? ''
  return first !== '' && plain.includes(` ${first} `)
}
