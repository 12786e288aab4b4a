import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { PictureReply, PictureRequest } from './images-child.ts'

type Answer = Exclude<PictureReply, { kind: 'ready' }> | { readonly kind: 'crashed' }
type Job = {
  readonly request: PictureRequest
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
  triesLeft: number
}
type Reader = {
  readonly child: ChildProcess
  ready: boolean
  job: Job | null
  timer?: NodeJS.Timeout
}

/** `images-child.ts` beside this file in the sources, `images-child.js` beside the bundle. */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
const childPath = fileURLToPath(new URL(`./images-child.${extension}`, import.meta.url))

/** Two photographs at once; each decoder works on one thread, so one does not starve the server. */
const mostReaders = Math.min(2, availableParallelism())
/** A crash may be the machine's fault (out of memory), so a picture gets one more reader before it is blamed. */
const tries = 2

export type PictureReaders = {
  /** `crashed` when two readers died over it. Rejects only when no reader can be started, or after `close`. */
  ask(request: PictureRequest): Promise<Answer>
  close(): void
}

/** `milliseconds`: how long one request may take before its reader is killed and it is refused as `took_too_long`. */
export function createPictureReaders(milliseconds: number): PictureReaders {
  const waiting: Job[] = []
  const readers = new Set<Reader>()

  function giveOutWork(): void {
    const free = [...readers].find((reader) => !reader.job)
    if (waiting.length === 0 || (!free && readers.size >= mostReaders)) return
    const job = waiting.shift()
    if (job) start(free ?? hire(), job)
    giveOutWork()
  }

  function start(reader: Reader, job: Job): void {
    reader.job = job
    keepAlive(reader.child, true)
    if (reader.ready) clock(reader)
    reader.child.send(job.request, () => undefined)
  }

  /** Counts from when the reader is up, so a slow start is not blamed on the picture. */
  function clock(reader: Reader): void {
    reader.timer = setTimeout(() => {
      finish(reader, { kind: 'refused', reason: 'took_too_long' })
      dismiss(reader)
    }, milliseconds)
  }

  function finish(reader: Reader, answer: Answer): void {
    clearTimeout(reader.timer)
    const job = reader.job
    reader.job = null
    keepAlive(reader.child, false)
    job?.resolve(answer)
  }

  function dismiss(reader: Reader): void {
    readers.delete(reader)
    reader.child.kill('SIGKILL')
    giveOutWork()
  }

  function hire(): Reader {
    const reader: Reader = { child: forkReader(), ready: false, job: null }
    readers.add(reader)
    reader.child.on('message', (reply: PictureReply) => hear(reader, reply))
    reader.child.on('error', () => lose(reader))
    reader.child.on('exit', () => lose(reader))
    return reader
  }

  function hear(reader: Reader, reply: PictureReply): void {
    if (reply.kind === 'ready') {
      reader.ready = true
      if (reader.job) clock(reader)
      return
    }
    finish(reader, reply)
    giveOutWork()
  }

  function lose(reader: Reader): void {
    if (!readers.delete(reader)) return
    clearTimeout(reader.timer)
    const job = reader.job
    reader.job = null
    if (job) retryOrGiveUp(job, reader.ready)
    giveOutWork()
  }

  function retryOrGiveUp(job: Job, wasReady: boolean): void {
    job.triesLeft--
    if (!wasReady) job.reject(new Error('The picture reader could not be started.'))
    else if (job.triesLeft > 0) waiting.unshift(job)
    else job.resolve({ kind: 'crashed' })
  }

  return {
    ask(request) {
      return new Promise((resolve, reject) => {
        waiting.push({ request, resolve, reject, triesLeft: tries })
        giveOutWork()
      })
    },
    close() {
      const unfinished = [...waiting.splice(0), ...[...readers].flatMap(({ job }) => job ?? [])]
      for (const reader of readers) {
        clearTimeout(reader.timer)
        reader.child.kill('SIGKILL')
      }
      readers.clear()
      for (const job of unfinished) job.reject(new Error('The picture readers were stopped.'))
    },
  }
}

/** No environment and no inherited flags: a reader that is taken over finds nothing to take. */
function forkReader(): ChildProcess {
  return fork(childPath, {
    serialization: 'advanced',
    execArgv: [],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** An idle reader does not keep the server's process from ending. */
function keepAlive(child: ChildProcess, busy: boolean): void {
  if (busy) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}
