import { and, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { account } from '../../db/schema/accounts.ts'
import { publication, takedown } from '../../db/schema/exports.ts'
import { post, postTarget } from '../../db/schema/posts.ts'
import { staff } from '../../db/schema/staff.ts'
import type { Reader } from '../platform/port.ts'

const doer = alias(staff, 'doer')
const checker = alias(staff, 'checker')

/** One takedown with its post, or undefined when it is not of these services. */
export function findTakedown(reader: Reader, id: string, services: readonly string[]) {
  return reader
    .select({
      takedown,
      target: postTarget,
      post,
      account,
      doneByName: doer.name,
      verifiedByName: checker.name,
    })
    .from(takedown)
    .innerJoin(postTarget, eq(postTarget.id, takedown.targetId))
    .innerJoin(post, eq(post.id, postTarget.postId))
    .innerJoin(account, eq(account.id, postTarget.accountId))
    .leftJoin(doer, eq(doer.id, takedown.doneBy))
    .leftJoin(checker, eq(checker.id, takedown.verifiedBy))
    .where(and(eq(takedown.id, id), inArray(post.serviceId, [...services])))
    .get()
}
export type FoundTakedown = NonNullable<ReturnType<typeof findTakedown>>

/** Where it was posted, when that was told. */
export function publicationOf(reader: Reader, targetId: string) {
  return reader
    .select()
    .from(publication)
    .where(and(eq(publication.targetId, targetId), eq(publication.outcome, 'posted')))
    .get()
}
