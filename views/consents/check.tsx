import type { EvidenceRow, FoundConsent, LineRow } from '../../src/consents/store.ts'
import { sayTime } from '../../src/domain/calendar.ts'
import { methodNames } from '../../src/domain/consent.ts'
import { type Attestation, attestations } from '../../src/domain/consent-check.ts'
import type { SaidReason } from '../../src/domain/decision/said.ts'
import { giverKindNames, whyNotEnough } from '../../src/domain/giver.ts'
import { Banner } from '../shared/banner.tsx'
import { Buttons, LinkButton, SubmitButton } from '../shared/button.tsx'
import { CheckboxGroup, RadioGroup } from '../shared/choices.tsx'
import { ErrorSummary } from '../shared/error-summary.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { SummaryList } from '../shared/lists.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { TextArea } from '../shared/text-fields.tsx'
import { InTheWay } from './in-the-way.tsx'
import { LineSummary } from './line-summary.tsx'

export type CheckProps = {
  readonly row: FoundConsent
  readonly lines: readonly LineRow[]
  readonly files: readonly EvidenceRow[]
  readonly recorder: string
  readonly asker: string
  readonly form: FormState
  readonly formKey: string
  /** Why this reader cannot check it; null when they may. */
  readonly refusal: string | null
  /** What would still be in the way after a good check. */
  readonly faults: readonly SaidReason[]
}

const withFile: Record<Attestation, string> = {
  name: 'I can read the name',
  answers: 'I can read the answers',
  signature: 'I can see the signature or mark',
  date: 'I can read the date',
}
const withoutFile: Record<Attestation, string> = {
  name: 'It is clear who answered',
  answers: 'It is clear what they answered',
  signature: 'The witness says what they saw or heard',
  date: 'It is clear when they answered',
}

/** The second person looks at the proof, with what was written down beside it. */
export function CheckPage(props: CheckProps) {
  const { row, form, refusal } = props
  return (
    <>
      <BackLink href={`/consents/${row.id}`}>
        {row.number}, {row.person.knownAs}
      </BackLink>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title="Check the proof"
        over={`${row.person.knownAs} · ${row.number}`}
        under="Does the proof say the same as what was written down? You are the second pair of eyes."
      />
      {refusal && <Banner tone="no" title={refusal} />}
      <InTheWay
        title="Even with good proof, this yes could not be used"
        faults={props.faults}
        other={whyNotEnough(props.row.giverKind, props.row.service.nation)}
      />
      <div class={props.files.length > 0 ? 'columns' : 'one-column stack'}>
        <Sheet title="The proof">
          <Files {...props} />
        </Sheet>
        <div class="stack">
          <Sheet title="What was written down">
            <WrittenDown {...props} />
          </Sheet>
          {props.lines.map((line, at) => (
            <Sheet title={`What it covers, part ${at + 1}`}>
              <LineSummary line={line} />
            </Sheet>
          ))}
        </div>
      </div>
      {refusal === null && <CheckForm {...props} />}
    </>
  )
}

/** Pictures are shown; a PDF is only ever handed over as a download. Showing one counts as opening it, and is logged. */
function Files({ row, files, refusal }: CheckProps) {
  if (files.length === 0) {
    return (
      <p>
        No file is attached.{' '}
        {row.witnessStatement
          ? 'This answer rests on what the witness wrote down.'
          : 'Ask for the form to be attached.'}
      </p>
    )
  }
  if (refusal !== null)
    return <p>{files.length === 1 ? 'One file' : `${files.length} files`} attached.</p>
  return (
    <div class="stack">
      {files.map((one, at) => {
        const address = `/consents/${row.id}/evidence/${one.id}`
        const title = `File ${at + 1} of ${files.length}, ${one.pages === 1 ? '1 page' : `${one.pages} pages`}`
        return one.viewFileId === null ? (
          <LinkButton href={address} icon="download">
            {title}: download the PDF
          </LinkButton>
        ) : (
          <figure class="photo">
            <a class="frame" href={address}>
              <img
                src={address}
                alt={`Proof of ${row.number}, file ${at + 1}. Open it in full size.`}
              />
            </a>
            <figcaption>{title}</figcaption>
          </figure>
        )
      })}
    </div>
  )
}

function WrittenDown({ row, recorder, asker }: CheckProps) {
  const name = row.person.fullName || row.person.knownAs
  return (
    <SummaryList
      rows={[
        { name: 'Name', value: name },
        { name: 'Answer', value: row.decision === 'agree' ? 'Yes' : 'No' },
        {
          name: 'Who answered',
          value:
            row.giverKind === 'self'
              ? giverKindNames.self
              : `${row.giverName}, ${giverKindNames[row.giverKind].toLowerCase()}`,
        },
        { name: 'When', value: row.decidedAt === null ? '' : sayTime(row.decidedAt) },
        { name: 'How', value: row.method ? methodNames[row.method] : '' },
        { name: 'Asked by', value: asker },
        ...(row.witnessName ? [{ name: 'Witness', value: row.witnessName }] : []),
        ...(row.witnessStatement
          ? [{ name: 'The witness said', value: row.witnessStatement }]
          : []),
        { name: 'Written down by', value: recorder },
      ]}
    />
  )
}

function CheckForm({ row, files, form, formKey }: CheckProps) {
  const words = files.length > 0 ? withFile : withoutFile
  return (
    <Sheet title="What you saw">
      <Form action={`/consents/${row.id}/check`} hidden={{ form_key: formKey }}>
        <CheckboxGroup
          form={form}
          name="reads"
          label="Tick what you saw for yourself"
          hint="All four are needed before it can be used."
          options={attestations.map((value) => ({ value, name: words[value] }))}
        />
        <RadioGroup
          form={form}
          name="outcome"
          label="Can this proof be relied on?"
          options={[
            { value: 'usable', name: 'Yes, it says the same as what was written down' },
            {
              value: 'unusable',
              name: 'No',
              hint: 'Say why below. Better proof can be attached and checked again.',
            },
          ]}
        />
        <TextArea
          form={form}
          name="note"
          label="Note"
          hint="What is missing or differs"
          optional
          rows={3}
        />
        <Buttons>
          <SubmitButton tone="main">Save your check</SubmitButton>
          <LinkButton href={`/consents/${row.id}`}>Cancel</LinkButton>
        </Buttons>
      </Form>
    </Sheet>
  )
}
