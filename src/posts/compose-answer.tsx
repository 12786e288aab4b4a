import { ComposePage, composeForm, LockField } from '../../views/posts/compose.tsx'
import { Counts, OwnCount } from '../../views/posts/counts.tsx'
import { GatePanel } from '../../views/posts/gate-panel.tsx'
import { Previews } from '../../views/posts/previews.tsx'
import { ClockNote, TargetChips } from '../../views/posts/targets-sheet.tsx'
import { Banner } from '../../views/shared/banner.tsx'
import type { Markup } from '../../views/shared/markup.ts'
import {
  missing,
  refusalBanner,
  refused,
  showPage,
  showPiece,
  wantsPiece,
} from '../http/answer.tsx'
import type { Ctx } from '../http/env.ts'
import type { FormError, FormValues } from '../http/forms.ts'
import { type RefusalCode, refusals } from '../http/refusals.ts'
import { type Live, loadCompose, loadLive } from './compose.ts'
import { showPost } from './show-post.tsx'
import type { FoundPost } from './store.ts'
import type { Outcome } from './working.ts'

type Answer = Response | Promise<Response>

/** The compose page as it is stored, or with what was typed laid over it. */
export function showCompose(
  c: Ctx,
  found: FoundPost,
  sent: { readonly typed?: FormValues; readonly errors?: readonly FormError[] } = {},
): Answer {
  const platform = c.get('platform')
  const compose = loadCompose(platform.database, platform, c.get('viewer'), found, sent)
  const failed = (sent.errors?.length ?? 0) > 0
  return showPage(c, {
    title: found.post.title,
    active: 'posts',
    status: failed ? 422 : 200,
    children: <ComposePage compose={compose} />,
  })
}

/** Somebody else saved meanwhile: what was typed comes back beside what is newer, and can be saved over it. */
function showStale(c: Ctx, found: FoundPost, typed: FormValues): Answer {
  if (wantsPiece(c)) return staleBanner(c)
  const platform = c.get('platform')
  const compose = loadCompose(platform.database, platform, c.get('viewer'), found, {
    typed,
    stale: true,
  })
  return showPage(c, {
    title: found.post.title,
    active: 'posts',
    status: refusals.changed_meanwhile.status,
    banner: refusalBanner('changed_meanwhile'),
    children: <ComposePage compose={compose} />,
  })
}

function staleBanner(c: Ctx): Answer {
  c.header('HX-Retarget', '#messages')
  c.header('HX-Reswap', 'innerHTML')
  return c.html(
    <Banner tone="no" title="Someone else changed this post while you were writing.">
      <p>Your words are still in the form, but they are not saved.</p>
      <button type="submit" class="button" data-tone="quiet" form={composeForm}>
        See both and choose
      </button>
    </Banner>,
    refusals.changed_meanwhile.status,
  )
}

/** What every action of the compose form answers, whatever came of it. */
export function answerDraft<Result>(
  c: Ctx,
  values: FormValues,
  outcome: Outcome<Result>,
  done: (found: FoundPost, result: Result) => Answer,
): Answer {
  switch (outcome.kind) {
    case 'missing':
      return missing(c)
    case 'refused':
      return refuseDraft(c, outcome.code, outcome.found)
    case 'stale':
      return showStale(c, outcome.found, values)
    case 'wrong':
      return wantsPiece(c)
        ? showLive(c, outcome.found, outcome.errors)
        : showCompose(c, outcome.found, { typed: values, errors: outcome.errors })
    case 'done':
      return done(outcome.found, outcome.result)
  }
}

function refuseDraft(c: Ctx, code: RefusalCode, found: FoundPost): Answer {
  if (wantsPiece(c) || code !== 'wrong_state') return refused(c, code)
  return showPost(c, found, { refused: code })
}

/** The pieces of the page that a save may change, each put in its place. */
export function showLive(c: Ctx, found: FoundPost, errors: readonly FormError[] = []): Answer {
  const platform = c.get('platform')
  const live = loadLive(platform.database, platform, c.get('viewer'), found)
  return showPiece(c, (<LivePieces live={live} errors={errors} />) as Markup)
}

function LivePieces({
  live,
  errors,
}: {
  readonly live: Live
  readonly errors: readonly FormError[]
}) {
  return (
    <>
      <hx-partial hx-target="#lock" hx-swap="outerHTML">
        <LockField lockVersion={live.found.post.lockVersion} />
      </hx-partial>
      <hx-partial hx-target="#messages" hx-swap="innerHTML">
        {errors.length > 0 && (
          <Banner tone="wait" title="The rest is saved, but not yet:">
            <ul>
              {errors.map(({ message }) => (
                <li>{message}</li>
              ))}
            </ul>
          </Banner>
        )}
      </hx-partial>
      <hx-partial hx-target="#chips" hx-swap="outerMorph">
        <TargetChips live={live} />
      </hx-partial>
      <hx-partial hx-target="#gate" hx-swap="outerMorph">
        <GatePanel targets={live.gate} form={composeForm} />
      </hx-partial>
      <hx-partial hx-target="#counts" hx-swap="outerMorph">
        <Counts live={live} />
      </hx-partial>
      {live.targets.map((target) => (
        <>
          <hx-partial hx-target={`#count-${target.id}`} hx-swap="outerMorph">
            <OwnCount target={target} />
          </hx-partial>
          <hx-partial hx-target={`#clock-${target.id}`} hx-swap="outerMorph">
            <ClockNote target={target} />
          </hx-partial>
        </>
      ))}
      <hx-partial hx-target="#previews" hx-swap="outerMorph">
        <Previews live={live} />
      </hx-partial>
    </>
  )
}
