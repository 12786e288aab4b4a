import { hash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { invitation, staff } from '../../db/schema/staff.ts'
import { recordEvent } from '../audit/record.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import { giveIdentity, setPassword } from './identity.ts'
import { endSessionsOf } from './sessions.ts'

export type Purpose = 'join' | 'reset'
const day = 24 * 60 * 60 * 1000
const words: Record<Purpose, { subject: string; text: string }> = {
  join: {
    subject: 'Your invitation to Countersign',
    text: 'You have been invited to Countersign. Open this link within 24 hours to choose a password:',
  },
  reset: {
    subject: 'A new password for Countersign',
    text: 'Your administrator sent you this link. Open it within 24 hours to choose a new password:',
  },
}

export type OpenInvitation = {
  readonly id: string
  readonly purpose: Purpose
  readonly staffId: string
  readonly name: string
  readonly email: string
}

/**
 * A single-use link for a member of staff: 256 random bits, kept as a hash, good for 24 hours. Earlier unused links of
 * theirs stop working. Returns the token; it can be read only now.
 */
export function issueInvitation(
  tx: Transaction,
  platform: Pick<Platform, 'newId' | 'now'>,
  given: { readonly staffId: string; readonly purpose: Purpose; readonly by: string },
): string {
  const token = randomBytes(32).toString('base64url')
  const now = platform.now()
  tx.update(invitation)
    .set({ expiresAt: now })
    .where(
      and(
        eq(invitation.staffId, given.staffId),
        isNull(invitation.usedAt),
        gt(invitation.expiresAt, now),
      ),
    )
    .run()
  tx.insert(invitation)
    .values({
      id: platform.newId(),
      staffId: given.staffId,
      purpose: given.purpose,
      tokenHash: sealLink(token),
      createdBy: given.by,
      createdAt: now,
      expiresAt: now + day,
    })
    .run()
  return token
}

/** What became of a link: it went by mail, or somebody must pass it on by hand. */
export type Delivery =
  | { readonly kind: 'mailed' }
  | { readonly kind: 'by_hand'; readonly link: string }

/** Mails the link. Without mail, or when mail fails, it comes back to be shown once. */
export async function deliverInvitation(
  platform: Platform,
  given: { readonly email: string; readonly purpose: Purpose; readonly token: string },
): Promise<Delivery> {
  const link = `${platform.origin}/invitations/${given.token}`
  if (!platform.mail.configured) return { kind: 'by_hand', link }
  const { subject, text } = words[given.purpose]
  try {
    await platform.mail.send({
      to: given.email,
      subject,
      text: `${text}\n\n${link}\n\nThe link works once. If you did not expect it, tell your administrator.\n`,
    })
    return { kind: 'mailed' }
  } catch (error) {
    platform.log({ reference: platform.newId().slice(0, 8), where: 'invitation mail', error })
    return { kind: 'by_hand', link }
  }
}

/** The invitation behind a link that still works, or null: used, run out, replaced, or the person has left. */
export function openInvitation(reader: Reader, token: string, now: number): OpenInvitation | null {
  const found = reader
    .select({
      id: invitation.id,
      purpose: invitation.purpose,
      staffId: staff.id,
      name: staff.name,
      email: staff.email,
    })
    .from(invitation)
    .innerJoin(staff, eq(staff.id, invitation.staffId))
    .where(
      and(
        eq(invitation.tokenHash, sealLink(token)),
        isNull(invitation.usedAt),
        gt(invitation.expiresAt, now),
        isNull(staff.leftOn),
        isNull(staff.noticeGivenOn),
      ),
    )
    .get()
  return found ?? null
}

/**
 * Uses up the link and sets the password, in one transaction. A reset ends every session and keeps the second step.
 * @returns the sign-in identity and whether it is new, or null when somebody else used the link first
 */
export function acceptInvitation(
  tx: Transaction,
  platform: Platform,
  given: { readonly token: string; readonly passwordHash: string },
): { readonly userId: string; readonly isNew: boolean } | null {
  const now = platform.now()
  const open = openInvitation(tx, given.token, now)
  if (!open) return null
  tx.update(invitation).set({ usedAt: now }).where(eq(invitation.id, open.id)).run()
  const person = tx.select().from(staff).where(eq(staff.id, open.staffId)).get()
  const userId =
    person?.userId ?? giveIdentity(tx, platform, { staffId: open.staffId, passwordHash: null })
  setPassword(tx, platform, { userId, passwordHash: given.passwordHash })
  endSessionsOf(tx, userId)
  recordEvent(tx, platform, {
    actor: open.staffId,
    action: open.purpose === 'join' ? 'staff.joined' : 'password.changed',
    subject: { kind: 'staff', id: open.staffId },
    body: { by: 'link' },
  })
  return { userId, isNew: !person?.userId }
}

const sealLink = (token: string): string => hash('sha256', token, 'hex')
