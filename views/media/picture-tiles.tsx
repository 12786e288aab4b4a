import { html } from 'hono/html'
import { londonDay, sayDay } from '../../src/domain/calendar.ts'
import type { LibraryPicture } from '../../src/media/library.ts'
import type { Markup } from '../shared/markup.ts'
import { Verdict } from '../shared/verdict.tsx'
import { questionTasks } from './checklist.tsx'

/** Pictures side by side, each with who is in it and the next thing it needs. */
export function PictureTiles(props: {
  readonly pictures: readonly LibraryPicture[]
  readonly severalServices: boolean
}): Markup {
  return html`<ul class="picture-tiles">${props.pictures.map((picture) => tile(picture, props.severalServices))}</ul>`
}

function tile(picture: LibraryPicture, severalServices: boolean): Markup {
  return html`<li class="picture-tile">
    <a href="/media/${picture.id}">
      <img src="/media/${picture.id}/thumb" alt="${picture.altText}" loading="lazy" decoding="async"
        width="${picture.width}" height="${picture.height}" />
      <span class="title">${picture.title}</span>
    </a>
    <span class="soft">${who(picture)}</span>
<span class="soft">${where(picture, severalServices)}</span>
    ${state(picture)}
  </li>`
}

/** The day is left out when the title says it already. */
function where(picture: LibraryPicture, severalServices: boolean): string {
  const day = sayDay(londonDay(picture.uploadedAt))
  const said = [severalServices && picture.serviceName, !picture.title.includes(day) && day]
  return said.filter(Boolean).join(', ')
}

function who({ names, peopleCount, open }: LibraryPicture): string {
  if (names.length > 0) return names.join(', ')
  if (peopleCount === 0) return 'Nobody in it'
  const isTagged = peopleCount !== null && !open.includes('tags')
  return isTagged ? 'Nobody who could be recognised' : 'Nobody tagged yet'
}

function state({ open: [next] }: LibraryPicture): Markup {
  if (!next) return Verdict({ verdict: 'allow', word: 'Filled in' })
  return Verdict({ verdict: 'refer', word: questionTasks[next].name })
}
