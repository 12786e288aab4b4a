import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'

export type Running = {
  readonly origin: string
  /** Milliseconds from the start of the process to the first 200. */
  readonly ready: number
  /** Resident memory now, in MB. */
  memory(): number
  stop(): Promise<void>
}

/** Starts a server in a process of its own and waits until it answers `/health`. */
export async function start(
  command: readonly string[],
  environment: Record<string, string> = {},
): Promise<Running> {
  const port = await freePort()
  const began = performance.now()
  const words = command.map((word) => word.replace('{port}', String(port)))
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const origin = `http://localhost:${port}`
  await untilReady(origin, child)
  return {
    origin,
    ready: performance.now() - began,
    memory: () => residentMegabytes(child),
    stop: () => stopped(child),
  }
}

async function untilReady(origin: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('The server of the bench did not start.')
    const answer = await fetch(`${origin}/health`).catch(() => null)
    if (answer?.ok) return void (await answer.text())
    await new Promise((resume) => setTimeout(resume, 2))
  }
}

function residentMegabytes(child: ChildProcess): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
