import { post, postTarget } from '../../db/schema/posts.ts'
import { recordEvent } from '../audit/record.ts'
import { alreadySent, rememberForm } from '../http/once.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import { addContributor } from './change.ts'

/** Begins a post for these accounts. A second press of the same button finds the first post. @returns its id */
export function createPost(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  staffId: string,
  given: {
    readonly title: string
    readonly serviceId: string
    readonly accountIds: readonly string[]
    readonly formKey: string
  },
): string {
  const before = alreadySent(tx, given.formKey, staffId)
  if (before) return before
  const now = platform.now()
  const id = platform.newId()
  tx.insert(post)
    .values({
      id,
      serviceId: given.serviceId,
      title: given.title,
      state: 'draft',
      createdBy: staffId,
      createdAt: now,
      updatedAt: now,
      dueAt: now,
    })
    .run()
  tx.insert(postTarget)
    .values(
      given.accountIds.map((accountId, at) => ({
        id: platform.newId(),
        postId: id,
        accountId,
        position: at + 1,
        state: 'planned' as const,
      })),
    )
    .run()
  addContributor(tx, platform, { id, versionNumber: 1 }, staffId, 'wrote')
  recordEvent(tx, platform, {
    actor: staffId,
    action: 'post.created',
    subject: { kind: 'post', id },
    body: { service: given.serviceId, accounts: given.accountIds },
  })
  rememberForm(tx, platform, { key: given.formKey, staffId, location: id })
  return id
}
