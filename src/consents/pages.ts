import type { ConsentDecision } from '../domain/consent.ts'
import { type Checked, type FormError, type FormValues, one } from '../http/forms.ts'
import { type About, type PageValues, readers } from './page-forms.ts'

/** The pages on which a record is filled in, in order. `scope` and `proof` keep rows of their own. */
export const pages = ['who', 'told', 'choice', 'answer', 'scope', 'wishes', 'proof'] as const
export type PageName = (typeof pages)[number]
/** Pages that are one form. */
export type FormPage = keyof PageValues

export const pageNames: Record<PageName, string> = {
  who: 'Who decided',
  told: 'What they were told',
  choice: 'A free choice',
  answer: 'Their answer',
  scope: 'What it covers',
  wishes: 'Their wishes',
  proof: 'The proof',
}

export const isFormPage = (page: PageName): page is FormPage => page !== 'scope' && page !== 'proof'

/** A no needs no scope and no wishes; an answer that is still to come needs only that they were asked. */
const needed: Record<ConsentDecision, readonly PageName[]> = {
  agree: pages,
  refuse: ['who', 'told', 'answer', 'proof'],
  no_answer: ['told', 'answer'],
}

export const decisionTyped = (typed: FormValues): ConsentDecision | null => {
  const decision = one(typed, 'decision')
  return decision === 'agree' || decision === 'refuse' || decision === 'no_answer' ? decision : null
}

/** The pages this record has, as far as it is known what they answered. */
export const pagesFor = (typed: FormValues): readonly PageName[] =>
  needed[decisionTyped(typed) ?? 'agree']

export function readPage<Page extends FormPage>(
  page: Page,
  values: FormValues,
  about: About,
): Checked<PageValues[Page]> {
  return readers[page](values, about)
}

/** What is still wrong on a page that was saved, or was never opened. */
export function problemsOn(page: FormPage, about: About): readonly FormError[] {
  const checked = readPage(page, about.typed, about)
  return checked.ok ? [] : checked.errors
}

/** Where to go after a page: the next one that this record has, or null for “check your answers”. */
export function pageAfter(page: PageName, typed: FormValues): PageName | null {
  const mine = pagesFor(typed)
  return pages.slice(pages.indexOf(page) + 1).find((next) => mine.includes(next)) ?? null
}
