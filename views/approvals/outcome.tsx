import type { Review } from '../../src/approvals/review.ts'
import { channelsInWords } from '../../src/domain/channels.ts'
import { list } from '../../src/domain/decision/reason.ts'
import { approvalDecisionNames, postStateNames } from '../../src/domain/posts.ts'
import { LinkButton } from '../shared/button.tsx'
import { Sheet } from '../shared/page.tsx'
import { Stamp } from '../shared/stamp.tsx'
import { When } from '../shared/when.tsx'

export const actingNames = {
  registered_manager: 'Registered Manager',
  deputy: 'deputy, standing in',
} as const

/** What was decided, newest first: the countersignature, or the reason. `fresh` when it was pressed just now. */
export function Outcome(props: { readonly review: Review; readonly fresh: boolean }) {
  const { review } = props
  const [latest, ...earlier] = review.past
  if (!latest) return null
  const { approval, by } = latest
  const role = actingNames[approval.actingAs]
  return (
    <Sheet
      title={review.waits ? 'Last time' : postStateNames[review.post.state]}
      id="outcome"
      tone={approval.decision === 'approve' && approval.voidedAt === null ? 'yes' : 'wait'}
    >
      {approval.decision === 'approve' ? (
        <>
          <Stamp
            by={by}
            office={role}
            at={approval.at}
            fingerprint={approval.fingerprint}
            fresh={props.fresh}
            voided={approval.voidedAt !== null}
          />
          <p>{whereTo(review)}</p>
        </>
      ) : (
        <p>
          <b>{approvalDecisionNames[approval.decision]}</b> by {by}, {role},{' '}
          <When at={approval.at} />: <q>{approval.reason}</q>
        </p>
      )}
      {earlier.length > 0 && <Earlier past={earlier} />}
      {!review.waits && (
        <div class="buttons">
          <LinkButton href="/approvals" tone="main">
            What else is waiting
          </LinkButton>
          <LinkButton href={`/posts/${review.post.id}`}>Open the post</LinkButton>
        </div>
      )}
    </Sheet>
  )
}

function whereTo({ targets, past }: Review): string {
  if (past[0]?.approval.voidedAt !== null) return 'The post changed, so it needs a new decision.'
  const left = targets.filter(({ target }) => target.state === 'cancelled')
  const kept = targets.filter(({ target }) => target.state !== 'cancelled')
  const said = (some: typeof targets) =>
    list(some.map(({ account }) => channelsInWords[account.channel]))
  const out = left.length > 0 ? ` Left out: ${said(left)}.` : ''
  return `Approved for ${said(kept)}.${out} A designated colleague can release it now.`
}

function Earlier({ past }: { readonly past: Review['past'] }) {
  return (
    <details class="aside-form">
      <summary>Earlier decisions</summary>
      <ul class="stack">
        {past.map(({ approval, by }) => (
          <li>
            {approvalDecisionNames[approval.decision]} by {by}, <When at={approval.at} />
            {approval.reason && (
              <>
                : <q>{approval.reason}</q>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
