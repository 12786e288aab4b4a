import { findPictureType, pictureLimits } from '../pictures.ts'
import type { ImageRefusal, Images, RefusedImage } from '../port.ts'
import { createPictureReaders } from './picture-readers.ts'

export type NodeImages = Images & {
  /** Stops the reader processes. They also stop when this process ends. */
  close(): void
}

/** Pictures read in up to two child processes, started when first needed, kept warm, replaced when they fail. */
export function createImages({ milliseconds = pictureLimits.seconds * 1000 } = {}): NodeImages {
  const readers = createPictureReaders(milliseconds)
  return {
    async prepare(content) {
      if (content.length === 0) return refuse('empty')
      if (content.length > pictureLimits.bytes) return refuse('too_many_bytes')
      const foundType = findPictureType(content)
      if (foundType === 'heic') return refuse('heic')
      if (!foundType) return refuse('not_a_picture')
      const reply = await readers.ask({ task: 'prepare', content })
      if (reply.kind === 'prepared') return { ok: true, foundType, renditions: reply.renditions }
      if (reply.kind === 'refused') return refuse(reply.reason)
      if (reply.kind === 'crashed') return refuse('damaged')
      throw new Error(`The picture reader answered ${reply.kind}.`)
    },
    async fit(master, box) {
      const reply = await readers.ask({ task: 'fit', content: master, box })
      if (reply.kind === 'fitted') return reply.rendition
      throw new Error(reply.kind === 'fault' ? reply.message : `The picture reader ${reply.kind}.`)
    },
    close: () => readers.close(),
  }
}

function refuse(reason: ImageRefusal): RefusedImage {
  return { ok: false, reason }
}
