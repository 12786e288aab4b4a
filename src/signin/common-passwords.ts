let loaded: Promise<ReadonlySet<string>> | undefined

/** 49,000 passwords and 7,776 single words that are guessed first. Read when somebody first chooses a password. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set([...dictionary['passwords-common'], ...dictionary['diceware-common']]),
  )
  return loaded
}
