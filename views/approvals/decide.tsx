import { claimField, clearField } from '../../src/approvals/forms.ts'
import { namesOf } from '../../src/approvals/open-points.ts'
import type { Review } from '../../src/approvals/review.ts'
import { Banner } from '../shared/banner.tsx'
import { SubmitButton } from '../shared/button.tsx'
import { Checkbox, RadioGroup } from '../shared/choices.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { Sheet } from '../shared/page.tsx'
import { DecisionBar } from '../shared/stamp.tsx'
import { TextArea } from '../shared/text-fields.tsx'

type DecideProps = {
  readonly review: Review
  readonly form: FormState
  readonly formKey: string
}

/** Everything an approver must answer, and then the decision. It comes after everything there is to read. */
export function Decide({ review, form, formKey }: DecideProps) {
  const { points } = review
  const mayApprove = points.approvable.length > 0 && !points.fourEyes && !review.moved
  return (
    <Form
      action={`/approvals/${review.post.id}/decision`}
      id="decision"
      hidden={{
        form_key: formKey,
        version: review.version.id,
        targets: points.approvable.map(({ targetId }) => targetId).join(' '),
      }}
    >
      {points.fourEyes && (
        <Banner tone="wait" title="Someone else must approve this">
          You worked on this post or one of its pictures. You can still ask for changes.
        </Banner>
      )}
      {mayApprove && points.claims.length > 0 && <Claims review={review} form={form} />}
      {mayApprove && points.referrals.length > 0 && <Referrals review={review} form={form} />}
      {mayApprove && <Declarations form={form} />}
      {points.stopped.length > 0 && !points.fourEyes && <Stopped review={review} />}
      <Sheet title="Your decision">
        <TextArea
          form={form}
          name="reason"
          label="What should change, or why not?"
          hint={`Needed if you ask for changes or reject it. ${review.author} will read this.`}
          rows={3}
        />
      </Sheet>
      <DecisionBar>
        {mayApprove && (
          <SubmitButton wide icon="approvals" name="decision" value="approve" shortcut="a">
            Approve for {namesOf(points.approvable)}
          </SubmitButton>
        )}
        <SubmitButton tone="quiet" name="decision" value="request_changes" shortcut="c">
          Ask for changes
        </SubmitButton>
        <SubmitButton tone="no" name="decision" value="reject" shortcut="r">
          Reject
        </SubmitButton>
      </DecisionBar>
    </Form>
  )
}

type Part = { readonly review: Review; readonly form: FormState }

function Claims({ review, form }: Part) {
  return (
    <Sheet title="Could anybody recognise them?">
      {review.points.claims.map(({ appearanceId }) => {
        const tag = review.tags.find(({ id }) => id === appearanceId)
        return (
          <RadioGroup
            form={form}
            name={claimField(appearanceId)}
            label={`${review.taggers.get(tag?.taggedBy ?? '') ?? 'A colleague'} says nobody could recognise this person: “${tag?.note ?? ''}”. Do you agree?`}
            hint="Think of clothes, the room, tattoos and who is beside them. You must know the service."
            options={[
              { value: 'yes', name: 'Yes, nobody could recognise them' },
              { value: 'no', name: 'No, somebody could' },
            ]}
          />
        )
      })}
    </Sheet>
  )
}

function Referrals({ review, form }: Part) {
  return (
    <Sheet title="Clear these before you approve" tone="wait">
      {review.points.referrals.map(({ code, subjectId, sentence, who }) => (
        <TextArea
          form={form}
          name={clearField(code, subjectId)}
          label={who ? `${who}: ${sentence}` : sentence}
          hint="Say what you checked, and with whom. This is kept with the approval."
          rows={2}
        />
      ))}
    </Sheet>
  )
}

function Declarations({ form }: { readonly form: FormState }) {
  return (
    <Sheet title="Your word for it">
      <Checkbox
        form={form}
        name="dignity"
        label="Everyone is shown with dignity. They would like to be seen this way."
      />
      <Checkbox
        form={form}
        name="accurate"
        label="It is accurate and respectful, and gives nothing private away."
      />
      <RadioGroup
        form={form}
        name="complaint"
        label="Does it touch a complaint, a dispute or a safeguarding concern?"
        layout="inline"
        options={[
          { value: 'no', name: 'No' },
          { value: 'yes', name: 'Yes' },
        ]}
      />
    </Sheet>
  )
}

function Stopped({ review }: { readonly review: Review }) {
  const all = review.points.approvable.length === 0
  return (
    <Sheet
      title={all ? 'This may not go out yet' : 'Left out of your approval'}
      tone={all ? 'no' : 'wait'}
      id="stopped"
    >
      {!all && <p>If you approve, these are left out by name. Nothing will go there.</p>}
      {review.points.stopped.map(({ name, sentences }) => (
        <div class="stack">
          <h3>{name}</h3>
          <ul class="stack">
            {sentences.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </div>
      ))}
    </Sheet>
  )
}
