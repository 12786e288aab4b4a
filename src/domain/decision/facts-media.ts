import { z } from 'zod'
import { channels } from '../channels.ts'
import { identifiers, media } from '../consent.ts'
import { appearanceKinds, licenceKinds } from '../media.ts'
import { civilDate, id } from './scalars.ts'

/** What goes out with the words: pictures, films and quotes, and who is shown in them (B1). */

const licenceFacts = z
  .strictObject({
    kind: z.enum(licenceKinds).describe('Where the right to use it comes from; `none` gives S02.'),
    statement: z
      .string()
      .nullable()
      .describe(
        'Who said we may use it, or the licence reference. Needed for licensed and permission_from_maker.',
      ),
    channels: z
      .array(z.enum(channels))
      .nullable()
      .describe('Channels the licence is limited to; null when it has no such limit. Else S03.'),
    paidUse: z.boolean().describe('Whether it may be used in paid advertising. Else S03.'),
    endsOn: civilDate
      .nullable()
      .describe('Last day of use, inclusive, London; null when it has no end. After it: S03.'),
  })
  .describe('Licence or statement of ownership, or null, which gives S02 (law L38).')

const appearanceFacts = z.strictObject({
  id: id.describe('The appearance: one person in one asset.'),
  kind: z
    .enum(appearanceKinds)
    .describe('`unknown` never publishes (S01). `not_identifiable` needs two people (S10, P02).'),
  personId: id.nullable().describe('Who it is; needed when identified.'),
  identifiers: z
    .array(z.enum(identifiers))
    .describe(
      'What is shown or heard of them here. Their name in the words is added by the engine.',
    ),
  checkedBy: z
    .strictObject({
      first: id.nullable().describe('Staff id of who said that nobody can recognise them.'),
      second: id.nullable().describe('Staff id of the second person, who knows the service.'),
    })
    .describe('Used when not_identifiable. Two different people, else S10 (B8).'),
})

export const assetFacts = z.strictObject({
  id: id.describe('The asset. A cropped or blurred copy is a new asset with its own id (B8).'),
  media: z.enum(media).describe('What kind of content it is (B3).'),
  declaredPeople: z
    .int()
    .min(0)
    .nullable()
    .describe('How many people the uploader counted. Different from those tagged: S01 (B8).'),
  approverCount: z
    .int()
    .min(0)
    .nullable()
    .describe(
      'How many the approver counted without seeing the first number. From approve on: S01.',
    ),
  licence: licenceFacts.nullable(),
  altText: z
    .string()
    .nullable()
    .describe('Description or captions for this post; none: REFER T07.'),
  decorative: z
    .boolean()
    .describe('A pattern or a line that says nothing and shows nobody. It needs no description.'),
  dignity: z
    .enum(['not_checked', 'passed', 'failed'])
    .describe('The second person’s dignity check. Failed: S07. Not done: S07 from approve on.'),
  eventId: id.nullable().describe('The event it was made at (or its name), for C12.'),
  appearances: z.array(appearanceFacts).describe('Everyone who can be seen or heard (B1).'),
})

export const quoteFacts = z.strictObject({
  id: id.describe('The quote.'),
  personId: id.describe('Whose words they are.'),
  words: z.string().describe('The exact words as they go out.'),
  identifiers: z
    .array(z.enum(identifiers))
    .describe('What is told about the person besides their own words, which always counts.'),
  eventId: id.nullable().describe('The event it belongs to, for C12.'),
})

export type AssetFacts = z.infer<typeof assetFacts>
export type AppearanceFacts = z.infer<typeof appearanceFacts>
export type QuoteFacts = z.infer<typeof quoteFacts>
