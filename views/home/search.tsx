import { type FindKind, type Found, findKinds } from '../../src/home/search.ts'
import { SubmitButton } from '../shared/button.tsx'
import { Form } from '../shared/form.tsx'
import { EmptyState } from '../shared/lists.tsx'
import { PageHead } from '../shared/page.tsx'
import { Queue } from '../shared/queue.tsx'
import { TextField } from '../shared/text-fields.tsx'

const kinds: Record<FindKind, { name: string; folder: string }> = {
  person: { name: 'People', folder: '/people' },
  post: { name: 'Posts', folder: '/posts' },
  consent: { name: 'Consent records', folder: '/consents' },
  account: { name: 'Official accounts', folder: '/accounts' },
}

/** Everything that begins with the words typed, kind by kind. */
export function SearchPage({
  query,
  found,
}: {
  readonly query: string
  readonly found: readonly Found[]
}) {
  return (
    <>
      <PageHead title="Search" under="People, posts, consent records and official accounts." />
      <Form action="/search">
        <div class="find">
          <TextField
            form={{ values: { q: query }, errors: [] }}
            name="q"
            type="search"
            label="What are you looking for?"
            id="search-words"
          />
          <SubmitButton icon="search">Search</SubmitButton>
        </div>
      </Form>
      {query !== '' && found.length === 0 && (
        <EmptyState title="Nothing found" icon="search">
          Try the first letters of a name, a word from a post, or a consent number such as OH-0042.
        </EmptyState>
      )}
      {findKinds.map((kind) => {
        const rows = found.filter((one) => one.kind === kind)
        return rows.length === 0 ? null : (
          <section class="stack">
            <h2>{kinds[kind].name}</h2>
            <Queue
              label={kinds[kind].name}
              rows={rows.map((one) => ({
                href: `${kinds[kind].folder}/${one.id}`,
                title: one.title,
                lines: [one.line],
              }))}
            />
          </section>
        )
      })}
    </>
  )
}
