import { z } from 'zod'
import type { Instant } from '../domain/calendar.ts'
import {
  capacityBases,
  type GiverKind,
  methodNeedsWitness,
  methods,
  posthumousUses,
  seeFirstWishes,
  toldPoints,
} from '../domain/consent.ts'
import { type Answer, answerProblems, reviewProblem } from '../domain/consent-answer.ts'
import { otherGivers } from '../domain/giver.ts'
import { isPersonSupported, type PersonKind } from '../domain/people.ts'
import { checkDated, dayField, instantAt, textUpTo, ticks, timeField } from '../http/date-fields.ts'
import { typedDate } from '../http/dates.ts'
import { type Checked, checkForm, type FormValues, one } from '../http/forms.ts'

/** What a page is checked against. */
export type About = {
  readonly personKind: PersonKind
  readonly now: Instant
  readonly notices: readonly { readonly id: string; readonly issuedOn: string }[]
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  /** What the other pages hold, for what must agree between them. */
  readonly typed: FormValues
}

const yesNo = (missing: string) =>
  z.enum(['yes', 'no'], missing).transform((answer) => answer === 'yes')

const who = z
  .object({
    giver: z.enum(['self', 'other'], 'Say who gave the answer.'),
    giver_kind: z.string().optional(),
    giver_name: textUpTo(120),
    giver_contact: textUpTo(200),
    capacity: z.enum(capacityBases, 'Say whether they can decide this.'),
  })
  .transform((sent, ctx) => {
    const wrong = (field: string, message: string) =>
      ctx.addIssue({ code: 'custom', path: [field], message })
    const kind = otherGivers.find((other) => other === sent.giver_kind)
    const isOther = sent.giver === 'other'
    if (isOther && !kind) wrong('giver_kind', 'Choose who this is to them.')
    if (isOther && sent.giver_name === '') wrong('giver_name', 'Write the name of who answered.')
    const giverKind: GiverKind = isOther ? (kind ?? 'relative') : 'self'
    return {
      giverKind,
      giverName: isOther ? sent.giver_name : '',
      giverContact: sent.giver_contact,
      capacityBasis: sent.capacity,
    }
  })

const told = ({ personKind, notices, staff }: About) =>
  z
    .object({
      asked_by: z
        .string('Choose who asked.')
        .refine((id) => staff.some((member) => member.id === id), 'Choose who asked.'),
      notice: z
        .string('Choose what they were given.')
        .refine(
          (id) => notices.some((wording) => wording.id === id),
          'Choose what they were given.',
        ),
      told: ticks(toldPoints),
      special: z.string().optional(),
      supported_by: textUpTo(120),
      interpreter: textUpTo(120),
    })
    .transform((sent) => ({
      askedBy: sent.asked_by,
      noticeId: sent.notice,
      toldPoints: sent.told,
      specialCategoryAck: isPersonSupported(personKind) ? sent.special === 'yes' : null,
      supportedBy: sent.supported_by,
      interpreter: sent.interpreter,
    }))

const choice = z
  .object({
    free: z.enum(['no_concern', 'concern'], 'Say whether this was a free choice.'),
    free_note: textUpTo(1000),
    bundled: yesNo('Say whether it came with a care agreement.'),
  })
  .superRefine((sent, ctx) => {
    if (sent.free !== 'concern' || sent.free_note !== '') return
    const message = 'Write what worries you, so that the manager can look into it.'
    ctx.addIssue({ code: 'custom', path: ['free_note'], message })
  })
  .transform((sent) => ({
    freeChoice: sent.free,
    freeChoiceNote: sent.free === 'concern' ? sent.free_note : '',
    bundledWithContract: sent.bundled,
  }))

const decision = z.object({
  decision: z.enum(['agree', 'refuse', 'no_answer'], 'Say what they answered.'),
})

const decided = (about: About) =>
  z
    .object({
      decision: z.enum(['agree', 'refuse']),
      decided: dayField('Fill in the day they answered.'),
      decided_time: timeField('Write the time. Roughly is fine.'),
      method: z.enum(methods, 'Say how they answered.'),
      witness_name: textUpTo(120),
      witness_statement: textUpTo(1000),
    })
    .transform((sent, ctx) => {
      const isWitnessed = methodNeedsWitness(sent.method)
      const answer: Answer = {
        decidedAt: instantAt(sent.decided, sent.decided_time),
        method: sent.method,
        witnessName: isWitnessed ? sent.witness_name : '',
        witnessStatement: isWitnessed ? sent.witness_statement : '',
      }
      for (const { field, message } of answerProblems(answer, whatIsKnown(about))) {
        ctx.addIssue({ code: 'custom', path: [field], message })
      }
      return { ...answer, decision: sent.decision, decidedAt: answer.decidedAt ?? 0 }
    })

function whatIsKnown({ typed, notices, staff, now }: About) {
  const given = one(typed, 'notice')
  const asker = one(typed, 'asked_by')
  return {
    now,
    noticeIssuedOn: notices.find(({ id }) => id === given)?.issuedOn ?? null,
    askerName: staff.find(({ id }) => id === asker)?.name ?? null,
  }
}

const wishes = ({ personKind, typed }: About) =>
  z
    .object({
      see_first: z.enum(seeFirstWishes, 'Say whether they want to see it first.'),
      notice_after: yesNo('Say whether they want to be told afterwards.'),
      posthumous: isPersonSupported(personKind)
        ? z.enum(posthumousUses, 'Say what they want for after their death.')
        : z.unknown().transform(() => 'not_asked' as const),
      review: dayField('Fill in the day to ask again.'),
    })
    .superRefine((sent, ctx) => {
      const message = reviewProblem(sent.review, decidedDay(typed))
      if (message) ctx.addIssue({ code: 'custom', path: ['review'], message })
    })
    .transform((sent) => ({
      wantsToSeeFirst: sent.see_first,
      wantsNoticeAfter: sent.notice_after,
      posthumousUse: sent.posthumous,
      reviewDue: sent.review,
    }))

/** The day they answered, as far as it has been typed. */
export function decidedDay(typed: FormValues): string | null {
  const date = typedDate(typed, 'decided')
  return date.kind === 'day' ? date.day : null
}

export type PageValues = {
  readonly who: z.infer<typeof who>
  readonly told: z.infer<ReturnType<typeof told>>
  readonly choice: z.infer<typeof choice>
  readonly answer: z.infer<ReturnType<typeof decided>> | { readonly decision: 'no_answer' }
  readonly wishes: z.infer<ReturnType<typeof wishes>>
}

export const readers: {
  readonly [Page in keyof PageValues]: (
    values: FormValues,
    about: About,
  ) => Checked<PageValues[Page]>
} = {
  who: (values) => checkForm(who, values),
  told: (values, about) => checkForm(told(about), values),
  choice: (values) => checkForm(choice, values),
  answer: readAnswer,
  wishes: (values, about) => checkDated(wishes(about), values, 'review'),
}

function readAnswer(values: FormValues, about: About): Checked<PageValues['answer']> {
  const what = checkForm(decision, values)
  if (!what.ok) return what
  if (what.value.decision === 'no_answer') return { ok: true, value: { decision: 'no_answer' } }
  return checkDated(decided(about), values, 'decided')
}
