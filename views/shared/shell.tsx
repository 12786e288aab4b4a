import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'
import { Avatar } from './page.tsx'

export type NavItem = {
  readonly href: string
  readonly name: string
  readonly icon: IconName
  /** Things waiting here; 0 or left out shows nothing. */
  readonly count?: number
  readonly current?: boolean
}

/** Everything the frame of a signed-in page shows, ready made. The views only draw it. */
export type Shell = {
  /** The address of an asset by its logical name. */
  readonly asset: (name: string) => string
  readonly viewer: {
    readonly name: string
    readonly initials: string
    /** For example “Registered Manager, Oak House”. */
    readonly roleLine: string
    /** At most seven, already filtered by role. The first four stay on the phone’s bottom bar. */
    readonly items: readonly NavItem[]
    readonly services: readonly { readonly id: string; readonly name: string }[]
    /** Left out when the person looks at all the services they cover. */
    readonly currentService?: string
    /** Behind the avatar, above “Sign out”. */
    readonly menu: readonly {
      readonly href: string
      readonly name: string
      readonly icon: IconName
    }[]
  }
  /** Where “Record a no” starts. */
  readonly recordNo: string
  /** The path of this page, so that switching service comes back here. */
  readonly path: string
  /** Publishing is stopped: the words, and where to read more. */
  readonly frozen?: { readonly words: string; readonly href: string }
}

/** Brand, service, search, places, “Record a no”, you. A rail on wide screens; two bars on a phone. */
export function Rail({ shell }: { readonly shell: Shell }) {
  const { viewer } = shell
  return (
    <header class="rail">
      <Brand href="/" />
      <ServiceSwitch shell={shell} />
      <search>
        <form class="search-box" method="post" action="/search">
          <Icon name="search" />
          <label for="global-search">Search</label>
          <input id="global-search" name="q" type="search" autocomplete="off" data-search />
          <kbd>/</kbd>
        </form>
      </search>
      <MainNav items={viewer.items} />
      <a class="search-link" href="/search">
        <Icon name="search" />
        <span class="visually-hidden">Search</span>
      </a>
      <a class="button say-no" data-tone="no" href={shell.recordNo}>
        <Icon name="hand" />
        Record a “no”
      </a>
      <Account shell={shell} />
    </header>
  )
}

export function Brand({ href }: { readonly href: string }) {
  return (
    <a class="brand" href={href} aria-label="Countersign, start page">
      <svg viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor">
        <rect x="2" y="2" width="28" height="28" rx="7" stroke-width="2.4" />
        <path
          d="M7 20.500c2.8-7.2 4.9-10.8 6.2-9.8 1.6 1.2-2.2 8.3-.3 9 1.5.5 2.9-4.7 4.5-4.5 1.3.2.2 3.6 1.6 3.8 1.2.2 2.3-1.6 3-2.4"
          stroke-width="2.3"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
        <path d="M8 24.800h16" stroke-width="1.6" stroke-linecap="round" />
      </svg>
      <span>Countersign</span>
    </a>
  )
}

const onBar = 4

function MainNav({ items }: { readonly items: readonly NavItem[] }) {
  const overflows = items.length > onBar + 1
  const later = overflows ? items.slice(onBar) : []
  return (
    <nav class="main-nav" aria-label="Main" data-overflow={overflows ? '' : undefined}>
      <ul>
        {items.map((item, at) => (
          <li class={overflows && at >= onBar ? 'nav-later' : undefined}>
            <NavLink item={item} />
          </li>
        ))}
        {overflows && (
          <li>
            <details class="nav-more" data-menu>
              <summary
                class="nav-item"
                data-current={later.some((item) => item.current) ? '' : undefined}
              >
                <Icon name="more" />
                More
              </summary>
              <div class="menu-list">
                {later.map((item) => (
                  <NavLink item={item} plain />
                ))}
              </div>
            </details>
          </li>
        )}
      </ul>
    </nav>
  )
}

function NavLink({ item, plain }: { readonly item: NavItem; readonly plain?: boolean }) {
  return (
    <a
      class={plain ? undefined : 'nav-item'}
      href={item.href}
      aria-current={item.current ? 'page' : undefined}
    >
      <Icon name={item.icon} />
      {item.name}
      {item.count ? (
        <span class="count">
          {item.count > 99 ? '99+' : item.count}
          <span class="visually-hidden"> waiting</span>
        </span>
      ) : null}
    </a>
  )
}

/** Which service you are looking at; nothing when there is only one. Posts `service` ('' is all of them) and `back`. */
function ServiceSwitch({ shell }: { readonly shell: Shell }) {
  const { services, currentService } = shell.viewer
  if (services.length < 2) return null
  const all = { id: '', name: 'All my services' }
  const current = services.find((service) => service.id === currentService) ?? all
  return (
    <details class="service-switch" data-menu>
      <summary>
        <span>
          <span class="visually-hidden">Service: </span>
          {current.name}
        </span>
        <Icon name="chevron" />
      </summary>
      <form class="menu-list" method="post" action="/service">
        <input type="hidden" name="back" value={shell.path} />
        {[all, ...services].map((service) => (
          <button
            type="submit"
            name="service"
            value={service.id}
            aria-current={service.id === current.id ? 'true' : undefined}
          >
            {service.name}
            {service.id === current.id && <Icon name="check" />}
          </button>
        ))}
      </form>
    </details>
  )
}

function Account({ shell }: { readonly shell: Shell }) {
  const { viewer } = shell
  return (
    <details class="account" data-menu>
      <summary>
        <Avatar initials={viewer.initials} />
        <span class="who">
          {viewer.name}
          <small>{viewer.roleLine}</small>
        </span>
        <Icon name="chevron" />
        <span class="visually-hidden">Your menu</span>
      </summary>
      <div class="menu-list">
        <p class="said">
          <b>{viewer.name}</b>
          <br />
          {viewer.roleLine}
        </p>
        <ServiceSwitch shell={shell} />
        <hr />
        {viewer.menu.map((entry) => (
          <a href={entry.href}>
            <Icon name={entry.icon} />
            {entry.name}
          </a>
        ))}
        <form method="post" action="/sign-out">
          <button type="submit">
            <Icon name="signOut" />
            Sign out
          </button>
        </form>
      </div>
    </details>
  )
}

/** Across every page while publishing is stopped. */
export function Frozen({ words, href }: { readonly words: Child; readonly href: string }) {
  return (
    <section class="frozen" aria-label="Publishing is stopped">
      <Icon name="lock" />
      <span>{words}</span>
      <a href={href}>What this means</a>
    </section>
  )
}
