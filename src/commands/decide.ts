import { text } from 'node:stream/consumers'
import { decide } from '../domain/decision/decide.ts'
import { parseFacts } from '../domain/decision/facts.ts'
import { factsJsonSchema } from '../domain/decision/schema-doc.ts'

/** Facts on standard input, the decision on standard output, both JSON. Exit code 2 when the facts cannot be read. */
export async function decideFacts(words: string[]): Promise<void> {
  if (words.includes('--schema')) {
    print(factsJsonSchema())
    return
  }
  const sent = await jsonFrom(process.stdin)
  if (sent === undefined) {
    process.stderr.write('That is not JSON. Give the facts of one target on standard input.\n')
    process.exitCode = 2
    return
  }
  const read = parseFacts(sent)
  if ('facts' in read) {
    print(decide(read.facts))
    return
  }
  const lines = read.problems.map(({ path, message }) => `  ${path}: ${message}\n`)
  process.stderr.write(`These facts cannot be judged.\n${lines.join('')}`)
  process.exitCode = 2
}

async function jsonFrom(stream: NodeJS.ReadableStream): Promise<unknown> {
  const sent = await text(stream)
  try {
    return JSON.parse(sent)
  } catch {
    return undefined
  }
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
