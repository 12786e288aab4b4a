import { html } from 'hono/html'
import { targetStateNames } from '../../src/domain/posts.ts'
import type { SharedTarget } from '../../src/people/shared.ts'
import { EmptyState } from '../shared/lists.tsx'
import { Queue, type QueueRow } from '../shared/queue.tsx'
import type { VerdictKind } from '../shared/verdict.tsx'
import { When } from '../shared/when.tsx'

const verdicts: Record<SharedTarget['state'], VerdictKind> = {
  planned: 'idle',
  scheduled: 'idle',
  released: 'info',
  live: 'allow',
  takedown_due: 'block',
  taken_down: 'idle',
  archived: 'idle',
  blocked: 'block',
  release_expired: 'idle',
  not_published: 'idle',
  takedown_failed: 'block',
  cancelled: 'idle',
}

/** Everything a person is in, channel by channel, with how far each has got. `linked` when the reader may open posts. */
export function SharedList(props: {
  readonly targets: readonly SharedTarget[]
  readonly name: string
  readonly linked: boolean
}) {
  const { targets, name } = props
  if (targets.length === 0) {
    return (
      <EmptyState title={`Nothing with ${name} yet`} icon="media">
        Posts that show {name}, or use their words, are listed here with where they are and how far
        they got.
      </EmptyState>
    )
  }
  return (
    <>
      {Queue({ label: `Posts with ${name}`, rows: targets.map((one) => rowOf(one, props.linked)) })}
    </>
  )
}

function rowOf(target: SharedTarget, linked: boolean): QueueRow {
  const due = target.takedownDue !== null && target.takedownDone === null
  return {
    href: linked ? `/posts/${target.postId}` : '#shared',
    title: target.title,
    thumb: target.assetId ? `/media/${target.assetId}/thumb` : 'none',
    lines: [target.accountName, ...(target.address ? [target.address] : [])],
    marks: [{ verdict: verdicts[target.state], word: targetStateNames[target.state] }],
    when: due
      ? { first: html`Down by ${When({ at: target.takedownDue ?? 0 })}`, late: true }
      : target.plannedAt === null
        ? undefined
        : { first: When({ at: target.plannedAt }) },
  }
}
