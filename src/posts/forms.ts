import { z } from 'zod'
import { type CivilDate, type LocalTime, placeLocal } from '../domain/calendar.ts'
import { channels } from '../domain/channels.ts'
import { identifiers, purposes } from '../domain/consent.ts'
import { categories, postStates } from '../domain/posts.ts'
import { typedDate } from '../http/dates.ts'
import { checkForm, type FormError, type FormValues, one } from '../http/forms.ts'

export const longestWords = 100_000
const longestTitle = 120

const title = z
  .string()
  .trim()
  .min(1, 'Give the post a title, so that colleagues can find it.')
  .max(longestTitle, `Make the title shorter: ${longestTitle} letters at most.`)
const words = z
  .string()
  .max(longestWords, 'That is too long for any post. Make it shorter.')
  .transform((typed) => typed.replaceAll('\r\n', '\n'))
const link = z
  .string()
  .trim()
  .max(2000, 'That address is too long.')
  .refine(
    (typed) => typed === '' || isWebAddress(typed),
    'Give the whole address, beginning with https://',
  )

/** Secure web addresses only, with nobody’s name and password in them. */
function isWebAddress(typed: string): boolean {
  const address = URL.parse(typed)
  return address?.protocol === 'https:' && address.username === '' && !/\s/.test(typed)
}

const choice = <const Word extends string>(vocabulary: readonly [Word, ...Word[]]) =>
  z.union([z.literal('').transform(() => null), z.enum(vocabulary)], 'Choose from the list.')
const ticks = <const Word extends string>(vocabulary: readonly [Word, ...Word[]]) =>
  z.preprocess(
    (sent) => (sent === undefined || sent === '' ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(z.enum(vocabulary, 'Choose from the list.')),
  )

export const newPostForm = z.object({
  form_key: z.string().min(8),
  title,
  service: z.uuid('Choose the service that the post is for.'),
  accounts: z.preprocess(
    (sent) => (typeof sent === 'string' ? [sent] : (sent ?? [])),
    z
      .array(z.uuid())
      .min(1, 'Tick at least one place to post.')
      .transform((ids) => [...new Set(ids)]),
  ),
})

export const reasonForm = z.object({
  reason: z
    .string()
    .trim()
    .min(3, 'Say why, in a few words.')
    .max(1000, 'Make it shorter: 1,000 letters at most.'),
})

export const lockForm = z.object({ lock_version: z.coerce.number().int().catch(-1) })

export const quoteForm = z.object({
  quote_person: z.uuid('Choose whose words these are.'),
  quote_words: z
    .string()
    .trim()
    .min(1, 'Write exactly what they said.')
    .max(5000, 'Make the quote shorter: 5,000 letters at most.')
    .transform((typed) => typed.replaceAll('\r\n', '\n')),
  quote_shows: ticks(identifiers),
})

export const picturesForm = z.object({
  pictures: z.preprocess(
    (sent) => (typeof sent === 'string' ? [sent] : (sent ?? [])),
    z.array(z.uuid()).min(1, 'Tick at least one picture.').max(50, 'Choose at most 50 at once.'),
  ),
})

/** What a target may be told by the compose form. Left out means: leave as it is. */
export type TargetInput = { readonly words?: string | null; readonly planned?: LocalTime | null }

/** What the compose form said. A field that cannot be read is left out of `input` and named in `errors`. */
export type DraftInput = {
  readonly title?: string
  readonly words?: string
  readonly link?: string
  readonly category?: (typeof categories)[number] | null
  readonly purpose?: (typeof purposes)[number] | null
  readonly windowFrom?: CivilDate | null
  readonly windowUntil?: CivilDate | null
  readonly targets: ReadonlyMap<string, TargetInput>
}
export type ReadDraft = { readonly input: DraftInput; readonly errors: readonly FormError[] }

const scalars = { title, words, link, category: choice(categories), purpose: choice(purposes) }

/** Reads whatever part of the compose form was sent, for these targets. Never throws away what can be read. */
export function readDraft(values: FormValues, targetIds: readonly string[]): ReadDraft {
  const errors: FormError[] = []
  const input: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(scalars)) {
    if (values[name] === undefined) continue
    const checked = checkForm(z.object({ [name]: schema }), { [name]: one(values, name) })
    if (checked.ok) Object.assign(input, checked.value)
    else errors.push(...checked.errors)
  }
  Object.assign(input, readWindow(values, errors))
  const targets = new Map(targetIds.map((id) => [id, readTarget(values, id, errors)]))
  return { input: { ...(input as Omit<DraftInput, 'targets'>), targets }, errors }
}

