import { html } from 'hono/html'
import { sayLocal, sayTime } from '../../src/domain/calendar.ts'
import { channelNames, channels } from '../../src/domain/channels.ts'
import { postStateNames, postStates } from '../../src/domain/posts.ts'
import { thumbOf } from '../../src/media/addresses.ts'
import type { ListQuery } from '../../src/posts/forms.ts'
import type { ListedPost, PostList } from '../../src/posts/list.ts'
import { LinkButton } from '../shared/button.tsx'
import { optionsOf, Select } from '../shared/choices.tsx'
import type { FormState } from '../shared/form.tsx'
import { EmptyState } from '../shared/lists.tsx'
import { PageHead } from '../shared/page.tsx'
import { Filters, Pager, Views } from '../shared/paging.tsx'
import { Queue, type QueueRow } from '../shared/queue.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { postStateKinds } from './post-page.tsx'

const listed = postStates.filter((state) => state !== 'idea' && state !== 'disposed')

export type ListPage = {
  readonly list: PostList
  readonly query: ListQuery
  /** The address of this list with some of its parts changed; an undefined part is left out. */
  readonly address: (
    change: Partial<Record<keyof ListQuery, string | undefined>>,
    csv?: boolean,
  ) => string
  readonly mayWrite: boolean
}

export function PostListPage({ page }: { readonly page: ListPage }) {
  const { list, query, address } = page
  const active = [query.state, query.channel, query.q].filter(Boolean).length
  return (
    <>
      <PageHead
        title="Posts"
        under="Last changed first"
        actions={
          page.mayWrite && (
            <LinkButton href="/posts/new" tone="main" icon="add">
              Write a post
            </LinkButton>
          )
        }
      />
      <Views
        label="Whose posts"
        views={[
          {
            href: address({ whose: undefined }),
            name: 'All posts',
            current: query.whose === 'all',
          },
          { href: address({ whose: 'mine' }), name: 'Mine', current: query.whose === 'mine' },
        ]}
      />
      <FilterForm page={page} active={active} />
      {list.rows.length === 0 ? (
        <Nothing page={page} filtered={active > 0} />
      ) : (
        <>
          <Queue label="Posts" rows={list.rows.map(rowOf)} />
          <Pager
            showing={`${list.rows.length} shown, last changed first`}
            newer={list.newer ? address({ newer: `${list.newer.at}.${list.newer.id}` }) : undefined}
            older={list.older ? address({ older: `${list.older.at}.${list.older.id}` }) : undefined}
            csv={address({}, true)}
          />
        </>
      )}
    </>
  )
}

function FilterForm({ page, active }: { readonly page: ListPage; readonly active: number }) {
  const { query, address } = page
  const form: FormState = {
    values: { state: query.state ?? '', channel: query.channel ?? '', q: query.q },
    errors: [],
  }
  return (
    <Filters
      action="/posts"
      active={active}
      clear={address({ state: undefined, channel: undefined, q: undefined })}
    >
      {query.service && <input type="hidden" name="service" value={query.service} />}
      {query.whose === 'mine' && <input type="hidden" name="whose" value="mine" />}
      <TextField
        form={form}
        name="q"
        label="Words in it"
        hint="Looks through the newest 2,000 posts with these words"
        type="search"
      />
      <Select
        form={form}
        name="state"
        label="Where it stands"
        blank="Anywhere"
        options={optionsOf(listed, postStateNames)}
      />
      <Select
        form={form}
        name="channel"
        label="Where it goes"
        blank="Anywhere"
        options={optionsOf(channels, channelNames)}
      />
    </Filters>
  )
}

function Nothing({ page, filtered }: { readonly page: ListPage; readonly filtered: boolean }) {
  if (filtered || page.query.older || page.query.newer) {
    return (
      <EmptyState title="Nothing matches" icon="search">
        No post has all of that. Take a filter away and try again.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No posts yet"
      icon="posts"
      action={page.mayWrite ? { href: '/posts/new', words: 'Write a post' } : undefined}
    >
      A post begins with a title and the places it should go. You can stop at any time and go on
      later: nothing goes out until the Registered Manager has approved it.
    </EmptyState>
  )
}

function rowOf(post: ListedPost): QueueRow {
  return {
    href: `/posts/${post.id}`,
    title: post.title,
    thumb: post.thumb ? thumbOf(post.thumb) : 'none',
    lines: [
      post.channels.map((channel) => channelNames[channel]).join(', ') || 'No place chosen yet',
      `${post.serviceName}, begun by ${post.creator}`,
    ],
    marks: [{ verdict: postStateKinds[post.state], word: postStateNames[post.state] }],
    when: post.planned
      ? { first: sayLocal(post.planned), second: 'planned' }
      : { first: html`${sayTime(post.updatedAt)}`, second: 'last changed' },
  }
}
