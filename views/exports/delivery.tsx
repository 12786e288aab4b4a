import { sayLocal } from '../../src/domain/calendar.ts'
import { channelNames } from '../../src/domain/channels.ts'
import { targetStateNames } from '../../src/domain/posts.ts'
import type { DeliveryPage as Delivery } from '../../src/exports/delivery.ts'
import { actingNames } from '../approvals/outcome.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import type { FormState } from '../shared/form.tsx'
import { SummaryList } from '../shared/lists.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { Stamp } from '../shared/stamp.tsx'
import { Answer } from './answer.tsx'
import { Confirm, NotPosted } from './confirm.tsx'
import { PackOut } from './pack-out.tsx'
import { Release } from './release.tsx'
import { WhatBecame } from './what-became.tsx'

export type DeliveryProps = {
  readonly delivery: Delivery
  readonly form: FormState
  readonly formKey: string
}

/** One post on one account: release it, post it by hand, say that it is out, take it down. */
export function DeliveryPage(props: DeliveryProps) {
  const { delivery, form } = props
  const { post, target, account, state, out } = delivery
  return (
    <div class="stack one-column">
      <BackLink href={`/posts/${post.id}`}>{post.title}</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={headings[state] ?? targetStateNames[state]}
        over={`${account.name} · ${channelNames[account.channel]}`}
        under={target.planned ? `Planned for ${sayLocal(target.planned)}` : 'No time was chosen'}
      />
      {delivery.mustAnswer && <Answer {...props} />}
      {out && (state === 'released' || state === 'release_expired') && (
        <PackOut delivery={delivery} out={out} />
      )}
      {delivery.refusal !== undefined && <Release {...props} />}
      {delivery.mayConfirm && out && (state === 'released' || state === 'release_expired') && (
        <>
          <Confirm {...props} />
          <NotPosted {...props} />
        </>
      )}
      <WhatBecame delivery={delivery} />
      <Approved delivery={delivery} />
    </div>
  )
}

const headings: Partial<Record<Delivery['state'], string>> = {
  planned: 'Release this post',
  scheduled: 'Release this post',
  release_expired: 'The pack ran out',
  released: 'Post it, then tell us',
  live: 'It is live',
  blocked: 'Stopped',
  takedown_due: 'It must come down',
}

function Approved({ delivery }: { readonly delivery: Delivery }) {
  if (!delivery.approval) return null
  const { approval, by, version } = delivery.approval
  return (
    <Sheet title="Approved">
      <Stamp
        by={by}
        office={actingNames[approval.actingAs]}
        at={approval.at}
        fingerprint={approval.fingerprint}
      />
      <SummaryList
        rows={[
          { name: 'Version', value: String(version.number) },
          {
            name: 'Where',
            value: <a href={delivery.account.address}>{delivery.account.address}</a>,
          },
        ]}
      />
    </Sheet>
  )
}
