import { z } from 'zod'
import { accountStatuses, audiences, channels } from '../channels.ts'
import { purposes } from '../consent.ts'
import { nations } from '../nations.ts'
import { categories } from '../posts.ts'
import { roles } from '../roles.ts'
import { personFacts } from './facts-consent.ts'
import { assetFacts, quoteFacts } from './facts-media.ts'
import { civilDate, days, id, instant, localTime } from './scalars.ts'

/** The rules these facts are judged by. Stored with every decision, so that an auditor can replay it (B9). */
export const ruleSetVersion = '2026-11-1'

export const acts = ['save', 'submit', 'approve', 'release', 'confirm', 'recheck'] as const
export type Act = (typeof acts)[number]

const settingsFacts = z
  .strictObject({
    approvalValidDays: days.describe('Days an approval lasts, default 30, V03.'),
    reviewGraceDays: z
      .strictObject({
        self: days.describe('Days of grace for an adult who decided, default 14, C07 (B5).'),
        leaver: days.describe('Days to look again after somebody moves out, default 30 (B8).'),
      })
      .describe('How long a late review gives REFER before it gives BLOCK.'),
    askAgainMonths: z
      .int()
      .min(1)
      .max(120)
      .describe('Months before a person who said no may be asked again, default 6 (B5).'),
    maxDelegationDays: days.describe('Longest delegation, both ends counted, default 28 (C5).'),
  })
  .describe('The provider’s settings that this decision depends on.')

const accountFacts = z
  .strictObject({
    id: id.describe('The account.'),
    name: z.string().describe('Its name, for sentences.'),
    channel: z.enum(channels).describe('Its kind; consent names these one by one (B3).'),
    status: z.enum(accountStatuses).describe('Only `active` passes, else N01 or N02.'),
    audience: z.enum(audiences).describe('A closed group still counts as publishing (B1).'),
    dpiaSignedOn: civilDate
      .nullable()
      .describe('Day the privacy check (DPIA) was signed; null or later than today: N03.'),
  })
  .describe('The official account, or null when it is not in the register (N01).')

const postFacts = z
  .strictObject({
    id: id.describe('The post.'),
    serviceId: id.describe('The service that the post speaks for.'),
    category: z.enum(categories).nullable().describe('What it is about; null: T01 (O3).'),
    purpose: z
      .enum(purposes)
      .nullable()
      .describe('What it is for; null: T01. Judged by C09 and S03.'),
    window: z
      .strictObject({
        from: civilDate.describe('First day it may go out, London.'),
        until: civilDate.describe('Last day it may go out, inclusive, London.'),
      })
      .nullable()
      .describe('Days within which it may go out, or null for no limit.'),
    placeNames: z
      .array(z.string())
      .describe(
        'Names of the service and town, looked for in the words under the flag no_location.',
      ),
  })
  .describe('The post version that is judged.')

const delegationFacts = z.strictObject({
  id: id.describe('The delegation.'),
  from: civilDate.describe('First day, from 00:00 London.'),
  until: civilDate.describe('Last day, inclusive; it ends by itself at 00:00 after it (C5).'),
  serviceIds: z.array(id).describe('Services it covers.'),
  byRegisteredManager: z
    .boolean()
    .describe('Whether a Registered Manager (or nominated individual) gave it. A deputy may not.'),
  endedAt: instant.nullable().describe('When it was ended early, UTC milliseconds, or null.'),
})

