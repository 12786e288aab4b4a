import { z } from 'zod'
import { channels } from '../domain/channels.ts'
import { dayField, instantAt, textUpTo, timeField } from '../http/date-fields.ts'

const formKey = z.string().min(1)

export const releaseForm = z.object({
  form_key: formKey,
  permanent: z.literal('yes', 'Tick this to show that you know it cannot be taken back.'),
})

/** What is said when a post went out. The address is checked against its account by `publicAddress`. */
export const confirmForm = z
  .object({
    form_key: formKey,
    address: z.string().trim().default(''),
    posted: dayField('Fill in the day it was posted.'),
    posted_at: timeField('Fill in the time it was posted.'),
    exact: z.enum(['yes', 'no'], 'Say whether it is exactly as approved.'),
  })
  .transform(({ posted, posted_at, ...sent }, ctx) => {
    const postedAt = instantAt(posted, posted_at)
    if (postedAt !== null) return { ...sent, postedAt }
    ctx.addIssue({
      code: 'custom',
      path: ['posted_at'],
      message: 'The clocks went forward then. Check the time.',
    })
    return z.NEVER
  })

export const notPostedForm = z.object({
  form_key: formKey,
  not_posted_reason: textUpTo(2000).refine((reason) => reason !== '', 'Say why it was not posted.'),
})

export const answerForm = z.object({
  form_key: formKey,
  answer: z.enum(['posted', 'not_posted'], 'Say whether it was posted.'),
  address: z.string().trim().default(''),
})

export const publishedViews = ['all', 'confirm', 'revoked', 'live', 'due', 'down'] as const
export type PublishedView = (typeof publishedViews)[number]

/** The filters of the published list, in its address. What is not understood is left out rather than refused. */
export const publishedQuery = z.object({
  view: z.enum(publishedViews).catch('all'),
  service: z.uuid().optional().catch(undefined),
  channel: z.enum(channels).nullable().catch(null),
  after: z
    .string()
    .regex(/^\d+\.[0-9a-f-]{36}$/)
    .transform((key) => ({ releasedAt: Number(key.slice(0, -37)), id: key.slice(-36) }))
    .nullable()
    .catch(null),
})
export type PublishedQuery = z.infer<typeof publishedQuery>
