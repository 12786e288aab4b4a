import type { FoundConsent, NoticeRow } from '../../src/consents/store.ts'
import {
  capacityBases,
  consentDecisions,
  methodNames,
  methodNeedsWitness,
  methods,
  noticeFormatNames,
  posthumousUseNames,
  posthumousUses,
  seeFirstNames,
  seeFirstWishes,
  toldPointNames,
  toldPoints,
} from '../../src/domain/consent.ts'
import { formatMeets } from '../../src/domain/decision/proof.ts'
import {
  capacityBasisNames,
  giverKindNames,
  otherGivers,
  whyNotEnough,
} from '../../src/domain/giver.ts'
import { isPersonSupported } from '../../src/domain/people.ts'
import { needsLine } from '../people/words.ts'
import { Banner } from '../shared/banner.tsx'
import { Checkbox, optionsOf, RadioGroup, Select, ToldPoints } from '../shared/choices.tsx'
import { DateBoxes } from '../shared/date-boxes.tsx'
import { type FormState, typed } from '../shared/form.tsx'
import { TextArea, TextField, TimeField } from '../shared/text-fields.tsx'

export type PageProps = {
  readonly row: FoundConsent
  readonly form: FormState
  readonly notices: readonly NoticeRow[]
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  /** The latest day on which to ask again, when the day of the answer is known. */
  readonly latestReview: string | null
}

export function WhoFields({ row, form }: PageProps) {
  const name = row.person.knownAs
  const kind = otherGivers.find((one) => one === typed(form, 'giver_kind'))
  const reason = kind && typed(form, 'giver') === 'other' && whyNotEnough(kind, row.service.nation)
  return (
    <>
      {reason && (
        <Banner tone="wait" title={`${giverKindNames[kind]}: this is not enough`}>
          <p>{reason.why}</p>
          <p>{reason.instead}</p>
          <p>You can still write down what happened. Nothing will be published because of it.</p>
        </Banner>
      )}
      <RadioGroup
        form={form}
        name="giver"
        label="Who gave the answer?"
        options={[
          { value: 'self', name: `${name} did` },
          {
            value: 'other',
            name: `Somebody else answered for ${name}`,
            hint: 'Nobody may agree for an adult who can decide for themself.',
            more: (
              <>
                <Select
                  form={form}
                  name="giver_kind"
                  label={`Who are they to ${name}?`}
                  options={optionsOf(otherGivers, giverKindNames)}
                />
                <TextField form={form} name="giver_name" label="Their name" width={30} />
              </>
            ),
          },
        ]}
      />
      <RadioGroup
        form={form}
        name="capacity"
        label={`Can ${name} decide this for themself?`}
        hint="Every adult can, unless an assessment of this very decision says otherwise. A diagnosis is not a reason for doubt."
        options={optionsOf(capacityBases, capacityBasisNames)}
      />
      <TextField
        form={form}
        name="giver_contact"
        label="How can we reach them about this?"
        hint="Needed for a quote. “Care of the service” is fine."
        optional
      />
    </>
  )
}

export function ToldFields({ row, form, notices, staff }: PageProps) {
  const name = row.person.knownAs
  const chosen = notices.find(({ id }) => id === typed(form, 'notice'))
  return (
    <>
      {chosen && !formatMeets(chosen.format, row.needs) && (
        <WrongFormat row={row} chosen={chosen} />
      )}
      <Select
        form={form}
        name="asked_by"
        label={`Who asked ${name}?`}
        options={staff.map((one) => ({ value: one.id, name: one.name }))}
      />
      <RadioGroup
        form={form}
        name="notice"
        label={`What was ${name} given to read, hear or see?`}
        hint={needsLine(row.needs) || undefined}
        options={notices.map((notice) => ({
          value: notice.id,
          name: `${noticeFormatNames[notice.format]}, version ${notice.version}`,
        }))}
      />
      <ReadAgain row={row} notices={notices} />
      <ToldPoints
        form={form}
        name="told"
        label={`Tick each thing when ${name} has been told it`}
        hint="One by one. All nine are needed."
        options={optionsOf(toldPoints, toldPointNames)}
      />
      {isPersonSupported(row.person.kind) && (
        <Checkbox
          form={form}
          name="special"
          label={`${name} knows that a picture shows people that they get care or support here, and says yes to that`}
        />
      )}
      <TextField
        form={form}
        name="supported_by"
        label="Who helped them decide?"
        optional
        width={30}
      />
      <TextField form={form} name="interpreter" label="Interpreter" optional width={30} />
    </>
  )
}

