import type { Past } from '../../src/posts/post-page.ts'
import { Sheet } from '../shared/page.tsx'

/** Why a post came back: the approver’s own words. */
export function SentBack({ past }: { readonly past: Past }) {
  const { post } = past.found
  const [last] = past.history.approvals
  if (!last || last.reason === '') return null
  if (post.state !== 'changes_requested' && post.state !== 'rejected') return null
  return (
    <Sheet
      title={post.state === 'rejected' ? 'Why it will not be used' : 'What to change'}
      tone={post.state === 'rejected' ? 'no' : 'wait'}
    >
      <p class="words">{last.reason}</p>
      <p class="soft">{past.history.names.get(last.decidedBy)}</p>
    </Sheet>
  )
}
