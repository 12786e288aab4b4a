import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { Banner, type BannerProps } from './shared/banner.tsx'
import type { Markup } from './shared/markup.ts'
import { Brand, Frozen, Rail, type Shell } from './shared/shell.tsx'

export type { NavItem, Shell } from './shared/shell.tsx'

/** No injected style, no eval, nothing remembered on the device: what a strict policy and a shared tablet need. */
const htmxConfig = JSON.stringify({
  includeIndicatorCSS: false,
  defaultSwap: 'outerHTML',
  defaultTimeout: 20_000,
  defaultSettleDelay: 0,
  mode: 'same-origin',
})

/** A signed-in page. `failed` marks the title when a form came back with errors. */
export function Layout(props: {
  readonly title: string
  readonly shell: Shell
  readonly children?: Child
  readonly banner?: BannerProps
  readonly failed?: boolean
}): Markup {
  const { shell } = props
  return page(
    { title: props.title, asset: shell.asset, failed: props.failed },
    html`<body class="shell">
      ${skip}
      ${rail(shell)}
      <div class="page">
        ${shell.frozen ? <Frozen {...shell.frozen} /> : ''}
        <main class="main" id="main" tabindex="-1">
          ${messages(props.banner)}
          ${props.children}
        </main>
        ${foot}
      </div>
      ${notice}
    </body>`,
  )
}

const drawnRails = new Map<string, Markup>()
const mostRails = 200

/** The same person sees the same rail on page after page, so each is drawn once; all that it shows is its key. */
function rail(shell: Shell): Markup {
  const key = JSON.stringify([shell.viewer, shell.recordNo, shell.path])
  const before = drawnRails.get(key)
  if (before) return before
  const drawn = html`${<Rail shell={shell} />}`
  if (drawnRails.size >= mostRails) drawnRails.clear()
  drawnRails.set(key, drawn)
  return drawn
}

/** A signed-out page, or one that must not distract: one column, no places to go. */
export function PlainLayout(props: {
  readonly title: string
  readonly asset: (name: string) => string
  readonly children?: Child
  readonly banner?: BannerProps
  readonly failed?: boolean
}): Markup {
  return page(
    { title: props.title, asset: props.asset, failed: props.failed },
    html`<body class="plain">
      ${skip}
      <header>${<Brand href="/" />}</header>
      <main class="main" id="main" tabindex="-1">
        ${messages(props.banner)}
        ${props.children}
      </main>
      ${foot}
      ${notice}
    </body>`,
  )
}

const skip = html`<a class="skip" href="#main">Skip to the page</a>`
const notice = html`<div class="notice" id="notice" role="status"></div>`
const foot = html`<footer class="page-foot">
  Nothing is published until a Registered Manager has countersigned it.
</footer>`

/** Where a refused fragment request puts its banner, and where a page says what just happened. */
const messages = (banner: BannerProps | undefined): Markup =>
  html`<div class="messages" id="messages">${banner ? <Banner {...banner} /> : ''}</div>`

function page(
  head: {
    readonly title: string
    readonly asset: (name: string) => string
    readonly failed: boolean | undefined
  },
  body: Markup,
): Markup {
  const { asset } = head
  const title = `${head.failed ? 'Error: ' : ''}${head.title} · Countersign`
  return html`<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <title>${title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f2ede5" />
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0b0f14" />
    <meta name="htmx-config" content="${htmxConfig}" />
    <link rel="preload" href="${asset('font.woff2')}" as="font" type="font/woff2" crossorigin />
    <link rel="stylesheet" href="${asset('app.css')}" />
    <link rel="icon" href="${asset('favicon.svg')}" type="image/svg+xml" />
    <script src="${asset('htmx.js')}" defer></script>
    <script src="${asset('app.js')}" type="module"></script>
  </head>
  ${body}
</html>`
}