const actorFacts = z
  .strictObject({
    id: id.describe('The member of staff.'),
    roles: z
      .array(z.enum(roles))
      .describe(
        'Roles held now for the post’s service or for all (D), none held only elsewhere. `deputy` counts only while delegated.',
      ),
    serviceIds: z.array(id).describe('Services they cover. The post’s service must be here: W07.'),
    delegations: z.array(delegationFacts).describe('Every delegation to them; W05.'),
    designations: z
      .array(
        z.strictObject({
          accountId: id.describe('The account.'),
          from: civilDate.describe('First day, London.'),
          until: civilDate.nullable().describe('Last day, inclusive; null while open-ended.'),
        }),
      )
      .describe('Accounts they are set up to post on; W01.'),
    trainedUntil: civilDate.nullable().describe('Last day their training counts; null: none. W02.'),
    noticeGivenOn: civilDate.nullable().describe('Day notice of leaving was recorded; W03.'),
    leftOn: civilDate.nullable().describe('Day they left; W03.'),
  })
  .describe('Who does this act. Null only at recheck, which the system does by itself.')

const approvalFacts = z
  .strictObject({
    id: id.describe('The approval.'),
    by: id.describe('Staff id of the approver.'),
    at: instant.describe('When it was given, UTC milliseconds; V03.'),
    fingerprint: z.string().describe('Fingerprint of the version approved; V02.'),
    windowFrom: civilDate.nullable().describe('First approved day, London; V05.'),
    windowUntil: civilDate.nullable().describe('Last approved day, inclusive, London; V05.'),
    targetIds: z.array(id).describe('Targets approved by name. Any other target has none: V01.'),
  })
  .describe('The approval in force, or null: V01.')

const clearedFacts = z.strictObject({
  code: z.string().describe('The code of a REFER that an approver may clear, such as C21.'),
  subjectId: id.describe('The id of the subject of that reason.'),
  by: id.describe('Staff id of who cleared it. A contributor cannot.'),
  reason: z.string().describe('Why, in words. Empty words clear nothing.'),
})

/** One target of one post version at one act. `decide` needs nothing else. */
export const factsSchema = z
  .strictObject({
    act: z
      .enum(acts)
      .describe('What is about to be done. Some rules only apply at some acts (B9.6).'),
    now: instant.describe('The moment of the act, UTC milliseconds.'),
    planned: localTime
      .nullable()
      .describe(
        'Planned London time `YYYY-MM-DDTHH:mm`; null means now (B9.4). Clock change: V04.',
      ),
    targetId: id.describe('The target: this post on this account.'),
    nation: z.enum(nations).describe('Nation of the service. The law differs (B4).'),
    settings: settingsFacts,
    account: accountFacts.nullable(),
    post: postFacts,
    words: z.string().describe('The text that goes out on this target.'),
    assets: z.array(assetFacts).describe('Everything attached, each once.'),
    quotes: z
      .array(quoteFacts)
      .describe('People’s own words in the text. Media quote_testimonial.'),
    people: z
      .array(personFacts)
      .describe('Everyone who appears or is quoted. Nobody missing: C01.'),
    actor: actorFacts.nullable(),
    contributors: z
      .array(id)
      .describe('Staff ids of all who wrote, edited, tagged or uploaded for this version; W04.'),
    fingerprint: z.string().describe('Fingerprint of the version as it is now; V02.'),
    approval: approvalFacts.nullable(),
    cleared: z
      .array(clearedFacts)
      .describe(
        'REFERs that the approver cleared with a reason (C3 row 7). Bound to the fingerprint.',
      ),
  })
  .describe('All that is known about one target of one post version at one act.')

export type Facts = z.infer<typeof factsSchema>
export type AccountFacts = NonNullable<Facts['account']>
export type ActorFacts = NonNullable<Facts['actor']>
export type ApprovalFacts = NonNullable<Facts['approval']>
export type DelegationFacts = z.infer<typeof delegationFacts>

export type FactProblem = { readonly path: string; readonly message: string }

/**
 * Reads facts from parsed JSON.
 * @returns the facts, or every problem with its path (`people.0.consents.1.useUntil`) and a sentence
 */
export function parseFacts(
  json: unknown,
): { readonly facts: Facts } | { readonly problems: readonly FactProblem[] } {
  const read = factsSchema.safeParse(json)
  if (read.success) return { facts: read.data }
  const problems = read.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.') || 'facts',
    message,
  }))
  return { problems }
}
