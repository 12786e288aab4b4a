import type { Fault } from '../port.ts'

/** One JSON line per fault on standard error. The message of an error may quote what failed, so only its stack's shape is kept. */
export function log(fault: Fault): void {
  const error = fault.error
  const line = {
    at: new Date().toISOString(),
    reference: fault.reference,
    where: fault.where,
    fault: error instanceof Error ? error.name : typeof error,
    code: error instanceof Error && 'code' in error ? String(error.code) : undefined,
    stack: error instanceof Error ? placesIn(error) : [],
  }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}

/** Only the places: the stack begins with the message, and a line of that can look like a place. */
function placesIn({ stack = '', message }: Error): string[] {
  const said = stack.indexOf(message)
  return stack
    .slice(said < 0 ? 0 : said + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
}
