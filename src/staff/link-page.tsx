import { LinkButton } from '../../views/shared/button.tsx'
import { BackLink, PageHead } from '../../views/shared/page.tsx'
import { LinkToPassOn } from '../../views/signin/invitation.tsx'
import { showPage } from '../http/answer.tsx'
import type { Ctx } from '../http/env.ts'
import type { Delivery } from '../signin/invitations.ts'

/** Says what became of a link: mailed, or shown this once. */
export function showLink(
  c: Ctx,
  given: { readonly staffId: string; readonly name: string; readonly delivery: Delivery },
) {
  const { staffId, name, delivery } = given
  return showPage(c, {
    title: 'A link to sign in',
    children: (
      <div class="one-column stack">
        <BackLink href="/staff">Staff</BackLink>
        <PageHead
          title={delivery.kind === 'mailed' ? `${name} has mail` : `Pass a link to ${name}`}
        />
        {delivery.kind === 'mailed' ? (
          <p>We mailed them a link to choose a password. It works once, for 24 hours.</p>
        ) : (
          <LinkToPassOn link={delivery.link} name={name} />
        )}
        <LinkButton href={`/staff/${staffId}`}>Go to {name}</LinkButton>
      </div>
    ),
  })
}
