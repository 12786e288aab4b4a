export const shortestPassword = 12
export const longestPassword = 256

/**
 * What is wrong with a new password, in a sentence, or null. Length is counted in characters as people see them.
 * @param common passwords that are known to be guessed first, lower case
 * @param names the person's own name and e-mail, the organisation and its services
 */
export function passwordProblem(
  password: string,
  { common, names }: { readonly common: ReadonlySet<string>; readonly names: readonly string[] },
): string | null {
  const length = [...password].length
  if (length < shortestPassword) {
    return `Use ${shortestPassword} characters or more. Three or four words that do not belong together work well.`
  }
  if (length > longestPassword) return `Use ${longestPassword} characters or fewer.`
  const plain = password.normalize('NFKC').toLowerCase()
  if (isEasy(plain, common)) {
    return 'This password is one of the first that people guess. Choose another: three or four words that do not belong together work well.'
  }
  const name = ownWords(names).find((word) => plain.includes(word))
  if (name) return 'Leave out your name, your e-mail address and the name of your organisation.'
  return null
}

function isEasy(plain: string, common: ReadonlySet<string>): boolean {
  const letters = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return (
    [plain, letters, unswap(plain), unswap(letters)].some(
      (guess) => common.has(guess) || common.has(repeatedPart(guess)),
    ) ||
    new Set(plain).size < 5 ||
    isRun(plain)
  )
}

/** `p4ssw0rd` as `password`. */
const swaps: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const unswap = (text: string): string => [...text].map((letter) => swaps[letter] ?? letter).join('')

/** `abcabcabc` as `abc`; a text that is not one part over and over as itself. */
function repeatedPart(text: string): string {
  const again = (text + text).indexOf(text, 1)
  return text.slice(0, again)
}

/** `abcdefghijkl`, `987654321098`, `qwertyuiopas`: each character follows its neighbour on a keyboard or in the alphabet. */
const runs = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiopasdfghjklzxcvbnm'].flatMap(
  (run) => [run + run, [...(run + run)].reverse().join('')],
)
const isRun = (plain: string): boolean => runs.some((run) => run.includes(plain))

const ownWords = (names: readonly string[]): string[] =>
  names
    .flatMap((name) =>
      name
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word.length >= 4 && !generic.has(word))

/** Words so usual in such names that refusing them would only puzzle people. */
const generic = new Set([
  'care',
  'home',
  'house',
  'lodge',
  'court',
  'group',
  'limited',
  'example',
  'mail',
  'gmail',
  'outlook',
  'hotmail',
])
