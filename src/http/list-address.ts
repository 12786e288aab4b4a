import type { Ctx } from './env.ts'

/** The address of a list with the filters it has now and some of them changed; null takes one away. */
export function addressWith(
  c: Ctx,
  path: string,
  change: Readonly<Record<string, string | null>>,
): string {
  const query = new URL(c.req.url).searchParams
  query.delete('done')
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  return query.size > 0 ? `${path}?${query}` : path
}
