import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { libraryRoutes } from './library-routes.tsx'
import { pictureRoutes } from './picture-routes.tsx'
import { serveRoutes } from './serve-routes.ts'
import { uploadRoutes } from './upload-routes.tsx'

/** Pictures: add them, find them, say who is in them, look at them. `/media/new` comes before `/media/:id`. */
export const mediaRoutes = new Hono<Env>()
  .route('/', uploadRoutes)
  .route('/', libraryRoutes)
  .route('/', pictureRoutes)
  .route('/', serveRoutes)
