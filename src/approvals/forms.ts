import { z } from 'zod'
import { channels } from '../domain/channels.ts'
import { verdicts } from '../domain/decision/reason.ts'
import { approvalDecisions } from '../domain/posts.ts'
import { type FormError, type FormValues, one } from '../http/forms.ts'

/** The filters of the queue, in its address. Anything not understood is left out rather than refused. */
export const queueQuery = z.object({
  service: z.uuid().optional().catch(undefined),
  channel: z.enum(channels).nullable().catch(null),
  verdict: z.enum(verdicts).nullable().catch(null),
  after: z
    .string()
    .regex(/^\d+\.[0-9a-f-]{36}$/)
    .transform((key) => ({ dueAt: Number(key.slice(0, -37)), id: key.slice(-36) }))
    .nullable()
    .catch(null),
})
export type QueueQuery = z.infer<typeof queueQuery>

/** Names of the fields that repeat: one for each picture, each claim and each REFER. */
export const countField = (assetId: string): string => `count:${assetId}`
export const moreField = (assetId: string): string => `more:${assetId}`
export const claimField = (appearanceId: string): string => `claim:${appearanceId}`
export const clearField = (code: string, subjectId: string): string => `clear:${code}:${subjectId}`

const counted = z.coerce.number().int().min(0).max(500)

/** How many people the approver can see in each picture. Each picture needs its own answer. */
export function readHeadCounts(
  values: FormValues,
  assetIds: readonly string[],
): { readonly counts: Record<string, number>; readonly errors: readonly FormError[] } {
  const counts: Record<string, number> = {}
  const errors: FormError[] = []
  for (const assetId of assetIds) {
    const chosen = one(values, countField(assetId))
    const more = chosen === 'more'
    const typed = (more ? one(values, moreField(assetId)) : chosen).trim()
    const read = typed === '' ? undefined : counted.safeParse(typed).data
    if (read !== undefined) counts[assetId] = read
    else if (more) errors.push({ field: moreField(assetId), message: 'Type how many, in figures.' })
    else errors.push({ field: countField(assetId), message: 'Say how many people you can see.' })
  }
  return { counts, errors }
}

export const lookForm = z.object({ version: z.uuid() })

const reason = z.string().trim().max(2000, 'Keep this under 2,000 characters.').default('')

/** What every decision sends. What approving needs besides is checked only when approving. */
export const decisionForm = z
  .object({
    form_key: z.string().min(1),
    version: z.uuid(),
    decision: z.enum(approvalDecisions),
    reason,
  })
  .refine((sent) => sent.decision === 'approve' || sent.reason !== '', {
    path: ['reason'],
    message: 'Say why, so that the author knows what to do next.',
  })
export type DecisionForm = z.infer<typeof decisionForm>

export const declarationsForm = z.object({
  targets: z
    .string()
    .min(1)
    .transform((ids) => ids.split(' ')),
  dignity: z.literal('yes', 'Look again, and tick this only if it is so.'),
  accurate: z.literal('yes', 'Read it again, and tick this only if it is so.'),
  complaint: z
    .enum(['no', 'yes'], 'Answer this before you approve.')
    .refine(
      (answer) => answer === 'no',
      'Complaints, disputes and safeguarding are not dealt with online. Ask for changes or reject it.',
    ),
})
