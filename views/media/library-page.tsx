import type { LibraryQuery, LibraryView } from '../../src/media/forms.ts'
import { libraryViews } from '../../src/media/forms.ts'
import type { LibraryPage as Pictures } from '../../src/media/library.ts'
import type { KnownPerson } from '../../src/media/people-search.ts'
import { LinkButton, SubmitButton } from '../shared/button.tsx'
import { emptyForm } from '../shared/form.tsx'
import { EmptyState } from '../shared/lists.tsx'
import { PageHead } from '../shared/page.tsx'
import { Pager, Views } from '../shared/paging.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { PictureTiles } from './picture-tiles.tsx'

const viewNames: Record<LibraryView, string> = {
  all: 'All',
  to_tag: 'To tag',
  second_look: 'Needs a second look',
  unused: 'Not used yet',
}

type Props = {
  readonly query: LibraryQuery
  readonly person: KnownPerson | null
  readonly services: readonly { readonly id: string; readonly name: string }[]
  readonly page: Pictures
  readonly mayAdd: boolean
}

/** Every picture of the services this person covers, newest first, narrowed by its address. */
export function LibraryPage(props: Props) {
  const { query, page, person } = props
  return (
    <>
      <PageHead
        title={person ? `Pictures of ${person.knownAs}` : 'Pictures'}
        under="Newest first. Open one to say who is in it."
        actions={
          props.mayAdd && (
            <LinkButton href="/media/new" tone="main" icon="add">
              Add pictures
            </LinkButton>
          )
        }
      />
      <Views
        label="Views of the pictures"
        views={libraryViews.map((view) => ({
          href: addressOf(query, { view }),
          name: viewNames[view],
          current: view === query.view,
        }))}
      />
      <Narrow {...props} />
      {page.pictures.length === 0 ? (
        <Empty {...props} />
      ) : (
        <>
          <PictureTiles pictures={page.pictures} severalServices={props.services.length > 1} />
          <Pager
            showing={`${page.pictures.length} shown, newest first`}
            newer={page.newer ? addressOf(query, { newer: page.newer }) : undefined}
            older={page.older ? addressOf(query, { older: page.older }) : undefined}
            csv={addressOf(query, {}, '/media.csv')}
          />
        </>
      )}
    </>
  )
}

/** A name is posted, and only the person’s id comes back in the address. */
function Narrow({ query, person }: Props) {
  return (
    <form class="find" method="post" action="/media/shown">
      <TextField form={emptyForm} name="name" label="Who is shown?" />
      <SubmitButton tone="quiet" icon="search">
        Find<span class="visually-hidden"> their pictures</span>
      </SubmitButton>
      {person && <a href={addressOf({ ...query, person: undefined }, {})}>Show everyone’s</a>}
    </form>
  )
}

function Empty({ query, mayAdd }: Props) {
  if (query.view === 'to_tag') {
    return (
      <EmptyState title="Nothing to tag" icon="check">
        Everyone who was counted is tagged.
      </EmptyState>
    )
  }
  if (query.view === 'second_look') {
    return (
      <EmptyState title="Nobody waits for a second look" icon="check">
        When a colleague says that nobody could recognise somebody, the picture waits here for you.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No pictures here yet"
      icon="media"
      action={mayAdd ? { href: '/media/new', words: 'Add pictures' } : undefined}
    >
      Add pictures from your phone or computer, then say who is in each one. Nothing goes out until
      everyone in it has agreed and the Registered Manager has countersigned.
    </EmptyState>
  )
}

/** The same list with something changed. A change of view starts again at the newest. */
function addressOf(
  query: LibraryQuery,
  change: { readonly view?: LibraryView; readonly older?: string; readonly newer?: string },
  path = '/media',
): string {
  const { view = query.view, older, newer } = change
  const parts = {
    view: view === 'all' ? undefined : view,
    service: query.service,
    person: query.person,
    older,
    newer,
  }
  const given = Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}
