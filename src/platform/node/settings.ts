import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  COUNTERSIGN_DATABASE: z.string().min(1).optional(),
  COUNTERSIGN_UPLOADS: z.string().min(1).optional(),
  COUNTERSIGN_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .transform((address) => new URL(address).origin)
    .optional(),
  COUNTERSIGN_SMTP_URL: z.string().optional(),
  COUNTERSIGN_MAIL_FROM: z.string().optional(),
})

export type Settings = {
  readonly port: number
  readonly databasePath: string
  readonly uploadsPath: string
  readonly keyPath: string
  readonly origin: string
  readonly mail: { readonly url: string; readonly from: string } | null
}

/** The folder that holds `db`, `views` and `uploads`: one up from `dist` when bundled, three up from here when not. */
export const root = ((here: string) =>
  here.endsWith('dist') ? dirname(here) : resolve(here, '../../..'))(
  dirname(fileURLToPath(import.meta.url)),
)

/** Settings from the environment, checked once at start. Throws a sentence for the operator when one is wrong. */
export function readSettings(env: NodeJS.ProcessEnv, defaults: { database: string }): Settings {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The settings cannot be used. ${wrong.join('; ')}`)
  }
  const given = parsed.data
  const databasePath = resolve(given.COUNTERSIGN_DATABASE ?? join(root, 'db', defaults.database))
  const origin = given.COUNTERSIGN_ORIGIN ?? `http://localhost:${given.PORT}`
  refuseOpenHttp(origin)
  refuseHalfMail(given.COUNTERSIGN_SMTP_URL, given.COUNTERSIGN_MAIL_FROM)
  return {
    port: given.PORT,
    databasePath,
    uploadsPath: resolve(given.COUNTERSIGN_UPLOADS ?? join(root, 'uploads')),
    keyPath: databasePath.replace(/(\.db)?$/, '.key'),
    origin,
    mail:
      given.COUNTERSIGN_SMTP_URL && given.COUNTERSIGN_MAIL_FROM
        ? { url: given.COUNTERSIGN_SMTP_URL, from: given.COUNTERSIGN_MAIL_FROM }
        : null,
  }
}

/** Sign-in over plain http would hand passwords to the network; only this machine's own address may use it. */
function refuseOpenHttp(origin: string): void {
  const { protocol, hostname } = new URL(origin)
  if (protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return
  throw new Error('COUNTERSIGN_ORIGIN must begin with https:// unless it is this machine itself.')
}

/** A forgotten sender would otherwise turn mail off without a word. */
function refuseHalfMail(url: string | undefined, from: string | undefined): void {
  if (Boolean(url) === Boolean(from)) return
  throw new Error('Mail needs both COUNTERSIGN_SMTP_URL and COUNTERSIGN_MAIL_FROM.')
}
