import autocannon from 'autocannon'

export type Load = { readonly perSecond: number; readonly p50: number; readonly p99: number }

/** Asks for one page over and over from 8 connections. Throws when anything but 200 comes back. */
export async function load(origin: string, path: string, cookie = ''): Promise<Load> {
  const ask = (seconds: number) =>
    autocannon({ url: `${origin}${path}`, connections: 8, duration: seconds, headers: { cookie } })
  await ask(2)
  const result = await ask(5)
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${path}: ${result.non2xx} refused, ${result.errors} failed`)
  }
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 }
}
