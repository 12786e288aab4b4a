import { Fragment } from 'hono/jsx'
import { channelInSentence } from '../../src/domain/channels.ts'
import { isWaiting, postAfter } from '../../src/domain/lifecycle.ts'
import { type TargetState, targetStateNames } from '../../src/domain/posts.ts'
import { reviewOf } from '../../src/media/addresses.ts'
import type { PostPage } from '../../src/posts/post-page.ts'
import { LinkButton, SubmitButton } from '../shared/button.tsx'
import { DateBoxes, dateValues } from '../shared/date-boxes.tsx'
import { Form, type FormState, type Values } from '../shared/form.tsx'
import { TextField, TimeField } from '../shared/text-fields.tsx'
import type { VerdictKind } from '../shared/verdict.tsx'
import { PostPreview } from './preview.tsx'

export const targetStateKinds: Readonly<Record<TargetState, VerdictKind>> = {
  planned: 'idle',
  scheduled: 'info',
  released: 'info',
  live: 'allow',
  takedown_due: 'block',
  taken_down: 'idle',
  archived: 'idle',
  blocked: 'block',
  release_expired: 'refer',
  not_published: 'idle',
  takedown_failed: 'block',
  cancelled: 'idle',
}

type Target = PostPage['targets'][number]

/** Each place as it looks there, where it stands, and after approval what can still be done without asking again. */
export function OutgoingTargets(props: { readonly page: PostPage; readonly form: FormState }) {
  const { page } = props
  const pictures = page.pictures.map(({ id, altText, width, height }) => ({
    src: reviewOf(id),
    alt: altText,
    width,
    height,
  }))
  return (
    <>
      {page.targets.map((target) => (
        <Fragment>
          <PostPreview
            channel={target.channel}
            accountName={target.accountName}
            audience={target.audience}
            words={target.effective}
            pictures={target.state === 'cancelled' ? [] : pictures}
            planned={target.planned}
            mark={{ verdict: targetStateKinds[target.state], word: targetStateNames[target.state] }}
          />
          {target.state === 'cancelled' && target.dropReason && (
            <p class="soft">Left out: {target.dropReason}</p>
          )}
          <Narrowing page={page} target={target} form={props.form} />
        </Fragment>
      ))}
    </>
  )
}

/** After approval a place may be left out, or moved later inside the approved days; nothing else (C3 row 12). */
function Narrowing(props: {
  readonly page: PostPage
  readonly target: Target
  readonly form: FormState
}) {
  const { page, target, form } = props
  const { post } = page.found
  const open = postAfter(post.state, 'narrow') !== null && isWaiting(target.state)
  if (!open) return null
  const here = `/posts/${post.id}/targets/${target.id}`
  const wrong = (name: string) => form.errors.some(({ field }) => field === `${name}_${target.id}`)
  const state = { values: { ...laterValues(target), ...form.values }, errors: form.errors }
  return (
    <div class="stack" data-gap="small">
      {page.mayRelease && target.state !== 'blocked' && (
        <div>
          <LinkButton href={`${here}/release`} tone="main">
            Release for {channelInSentence[target.channel]}
          </LinkButton>
        </div>
      )}
      {page.mayWrite && (
        <>
          <details class="aside-form" open={wrong('on') || wrong('at')}>
            <summary>Move {target.accountName} later</summary>
            <Form action={`${here}/delay`} hidden={{ lock_version: post.lockVersion }}>
              <DateBoxes
                form={state}
                name={`on_${target.id}`}
                label="Day"
                hint={post.windowUntil ? 'Inside the days that were approved' : undefined}
              />
              <TimeField form={state} name={`at_${target.id}`} label="Time" />
              <div>
                <SubmitButton tone="quiet">Move it later</SubmitButton>
              </div>
            </Form>
          </details>
          <details class="aside-form" open={wrong('why')}>
            <summary>Leave {target.accountName} out</summary>
            <Form action={`${here}/drop`} hidden={{ lock_version: post.lockVersion }}>
              <TextField form={state} name={`why_${target.id}`} label="Why?" optional />
              <div>
                <SubmitButton tone="quiet">Leave it out</SubmitButton>
              </div>
            </Form>
          </details>
        </>
      )}
    </div>
  )
}

const laterValues = (target: Target): Values => ({
  ...dateValues(`on_${target.id}`, target.planned?.slice(0, 10) ?? null),
  [`at_${target.id}`]: target.planned?.slice(11) ?? '',
})
