import process from 'node:process'

/** Name -> what it does. Each is loaded only when called, so that `decide` does not open a database. */
const commands = {
  demo: async (words: string[]) => (await import('./commands/demo.ts')).demo(words),
  serve: async () => void (await import('./node.ts')),
  decide: async (words: string[]) => (await import('./commands/decide.ts')).decideFacts(words),
  verify: async (words: string[]) => (await import('./commands/verify.ts')).verify(words),
} as const

const usage = `countersign COMMAND

  demo [--fresh]                 open Countersign with a demo organisation; --fresh begins again
  serve                          open Countersign for real (the same as npm start)
  decide < facts.json            print the gate's decision about these facts as JSON
  decide --schema                print the JSON Schema of the facts
  verify --database [FILE]       check the audit trail from its first row and name the first bad one

Settings: PORT, COUNTERSIGN_DATABASE, COUNTERSIGN_UPLOADS, COUNTERSIGN_ORIGIN,
COUNTERSIGN_SMTP_URL and COUNTERSIGN_MAIL_FROM.
`

const [name = '', ...words] = process.argv.slice(2)
if (Object.hasOwn(commands, name)) {
  await commands[name as keyof typeof commands](words)
} else {
  const asked = ['help', '--help', '-h'].includes(name)
  ;(asked ? process.stdout : process.stderr).write(usage)
  process.exitCode = asked ? 0 : 2
}
