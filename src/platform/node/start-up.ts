import type { listen } from './serve.ts'

/**
 * Starts a server and stops it cleanly when told to. What keeps it from starting is said in one sentence to the
 * operator, and the process ends with code 1.
 */
export async function startUp(start: () => ReturnType<typeof listen>): Promise<void> {
  try {
    const server = await start()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void server.stop().then(() => process.exit(0)))
    }
  } catch (error) {
    process.stderr.write(`${sentenceFor(error)}\n`)
    process.exit(1)
  }
}

function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    return `Something else is using port ${error.port}. Stop it, or set PORT to another number.`
  }
  return error.message
}
