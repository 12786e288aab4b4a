import { Hono } from 'hono'
import { z } from 'zod'
import { ReviewPage } from '../../views/approvals/review.tsx'
import { emptyForm, type FormState } from '../../views/shared/form.tsx'
import { goTo, missing, refusalBanner, showPage } from '../http/answer.tsx'
import type { Ctx, Env } from '../http/env.ts'
import { checkForm, type FormError, type FormValues, one, readForm } from '../http/forms.ts'
import { isRefused, type RefusalCode, refusals } from '../http/refusals.ts'
import type { Answers } from './countersign.ts'
import { type Decided, decidePost } from './decision.ts'
import {
  claimField,
  clearField,
  type DecisionForm,
  decisionForm,
  declarationsForm,
  lookForm,
  readHeadCounts,
} from './forms.ts'
import { keepLook } from './look.ts'
import { loadReview, type Review } from './review.ts'

export const approvalRoutes = new Hono<Env>()

const postId = z.uuid()

approvalRoutes.get('/approvals/:postId', (c) => {
  const review = reviewOf(c)
  return review ? showReview(c, review, emptyForm) : missing(c)
})

approvalRoutes.post('/approvals/:postId/head-count', async (c) => {
  const review = reviewOf(c)
  if (!review) return missing(c)
  if (!review.decides) return showReview(c, review, emptyForm, 'wrong_state')
  const { values } = await readForm(c)
  const asked = checkForm(lookForm, values)
  if (!asked.ok || asked.value.version !== review.version.id) {
    return showReview(c, review, emptyForm, 'changed_meanwhile')
  }
  const assetIds = review.version.content.media.map(({ assetId }) => assetId)
  const { counts, errors } = readHeadCounts(values, assetIds)
  if (errors.length > 0) return showReview(c, review, { values, errors })
  const platform = c.get('platform')
  const look = {
    postId: review.post.id,
    versionId: review.version.id,
    staffId: c.get('viewer').staffId,
    headCounts: counts,
  }
  platform.database.transaction((tx) => keepLook(tx, platform, look))
  return goTo(c, `/approvals/${review.post.id}#counted`)
})

approvalRoutes.post('/approvals/:postId/decision', async (c) => {
  const review = reviewOf(c)
  if (!review) return missing(c)
  const { values } = await readForm(c)
  const checked = checkForm(decisionForm, values)
  const answers = checked.ok ? readAnswers(checked.value, values, review) : { errors: [] }
  const errors = [
    ...(checked.ok ? [] : checked.errors),
    ...('errors' in answers ? answers.errors : []),
  ]
  if (!checked.ok || 'errors' in answers) return showReview(c, review, { values, errors })
  const { decision, reason, version, form_key } = checked.value
  const decided = decidePost(c.get('platform'), c.get('viewer'), {
    postId: review.post.id,
    versionId: version,
    decision,
    reason,
    formKey: form_key,
    answers: answers.given,
  })
  return answerDecision(c, decided, values, decision)
})

function answerDecision(c: Ctx, decided: Decided, values: FormValues, decision: string) {
  if (!isRefused(decided)) return goTo(c, decided.location, `post_${decision}`)
  const review = reviewOf(c)
  return review ? showReview(c, review, { values, errors: [] }, decided.refused) : missing(c)
}

type ReadAnswers = { readonly given: Answers | null } | { readonly errors: readonly FormError[] }

/** What approving needs: the declarations, an answer to every claim, and words for every REFER. */
function readAnswers(
  sent: DecisionForm,
  values: FormValues,
  { points, version }: Review,
): ReadAnswers {
  const isStale = sent.version !== version.id
  if (sent.decision !== 'approve' || isStale) return { given: null }
  const declared = checkForm(declarationsForm, values)
  const errors = [
    ...points.claims.flatMap(({ appearanceId }) => claimErrors(values, claimField(appearanceId))),
    ...points.referrals.flatMap(({ code, subjectId }) =>
      one(values, clearField(code, subjectId)).trim() === ''
        ? [{ field: clearField(code, subjectId), message: 'Say what you checked.' }]
        : [],
    ),
    ...(declared.ok ? [] : declared.errors),
  ]
  if (!declared.ok || errors.length > 0) return { errors }
  return {
    given: {
      targetIds: declared.value.targets,
      agreedClaims: points.claims.map(({ appearanceId }) => appearanceId),
      clearing: points.referrals.map(({ code, subjectId }) => ({
        code,
        subjectId,
        reason: one(values, clearField(code, subjectId)).trim(),
      })),
    },
  }
}

function claimErrors(values: FormValues, field: string): FormError[] {
  const answer = one(values, field)
  if (answer === 'yes') return []
  const message =
    answer === 'no'
      ? 'Then they must be named and asked. Ask for changes, and say where they are.'
      : 'Say whether anybody could recognise them.'
  return [{ field, message }]
}

function reviewOf(c: Ctx): Review | null {
  const id = postId.safeParse(c.req.param('postId'))
  return id.success ? loadReview(c.get('platform'), c.get('viewer'), id.data) : null
}

function showReview(c: Ctx, review: Review, form: FormState, refused?: RefusalCode) {
  const status = refused ? refusals[refused].status : form.errors.length > 0 ? 422 : 200
  return showPage(c, {
    title: review.post.title,
    active: 'approvals',
    status,
    banner: refused && refusalBanner(refused),
    children: (
      <ReviewPage
        review={review}
        form={form}
        formKey={c.get('platform').newId()}
        countAgain={c.req.query('count') === 'again' || c.req.path.endsWith('/head-count')}
        fresh={c.req.query('done') === 'post_approve'}
      />
    ),
  })
}
