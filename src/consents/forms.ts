import { z } from 'zod'

const blankIsNone = (value: unknown) => (value === '' ? undefined : value)
const filter = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(blankIsNone, schema.optional().catch(undefined))

export const recordViews = ['check', 'waiting', 'all'] as const

/** The filters of the list of records, all in the address. What makes no sense is left out. */
export const recordFilters = z.object({
  view: z.enum(recordViews).catch('all'),
  service: filter(z.uuid()),
  after: filter(z.uuid()),
})
export type RecordFilters = z.infer<typeof recordFilters>
