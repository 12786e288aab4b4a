import { html, raw } from 'hono/html'
import type { Markup } from './markup.ts'

/** Line drawings on a 24 by 24 grid, as the inside of an `<svg>`. */
const drawings = {
  account: '<circle cx="12" cy="8" r="3.6"/><path d="M5 20.5c.6-4 3.4-6 7-6s6.4 2 7 6"/>',
  add: '<path d="M12 5v14M5 12h14"/>',
  approvals:
    '<path d="M9.3 3.500h5.400M12 3.500v6.200M7 14.500c0-2.7 2.3-3.6 5-4.8 2.7 1.2 5 2.1 5 4.800z"/><path d="M4.5 14.500h15v3.200h-15zM6 21h12"/>',
  audit:
    '<circle cx="10.8" cy="10.8" r="6.3"/><path d="m15.6 15.6 4.9 4.900M8.3 10.900l1.8 1.8 3.3-3.7"/>',
  back: '<path d="M19 12H5.500M11.5 6l-6 6 6 6"/>',
  calendar:
    '<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 10h17M8 2.800V7M16 2.800V7"/>',
  camera:
    '<path d="M3.5 8.500A2 2 0 0 1 5.5 6.500h2l1.7-2.500h5.600l1.7 2.500h2a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2z"/><circle cx="12" cy="12.7" r="3.7"/>',
  check: '<path d="m4.5 12.8 4.7 4.700L19.5 6.8"/>',
  chevron: '<path d="m6 9.5 6 6 6-6"/>',
  clock: '<circle cx="12" cy="12" r="8.7"/><path d="M12 6.800V12l3.6 2.3"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  consent:
    '<path d="M6 3.500h8.500L19 8v12.500H6z"/><path d="M14 3.500V8.500h5"/><path d="m9 14.6 2.2 2.2 4-4.6"/>',
  down: '<path d="M12 5v13.500M6 12.500l6 6 6-6"/>',
  download: '<path d="M12 3.500v12M6.5 10.500l5.5 5.5 5.5-5.500M4 20.500h16"/>',
  edit: '<path d="M4 20l1-4.500L16.2 4.300a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.500L8.5 19z"/><path d="m14 6.5 3.5 3.5"/>',
  help: '<circle cx="12" cy="12" r="8.7"/><path d="M9.6 9.300a2.5 2.5 0 1 1 3.6 2.300c-.8.4-1.2.9-1.2 1.900M12 16.700v.1"/>',
  hand: '<path d="M7.5 12.500V6.300a1.5 1.5 0 0 1 3 0V11V4.500a1.5 1.5 0 0 1 3 0V11V5.800a1.5 1.5 0 0 1 3 0v8.400c0 4-2.3 6.8-5.6 6.8-2.8 0-4.3-1.3-5.7-4.200L3.6 13.200c-.8-1.9 1.5-3.2 2.7-1.600z"/>',
  info: '<circle cx="12" cy="12" r="8.7"/><path d="M12 11v5.500M12 7.600v.1"/>',
  link: '<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300L11.7 6.6"/><path d="M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.700l1.3-1.3"/>',
  lock: '<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.500V7.500a4 4 0 0 1 8 0v3"/>',
  media:
    '<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><circle cx="9" cy="9.5" r="1.7"/><path d="m4 17.5 5-4.5 3.5 3 3-2.5 5 4"/>',
  more: '<path d="M4.5 12h.1M12 12h.1M19.4 12h.1" stroke-width="3"/>',
  people:
    '<circle cx="9" cy="8.5" r="3.2"/><path d="M3 19.500c.4-3.6 2.7-5.5 6-5.500s5.6 1.9 6 5.500M15.5 5.600a3 3 0 0 1 0 5.800M17.5 14.500c2 .6 3.2 2.3 3.5 5"/>',
  posts:
    '<path d="M4 5.500a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-6l-4.5 4v-4H6a2 2 0 0 1-2-2z"/><path d="M8 8h8M8 12h5"/>',
  print:
    '<path d="M7 8.500v-5h10v5M7 17H4.500v-6.500a2 2 0 0 1 2-2h11a2 2 0 0 1 2 2V17H17M7 14h10v6.500H7z"/>',
  published:
    '<path d="M4 10v4.500h3.500L16 19V5.500L7.5 10zM7.5 14.5 9 20h2.500l-1-4.300M19 9.500c1.3 1.6 1.3 3.8 0 5.4"/>',
  remove:
    '<path d="M4.5 6.500h15M9.5 6.500v-3h5v3M6.5 6.500l1 14h9l1-14M10.3 10.500v6M13.7 10.500v6"/>',
  search: '<circle cx="10.8" cy="10.8" r="6.3"/><path d="m15.6 15.6 4.9 4.9"/>',
  settings:
    '<path d="M4 7h9M17.5 7H20M4 17h2.500M11 17h9"/><circle cx="15.2" cy="7" r="2.3"/><circle cx="8.7" cy="17" r="2.3"/>',
  signOut:
    '<path d="M14 4H6a1.5 1.5 0 0 0-1.5 1.500v13A1.5 1.5 0 0 0 6 20h8M10 12h10.500M16.5 8l4 4-4 4"/>',
  today:
    '<circle cx="12" cy="13" r="4"/><path d="M12 4.500V6M5.8 7l1.1 1.100M18.2 7l-1.1 1.100M3.5 13.500H5M19 13.500h1.500M3.5 19.500h17"/>',
  up: '<path d="M12 19V5.500M6 11.500l6-6 6 6"/>',
  upload: '<path d="M12 16.500V4M6.5 9.5 12 4l5.5 5.500M4 20.500h16"/>',
  warning: '<path d="M12 3.8 21.5 20H2.500zM12 10v4.500M12 17.200v.1"/>',
} as const
export type IconName = keyof typeof drawings

const drawn = new Map<IconName, Markup>()

/** A small picture beside a word. It is decoration: always give the word too. */
export function Icon({ name }: { readonly name: IconName }): Markup {
  const known = drawn.get(name)
  if (known) return known
  const fresh = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${raw(drawings[name])}</svg>`
  drawn.set(name, fresh)
  return fresh
}
