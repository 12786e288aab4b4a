import type { Ctx } from './env.ts'

/** What the Node server hands over with a request. Another runtime, and a test, may hand over nothing. */
type Connection = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }

/**
 * The network address that a request came from. Behind https there is always a proxy in front of us, and only the last
 * entry of `X-Forwarded-For` was written by it; over plain http (this machine only) that header is not believed.
 */
export function networkAddress(c: Ctx): string {
  const forwarded = c.get('platform').origin.startsWith('https:')
    ? c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim()
    : undefined
  const connection = c.env as Connection | undefined
  return forwarded || connection?.incoming?.socket?.remoteAddress || 'unknown'
}
