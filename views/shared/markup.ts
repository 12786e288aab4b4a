import type { HtmlEscapedString } from 'hono/utils/html'

/** Finished HTML, as both `html` templates and JSX make it. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>
