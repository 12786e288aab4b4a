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
    stack: error instanceof Error ? placesIn(error.stack ?? '') : [],
  }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}

/** Only `at place` lines: the first line of a stack carries the message, which can carry somebody's words. */
function placesIn(stack: string): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
}
