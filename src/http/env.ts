import type { Context } from 'hono'
import type { Platform } from '../platform/port.ts'
import type { Viewer } from './viewer.ts'

/** What middleware leaves for routes. `viewer` is set on every route that is not public. */
export type Env = {
  Variables: {
    platform: Platform
    viewer: Viewer
    /** Names a request in the fault log, so that a person can quote it. */
    reference: string
  }
}

export type Ctx<Path extends string = string> = Context<Env, Path>
