import { z } from 'zod'
import { type Action, actions } from './actions.ts'

const blankIsNone = (value: unknown) => (value === '' ? undefined : value)
const day = z.preprocess(blankIsNone, z.iso.date().optional().catch(undefined))

/** The log's filters, all in the address. A value that makes no sense is left out rather than refused. */
export const logFilters = z.object({
  action: z.preprocess(
    blankIsNone,
    z
      .custom<Action>((value) => typeof value === 'string' && value in actions)
      .optional()
      .catch(undefined),
  ),
  actor: z.preprocess(
    blankIsNone,
    z
      .union([z.uuid(), z.literal('system')])
      .optional()
      .catch(undefined),
  ),
  subject: z.preprocess(blankIsNone, z.uuid().optional().catch(undefined)),
  from: day,
  until: day,
  before: z.preprocess(blankIsNone, z.coerce.number().int().positive().optional().catch(undefined)),
})
export type LogFilters = z.infer<typeof logFilters>
