import type { Instant } from './calendar.ts'
import type { Channel } from './channels.ts'
import type { Facts } from './decision/facts.ts'

import { type Code, type Reason, reasonRows, stands } from './decision/reasons.ts'
import type { VersionContent } from './fingerprint.ts'

/** What follows after an approved post left as a pack. Source: lifecycle C4. */

/** How a pack stands at an instant. It stops counting at the instant it expires, to the millisecond. */
export type PackStanding = 'usable' | 'expired' | 'revoked'

export function packStanding(
  pack: { readonly expiresAt: Instant; readonly revokedAt: Instant | null },
  now: Instant,
): PackStanding {
  if (pack.revokedAt !== null) return 'revoked'
  return now < pack.expiresAt ? 'usable' : 'expired'
}

/**
 * Running out of time stops new use; by itself it does not order that a post comes down (B3, “two ends”), and a colleague
 * who left raises a review (B4). Everything else that blocks a person or a picture does.
 */
const staysUp: readonly Code[] = ['C05', 'C06', 'C07', 'M02']

/** Whether this reason means that a post which is already out must come down (C4 rows 5, 8 and 9). */
export function ordersRemoval(reason: Reason, facts: Facts): boolean {
  if (reason.verdict !== 'BLOCK' || !stands(reason) || staysUp.includes(reason.code)) return false
  const { family } = reasonRows[reason.code]
  if (family !== 'person' && family !== 'asset') return false
  return reason.code !== 'C04' || wantsItDown(facts, reason.details.withdrawalId)
}

/** Somebody may ask for no new use and leave what is out alone (B6 `wants`). Not known means take it down. */
function wantsItDown(facts: Facts, withdrawalId: string): boolean {
  const all = facts.people.flatMap(({ withdrawals }) => withdrawals)
  const said = all.find(({ id }) => id === withdrawalId)
  return said === undefined || said.wants.includes('take_down')
}

/** Things that are printed or pinned up have no address of their own. */
export const hasAddress = (channel: Channel): boolean =>
  channel !== 'newsletter_print' && channel !== 'notice_board'

export type PublicAddress = { readonly address: string } | { readonly wrong: string }

/**
 * The address of a published post as it is kept, or what is wrong with it (C4 row 5): https, on the account’s own site,
 * under its handle where the site puts the handle first, and not the front page of the account.
 */
export function publicAddress(
  typed: string,
  account: { readonly channel: Channel; readonly address: string; readonly name: string },
): PublicAddress {
  const url = read(typed)
  const home = read(account.address)
  if (!url || !home)
    return { wrong: 'Copy the whole address of the post. It begins with https://.' }
  if (url.protocol !== 'https:' || url.username !== '' || url.port !== '')
    return { wrong: 'The address must begin with https://, as in the browser’s address bar.' }
  if (siteOf(url) !== siteOf(home))
    return { wrong: `That is not on ${account.name}. Its addresses begin with ${home.origin}/.` }
  if (underHandle.includes(account.channel) && !isUnder(url, home))
    return { wrong: `That is not on ${account.name}. Its addresses begin with ${account.address}.` }
  if (parts(url).join('/') === parts(home).join('/') && url.search === '')
    return { wrong: 'That is the front page. Open the post itself and copy its address.' }
  return { address: url.href }
}

/** Elsewhere the address of a post need not carry the handle (`instagram.com/p/…`, `facebook.com/photo/…`). */
const underHandle: readonly Channel[] = ['own_website', 'partner_site', 'x', 'tiktok']

const otherNames: Readonly<Record<string, string>> = {
  'twitter.com': 'x.com',
  'fb.com': 'facebook.com',
  'youtu.be': 'youtube.com',
}

function read(typed: string): URL | null {
  return URL.canParse(typed.trim()) ? new URL(typed.trim()) : null
}

function siteOf({ hostname }: URL): string {
  const bare = hostname.replace(/^(www|m|web|mobile)\./, '')
  return otherNames[bare] ?? bare
}

const parts = ({ pathname }: URL): string[] => pathname.split('/').filter(Boolean)

function isUnder(url: URL, home: URL): boolean {
  const below = parts(url).map((part) => part.toLowerCase())
  return parts(home).every((part, at) => below[at] === part.toLowerCase())
}

/** Why this person may not be the one who checks a takedown, or null. Never the one who did it (E separation rules). */
export function whyNotVerify(
  takedown: {
    readonly doneBy: string | null
    readonly verifiedAt: Instant | null
  },
  staffId: string,
): 'not_done' | 'verified' | 'same_person' | null {
  if (takedown.doneBy === null) return 'not_done'
  if (takedown.verifiedAt !== null) return 'verified'
  return takedown.doneBy === staffId ? 'same_person' : null
}

/** The text that is copied to a target: its words, and each quote that is not already part of them. */
export function publicText({ targets, quotes }: VersionContent, targetId: string): string {
  const words = targets.find(({ id }) => id === targetId)?.words ?? ''
  const apart = quotes.filter((quote) => !words.includes(quote.words))
  return [words, ...apart.map((quote) => `“${quote.words}”`)].filter(Boolean).join('\n\n')
}
