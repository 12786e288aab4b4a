import { Layout, PlainLayout, type Shell } from '../../views/layout.tsx'
import type { Markup } from '../../views/shared/markup.ts'
import { ApprovalsPage, ReviewPage } from './gallery-approve.tsx'
import { ComposePage } from './gallery-compose.tsx'
import { ConsentPage, SignInPage } from './gallery-forms.tsx'
import { PersonPage, PiecesPage } from './gallery-person.tsx'

/** Pages made only of shared pieces and the cast of the scenarios, keyed by file name. */
export function galleryPages(asset: (name: string) => string): Record<string, Markup> {
  const at = (path: string) => shell(asset, path)
  return {
    compose: (
      <Layout title="Garden party at Oak House" shell={at('/posts')}>
        <ComposePage />
      </Layout>
    ),
    approvals: (
      <Layout
        title="Approvals"
        shell={{ ...at('/approvals'), frozen }}
        banner={{ tone: 'yes', title: 'Sent back to Asha. She can see your reason now.' }}
      >
        <ApprovalsPage />
      </Layout>
    ),
    review: (
      <Layout title="Garden party at Oak House" shell={at('/approvals')}>
        <ReviewPage />
      </Layout>
    ),
    consent: (
      <Layout title="Record what Ben said" shell={at('/people')} failed>
        <ConsentPage />
      </Layout>
    ),
    person: (
      <Layout title="Ben Okafor" shell={at('/people')}>
        <PersonPage />
      </Layout>
    ),
    pieces: (
      <Layout title="Pieces" shell={at('/media')}>
        <PiecesPage />
      </Layout>
    ),
    'sign-in': (
      <PlainLayout title="Sign in" asset={asset}>
        <SignInPage />
      </PlainLayout>
    ),
  }
}

const frozen = { words: 'Publishing is stopped across all services.', href: '#frozen' }

function shell(asset: (name: string) => string, path: string): Shell {
  const places = [
    { href: '/', name: 'Today', icon: 'today' },
    { href: '/posts', name: 'Posts', icon: 'posts', count: 6 },
    { href: '/approvals', name: 'Approvals', icon: 'approvals', count: 3 },
    { href: '/people', name: 'Consent', icon: 'consent', count: 2 },
    { href: '/media', name: 'Media', icon: 'media' },
    { href: '/published', name: 'Published', icon: 'published' },
    { href: '/audit', name: 'Audit', icon: 'audit' },
  ] as const
  return {
    asset,
    path,
    recordNo: '/no',
    viewer: {
      name: 'Morag Reid',
      initials: 'MR',
      roleLine: 'Registered Manager',
      items: places.map((place) => ({ ...place, current: place.href === path })),
      services: [
        { id: 'oak', name: 'Oak House' },
        { id: 'elm', name: 'Elm Court' },
      ],
      currentService: 'oak',
      menu: [
        { href: '/settings', name: 'Settings', icon: 'settings' },
        { href: '/help', name: 'Help', icon: 'help' },
      ],
    },
  }
}
