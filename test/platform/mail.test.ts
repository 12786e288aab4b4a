import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { MailNotSent } from '../../src/platform/failures.ts'
import { createMail } from '../../src/platform/node/mail.ts'

const from = 'Countersign <posts@rowan.example>'
const message = {
  to: 'morag@rowan.example',
  subject: 'A draft waits for you',
  text: 'Open it here: https://rowan.example/approvals/1\n',
}

type Received = { readonly from: string; readonly to: string[]; readonly source: string }

/** A mail server on this machine that keeps what it is given. */
async function newServer(options: SMTPServerOptions = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...options,
    async onData(stream, session, done) {
      const parts: Buffer[] = []
      for await (const part of stream) parts.push(Buffer.from(part))
      const { mailFrom, rcptTo } = session.envelope
      received.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        source: Buffer.concat(parts).toString(),
      })
      done()
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  const { port } = listening.address() as AddressInfo
  return { received, url: `smtp://127.0.0.1:${port}` }
}

function headersOf({ source }: Received): Record<string, string> {
  const lines = source
    .slice(0, source.indexOf('\r\n\r\n'))
    .replace(/\r\n\s+/g, ' ')
    .split('\r\n')
  return Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2)))
}

describe('Mail over a server', () => {
  test('A message arrives as plain text from the set address', async () => {
    const { received, url } = await newServer()
    const mail = createMail({ url, from })
    expect(mail.configured).toBe(true)
    await mail.send(message)
    const [got] = received
    if (!got) throw new Error('Nothing arrived.')
    expect({ from: got.from, to: got.to }).toEqual({
      from: 'posts@rowan.example',
      to: [message.to],
    })
    expect(headersOf(got)).toMatchObject({
      From: from,
      To: message.to,
      Subject: message.subject,
      'Content-Type': expect.stringContaining('text/plain'),
    })
    expect(got.source).toContain('https://rowan.example/approvals/1')
    expect(received.length).toBe(1)
  })

  test('A subject with line breaks adds no header and no reader', async () => {
    const { received, url } = await newServer()
    const subject = 'Draft\r\nBcc: eve@example.net\r\n\r\nbody'
    await createMail({ url, from }).send({ ...message, subject })
    expect(received[0]?.to).toEqual([message.to])
    expect(Object.keys(received[0] ? headersOf(received[0]) : {})).not.toContain('Bcc')
  })

  test.each([
    'morag@rowan.example, eve@example.net',
    'morag@rowan.example\r\nRCPT TO:<eve@example.net>',
    'Eve <eve@example.net>',
    'group: eve@example.net;',
    '',
  ])('“%s” is not one address, so nothing is sent', async (to) => {
    const { received, url } = await newServer()
    await expect(createMail({ url, from }).send({ ...message, to })).rejects.toThrow(MailNotSent)
    expect(received).toEqual([])
  })

  test('The name and password in the address are used', async () => {
    const seen: unknown[] = []
    const { received, url } = await newServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _, done) {
        seen.push([username, password])
        done(null, { user: username })
      },
    })
    await createMail({ url: url.replace('//', '//rowan%40home:p%2Fw@'), from }).send(message)
    expect(seen).toEqual([['rowan@home', 'p/w']])
    expect(received.length).toBe(1)
  })

  test('When the server will not take it, the fault does not repeat the addressee', async () => {
    const { url } = await newServer({
      onRcptTo: ({ address }, _, done) => done(new Error(`No such person ${address}`)),
    })
    const fault = await createMail({ url, from })
      .send(message)
      .catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(MailNotSent)
    expect(fault).toMatchObject({ code: 'EENVELOPE' })
    expect(JSON.stringify([String(fault), (fault as Error).stack, fault])).not.toContain('morag')
    expect(fault).not.toHaveProperty('cause')
  })

  test('When nobody listens, it says so', async () => {
    const { url } = await newServer()
    const closed = url.replace(/\d+$/, '1')
    await expect(createMail({ url: closed, from }).send(message)).rejects.toThrow('ESOCKET')
  })

  test('To an address not known to be this machine it speaks only over TLS', async () => {
    const { received, url } = await newServer()
    const notByName = url.replace('127.0.0.1', '0.0.0.0')
    await expect(createMail({ url: notByName, from }).send(message)).rejects.toThrow(MailNotSent)
    expect(received).toEqual([])
  })
})

describe('Settings', () => {
  test('Without settings there is no mail, and sending says so', async () => {
    const mail = createMail(null)
    expect(mail.configured).toBe(false)
    await expect(mail.send(message)).rejects.toThrow('ENOTCONFIGURED')
  })

  test.each(['mail.example', 'https://mail.example', 'smtp://', ''])(
    'The server “%s” is refused at the start',
    (url) => {
      expect(() => createMail({ url, from })).toThrow('COUNTERSIGN_SMTP_URL must look like')
    },
  )

  test.each(['nobody', 'a@b.example\r\nBcc: c@d.example', 'Rowan <nobody>'])(
    'The sender “%s” is refused at the start',
    (sender) => {
      expect(() => createMail({ url: 'smtp://127.0.0.1', from: sender })).toThrow(
        'COUNTERSIGN_MAIL_FROM must look like',
      )
    },
  )
})
