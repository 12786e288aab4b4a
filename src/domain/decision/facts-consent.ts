import { z } from 'zod'
import { channels } from '../channels.ts'
import {
  assetScopes,
  capacityBases,
  conditionFlags,
  consentDecisions,
  displayEnds,
  giverKinds,
  identifiers,
  lawfulBases,
  media,
  methods,
  noticeFormats,
  purposes,
  seeFirstWishes,
  toldPoints,
  withdrawalRoutes,
  withdrawalScopes,
} from '../consent.ts'
import { ageBands, communicationNeeds, personKinds, personStatuses } from '../people.ts'
import { civilDate, id, instant } from './scalars.ts'

/** What is known about a person who is shown or quoted, and everything they said about it (B1 to B6). */

const identifier = z.enum(identifiers)

const conditionsFacts = z
  .strictObject({
    text: z
      .string()
      .describe('Conditions in words, or an empty text. Any words at all give REFER C21 (B3).'),
    flags: z
      .array(z.enum(conditionFlags))
      .describe('Conditions the engine knows by name. What it cannot see gives REFER C21 (B3).'),
    avoidWords: z
      .array(z.string())
      .describe('Words that must not appear, used with the flag black_list_words (B3).'),
  })
  .describe('What the person asked for on top of the scope (B3).')

const lineFacts = z.strictObject({
  id: id.describe('The scope line.'),
  media: z.array(z.enum(media)).describe('Kinds of content this line covers (B3).'),
  identifiers: z
    .array(identifier)
    .describe('What may be shown, heard or written about the person. Anything else is C11 (B3).'),
  neverTogether: z
    .array(z.tuple([identifier, identifier]))
    .describe('Pairs agreed singly but never in one post, C13 (B3).'),
  channels: z.array(z.enum(channels)).describe('Channels, named one by one, C08 (B3).'),
  purposes: z.array(z.enum(purposes)).describe('What it may be used for, C09 (B3).'),
  assetScope: z
    .enum(assetScopes)
    .describe('Only named assets, only one event, or any until the end date, C12 (B3).'),
  assetIds: z
    .array(id)
    .describe(
      'Asset or quote ids shown to the person; used with this_asset. A crop is a new asset.',
    ),
  eventId: id
    .nullable()
    .describe(
      'The one event (its name, where events have no id of their own); used with this_event.',
    ),
  eventName: z.string().nullable().describe('The name of that event, for the C12 sentence.'),
  validFrom: civilDate.describe('First day of use, from 00:00 in London, C06 (B3).'),
  useUntil: civilDate.describe('Last day of new publication, inclusive, London, C05 (B3).'),
  displayEnds: z
    .enum(displayEnds)
    .describe('When posts already out must come down. Not judged here; used for takedowns (B3).'),
  displayUntil: civilDate.nullable().describe('The date, when displayEnds is `date`.'),
  conditions: conditionsFacts,
})

const checkFacts = z
  .strictObject({
    by: id.describe('The second person, never the one who recorded the answer (B2 checked_by).'),
    at: instant.describe('When they checked, UTC milliseconds.'),
    outcome: z.enum(['usable', 'unusable']).describe('Whether the proof could be relied on.'),
  })
  .describe('The second person’s check of the proof, or null. Without it: C14 (B2).')

const evidenceFacts = z
  .strictObject({
    files: z.int().min(0).describe('How many scans, letters or films are attached (B2).'),
    attested: z
      .strictObject({
        name: z.boolean().describe('The checker can read the name.'),
        answers: z.boolean().describe('The checker can read the answers.'),
        signature: z.boolean().describe('The checker can see the signature or mark.'),
        date: z.boolean().describe('The checker can read the date.'),
      })
      .describe('What the checker says can be read. All four are needed when there is a file.'),
  })
  .describe('The proof itself. Missing or unreadable: C14 (B2 evidence_files).')