function ReadAgain({ row, notices }: Pick<PageProps, 'row' | 'notices'>) {
  return (
    <ul class="row">
      {notices.map((notice) => (
        <li>
          <a href={`/consents/${row.id}/notice?notice=${notice.id}`}>
            Read or print: {noticeFormatNames[notice.format]}
          </a>
        </li>
      ))}
    </ul>
  )
}

function WrongFormat({ row, chosen }: { readonly row: FoundConsent; readonly chosen: NoticeRow }) {
  return (
    <Banner tone="wait" title="This wording may not work for them">
      <p>
        {needsLine(row.needs)} They were given the {noticeFormatNames[chosen.format]} wording. A yes
        cannot be used until they have been told in a way that works for them.
      </p>
    </Banner>
  )
}

export function ChoiceFields({ row, form }: PageProps) {
  return (
    <>
      <RadioGroup
        form={form}
        name="free"
        label="Was this their own free choice?"
        hint="Look out for pressure from anyone, or a wish to please."
        options={[
          { value: 'no_concern', name: 'Yes, nothing worries me' },
          {
            value: 'concern',
            name: 'I am not sure',
            hint: 'The manager and the safeguarding lead will look at it first.',
            more: <TextArea form={form} name="free_note" label="What worries you?" />,
          },
        ]}
      />
      <RadioGroup
        form={form}
        name="bundled"
        label="Was it asked as part of a care agreement?"
        hint={`${row.person.knownAs}’s care must not depend on the answer.`}
        layout="inline"
        options={[
          { value: 'no', name: 'No' },
          { value: 'yes', name: 'Yes' },
        ]}
      />
    </>
  )
}

export function AnswerFields({ row, form }: PageProps) {
  const name = row.person.knownAs
  const hints: Record<(typeof consentDecisions)[number], string> = {
    agree: 'You then say exactly what it covers.',
    refuse: 'It counts at once, for everything.',
    no_answer: `${name} is thinking about it. Come back to this record when there is an answer.`,
  }
  const words = { agree: 'Yes', refuse: 'No', no_answer: 'No answer yet' }
  return (
    <>
      <RadioGroup
        form={form}
        name="decision"
        label={`What did ${name} say?`}
        options={consentDecisions.map((value) => ({
          value,
          name: words[value],
          hint: hints[value],
        }))}
      />
      <p class="soft">With “No answer yet”, leave the rest of this page empty.</p>
      <DateBoxes form={form} name="decided" label="On which day?" />
      <TimeField form={form} name="decided_time" label="At what time?" />
      <RadioGroup
        form={form}
        name="method"
        label={`How did ${name} say it?`}
        hint="What is signed, filmed or sent needs a scan, a letter or a signed note, which you attach later."
        options={methods.map((value) => ({
          value,
          name: methodNames[value],
        }))}
      />
      <TextField
        form={form}
        name="witness_name"
        label="Witness"
        hint={`Needed for: ${methods
          .filter(methodNeedsWitness)
          .map((one) => methodNames[one].toLowerCase())
          .join('; ')}. Not the person who asked.`}
        optional
        width={30}
      />
      <TextArea
        form={form}
        name="witness_statement"
        label="What the witness saw or heard"
        hint="In the witness’s own words"
        optional
      />
    </>
  )
}

export function WishesFields({ row, form, latestReview }: PageProps) {
  return (
    <>
      <RadioGroup
        form={form}
        name="see_first"
        label="Do they want to see things before they are used?"
        options={optionsOf(seeFirstWishes, seeFirstNames)}
      />
      <RadioGroup
        form={form}
        name="notice_after"
        label="Do they want to be told when something goes out?"
        layout="inline"
        options={[
          { value: 'yes', name: 'Yes' },
          { value: 'no', name: 'No' },
        ]}
      />
      {isPersonSupported(row.person.kind) && (
        <RadioGroup
          form={form}
          name="posthumous"
          label="May we still use it after their death?"
          options={optionsOf(posthumousUses, posthumousUseNames)}
        />
      )}
      <DateBoxes
        form={form}
        name="review"
        label="When will you go through it with them again?"
        hint={latestReview ? `No later than ${latestReview}` : 'Within 12 months of their answer'}
      />
    </>
  )
}
