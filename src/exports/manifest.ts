import { z } from 'zod'
import { channels } from '../domain/channels.ts'
import { verdicts } from '../domain/decision/reason.ts'

/** `manifest.json` of an export pack. docs/manifest.schema.json is made from this. Nobody shown is named in it. */

const id = z.uuid()
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256, 64 lower-case hex digits.')
const instant = z.iso.datetime().describe('UTC, RFC 3339.')
const day = z.iso.date().describe('A calendar day in London, YYYY-MM-DD.')

const accountPart = z
  .strictObject({
    id: id.describe('The account in the register of official accounts.'),
    channel: z.enum(channels),
    name: z.string(),
    address: z.url().describe('Where the account is.'),
  })
  .describe('The one account that this pack is for.')

const approvalPart = z
  .strictObject({
    id,
    by: id.describe('Staff id of the Registered Manager or deputy.'),
    name: z.string(),
    actingAs: z.enum(['registered_manager', 'deputy']).describe('Their role on that day.'),
    at: instant,
    fingerprint: sha256.describe(
      'Fingerprint that was approved. Always equal to version.fingerprint.',
    ),
  })
  .describe('The countersignature.')

const reasonPart = z.strictObject({
  code: z.string().describe('Code of the rule, such as P01.'),
  verdict: z.enum(verdicts),
  sentence: z.string(),
  subject: z
    .strictObject({ kind: z.string(), id: z.string() })
    .describe('What it is about, by id.'),
  cleared: z
    .boolean()
    .describe('True when the approver cleared this REFER with words of their own.'),
})

const decisionPart = z
  .strictObject({
    verdict: z.literal('ALLOW').describe('A pack is only made when the gate says ALLOW.'),
    ruleSet: z.string().describe('Version of the rules that were used.'),
    checkedAt: z.array(instant).describe('Every moment for which the use was checked.'),
    reasons: z.array(reasonPart),
  })
  .describe('What the gate answered when the pack was made.')

const mediaPart = z.strictObject({
  file: z.string().regex(/^media\/\d{2}\.jpg$/),
  sha256: sha256.describe('SHA-256 of the file in this pack.'),
  masterSha256: sha256.describe('SHA-256 of the approved picture it was made from.'),
  width: z.int().min(1).describe('Pixels.'),
  height: z.int().min(1).describe('Pixels.'),
  altFile: z.string().regex(/^alt\/\d{2}\.txt$/),
})

export const manifestSchema = z
  .strictObject({
    format: z.literal('countersign-export-pack/1'),
    pack: id.describe('Number of this pack.'),
    organisation: z.string(),
    service: z.string(),
    post: id,
    target: id.describe('This post on this account.'),
    version: z.strictObject({
      id,
      number: z.int().min(1),
      fingerprint: sha256.describe(
        'SHA-256 of the canonical JSON (RFC 8785) of everything that was approved.',
      ),
    }),
    account: accountPart,
    planned: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
      .nullable()
      .describe(
        'Planned time on the clock in London, YYYY-MM-DDTHH:mm; null means as soon as you can.',
      ),
    window: z
      .strictObject({ from: day, until: day })
      .nullable()
      .describe('Days between which it may go out, both included; null when no days were set.'),
    approval: approvalPart,
    decision: decisionPart,
    media: z.array(mediaPart).describe('In the order they are shown.'),
    words: z.strictObject({ file: z.literal('post.txt'), sha256 }),
    audit: z
      .strictObject({ seq: z.int().min(0), hash: sha256 })
      .describe('The end of the audit chain when the pack was made.'),
    madeAt: instant,
    expiresAt: instant.describe('From this moment the pack may not be used.'),
    releasedBy: id.describe('Staff id of who released it.'),
  })
  .meta({
    title: 'Countersign export pack manifest',
    description: 'Describes one sealed export pack: one approved post for one official account.',
  })

export type Manifest = z.infer<typeof manifestSchema>

/** The published schema (JSON Schema 2020-12). */
export const manifestJsonSchema = (): unknown => z.toJSONSchema(manifestSchema)
