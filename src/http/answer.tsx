import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Layout } from '../../views/layout.tsx'
import { Banner, type BannerProps } from '../../views/shared/banner.tsx'
import type { Markup } from '../../views/shared/markup.ts'
import type { Ctx } from './env.ts'
import { showFailure } from './failures.tsx'
import { noticeFor } from './notices.ts'
import { type RefusalCode, refusals } from './refusals.ts'
import { type NavKey, shellFor } from './shell.ts'

type Answer = Response | Promise<Response>

export type Page = {
  readonly title: string
  /** Which place in the main menu is marked. */
  readonly active?: NavKey
  /** 200 unless said otherwise. 422 also marks the title of the page as having errors. */
  readonly status?: ContentfulStatusCode
  readonly banner?: BannerProps
  readonly children: Child
}

/** A whole page in the signed-in frame. After a redirect it carries the sentence about what was done. */
export function showPage(c: Ctx, page: Page): Answer {
  const done = noticeFor(c.req.query('done'))
  const banner = page.banner ?? (done ? { tone: 'yes' as const, title: done } : undefined)
  return c.html(
    <Layout
      title={page.title}
      shell={shellFor(c, page.active)}
      banner={banner}
      failed={page.status === 422}
    >
      {page.children}
    </Layout>,
    page.status ?? 200,
  )
}

/** Whether htmx asked for a piece of a page rather than a page. */
export const wantsPiece = (c: Ctx): boolean => c.req.header('HX-Request-Type') === 'partial'

/** A piece of a page, the same component that the page renders. */
export function showPiece(c: Ctx, piece: Markup, status: ContentfulStatusCode = 200): Answer {
  return c.html(piece, status)
}

/** Goes to a page of ours after something was done. `done` names a sentence in `notices.ts`. */
export function goTo(c: Ctx, path: string, done?: string): Answer {
  const address = done ? `${path}${path.includes('?') ? '&' : '?'}done=${done}` : path
  if (!wantsPiece(c)) return c.redirect(address, 303)
  c.header('HX-Redirect', address)
  return c.body(null, 204)
}

/** There is no such thing, or it is not theirs to see: the same answer for both. */
export const missing = (c: Ctx): Answer => showFailure(c, 'not_found')

/** The banner that says why an action was refused; the caller puts it on the page it renders again. */
export const refusalBanner = (code: RefusalCode): BannerProps => ({
  tone: 'no',
  title: refusals[code].sentence,
})

/** A refusal where there is no page to render again: its sentence alone, with its status. */
export function refused(c: Ctx, code: RefusalCode): Answer {
  const { status } = refusals[code]
  if (wantsPiece(c)) {
    c.header('HX-Retarget', '#messages')
    c.header('HX-Reswap', 'innerHTML')
    return c.html(<Banner {...refusalBanner(code)} />, status)
  }
  return showPage(c, {
    title: 'That was not done',
    status,
    banner: refusalBanner(code),
    children: (
      <>
        <h1>That was not done</h1>
        <p>
          <a href="/">Go to Today</a>
        </p>
      </>
    ),
  })
}