const consentFacts = z.strictObject({
  id: id.describe('The consent record.'),
  replacesId: id
    .nullable()
    .describe('The record this one corrects or replaces. Once this is answered, that one is over.'),
  version: z.int().min(1).describe('Only the highest version of one id counts (B2).'),
  state: z
    .enum(['draft', 'requested', 'given', 'void'])
    .describe(
      'Being filled in, asked, answered, or entered by mistake. The rest of B5 is worked out.',
    ),
  decision: z.enum(consentDecisions).describe('`no_answer` never permits (B2).'),
  giverKind: z
    .enum(giverKinds)
    .describe(
      'Who gave the answer. Only `self` can permit for now; others give A01, A02, A03 (B4).',
    ),
  capacityBasis: z
    .enum(capacityBases)
    .nullable()
    .describe('Only `presumed_no_doubt` can permit for now; anything else gives A07 (B2).'),
  method: z.enum(methods).nullable().describe('How the answer was given (B2).'),
  witness: z
    .strictObject({
      who: z.string().describe('Id or name of the witness. Never the one who asked, else C14.'),
      statement: z.boolean().describe('Whether they wrote down what they saw or heard, else C14.'),
    })
    .nullable()
    .describe('Needed for an answer that was spoken, signed in sign language, or a mark (B2).'),
  askedBy: z.string().nullable().describe('Id or name of who asked (B2).'),
  decidedAt: instant.nullable().describe('When the person answered, UTC milliseconds (B2).'),
  recordedAt: instant.describe('When it was written down, UTC milliseconds (B2).'),
  recordedBy: id.describe('The member of staff who wrote it down (B2).'),
  check: checkFacts.nullable(),
  noticeVersionId: id.nullable().describe('The notice they were given; none gives C15 (B2).'),
  noticeFormat: z
    .enum(noticeFormats)
    .nullable()
    .describe('Must meet the person’s communication needs, else C15 (B2).'),
  toldPoints: z.array(z.enum(toldPoints)).describe('All nine are needed, else C15 (B2).'),
  specialCategoryAck: z
    .boolean()
    .nullable()
    .describe(
      'They know a picture shows that they use care. People supported only, else C15 (B2).',
    ),
  freeChoice: z
    .enum(['no_concern', 'concern'])
    .nullable()
    .describe('Whether anyone worries about pressure. Only `no_concern` passes, else C16 (B2).'),
  bundledWithContract: z
    .boolean()
    .nullable()
    .describe('Whether it came as part of a care contract. Only false passes, else C16 (B2).'),
  lawfulBasis: z
    .enum(lawfulBases)
    .nullable()
    .describe('People supported need `explicit_consent`; others that or `consent`, else C14 (B2).'),
  wantsToSeeFirst: z
    .enum(seeFirstWishes)
    .nullable()
    .describe('Anything but `no` gives REFER C18, cleared once their answer is recorded (B2).'),
  reviewDue: civilDate
    .nullable()
    .describe('Last day before the permission must be looked at again with the person, C07 (B2).'),
  evidence: evidenceFacts,
  lines: z
    .array(lineFacts)
    .describe('What was agreed. Empty on a refusal means a refusal of everything (B3).'),
})

const withdrawalFacts = z.strictObject({
  id: id.describe('The withdrawal.'),
  saidAt: instant.describe('When they said it, UTC milliseconds. It counts from this moment (B6).'),
  recordedAt: instant.describe('When it was written down, UTC milliseconds (B6).'),
  route: z
    .enum(withdrawalRoutes)
    .describe('How it reached us. `via_other_person` pauses (C22); all others end (C04) (B6).'),
  scope: z.enum(withdrawalScopes).describe('Everything, or the lists below (B6).'),
  channels: z.array(z.enum(channels)).describe('Used when scope is channels.'),
  identifiers: z.array(identifier).describe('Used when scope is identifiers.'),
  assetIds: z.array(id).describe('Asset or quote ids; used when scope is assets.'),
  wants: z
    .array(z.enum(['no_new_use', 'take_down']))
    .describe('What they want. Not judged here: new use stops either way (B6).'),
})

const basisFacts = z
  .strictObject({
    kind: z
      .literal('legitimate_interests_with_objection')
      .describe('The only basis without a record.'),
    assessedOn: civilDate.describe('Day the written assessment counts from, London (B4).'),
    endedOn: civilDate.nullable().describe('Day it ended, London, or null. From that day: M01.'),
    objectedAt: instant
      .nullable()
      .describe('When they objected, UTC milliseconds, or null. An objection gives M01 (B4).'),
  })
  .describe(
    'Colleagues and volunteers only: the basis for ordinary team pictures without a record.',
  )

export const personFacts = z.strictObject({
  id: id.describe('The person.'),
  kind: z.enum(personKinds).describe('People supported have the strictest rules (B1).'),
  knownAs: z
    .string()
    .describe(
      'The name they go by. Found in the words or alt text it counts as `first_name` shown.',
    ),
  ageBand: z
    .enum(ageBands)
    .describe('`not_known` gives K07; `date_of_birth` means the date below decides (B1).'),
  dateOfBirth: civilDate.nullable().describe('Age changes at 00:00 in London on the birthday.'),
  status: z.enum(personStatuses).describe('`deceased` gives D01 (B8).'),
  leftOn: civilDate
    .nullable()
    .describe(
      'Day a person supported moved out (C07), or notice of leaving was recorded for a colleague (M02).',
    ),
  communicationNeeds: z
    .array(z.enum(communicationNeeds))
    .describe('Checked against the notice, C15.'),
  basis: basisFacts.nullable(),
  consents: z.array(consentFacts).describe('Every record for this person, in any order (B2).'),
  withdrawals: z
    .array(withdrawalFacts)
    .describe('Every withdrawal and objection, in any order (B6).'),
})

export type PersonFacts = z.infer<typeof personFacts>
export type ConsentFacts = z.infer<typeof consentFacts>
export type LineFacts = z.infer<typeof lineFacts>
export type WithdrawalFacts = z.infer<typeof withdrawalFacts>
