import { html } from 'hono/html'
import { londonDay } from '../../src/domain/calendar.ts'
import type { LibraryPicture } from '../../src/media/library.ts'
import type { Markup } from '../shared/markup.ts'
import { Verdict } from '../shared/verdict.tsx'
import { Day } from '../shared/when.tsx'
import { questionTasks } from './checklist.tsx'

/** Pictures side by side, each with who is in it and the next thing it needs. */
export function PictureTiles({
  pictures,
}: {
  readonly pictures: readonly LibraryPicture[]
}): Markup {
  return html`<ul class="picture-tiles">${pictures.map(tile)}</ul>`
}

function tile(picture: LibraryPicture): Markup {
  return html`<li class="picture-tile">
    <a href="/media/${picture.id}">
      <img src="/media/${picture.id}/thumb" alt="${picture.altText}" loading="lazy" decoding="async"
        width="${picture.width}" height="${picture.height}" />
      <span class="title">${picture.title}</span>
    </a>
    <span class="soft">${who(picture)}</span>
    <span class="soft">${picture.serviceName}, ${Day({ day: londonDay(picture.uploadedAt) })}</span>
    ${state(picture)}
  </li>`
}

function who({ names, peopleCount }: LibraryPicture): string {
  if (names.length > 0) return names.join(', ')
  return peopleCount === 0 ? 'Nobody in it' : 'Nobody tagged yet'
}

function state({ open }: LibraryPicture): Markup {
  const [next, ...others] = open
  if (!next) return Verdict({ verdict: 'allow', word: 'Filled in' })
  const more = others.length > 0 ? `, and ${others.length} more` : ''
  return Verdict({ verdict: 'refer', word: `${questionTasks[next].name}${more}` })
}
