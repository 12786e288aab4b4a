import { and, eq, inArray, sql } from 'drizzle-orm'
import { post } from '../../db/schema/posts.ts'
import type { NavItem, Shell } from '../../views/shared/shell.tsx'
import { toCheckCount } from '../consents/queue.ts'
import { type Permission, roleNames } from '../domain/roles.ts'
import type { Database } from '../platform/port.ts'
import { amongListed, listed, prepared } from '../platform/prepared.ts'
import type { Ctx } from './env.ts'
import { may, servicesWhere, type Viewer } from './viewer.ts'

export const navKeys = [
  'today',
  'posts',
  'approvals',
  'consent',
  'media',
  'published',
  'audit',
] as const
export type NavKey = (typeof navKeys)[number]

const places: Record<NavKey, { href: string; name: string; permission: Permission }> = {
  today: { href: '/', name: 'Today', permission: 'use_the_app' },
  posts: { href: '/posts', name: 'Posts', permission: 'read_posts' },
  approvals: { href: '/approvals', name: 'Approvals', permission: 'see_approvals' },
  consent: { href: '/people', name: 'Consent', permission: 'see_consent_answer' },
  media: { href: '/media', name: 'Media', permission: 'read_media' },
  published: { href: '/published', name: 'Published', permission: 'read_posts' },
  audit: { href: '/audit', name: 'Audit', permission: 'read_audit' },
}

const menu = [
  { href: '/staff', name: 'Staff', icon: 'people', permission: 'read_staff' },
  { href: '/accounts', name: 'Official accounts', icon: 'link', permission: 'read_accounts' },
  { href: '/services', name: 'Services', icon: 'settings', permission: 'edit_services' },
  { href: '/me', name: 'Your sign-in', icon: 'account', permission: 'use_the_app' },
] as const

/** The frame around a signed-in page, as this person sees it. */
export function shellFor(c: Ctx, active: NavKey | undefined): Shell {
  const viewer = c.get('viewer')
  const { assets, database } = c.get('platform')
  const url = new URL(c.req.url)
  const chosen = viewer.services.find((service) => service.id === url.searchParams.get('service'))
  return {
    asset: (name) => assets.url(name),
    viewer: {
      name: viewer.name,
      initials: initialsOf(viewer.name),
      roleLine: roleLine(viewer),
      items: [...navFor(viewer, database, active), ...deskOf(viewer, url.pathname)],
      services: viewer.services,
      currentService: chosen?.id,
      menu: menu.filter((entry) => may(viewer, entry.permission)),
    },
    recordNo: '/no',
    path: url.pathname + url.search,
  }
}

function navFor(viewer: Viewer, database: Database, active: NavKey | undefined): NavItem[] {
  return navKeys
    .filter((key) => may(viewer, places[key].permission))
    .map((key) => ({
      href: places[key].href,
      name: places[key].name,
      icon: key,
      current: key === active,
      count: countFor(key, viewer, database),
    }))
}

/** Somebody who sees no posts, an administrator, works in what others keep behind their name. */
function deskOf(viewer: Viewer, path: string): NavItem[] {
  if (may(viewer, places.posts.permission)) return []
  return menu
    .filter(({ href, permission }) => href !== '/me' && may(viewer, permission))
    .map(({ href, name, icon }) => ({
      href,
      name,
      icon,
      current: path === href || path.startsWith(`${href}/`),
    }))
}

function countFor(key: NavKey, viewer: Viewer, database: Database): number | undefined {
  if (key === 'approvals') return waitingFor(viewer, database)
  if (key !== 'consent') return undefined
  const services = servicesWhere(viewer, 'check_consent')
  return services.length > 0 ? toCheckCount(database, services) : undefined
}

/** Posts that wait for this person's decision, counted no further than 100: the frame shows “99+”. */
function waitingFor(viewer: Viewer, database: Database): number | undefined {
  const services = servicesWhere(viewer, 'decide_approval')
  if (services.length === 0) return undefined
  return postsToDecide(database).get({ services: listed(services) })?.waiting
}

const postsToDecide = prepared((reader) =>
  reader
    .select({ waiting: sql<number>`count(*)` })
    .from(
      reader
        .select({ one: sql`1`.as('one') })
        .from(post)
        .where(and(eq(post.state, 'submitted'), inArray(post.serviceId, amongListed('services'))))
        .limit(100)
        .as('first'),
    )
    .prepare(),
)

function roleLine(viewer: Viewer): string {
  const names = [...new Set(viewer.grants.map((grant) => roleNames[grant.role]))]
  const standing = viewer.delegations.length > 0 ? ['acting for the Registered Manager'] : []
  const where = viewer.services.length === 1 ? [viewer.services[0]?.name] : []
  return [...names, ...standing, ...where].join(', ')
}

function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter((part) => part !== '')
  return [parts.at(0), parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => part?.charAt(0).toUpperCase() ?? '')
    .join('')
}
