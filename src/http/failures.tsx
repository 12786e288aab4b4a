import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { PlainLayout } from '../../views/layout.tsx'
import { Banner } from '../../views/shared/banner.tsx'
import { StorageFull } from '../platform/failures.ts'
import { showPage } from './answer.tsx'
import type { Env } from './env.ts'
import { UnreadableForm } from './forms.ts'

const failures = {
  not_found: {
    status: 404,
    title: 'We cannot find that page',
    sentence:
      'It may have moved, or it may belong to a service you do not cover. Check the address, or go back to Today.',
  },
  not_allowed: {
    status: 403,
    title: 'Your role cannot do this',
    sentence:
      'Nothing was changed. If you think you should be able to, ask your Registered Manager.',
  },
  signed_out: {
    status: 401,
    title: 'You have been signed out',
    sentence:
      'You were away for a while, so we signed you out. What you typed is still on this page. Sign in in another tab, then come back here and go on.',
  },
  too_large: {
    status: 413,
    title: 'That file is too large',
    sentence:
      'Nothing was saved. One file may be up to 25 MB. Choose a smaller copy and try again.',
  },
  not_a_form: {
    status: 415,
    title: 'We cannot read that',
    sentence:
      'What was sent is not a form of ours. Nothing was changed. Go back to the page and use its buttons.',
  },
  broken_form: {
    status: 400,
    title: 'That did not arrive whole',
    sentence:
      'The form was cut off or damaged on its way. Nothing was changed. Go back and send it again.',
  },
  storage_full: {
    status: 507,
    title: 'There is no room left to store files',
    sentence:
      'Nothing was saved. Please tell your administrator. Your words are still on the page before this one.',
  },
  fault: {
    status: 500,
    title: 'Something went wrong on our side',
    sentence:
      'Nothing was saved. Please try again. If it happens twice, tell your administrator this reference:',
  },
} as const satisfies Record<
  string,
  { status: ContentfulStatusCode; title: string; sentence: string }
>
export type Failure = keyof typeof failures

/** Refusals keep the menu and the red button. The others may have come from making that very frame. */
const inTheFrame: ReadonlySet<Failure> = new Set(['not_found', 'not_allowed', 'too_large'])

/** The one place that renders a failure: a whole page, or a banner when htmx asked for a piece. */
export function showFailure(c: Context<Env>, failure: Failure): Response | Promise<Response> {
  const { status, title, sentence } = failures[failure]
  const reference = failure === 'fault' ? c.get('reference') : undefined
  if (c.req.header('HX-Request-Type') === 'partial') {
    c.header('HX-Retarget', '#messages')
    c.header('HX-Reswap', 'innerHTML')
    return c.html(
      <Banner tone="no" title={title}>
        {sentence} {reference}
        {failure === 'signed_out' && signInElsewhere}
      </Banner>,
      status,
    )
  }
  const words = (
    <>
      <h1>{title}</h1>
      <p>
        {sentence} {reference && <strong>{reference}</strong>}
      </p>
      <p>
        <a class="button" href="/">
          Go to Today
        </a>
      </p>
    </>
  )
  if (c.get('viewer') && inTheFrame.has(failure)) {
    return showPage(c, { title, status, children: words })
  }
  return c.html(
    <PlainLayout title={title} asset={(name) => c.get('platform').assets.url(name)}>
      {words}
    </PlainLayout>,
    status,
  )
}

/** A new tab, so that the page with the typed words stays open. */
const signInElsewhere = (
  <p>
    <a href="/sign-in" target="_blank" rel="noopener">
      Sign in in a new tab
    </a>
  </p>
)

/** A fault is logged once with its reference and shown without detail; a full disk has its own sentence. */
export function onError(error: Error, c: Context<Env>): Response | Promise<Response> {
  if (error instanceof StorageFull) return showFailure(c, 'storage_full')
  if (error instanceof UnreadableForm) return showFailure(c, error.because)
  c.get('platform').log({
    reference: c.get('reference'),
    where: `${c.req.method} ${routeOf(c)}`,
    error,
  })
  return showFailure(c, 'fault')
}

/** The pattern, never the address itself: an address may carry what somebody searched for. */
const routeOf = (c: Context<Env>): string => c.req.routePath
