import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { PlainLayout } from '../../views/layout.tsx'
import type { BannerProps } from '../../views/shared/banner.tsx'
import type { Ctx } from './env.ts'
import { noticeFor } from './notices.ts'

/** A page for somebody who is not signed in, or not yet fully: one column and no places to go. */
export function showPlainPage(
  c: Ctx,
  page: {
    readonly title: string
    readonly status?: ContentfulStatusCode
    readonly banner?: BannerProps
    readonly children: Child
  },
): Response | Promise<Response> {
  const { assets } = c.get('platform')
  const done = noticeFor(c.req.query('done'))
  const banner = page.banner ?? (done ? { tone: 'yes' as const, title: done } : undefined)
  return c.html(
    <PlainLayout
      title={page.title}
      asset={(name) => assets.url(name)}
      banner={banner}
      failed={page.status === 422 || page.status === 429}
    >
      {page.children}
    </PlainLayout>,
    page.status ?? 200,
  )
}
