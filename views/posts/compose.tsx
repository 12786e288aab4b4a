import type { Child } from 'hono/jsx'
import { purposeNames, purposes } from '../../src/domain/consent.ts'
import { categories, categoryNames, postStateNames } from '../../src/domain/posts.ts'
import type { Compose } from '../../src/posts/compose.ts'
import { LinkButton, SubmitButton } from '../shared/button.tsx'
import { optionsOf, Select } from '../shared/choices.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form } from '../shared/form.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { TextArea, TextField } from '../shared/text-fields.tsx'
import { Cancellation } from './cancellation.tsx'
import { Counts } from './counts.tsx'
import { GatePanel } from './gate-panel.tsx'
import { HistorySheet } from './history-sheet.tsx'
import { PicturesSheet } from './pictures-sheet.tsx'
import { Previews } from './previews.tsx'
import { QuotesSheet } from './quotes-sheet.tsx'
import { SentBack } from './sent-back.tsx'
import { TargetChips, TargetsSheet } from './targets-sheet.tsx'
import { VersionsSheet } from './versions-sheet.tsx'

export const composeForm = 'compose'

/** Where a post is written: the words and where they go on one side, what the gate says and how it looks on the other. */
export function ComposePage({ compose }: { readonly compose: Compose }) {
  const { found, form, gate } = compose
  const { post } = found
  const here = `/posts/${post.id}`
  return (
    <>
      <BackLink href="/posts">Posts</BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={post.title}
        over={
          <>
            {postStateNames[post.state]}, {found.serviceName} ·{' '}
            <span class="saved" data-saved={composeForm} role="status">
              Saved
            </span>
          </>
        }
        actions={<Actions compose={compose} />}
      />
      <SentBack past={compose} />
      <Newer compose={compose} />
      <div class="columns">
        <Form
          id={composeForm}
          action={`${here}/draft`}
          autosave={`${here}/draft`}
          hidden={{ page: compose.page }}
        >
          <LockField lockVersion={post.lockVersion} />
          <WordsSheet compose={compose} />
          <PicturesSheet compose={compose} />
          <TargetsSheet compose={compose} />
          <QuotesSheet compose={compose} />
          <AboutSheet compose={compose} />
          <div class="buttons">
            <SendButton compose={compose} />
            <SubmitButton tone="quiet">Save</SubmitButton>
          </div>
        </Form>
        <div class="stack follows" id="field-gate">
          <GatePanel targets={gate} form={composeForm} />
          <Previews live={compose} />
        </div>
      </div>
      <VersionsSheet past={compose} />
      <HistorySheet past={compose} />
      <Cancellation post={post} form={form} />
    </>
  )
}

/** Swapped at each save, so that the next one is not taken for a stale one. */
export function LockField({ lockVersion }: { readonly lockVersion: number }) {
  return <input type="hidden" id="lock" name="lock_version" value={String(lockVersion)} />
}

function Actions({ compose }: { readonly compose: Compose }) {
  return (
    <>
      <SubmitButton tone="quiet" form={composeForm}>
        Save
      </SubmitButton>
      <SendButton compose={compose} />
    </>
  )
}

function SendButton({ compose }: { readonly compose: Compose }) {
  const [only, ...others] = compose.approvers
  return (
    <SubmitButton form={composeForm} formaction={`/posts/${compose.found.post.id}/submission`}>
      {only && others.length === 0 ? `Send to ${only}` : 'Send for approval'}
    </SubmitButton>
  )
}

function WordsSheet({ compose }: { readonly compose: Compose }) {
  const { form } = compose
  return (
    <Sheet>
      <TargetChips live={compose} />
      <TextField
        form={form}
        name="title"
        label="Title"
        hint="Only colleagues see it. Do not use anybody’s full name."
      />
      <TextArea
        form={form}
        name="words"
        label="Words"
        hint="For every place below, except where you write other words."
        rows={7}
        after={<Counts live={compose} />}
      />
      <TextField
        form={form}
        name="link"
        label="Link"
        hint="Goes on a line of its own under the words. It must begin with https://"
        type="url"
        spellcheck={false}
        optional
      />
    </Sheet>
  )
}

function AboutSheet({ compose }: { readonly compose: Compose }) {
  const { form } = compose
  return (
    <Sheet title="What is it about?">
      <Select
        form={form}
        name="category"
        label="Kind of post"
        options={optionsOf(categories, categoryNames)}
      />
      <Select
        form={form}
        name="purpose"
        label="What it is for"
        hint="People say yes to each purpose by itself."
        options={optionsOf(purposes, purposeNames)}
      />
    </Sheet>
  )
}

/** What somebody else saved while this was being written, beside what is in the form now. */
function Newer({ compose }: { readonly compose: Compose }) {
  if (compose.newer.size === 0) return null
  return (
    <Sheet title="Saved by someone else meanwhile" tone="wait" id="newer">
      <p>
        Your words are still in the form below and are not saved yet. These are the newer ones. Copy
        what you want to keep, then press Save: what is in the form then counts.
      </p>
      <dl class="summary-list">
        {[...compose.newer].map(([field, value]) => (
          <div>
            <dt>{fieldName(field, compose)}</dt>
            <dd class="words">{value === '' ? 'Empty' : value}</dd>
          </div>
        ))}
      </dl>
      <div class="buttons">
        <LinkButton href={`/posts/${compose.found.post.id}`}>
          Drop my words and use theirs
        </LinkButton>
      </div>
    </Sheet>
  )
}

const fieldNames: Readonly<Record<string, string>> = {
  title: 'Title',
  words: 'Words',
  link: 'Link',
  category: 'Kind of post',
  purpose: 'What it is for',
}

function fieldName(field: string, { targets }: Compose): Child {
  const known = fieldNames[field]
  if (known) return known
  const target = targets.find(({ id }) => field.includes(id))
  if (!target) return field.startsWith('window_from') ? 'First day' : 'Last day'
  const part = field.startsWith('words_') || field.startsWith('own_') ? 'words' : 'when'
  return `${target.accountName}: ${part}`
}
