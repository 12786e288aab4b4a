import { sayDay } from '../../src/domain/calendar.ts'
import { identifierNames, purposeNames } from '../../src/domain/consent.ts'
import { list } from '../../src/domain/decision/reason.ts'
import { categoryNames, type PostState, postStateNames } from '../../src/domain/posts.ts'
import type { PostPage } from '../../src/posts/post-page.ts'
import { ActionButton, LinkButton } from '../shared/button.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { emptyForm, type FormState } from '../shared/form.tsx'
import { SummaryList } from '../shared/lists.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { Verdict, type VerdictKind } from '../shared/verdict.tsx'
import { Cancellation } from './cancellation.tsx'
import { GatePanel } from './gate-panel.tsx'
import { HistorySheet } from './history-sheet.tsx'
import { OutgoingTargets } from './outgoing-targets.tsx'
import { SentBack } from './sent-back.tsx'
import { VersionsSheet } from './versions-sheet.tsx'

export const postStateKinds: Readonly<Record<PostState, VerdictKind>> = {
  idea: 'idle',
  draft: 'idle',
  submitted: 'info',
  changes_requested: 'refer',
  approved: 'allow',
  rejected: 'block',
  on_hold: 'block',
  cancelled: 'idle',
  closed: 'idle',
  disposed: 'idle',
}

/** A post that is not being written by whoever looks: how it stands, how it looks, and everything that happened to it. */
export function ReadPostPage({
  page,
  form = emptyForm,
}: {
  readonly page: PostPage
  readonly form?: FormState
}) {
  const { found, gate } = page
  const { post } = found
  return (
    <>
      <BackLink href="/posts">Posts</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={post.title}
        over={found.serviceName}
        under={<Verdict verdict={postStateKinds[post.state]} word={postStateNames[post.state]} />}
        actions={<Actions page={page} />}
      />
      <SentBack past={page} />
      <div class="columns">
        <div class="stack">
          <OutgoingTargets page={page} form={form} />
        </div>
        <div class="stack">
          {gate.length > 0 && <GatePanel targets={gate} />}
          <About page={page} />
        </div>
      </div>
      <VersionsSheet past={page} />
      <HistorySheet past={page} />
      {page.mayWrite && <Cancellation post={post} form={form} />}
    </>
  )
}

function Actions({ page }: { readonly page: PostPage }) {
  const { post } = page.found
  const here = `/posts/${post.id}`
  const hidden = { lock_version: post.lockVersion }
  return (
    <>
      {post.state === 'submitted' && page.mayDecide && (
        <LinkButton href={`/approvals/${post.id}`} tone="main">
          Review it
        </LinkButton>
      )}
      {post.state === 'submitted' && page.mayWrite && (
        <ActionButton action={`${here}/recall`} hidden={hidden}>
          Take it back
        </ActionButton>
      )}
      {post.state === 'approved' && page.mayWrite && (
        <ActionButton action={`${here}/editing`} hidden={hidden}>
          Change it (ends the approval)
        </ActionButton>
      )}
    </>
  )
}

function About({ page }: { readonly page: PostPage }) {
  const { post } = page.found
  const quoted = page.quotes.map(({ knownAs, words, identifiers }) => {
    const told = identifiers.map((identifier) => identifierNames[identifier])
    return `${knownAs}: “${words}”${told.length > 0 ? ` (also tells ${list(told)})` : ''}`
  })
  const rows = [
    {
      name: 'Kind of post',
      value: post.category ? categoryNames[post.category] : 'Not chosen yet',
    },
    { name: 'What it is for', value: post.purpose ? purposeNames[post.purpose] : 'Not chosen yet' },
    { name: 'May go out', value: windowOf(page) },
    ...(post.link ? [{ name: 'Link', value: post.link }] : []),
    ...quoted.map((value) => ({ name: 'Own words', value })),
    ...(page.fingerprint
      ? [{ name: 'Fingerprint', value: <code class="fingerprint">{page.fingerprint}</code> }]
      : []),
  ]
  return (
    <Sheet title="About this post">
      <SummaryList rows={rows} />
    </Sheet>
  )
}

function windowOf({ found: { post } }: PostPage): string {
  const { windowFrom, windowUntil } = post
  if (windowFrom && windowUntil) return `${sayDay(windowFrom)} to ${sayDay(windowUntil)}`
  return windowUntil ? `Until ${sayDay(windowUntil)}` : 'Not fixed yet'
}
