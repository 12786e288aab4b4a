import type { EvidenceRow, FoundConsent } from '../../src/consents/store.ts'
import { Banner } from '../shared/banner.tsx'
import { Buttons, LinkButton, SubmitButton } from '../shared/button.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { FileField, TextField } from '../shared/text-fields.tsx'
import { When } from '../shared/when.tsx'

export type ProofProps = {
  readonly row: FoundConsent
  readonly form: FormState
  readonly files: readonly EvidenceRow[]
  /** Records of other people that hold the very same file. */
  readonly twins: readonly { readonly id: string; readonly number: string }[]
  readonly mayOpen: boolean
  readonly formKey: string
}

/** Scans and letters: what is there, and one more. */
export function Proof(props: ProofProps) {
  const { row, form, files, twins } = props
  return (
    <>
      {twins.length > 0 && <SameFile twins={twins} />}
      <EvidenceList {...props} />
      <Form action={`/consents/${row.id}/evidence`} files hidden={{ form_key: props.formKey }}>
        <FileField
          form={form}
          name="file"
          label={files.length === 0 ? 'Scan or photograph of the form' : 'Another file'}
          hint="A photograph, a scan or a PDF, up to 25 MB. It is kept sealed, and only people who check consent can open it."
          accept="image/jpeg,image/png,image/webp,image/gif,application/pdf"
        />
        <TextField
          form={form}
          name="pages"
          label="How many pages does it have?"
          inputmode="numeric"
          width={4}
        />
        <Buttons>
          <SubmitButton icon="upload" tone={files.length === 0 ? 'main' : 'quiet'}>
            Attach it
          </SubmitButton>
        </Buttons>
      </Form>
    </>
  )
}

/** Going on without a file is possible: the check will ask for one where the answer needs it. */
export function ProofPage(props: ProofProps) {
  const address = `/consents/${props.row.id}`
  return (
    <>
      <Proof {...props} />
      <Buttons>
        <LinkButton href={address} tone={props.files.length === 0 ? 'quiet' : 'main'}>
          Check your answers
        </LinkButton>
      </Buttons>
    </>
  )
}

export function EvidenceList({ files, row, mayOpen }: ProofProps) {
  if (files.length === 0) return <p class="soft">Nothing is attached yet.</p>
  return (
    <ul class="people">
      {files.map((one, at) => (
        <li>
          <span class="name">
            {mayOpen ? (
              <a href={`/consents/${row.id}/evidence/${one.id}`}>Open file {at + 1}</a>
            ) : (
              `File ${at + 1}`
            )}
          </span>
          <p class="line">
            {one.viewFileId === null ? 'PDF' : 'Picture'},{' '}
            {one.pages === 1 ? '1 page' : `${one.pages} pages`}, {sayBytes(one.file.bytes)},
            attached <When at={one.addedAt} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function SameFile({ twins }: { readonly twins: ProofProps['twins'] }) {
  return (
    <Banner tone="wait" title="The same file is on another person’s record">
      <p>
        Check that the right form was scanned. It is also on{' '}
        {twins.map(({ number }) => number).join(', ')}.
      </p>
    </Banner>
  )
}

const sayBytes = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
