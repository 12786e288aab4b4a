import { channelNames } from '../../src/domain/channels.ts'
import { reasonRows } from '../../src/domain/decision/reasons.ts'
import type { TakedownView } from '../../src/takedowns/view.ts'
import { ActionButton, SubmitButton } from '../shared/button.tsx'
import { type Option, RadioGroup } from '../shared/choices.tsx'
import { DateBoxes } from '../shared/date-boxes.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { SummaryList } from '../shared/lists.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { FileField, TextArea, TimeField } from '../shared/text-fields.tsx'
import { Verdict } from '../shared/verdict.tsx'
import { sayLength, When } from '../shared/when.tsx'

export const methodNames = {
  deleted: 'Deleted it',
  hidden: 'Hid it',
  edited: 'Took the person out of it',
} as const

const methods: Option[] = [
  { value: 'deleted', name: methodNames.deleted },
  { value: 'hidden', name: methodNames.hidden, hint: 'Nobody outside can see it any more.' },
  { value: 'edited', name: methodNames.edited, hint: 'The rest of the post is still there.' },
]

type TakedownProps = {
  readonly view: TakedownView
  readonly form: FormState
  readonly formKey: string
}

/** A post that must come down: by when, how it was done, and somebody else’s look. */
export function TakedownPage(props: TakedownProps) {
  const { view, form } = props
  const { takedown, post, account } = view
  return (
    <div class="stack one-column">
      <BackLink href={`/posts/${post.id}/targets/${takedown.targetId}/release`}>
        {post.title}
      </BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={takedown.doneAt === null ? 'Take this down' : 'Taken down'}
        over={`${account.name} · ${channelNames[account.channel]}`}
        under={<Clock view={view} />}
      />
      <Why view={view} />
      {takedown.doneAt === null && view.mayRecord && <Record {...props} />}
      {takedown.doneAt !== null && <Done {...props} />}
    </div>
  )
}

function Clock({ view: { takedown, now } }: { readonly view: TakedownView }) {
  if (takedown.verifiedAt !== null) return <Verdict verdict="allow" word="Gone, and checked" />
  if (takedown.doneAt !== null) return <Verdict verdict="refer" word="Check that it is gone" />
  const left = takedown.dueAt - now
  return left > 0 ? (
    <Verdict verdict="refer" word={`${sayLength(left)} left`} />
  ) : (
    <Verdict verdict="block" word={`${sayLength(-left)} late`} />
  )
}

const otherReasons: Readonly<Record<string, string>> = {
  differs: 'It is not exactly what was approved.',
  V02: 'It changed after it was approved.',
}

function Why({ view }: { readonly view: TakedownView }) {
  const { takedown, publication, said } = view
  return (
    <Sheet title="Why and what">
      <SummaryList
        rows={[
          { name: 'Why', value: said ? `${said.name} said no.` : whyOf(takedown.because) },
          ...(said
            ? [
                { name: 'Said', value: <When at={said.saidAt} /> },
                { name: 'Written down', value: <When at={said.recordedAt} /> },
              ]
            : []),
          { name: 'Must be down by', value: <When at={takedown.dueAt} /> },
          {
            name: 'Where it is',
            value: publication?.address ? (
              <a href={publication.address} rel="noreferrer">
                {publication.address}
              </a>
            ) : (
              `${view.account.address} (the address of the post itself was not told)`
            ),
          },
        ]}
      />
      <p>
        Look for copies too: stories, pinned posts, adverts, shares, and the place where it was
        prepared. What others have copied cannot be called back.
      </p>
    </Sheet>
  )
}

/** Masked reasons say no more than their sentence. */
function whyOf(because: string): string {
  const known = Object.entries(reasonRows).find(([code]) => code === because)?.[1]
  if (!known) return otherReasons[because] ?? 'It may not stay up.'
  return known.masked ? 'Please speak to the Registered Manager.' : 'Permission is no longer there.'
}

function Record({ view, form, formKey }: TakedownProps) {
  return (
    <Sheet title="I took it down">
      <Form action={`/takedowns/${view.takedown.id}/record`} files hidden={{ form_key: formKey }}>
        <RadioGroup form={form} name="method" label="What did you do?" options={methods} />
        <DateBoxes form={form} name="done" label="Day" />
        <TimeField form={form} name="done_at" label="Time" />
        <FileField
          form={form}
          name="proof"
          label="Picture of the screen that shows it is gone"
          hint="Open the address while signed out. JPEG or PNG, up to 25 MB."
          accept="image/jpeg,image/png,image/webp"
        />
        <TextArea
          form={form}
          name="note"
          label="Copies you looked for and anything left to do"
          optional
          rows={3}
        />
        <SubmitButton wide>Record that it is down</SubmitButton>
      </Form>
    </Sheet>
  )
}

function Done({ view, formKey }: TakedownProps) {
  const { takedown } = view
  return (
    <Sheet title="What was done" tone={takedown.verifiedAt === null ? 'wait' : 'yes'}>
      <SummaryList
        rows={[
          { name: 'How', value: takedown.method ? methodNames[takedown.method] : '' },
          { name: 'When', value: takedown.doneAt ? <When at={takedown.doneAt} /> : '' },
          { name: 'Who', value: view.doneByName ?? '' },
          ...(takedown.proofFileId
            ? [
                {
                  name: 'Proof',
                  value: <a href={`/screenshots/${takedown.proofFileId}`}>Picture of the screen</a>,
                },
              ]
            : []),
          ...(takedown.note ? [{ name: 'Note', value: takedown.note }] : []),
          {
            name: 'Checked by',
            value: takedown.verifiedAt ? (
              <>
                {view.verifiedByName}, <When at={takedown.verifiedAt} />
              </>
            ) : (
              'Nobody yet. It must be somebody else.'
            ),
          },
        ]}
      />
      {view.mayVerify && (
        <>
          <p>Open the address in a browser that is signed out. Is it gone?</p>
          <ActionButton
            action={`/takedowns/${takedown.id}/verification`}
            hidden={{ form_key: formKey }}
            tone="main"
          >
            I looked, and it is gone
          </ActionButton>
        </>
      )}
    </Sheet>
  )
}
