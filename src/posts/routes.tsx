import { Hono } from 'hono'
import { PostListPage } from '../../views/posts/list.tsx'
import { type NewPost, NewPostPage } from '../../views/posts/new-post.tsx'
import { PickerPage } from '../../views/posts/picker.tsx'
import { sayTime } from '../domain/calendar.ts'
import { channelNames } from '../domain/channels.ts'
import { isWorking } from '../domain/lifecycle.ts'
import { postStateNames } from '../domain/posts.ts'
import { goTo, missing, showPage } from '../http/answer.tsx'
import { type Row, sendCsv } from '../http/csv.ts'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, type FormError, type FormValues, readForm } from '../http/forms.ts'
import { servicesWhere } from '../http/viewer.ts'
import { showCompose } from './compose-answer.tsx'
import { createPost } from './create.ts'
import { draftRoutes } from './draft-routes.ts'
import { listQuery, newPostForm } from './forms.ts'
import { lifeRoutes } from './life-routes.ts'
import { allPosts, type ListedPost, listPosts } from './list.ts'
import { picturesToChoose } from './picker.ts'
import { accountsToWriteFor, mayWriteFor } from './rights.ts'
import { showPost } from './show-post.tsx'
import { postHere } from './working.ts'

export const postsRoutes = new Hono<Env>()

postsRoutes.get('/posts', (c) => {
  const { database, now } = c.get('platform')
  const viewer = c.get('viewer')
  const query = listQuery.parse(c.req.query())
  return showPage(c, {
    title: 'Posts',
    active: 'posts',
    children: (
      <PostListPage
        page={{
          list: listPosts(database, viewer, query),
          query,
          address: (change, csv) => addressOf(c, change, csv),
          mayWrite:
            accountsToWriteFor(database, viewer, servicesWhere(viewer, 'edit_draft'), now())
              .length > 0,
        }}
      />
    ),
  })
})

/** The filters of this request with some changed. A new filter begins at the first page again. */
function addressOf(c: Ctx, change: Readonly<Record<string, string | undefined>>, csv = false) {
  const { older: _, newer: __, done: ___, ...filters } = c.req.query()
  const pairs = Object.entries({ ...filters, ...change }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  )
  const search = new URLSearchParams(pairs).toString()
  return `/posts${csv ? '.csv' : ''}${search ? `?${search}` : ''}`
}

const columns = ['Title', 'State', 'Service', 'Places', 'Planned', 'Begun by', 'Last changed']

postsRoutes.get('/posts.csv', (c) => {
  const { database } = c.get('platform')
  const query = listQuery.parse(c.req.query())
  return sendCsv(c, {
    name: 'posts',
    columns,
    batches: inCells(allPosts(database, c.get('viewer'), query)),
  })
})

function* inCells(pages: Iterable<readonly ListedPost[]>): Generator<readonly Row[]> {
  for (const rows of pages) {
    yield rows.map((row) => [
      row.title,
      postStateNames[row.state],
      row.serviceName,
      row.channels.map((channel) => channelNames[channel]).join(', '),
      row.planned?.replace('T', ' ') ?? '',
      row.creator,
      sayTime(row.updatedAt),
    ])
  }
}

postsRoutes.get('/posts/new', (c) => showNew(c, {}, []))

postsRoutes.post('/posts', async (c) => {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const { values } = await readForm(c)
  const checked = checkForm(newPostForm, values)
  if (!checked.ok) return showNew(c, values, checked.errors)
  const { title, service, accounts, form_key } = checked.value
  const mine = accountsToWriteFor(platform.database, viewer, [service], platform.now())
  const accountIds = accounts.filter((id) => mine.some((account) => account.id === id))
  if (accountIds.length === 0) {
    return showNew(c, values, [
      { field: 'accounts', message: 'Tick at least one place of the service you chose.' },
    ])
  }
  const id = platform.database.transaction((tx) =>
    createPost(tx, platform, viewer.staffId, {
      title,
      serviceId: service,
      accountIds,
      formKey: form_key,
    }),
  )
  return goTo(c, `/posts/${id}`)
})

function showNew(c: Ctx, values: FormValues, errors: readonly FormError[]) {
  const platform = c.get('platform')
  const viewer = c.get('viewer')
  const covered = servicesWhere(viewer, 'edit_draft')
  const accounts = accountsToWriteFor(platform.database, viewer, covered, platform.now())
  const services: NewPost['services'] = viewer.services
    .map(({ id, name }) => ({
      id,
      name,
      accounts: accounts.filter(({ serviceId }) => serviceId === id),
    }))
    .filter((service) => service.accounts.length > 0)
  return showPage(c, {
    title: 'Write a post',
    active: 'posts',
    status: errors.length > 0 ? 422 : 200,
    children: (
      <NewPostPage page={{ form: { values, errors }, formKey: platform.newId(), services }} />
    ),
  })
}

/** Whoever may write it gets the page to write it on; everyone else reads. */
postsRoutes.get('/posts/:id', (c) => {
  const found = postHere(c)
  if (!found) return missing(c)
  const { database, now } = c.get('platform')
  const writes =
    isWorking(found.post.state) &&
    mayWriteFor(database, c.get('viewer'), found.post.serviceId, now())
  return writes ? showCompose(c, found) : showPost(c, found)
})

postsRoutes.get('/posts/:id/pictures', (c) => {
  const found = postHere(c)
  const { database, now } = c.get('platform')
  if (!found || !mayWriteFor(database, c.get('viewer'), found.post.serviceId, now())) {
    return missing(c)
  }
  if (!isWorking(found.post.state)) return showPost(c, found)
  const { older } = listQuery.parse({ older: c.req.query('older') })
  return showPage(c, {
    title: 'Choose pictures',
    active: 'posts',
    children: (
      <PickerPage
        post={found.post}
        choosable={picturesToChoose(database, found.post, older)}
        form={{ values: {}, errors: [] }}
      />
    ),
  })
})

postsRoutes.route('/', draftRoutes)
postsRoutes.route('/', lifeRoutes)
