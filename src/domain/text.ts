/** Finding a name in a text as people read it: whole words, no matter the capitals, accents or script. */

const marks = /\p{M}+/gu
const notWord = /[^\p{L}\p{N}]+/gu
const apostrophes = /[’'‘ʼ]s?(?![\p{L}\p{N}])/gu

/** Lower case without accents, one space between words: `Zoë's café!` becomes ` zoe cafe `. */
export function plainWords(text: string): string {
  const bare = text.normalize('NFKD').replace(marks, '').toLowerCase()
  return ` ${bare.replace(apostrophes, ' ').replace(notWord, ' ').trim()} `
}

/** Whether a text that went through `plainWords` has this name or phrase as whole words. */
export function namesIn(plain: string, phrase: string): boolean {
  const sought = plainWords(phrase)
  return sought.trim() !== '' && plain.includes(sought)
}
