import { eq } from 'drizzle-orm'
import { consent, consentLine } from '../../db/schema/consents.ts'
import { recordEvent } from '../audit/record.ts'
import type { LawfulBasis } from '../domain/consent.ts'
import { isLateEntry, lineDateProblems } from '../domain/consent-answer.ts'
import { isPersonSupported, type PersonKind } from '../domain/people.ts'
import { recheckTargets } from '../exports/cascade.ts'
import type { FormError } from '../http/forms.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import { isOpen } from './draft.ts'
import { type About, decidedDay, type PageValues } from './page-forms.ts'
import { decisionTyped, isFormPage, type PageName, pagesFor, readPage } from './pages.ts'
import { type FoundConsent, findNotice, type LineRow, linesOf } from './store.ts'

type Doing = Pick<Platform, 'now' | 'newId'>
export type Missing = FormError & { readonly page: PageName }

/** What is still missing before the answer can be written down, page by page. */
export function whatIsMissing(about: About, lines: readonly LineRow[]): readonly Missing[] {
  const wanted = pagesFor(about.typed)
  const onForms = wanted.filter(isFormPage).flatMap((page): Missing[] => {
    const checked = readPage(page, about.typed, about)
    return checked.ok ? [] : checked.errors.map((error) => ({ ...error, page }))
  })
  return [...onForms, ...(wanted.includes('scope') ? scopeProblems(about, lines) : [])]
}

/** The day they answered may have been changed after a line was saved, so the days are looked at again. */
function scopeProblems(about: About, lines: readonly LineRow[]): Missing[] {
  if (lines.length === 0)
    return [{ page: 'scope', field: 'scope', message: 'Say what their yes covers.' }]
  const day = decidedDay(about.typed)
  return lines.flatMap((line) =>
    lineDateProblems(line, day).map((problem) => ({ ...problem, page: 'scope' as const })),
  )
}

/** What happened when an answer was written down. */
export type Recorded = 'recorded' | 'asked' | 'stale' | 'incomplete' | 'closed'

/**
 * Writes down the answer: from here on nothing of it is ever changed. An answer that is still to come marks the record
 * as asked. `lockVersion` is the one the person saw when they checked their answers.
 */
export function recordAnswer(
  tx: Transaction,
  platform: Doing,
  row: FoundConsent,
  about: About,
  lockVersion: number,
  actor: string,
): Recorded {
  if (!isOpen(row)) return 'closed'
  if (row.lockVersion !== lockVersion) return 'stale'
  const lines = linesOf(tx, row.id)
  if (whatIsMissing(about, lines).length > 0) return 'incomplete'
  if (decisionTyped(about.typed) === 'no_answer') return markAsked(tx, platform, row, about, actor)
  const answered = answerColumns(tx, row, about)
  if (answered.decision === 'refuse') {
    tx.delete(consentLine).where(eq(consentLine.consentId, row.id)).run()
  }
  const recordedAt = platform.now()
  tx.update(consent)
    .set({
      ...answered,
      stage: 'given',
      recordedAt,
      recordedBy: actor,
      typed: {},
      lockVersion: lockVersion + 1,
    })
    .where(eq(consent.id, row.id))
    .run()
  recordEvent(tx, platform, {
    actor,
    action: 'consent.recorded',
    subject: { kind: 'consent', id: row.id },
    body: {
      person: row.personId,
      decision: answered.decision,
      decidedAt: answered.decidedAt,
      late: isLateEntry(answered.decidedAt, recordedAt),
      replaces: row.replacesId,
    },
  })
  recheckTargets(tx, platform, { personIds: [row.personId] }, { actorId: actor })
  return 'recorded'
}

function markAsked(
  tx: Transaction,
  platform: Doing,
  row: FoundConsent,
  about: About,
  actor: string,
): Recorded {
  const { askedBy, noticeId } = read('told', about)
  const wasAsked = row.stage === 'requested'
  const noticeFormat = findNotice(tx, noticeId)?.format ?? null
  tx.update(consent)
    .set({
      stage: 'requested',
      askedBy,
      askedAt: row.askedAt ?? platform.now(),
      noticeId,
      noticeFormat,
      lockVersion: row.lockVersion + 1,
    })
    .where(eq(consent.id, row.id))
    .run()
  if (wasAsked) return 'asked'
  recordEvent(tx, platform, {
    actor,
    action: 'consent.requested',
    subject: { kind: 'consent', id: row.id },
    body: { person: row.personId },
  })
  return 'asked'
}

const unanswered = {
  freeChoice: null,
  freeChoiceNote: '',
  bundledWithContract: null,
  wantsToSeeFirst: null,
  wantsNoticeAfter: null,
  posthumousUse: null,
  reviewDue: null,
  lawfulBasis: null,
} as const

/** The answer as columns. Only called when nothing is missing. */
export function answerColumns(reader: Reader, row: FoundConsent, about: About) {
  const answer = read('answer', about)
  if (answer.decision === 'no_answer') throw new Error('There is no answer to write down.')
  const who = read('who', about)
  const told = read('told', about)
  const shared = {
    ...who,
    ...told,
    ...answer,
    giverName: who.giverKind === 'self' ? nameOf(row) : who.giverName,
    noticeFormat: findNotice(reader, told.noticeId)?.format ?? null,
  }
  if (answer.decision === 'refuse') return { ...shared, ...unanswered }
  return {
    ...shared,
    ...read('choice', about),
    ...read('wishes', about),
    lawfulBasis: lawfulBasisFor(row.person.kind),
  }
}

const nameOf = ({ person }: FoundConsent): string => person.fullName || person.knownAs

/** A picture of somebody who is supported says something about their health, so nothing less will do (L6). */
const lawfulBasisFor = (kind: PersonKind): LawfulBasis =>
  isPersonSupported(kind) ? 'explicit_consent' : 'consent'

function read<Page extends keyof PageValues>(page: Page, about: About): PageValues[Page] {
  const checked = readPage(page, about.typed, about)
  if (!checked.ok) throw new Error(`The page “${page}” was not complete after all.`)
  return checked.value
}
