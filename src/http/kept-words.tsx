import type { Context } from 'hono'
import { PlainLayout } from '../../views/layout.tsx'
import { KeptWords } from '../../views/shared/kept-words.tsx'
import type { Env } from './env.ts'
import { showFailure } from './failures.tsx'
import { readForm } from './forms.ts'

/** Longest form that is handed back to somebody we do not know, in bytes. Files are never read here. */
const longest = 1_000_000
const forms = ['application/x-www-form-urlencoded', 'multipart/form-data']

/**
 * A form arrived after its session had ended. Everything typed in it comes back on the page, ready to be sent again once
 * the person has signed in, so that nothing is lost without script either. Passwords and codes are not repeated.
 */
export async function showKeptWords(c: Context<Env>): Promise<Response> {
  const type = c.req.header('Content-Type') ?? ''
  const bytes = Number(c.req.header('Content-Length') ?? Number.NaN)
  if (!forms.some((form) => type.startsWith(form)) || !(bytes <= longest)) {
    return showFailure(c, 'signed_out')
  }
  const { values, files } = await readForm(c)
  const kept = Object.entries(values).filter(([name]) => !/password|code|token/i.test(name))
  return c.html(
    <PlainLayout
      title="You have been signed out"
      asset={(name) => c.get('platform').assets.url(name)}
    >
      <KeptWords
        action={new URL(c.req.url).pathname}
        fields={kept.flatMap(([name, value]) =>
          [value].flat().map((one) => ({ name, value: one })),
        )}
        hadFiles={Object.keys(files).length > 0}
      />
    </PlainLayout>,
    401,
  )
}
