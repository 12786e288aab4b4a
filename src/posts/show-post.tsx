import { ReadPostPage } from '../../views/posts/post-page.tsx'
import { refusalBanner, showPage } from '../http/answer.tsx'
import type { Ctx } from '../http/env.ts'
import type { FormError, FormValues } from '../http/forms.ts'
import { type RefusalCode, refusals } from '../http/refusals.ts'
import { loadPostPage } from './post-page.ts'
import type { FoundPost } from './store.ts'

/** The page of a post for reading, with what was refused or typed wrongly on it. */
export function showPost(
  c: Ctx,
  found: FoundPost,
  sent: {
    readonly refused?: RefusalCode
    readonly typed?: FormValues
    readonly errors?: readonly FormError[]
  } = {},
) {
  const platform = c.get('platform')
  const page = loadPostPage(platform.database, platform, c.get('viewer'), found)
  const failed = sent.errors ? 422 : 200
  return showPage(c, {
    title: found.post.title,
    active: 'posts',
    status: sent.refused ? refusals[sent.refused].status : failed,
    banner: sent.refused && refusalBanner(sent.refused),
    children: (
      <ReadPostPage page={page} form={{ values: sent.typed ?? {}, errors: sent.errors ?? [] }} />
    ),
  })
}
