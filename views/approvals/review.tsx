import type { Review } from '../../src/approvals/review.ts'
import { sayLocal } from '../../src/domain/calendar.ts'
import { Banner } from '../shared/banner.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import type { FormState } from '../shared/form.tsx'
import { BackLink, PageHead } from '../shared/page.tsx'
import { Changed } from './changed.tsx'
import { Decide } from './decide.tsx'
import { Counted, HeadCount } from './head-count.tsx'
import { Outcome } from './outcome.tsx'
import { Previews } from './previews.tsx'
import { WhoIsShown } from './who-is-shown.tsx'

export type ReviewPageProps = {
  readonly review: Review
  /** What was typed and what is wrong with it, for whichever form the page ends with. */
  readonly form: FormState
  readonly formKey: string
  /** The approver wants to count once more. */
  readonly countAgain: boolean
  /** The decision was pressed just now. */
  readonly fresh: boolean
}

/** One post, read from top to bottom on a phone, with the decision at the very end. */
export function ReviewPage(props: ReviewPageProps) {
  const { review, form } = props
  const blind = review.decides && !hasCounted(review)
  const counting = review.decides && (blind || props.countAgain)
  return (
    <div class="review">
      <BackLink href="/approvals">Everything that waits</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHead title={review.post.title} over={review.serviceName} under={subtitle(review)} />
      {review.moved && (
        <Banner tone="no" title="This changed after it was sent">
          A picture or its details are no longer as they were. Ask for changes, so that it is sent
          again.
        </Banner>
      )}
      {(!review.waits || review.past.length > 0) && <Outcome review={review} fresh={props.fresh} />}
      <div class="review-columns">
        <div class="stack">
          <Previews review={review} blind={blind} />
          <Changed review={review} />
        </div>
        <div class="stack">
          {counting && <HeadCount review={review} form={form} again={!blind} />}
          {!counting && <Counted review={review} />}
          {!counting && review.waits && <WhoIsShown review={review} />}
          {!counting && review.decides && (
            <Decide review={review} form={form} formKey={props.formKey} />
          )}
          {blind && <WithoutCounting {...props} />}
        </div>
      </div>
    </div>
  )
}

/** Whether this approver answered for every picture of this version. Without pictures there is nothing to count. */
export function hasCounted({ version, looks }: Review): boolean {
  const counts = looks.at(-1)?.headCounts ?? {}
  return version.content.media.every(({ assetId }) => counts[assetId] !== undefined)
}

/** Sending a post back needs no count. */
function WithoutCounting(props: ReviewPageProps) {
  const { points } = props.review
  const nothing = { ...points, approvable: [], stopped: [], claims: [], referrals: [] }
  return (
    <details class="aside-form">
      <summary>Ask for changes or reject it without counting</summary>
      <Decide {...props} review={{ ...props.review, points: nothing }} />
    </details>
  )
}

function subtitle({ author, targets, before }: Review): string {
  const [soonest] = targets.flatMap(({ target }) => target.planned ?? []).sort()
  const when = soonest ? `goes out ${sayLocal(soonest)}` : 'goes out as soon as it is approved'
  return `${author} · ${when}${before ? ' · second look' : ''}`
}
