import { jobs } from '../../jobs.ts'
import type { Platform } from '../port.ts'

/** Runs every job on its own beat until stopped. A fault is logged and the next beat tries again. */
export function startJobs(platform: Platform): () => void {
  const timers = Object.entries(jobs).map(([name, job]) => {
    const run = () =>
      job.run(platform).catch((error: unknown) => {
        platform.log({ reference: platform.newId().slice(0, 8), where: `job ${name}`, error })
      })
    return setInterval(run, job.every).unref()
  })
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}
