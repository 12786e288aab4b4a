import { z } from 'zod'
import {
  accountStatuses,
  audiences,
  type Channel,
  channelNames,
  channels,
} from '../domain/channels.ts'
import { dayField } from '../http/date-fields.ts'

/** Channels that have no page on the web, so no address to check a confirmed post against. */
const offline: readonly Channel[] = ['newsletter_print', 'local_press', 'notice_board']

/** Where a platform's pages live. Others may be anywhere. */
const hosts: Partial<Record<Channel, readonly string[]>> = {
  facebook: ['facebook.com'],
  instagram: ['instagram.com'],
  x: ['x.com', 'twitter.com'],
  linkedin: ['linkedin.com'],
  tiktok: ['tiktok.com'],
  youtube: ['youtube.com'],
}

const text = (most: number) => z.string().trim().max(most, `Use no more than ${most} characters.`)
const version = z.coerce.number().int().catch(0)

const fields = {
  name: text(120).min(1, 'Enter a name that staff will recognise, such as Oak House Facebook.'),
  channel: z.enum(channels, 'Choose what kind of account it is.'),
  handle: text(80).optional().default(''),
  address: text(300).optional().default(''),
  audience: z.enum(audiences, 'Choose who can see it.'),
  admins: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, 'Enter how many people can change the account, such as 2.')
    .transform(Number),
  mfa: z.enum(['yes', 'no'], 'Choose yes or no.').transform((answer) => answer === 'yes'),
}

const hasAddress = (
  sent: { readonly channel: Channel; readonly address: string },
  ctx: z.RefinementCtx,
) => {
  const wrong = addressProblem(sent.channel, sent.address)
  if (wrong) ctx.addIssue({ code: 'custom', path: ['address'], message: wrong })
}

export const newAccountForm = z
  .object({ ...fields, service: z.string().min(1, 'Choose a service.') })
  .superRefine(hasAddress)
export const accountForm = z.object({ ...fields, version }).superRefine(hasAddress)
export type AccountDetails = Omit<z.infer<typeof accountForm>, 'version'>

export const statusForm = z.object({
  status: z.enum(accountStatuses, 'Choose one.').exclude(['proposed'], 'Choose one.'),
  reason: text(500).min(1, 'Say why. Staff and auditors read this.'),
  version,
})

export const dpiaForm = z
  .object({
    signed: dayField('Enter the day it was signed.'),
    review: dayField('Enter the day it must be looked at again.'),
    rules: text(2000).min(
      1,
      'Write the rules for this account. Authors see them while they write.',
    ),
    version,
  })
  .refine(({ signed, review }) => review > signed, {
    path: ['review'],
    message: 'The day to look again must be after the day it was signed.',
  })

/** Why an address will not do for a channel, or null. */
export function addressProblem(channel: Channel, address: string): string | null {
  if (address === '') {
    return offline.includes(channel)
      ? null
      : 'Enter the address of the account. It begins with https://'
  }
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' || url.username !== '' || !url.hostname.includes('.')) {
    return 'Enter a full web address that begins with https://'
  }
  const allowed = hosts[channel]
  const fits = (host: string) => url.hostname === host || url.hostname.endsWith(`.${host}`)
  if (!allowed || allowed.some(fits)) return null
  return `An address on ${channelNames[channel]} has ${allowed.join(' or ')} in it. Check the kind of account or the address.`
}
