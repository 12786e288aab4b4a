/**
 * Where to go after signing in: an address of ours that the visitor asked for, else Today. Anything that a browser could
 * read as another site (`//host`, `/\host`, a scheme, control characters) is Today.
 */
export function safeNext(asked: string | undefined): string {
  if (!asked?.startsWith('/') || asked.startsWith('//') || /[\\\p{Cc}]/u.test(asked)) return '/'
  const here = 'https://countersign.invalid'
  const address = URL.parse(asked, here)
  if (!address || address.origin !== here || signInPages.has(address.pathname)) return '/'
  return pathWithin(address)
}

/** Path and query as something to go to. `/.//host` comes out of the parser as `//host`, which is another site. */
export const pathWithin = ({ pathname, search }: URL): string =>
  pathname.startsWith('//') ? '/' : pathname + search

/** Going back to one of these after signing in would only go round in a circle. */
const signInPages = new Set(['/sign-in', '/sign-out', '/second-factor', '/demo-sign-in'])

/** An address that carries `next` only when it says something. */
export const withNext = (path: string, next: string): string =>
  next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`
