import type { Transporter } from 'nodemailer'
import { z } from 'zod'
import { MailNotSent } from '../failures.ts'
import type { Mail } from '../port.ts'

export type MailSettings = { readonly url: string; readonly from: string }

const waitMilliseconds = 10_000
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
const sender = /^(?:[^<>\r\n]+ <([^<>\s]+)>|([^<>\s]+))$/

/**
 * Mail over the operator's SMTP server. Without settings there is no mail: `configured` is false, `send` throws
 * `MailNotSent`, and pages show links to pass on by hand. Throws with a sentence when the settings make no sense.
 * Connections leave the machine only over TLS.
 */
export function createMail(settings: MailSettings | null): Mail {
  if (!settings) return { configured: false, send: refuseToSend }
  const options = smtpOptions(settings.url)
  const from = senderAddress(settings.from)
  let transport: Promise<Transporter> | null = null
  return {
    configured: true,
    async send({ to, subject, text }) {
      if (!z.email().safeParse(to).success) throw new MailNotSent('EADDRESS')
      transport ??= openTransport(options)
      const envelope = { from, to: { name: '', address: to } }
      await (await transport).sendMail({ ...envelope, subject, text }).catch(withoutNames)
    },
  }
}

/** Loaded with the first mail: the library takes longer to load than all the rest of a cold start. */
async function openTransport(options: ReturnType<typeof smtpOptions>): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  return createTransport(options)
}

async function refuseToSend(): Promise<never> {
  throw new MailNotSent('ENOTCONFIGURED')
}

function smtpOptions(address: string) {
  const url = URL.parse(address)
  if (!url?.hostname || !['smtp:', 'smtps:'].includes(url.protocol)) {
    throw new Error('COUNTERSIGN_SMTP_URL must look like smtps://user:password@mail.example:465')
  }
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !loopback.has(url.hostname),
    auth: url.username
      ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
      : undefined,
    connectionTimeout: waitMilliseconds,
    greetingTimeout: waitMilliseconds,
    socketTimeout: waitMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function senderAddress(from: string): string {
  const found = sender.exec(from)
  if (!z.email().safeParse(found?.[1] ?? found?.[2]).success) {
    throw new Error('COUNTERSIGN_MAIL_FROM must look like Countersign <posts@example.org>')
  }
  return from
}

/** The library's own message repeats the addressee, and this error is logged. */
function withoutNames(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN'
  throw new MailNotSent(code)
}
