import { html } from 'hono/html'
import {
  type CivilDate,
  type Instant,
  type LocalTime,
  sayDay,
  sayLocal,
  sayTime,
} from '../../src/domain/calendar.ts'
import type { Markup } from './markup.ts'

/** An instant in London: `15 May 2026, 10:00`. */
export function When({ at }: { readonly at: Instant }): Markup {
  return html`<time datetime="${new Date(at).toISOString()}">${sayTime(at)}</time>`
}

/** A calendar day: `15 May 2026`. */
export function Day({ day }: { readonly day: CivilDate }): Markup {
  return html`<time datetime="${day}">${sayDay(day)}</time>`
}

/** A planned London time: `Friday 15 May 2026, 10:00`. */
export function Planned({ at }: { readonly at: LocalTime }): Markup {
  return html`<time datetime="${at}">${sayLocal(at)}</time>`
}

const minute = 60_000
const units = [
  { name: 'day', size: 1440 * minute },
  { name: 'hour', size: 60 * minute },
  { name: 'minute', size: minute },
] as const

/** A length of time in its largest whole unit: `3 hours`, `1 day`, `less than a minute`. */
export function sayLength(milliseconds: number): string {
  const unit = units.find(({ size }) => milliseconds >= size)
  if (!unit) return 'less than a minute'
  const count = Math.floor(milliseconds / unit.size)
  return `${count} ${unit.name}${count === 1 ? '' : 's'}`
}

/** How long ago: `3 hours ago`, with the exact time behind it. */
export function Ago({ at, now }: { readonly at: Instant; readonly now: Instant }): Markup {
  return html`<time datetime="${new Date(at).toISOString()}" title="${sayTime(at)}"
    >${sayLength(now - at)} ago</time
  >`
}