function readWindow(
  values: FormValues,
  errors: FormError[],
): Pick<DraftInput, 'windowFrom' | 'windowUntil'> {
  const from = readDay(values, 'window_from', errors)
  const until = readDay(values, 'window_until', errors)
  if (from && until && until < from) {
    errors.push({
      field: 'window_until',
      message: 'The last day comes before the first. Change one.',
    })
    return {}
  }
  return {
    ...(from === undefined ? {} : { windowFrom: from }),
    ...(until === undefined ? {} : { windowUntil: until }),
  }
}

/** Undefined when it was not asked or cannot be read; null when it was left empty. */
function readDay(
  values: FormValues,
  name: string,
  errors: FormError[],
): CivilDate | null | undefined {
  if (values[`${name}_day`] === undefined) return undefined
  const typed = typedDate(values, name)
  if (typed.kind === 'empty') return null
  if (typed.kind === 'day') return typed.day
  errors.push({ field: name, message: typed.message })
  return undefined
}

function readTarget(values: FormValues, id: string, errors: FormError[]): TargetInput {
  const planned = readPlanned(values, id, errors)
  const own = one(values, `own_${id}`)
  const typed = words.safeParse(one(values, `words_${id}`))
  if (own === 'yes' && !typed.success) {
    errors.push({ field: `words_${id}`, message: 'That is too long for any post.' })
  }
  return {
    ...(own === 'no' ? { words: null } : {}),
    ...(own === 'yes' && typed.success ? { words: typed.data.trim() ? typed.data : null } : {}),
    ...(planned === undefined ? {} : { planned }),
  }
}

function readPlanned(
  values: FormValues,
  id: string,
  errors: FormError[],
): LocalTime | null | undefined {
  const when = one(values, `when_${id}`)
  if (when === 'soon') return null
  if (when !== 'day') return undefined
  const day = readDay(values, `on_${id}`, errors)
  const time = readTime(one(values, `at_${id}`))
  if (day === null) {
    errors.push({ field: `on_${id}`, message: 'Fill in the day it should go out.' })
  }
  if (time === undefined) {
    errors.push({ field: `at_${id}`, message: notTime })
  }
  return day && time ? `${day}T${time}` : undefined
}

export const notTime = 'Write the time with figures, such as 09:30.'

/** `9:30`, `09.30` and `0930` are all half past nine in the morning. */
export function readTime(typed: string): string | undefined {
  const [, hours, minutes] = /^(\d{1,2})[:.]?(\d{2})$/.exec(typed.trim()) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** A planned time on its own, as the “move to” forms send it. */
export const plannedForm = z.object({
  planned: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    .refine((local) => {
      try {
        return placeLocal(local).instant > 0
      } catch {
        return false
      }
    }),
})

const cursor = z
  .string()
  .regex(/^\d{1,16}\.[0-9a-f-]{36}$/)
  .transform((text) => ({ at: Number(text.split('.')[0]), id: text.split('.')[1] ?? '' }))
export type Cursor = z.infer<typeof cursor>

/** The address of the list. What cannot be read is left out, so an old bookmark still opens. */
export const listQuery = z.object({
  whose: z.enum(['all', 'mine']).catch('all'),
  state: z.enum(postStates).optional().catch(undefined),
  channel: z.enum(channels).optional().catch(undefined),
  service: z.uuid().optional().catch(undefined),
  q: z.string().trim().max(200).catch(''),
  older: cursor.optional().catch(undefined),
  newer: cursor.optional().catch(undefined),
})
export type ListQuery = z.infer<typeof listQuery>
