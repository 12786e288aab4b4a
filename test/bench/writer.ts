/** A member of staff at a browser: sends forms one after another and says how long each took. */
export type Writer = {
  /** Milliseconds until the answer was there. Throws when the answer was not a redirect or 2xx. */
  send(path: string, fields: Record<string, string>): Promise<number>
  /** The address that the answer to a form leads to. */
  follow(path: string, fields: Record<string, string>): Promise<string>
  page(path: string): Promise<string>
}

export function writerAt(origin: string, cookie: string): Writer {
  const post = async (path: string, fields: Record<string, string>) => {
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin },
      body: new URLSearchParams(fields),
    })
    const body = await answer.text()
    if (answer.status >= 400)
      throw new Error(`${path} answered ${answer.status}: ${reasonIn(body)}`)
    return answer.headers.get('location') ?? ''
  }
  return {
    async send(path, fields) {
      const began = performance.now()
      await post(path, fields)
      return performance.now() - began
    },
    follow: post,
    async page(path) {
      const answer = await fetch(`${origin}${path}`, { headers: { cookie } })
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
      return answer.text()
    },
  }
}

const reasonIn = (markup: string): string =>
  (/<main[\s\S]*?<\/main>/.exec(markup)?.[0] ?? markup)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 400)

/** The value of a hidden field on a page. */
export const hiddenIn = (markup: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(markup)?.[1] ?? ''
