import { z } from 'zod'
import { channels } from '../domain/channels.ts'
import { appearanceKinds, licenceKinds, mediaRoutes } from '../domain/media.ts'
import { longestDescription, shownInPicture } from '../domain/picture-questions.ts'
import { optionalDayField, ticks } from '../http/date-fields.ts'

const words = (most: number, message: string) => z.string().trim().max(most, message).default('')
const choice = <const Word extends string>(vocabulary: readonly [Word, ...Word[]]) =>
  z
    .union([z.literal('').transform(() => null), z.enum(vocabulary)], 'Choose one of the answers.')
    .default(null)
const tick = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes')
/** Of the picture as it was on the page; an older one means somebody else changed it meanwhile. */
export const lock = z.object({ lock_version: z.coerce.number().int() })

const eventName = words(100, 'Make the name of the event shorter: 100 letters at most.')

export const uploadForm = z.object({
  service: z.uuid('Choose the service that the pictures show.'),
  form_key: z.uuid('Open this page again and choose the pictures once more.'),
  event: eventName,
  route: choice(mediaRoutes),
  licence: choice(['staff_at_work', 'organisation_owns']),
})

export const mostPeople = 500
export const countForm = z
  .object({ people: z.string().default(''), people_more: z.string().default('') })
  .transform(({ people, people_more }, context) => {
    const said = people_more.trim() || people.trim()
    const count = /^\d{1,3}$/.test(said) ? Number(said) : Number.NaN
    if (count <= mostPeople) return count
    context.addIssue({
      code: 'custom',
      path: [people_more.trim() ? 'people_more' : 'people'],
      message: said
        ? `Give a whole number from 0 to ${mostPeople}.`
        : 'Choose how many people you can see. Count everyone, also those behind.',
    })
    return z.NEVER
  })

export const tagForm = z
  .object({
    kind: z.enum(appearanceKinds, 'Say who it is.'),
    person: z.string().default(''),
    name: words(100, 'Type a shorter name.'),
    seen: z.enum(['face', 'body_not_face', 'neither', ''], 'Say what you can see.').default(''),
    also: ticks(shownInPicture),
    why: words(300, 'Use fewer words: 300 letters at most.'),
    where: words(300, 'Use fewer words: 300 letters at most.'),
  })
  .superRefine((sent, context) => {
    const ask = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (sent.kind === 'identified') {
      if (!z.uuid().safeParse(sent.person).success) {
        ask('name', 'Type their name, press Find, then choose the person.')
      } else if (!sent.seen) ask('seen', 'Say whether their face can be seen.')
      else if (sent.seen === 'neither' && sent.also.length === 0) {
        ask('also', 'Tick what shows who they are.')
      }
    }
    if (sent.kind === 'not_identifiable' && !sent.why) {
      ask('why', 'Say why nobody could recognise them.')
    }
    if (sent.kind === 'unknown' && !sent.where) {
      ask('where', 'Say where they are in the picture, so that a colleague can look.')
    }
  })

export const secondLookForm = z.object({
  looked: z.literal('yes', 'Tick this when you have looked at the whole picture.'),
})

export const descriptionForm = z.object({
  alt_text: words(
    longestDescription,
    `Make the description shorter: ${longestDescription} letters at most.`,
  ),
  decorative: tick,
})

export const licenceForm = z
  .object({
    licence: z.enum(licenceKinds, 'Say who made the picture.'),
    owner: words(200, 'Use fewer words: 200 letters at most.'),
    channel_limit: z.enum(['any', 'some']).default('any'),
    licence_channels: ticks(channels),
    paid_use: tick,
    ends_on: optionalDayField,
  })
  .superRefine((sent, context) => {
    const limited = sent.licence === 'licensed' || sent.licence === 'permission_from_maker'
    if (!limited) return
    if (!sent.owner) {
      context.addIssue({
        code: 'custom',
        path: ['owner'],
        message: 'Write who gave the permission, or the number of the licence.',
      })
    }
    if (sent.channel_limit === 'some' && sent.licence_channels.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['licence_channels'],
        message: 'Tick at least one place, or choose “Anywhere”.',
      })
    }
  })

export const detailsForm = z.object({
  title: z
    .string()
    .trim()
    .min(1, 'Give the picture a title.')
    .max(120, 'Make the title shorter: 120 letters at most.'),
  event: eventName,
  route: choice(mediaRoutes),
  taken_on: optionalDayField,
})

export const libraryViews = ['all', 'to_tag', 'second_look', 'unused'] as const
export type LibraryView = (typeof libraryViews)[number]

const cursor = z
  .string()
  .regex(/^\d{1,16}\.[0-9a-f-]{36}$/)
  .transform((text) => ({ at: Number(text.split('.')[0]), id: text.split('.')[1] ?? '' }))
export type Cursor = z.infer<typeof cursor>

/** The address of the library. What cannot be read is left out, so an old bookmark still opens. */
export const libraryQuery = z.object({
  view: z.enum(libraryViews).catch('all'),
  service: z.uuid().optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
  older: cursor.optional().catch(undefined),
  newer: cursor.optional().catch(undefined),
})
export type LibraryQuery = z.infer<typeof libraryQuery>
