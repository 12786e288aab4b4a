/** How a reason is described, once, in the tables of reasons-consent, -person, -post and -staff. */

export const verdicts = ['ALLOW', 'REFER', 'BLOCK'] as const
export type Verdict = (typeof verdicts)[number]

export type Family = 'person' | 'asset' | 'content' | 'account' | 'actor' | 'approval'

/** Details carry ids, dates and vocabulary words, never the text of a health or capacity record. */
export type ReasonRow<D> = {
  /** Readable name of the code, for logs and the API. */
  readonly name: string
  readonly family: Family
  /** What it may result in; the first is the usual one. */
  readonly verdicts: readonly [Verdict, ...Verdict[]]
  /** Shown to people. Plain English. For masked rows it gives nothing away. */
  readonly sentence: (details: D) => string
  /** The one next step, or an empty text when nothing is needed. */
  readonly clear: (details: D) => string
  /** Who can take that step. */
  readonly who: string
  /** Authors see only the sentence, never the details (B9.8). */
  readonly masked: boolean
  /** An approver may clear it with a written reason (lifecycle C3 row 7). Only ever a REFER. */
  readonly approverMayClear: boolean
}

export type NoDetails = Readonly<Record<never, never>>

type Given<D> = Omit<ReasonRow<D>, 'masked' | 'approverMayClear' | 'clear' | 'who'> & {
  readonly clear?: string | ((details: D) => string)
  readonly who?: string
  readonly masked?: true
  readonly approverMayClear?: true
}

export function row<D = NoDetails>(given: Given<D>): ReasonRow<D> {
  const { clear = '', who = '', masked = false, approverMayClear = false } = given
  const say = typeof clear === 'string' ? () => clear : clear
  return { ...given, clear: say, who, masked, approverMayClear }
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
