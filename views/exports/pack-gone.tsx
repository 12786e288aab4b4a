import type { PackStanding } from '../../src/domain/publishing.ts'
import type { FoundPack } from '../../src/exports/store.ts'
import { LinkButton } from '../shared/button.tsx'
import { PageHead } from '../shared/page.tsx'
import { When } from '../shared/when.tsx'

/** Instead of a download: why the pack does not count any more, and what to do. */
export function PackGone(props: { readonly found: FoundPack; readonly standing: PackStanding }) {
  const { pack, post, target } = props.found
  return (
    <>
      <PageHead title="This pack may not be used" over={post.title} />
      <p>
        {props.standing === 'revoked' && (
          <>
            It was taken back at {pack.revokedAt && <When at={pack.revokedAt} />}. Do not post it.
            If it is already out, say so at once.
          </>
        )}
        {props.standing === 'expired' && (
          <>
            It ran out at <When at={pack.expiresAt} />. Release it again to get a new one:
            everything is checked once more.
          </>
        )}
        {props.standing === 'usable' &&
          'This post has moved on, so the pack is not needed any more.'}
      </p>
      <p>
        <LinkButton href={`/posts/${post.id}/targets/${target.id}/release`} tone="main">
          Go to this post
        </LinkButton>
      </p>
    </>
  )
}
