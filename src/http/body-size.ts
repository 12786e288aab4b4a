import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { pictureLimits } from '../platform/pictures.ts'
import type { Env } from './env.ts'
import { showFailure } from './failures.tsx'

/** Forms of words: far more than anybody types, far less than fills a memory. */
const wordsLimit = 1024 * 1024
/** A form with one file in it, and its other fields. */
const fileLimit = pictureLimits.bytes + wordsLimit

const withOneFile =
  /^\/(consents\/[^/]+\/evidence|packs\/[^/]+\/publication|takedowns\/[^/]+\/record)$/
/** Without script several pictures come in one body. */
const withPictures = '/media'
const picturesLimit = 4 * pictureLimits.bytes + wordsLimit

const onError = (c: Context<Env>) => showFailure(c, 'too_large')
const words = bodyLimit({ maxSize: wordsLimit, onError })
const oneFile = bodyLimit({ maxSize: fileLimit, onError })
const pictures = bodyLimit({ maxSize: picturesLimit, onError })

/** Counts every body as it arrives and gives up at its limit, before anything reads it and whoever sent it. */
export const onlySoMuch: MiddlewareHandler<Env> = (c, next) => {
  if (c.req.path === withPictures) return pictures(c, next)
  return withOneFile.test(c.req.path) ? oneFile(c, next) : words(c, next)
}
