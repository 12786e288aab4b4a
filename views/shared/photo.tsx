import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Markup } from './markup.ts'
import type { VerdictKind } from './verdict.tsx'

/** Someone in the picture. Numbers are fractions of its width and height, from the top left, 0 to 1. */
export type PhotoTag = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly name: string
  readonly verdict?: VerdictKind
  /** Where this person is described or named; the outline is a link. */
  readonly href: string
}
export type PhotoProps = {
  readonly src: string
  /** Text for people who cannot see it. */
  readonly alt: string
  /** Pixels, so the page does not jump. */
  readonly width: number
  readonly height: number
  readonly tags?: readonly PhotoTag[]
  readonly caption?: Child
  /** The first picture people decide by is loaded at once. */
  readonly eager?: boolean
}

/** A picture, large, with an outline and a name for each person tagged in it. */
export function Photo(props: PhotoProps): Markup {
  return html`<figure class="photo">
    <div class="frame">
      <img src="${props.src}" alt="${props.alt}" width="${props.width}" height="${props.height}"
        decoding="async"${props.eager ? '' : html` loading="lazy"`} />
      ${props.tags && props.tags.length > 0 ? overlay(props.tags) : ''}
    </div>
    ${props.caption ? html`<figcaption>${props.caption}</figcaption>` : ''}
  </figure>`
}

const percent = (fraction: number): string => `${(fraction * 100).toFixed(2)}%`

/** Positions are SVG attributes in percent: our content security policy allows no style attribute. */
function overlay(tags: readonly PhotoTag[]): Markup {
  const leftToRight = tags.toSorted((one, other) => one.x - other.x)
  return html`<svg class="tags" role="group" aria-label="People in this picture">${leftToRight.map(outline)}</svg>`
}

/** Every second name goes above its outline, so that neighbours do not cover each other. */
function outline(tag: PhotoTag, at: number): Markup {
  const bottom = tag.y + tag.height
  const above = bottom > 0.86 || (at % 2 === 1 && tag.y > 0.12)
  return html`<a href="${tag.href}" data-verdict="${tag.verdict ?? 'allow'}">
    <rect class="ring" x="${percent(tag.x)}" y="${percent(tag.y)}" rx="14"
      width="${percent(tag.width)}" height="${percent(tag.height)}" />
    <text x="${percent(tag.x + tag.width / 2)}" y="${percent(above ? tag.y : bottom)}"
      dy="${above ? '-12' : '24'}">${tag.name}</text>
  </a>`
}
