import type { CheckRow, FoundConsent, LineRow, NoticeRow } from '../../src/consents/store.ts'
import { sayDay, sayTime } from '../../src/domain/calendar.ts'
import {
  type ConsentState,
  consentStateNames,
  methodNames,
  noticeFormatNames,
  posthumousUseNames,
  seeFirstNames,
  toldPointNames,
  toldPoints,
} from '../../src/domain/consent.ts'
import { isLateEntry } from '../../src/domain/consent-answer.ts'
import { list } from '../../src/domain/decision/reason.ts'
import type { SaidReason } from '../../src/domain/decision/said.ts'
import { capacityBasisNames, giverKindNames, whyNotEnough } from '../../src/domain/giver.ts'
import { isPersonSupported } from '../../src/domain/people.ts'
import { Banner } from '../shared/banner.tsx'
import { ActionButton, LinkButton } from '../shared/button.tsx'
import { SummaryList, Timeline } from '../shared/lists.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { Verdict, type VerdictKind } from '../shared/verdict.tsx'
import { sayLength, When } from '../shared/when.tsx'
import { InTheWay } from './in-the-way.tsx'
import { LineSummary } from './line-summary.tsx'
import { EvidenceList, Proof, type ProofProps } from './proof.tsx'

export const stateVerdicts: Record<ConsentState, VerdictKind> = {
  draft: 'idle',
  requested: 'info',
  given_unchecked: 'info',
  active: 'allow',
  review_due: 'refer',
  suspended: 'refer',
  partly_withdrawn: 'refer',
  withdrawn: 'block',
  expired: 'idle',
  refused: 'block',
  superseded: 'idle',
  ended_death: 'idle',
  void: 'idle',
}

export type RecordProps = {
  readonly row: FoundConsent
  readonly state: ConsentState
  readonly lines: readonly LineRow[]
  readonly checks: readonly CheckRow[]
  readonly notice: NoticeRow | undefined
  readonly proof: ProofProps
  /** What is in the way of using it, as this reader may know it. */
  readonly faults: readonly SaidReason[]
  readonly names: ReadonlyMap<string, string>
  readonly replaces: { readonly id: string; readonly number: string } | undefined
  readonly may: {
    readonly seeDetail: boolean
    readonly check: boolean
    readonly correct: boolean
    readonly markMistake: boolean
    readonly addProof: boolean
  }
}

/** One answer as it was written down. Nothing on this page can be changed. */
export function RecordPage(props: RecordProps) {
  const { row, state, may } = props
  return (
    <>
      <BackLink href={`/people/${row.person.id}`}>{row.person.knownAs}</BackLink>
      <PageHead
        over={`Consent record ${row.number} · ${row.service.name}`}
        title={`${row.person.knownAs}’s answer`}
        under={headline(props)}
        actions={<Actions {...props} />}
      />
      <p class="row">
        <Verdict verdict={stateVerdicts[state]} word={consentStateNames[state]} />
        <Late row={row} />
      </p>
      <NotUsable {...props} />
      <div class="columns">
        <div class="stack">
          {props.lines.map((line, at) => (
            <Sheet
              title={props.lines.length === 1 ? 'What it covers' : `What it covers, part ${at + 1}`}
            >
              <LineSummary line={line} />
            </Sheet>
          ))}
          <Sheet title="How it was asked">
            <SummaryList rows={askedRows(props)} />
          </Sheet>
        </div>
        <div class="stack">
          <Sheet title="The proof" id="proof">
            {may.addProof ? <Proof {...props.proof} /> : <EvidenceList {...props.proof} />}
          </Sheet>
          <Sheet title="Checks">
            <Checks {...props} />
          </Sheet>
        </div>
      </div>
    </>
  )
}

function headline({ row }: RecordProps): string {
  const said = row.decision === 'agree' ? 'Said yes' : 'Said no to everything'
  return row.decidedAt === null ? said : `${said} on ${sayTime(row.decidedAt)}`
}

function Actions({ row, may, proof }: RecordProps) {
  return (
    <>
      {may.check && (
        <LinkButton href={`/consents/${row.id}/check`} tone="main" icon="check">
          Check the proof
        </LinkButton>
      )}
      {may.correct && (
        <ActionButton
          action={`/people/${row.person.id}/consents`}
          hidden={{ form_key: proof.formKey, replaces: row.id }}
        >
          Correct this record
        </ActionButton>
      )}
      {may.markMistake && (
        <LinkButton href={`/consents/${row.id}/void`} tone="plain">
          Mark as a mistake
        </LinkButton>
      )}
    </>
  )
}

function Late({ row }: { readonly row: FoundConsent }) {
  if (row.decidedAt === null || !isLateEntry(row.decidedAt, row.recordedAt)) return null
  return (
    <Verdict
      verdict="refer"
      word={`Late entry: written down ${sayLength(row.recordedAt - row.decidedAt)} later`}
    />
  )
}

function NotUsable({ row, faults, state, may }: RecordProps) {
  if (state === 'void') {
    return (
      <Banner tone="info" title="This record was marked as a mistake">
        {row.voidReason || 'It was put aside before it was answered.'}
      </Banner>
    )
  }
  const other = may.seeDetail ? whyNotEnough(row.giverKind, row.service.nation) : null
  if (row.decision !== 'agree') return null
  return <InTheWay title="This yes cannot be used yet" faults={faults} other={other} />
}

function askedRows(props: RecordProps) {
  const { row, names, notice, may } = props
  const who = (id: string | null) =>
    id === null ? 'Nobody' : (names.get(id) ?? 'Somebody no longer here')
  const untold = toldPoints.filter((point) => !row.toldPoints.includes(point))
  return [
    ...(may.seeDetail ? giverRows(row) : []),
    { name: 'Asked by', value: who(row.askedBy) },
    ...optional('Helped by', row.supportedBy),
    ...optional('Interpreter', row.interpreter),
    {
      name: 'Wording',
      value: notice ? `${noticeFormatNames[notice.format]}, version ${notice.version}` : 'None',
    },
    {
      name: 'Told',
      value:
        untold.length === 0
          ? 'All nine points'
          : `Not told: ${list(untold.map((point) => toldPointNames[point].toLowerCase()))}`,
    },
    ...(isPersonSupported(row.person.kind) && row.decision === 'agree'
      ? [
          {
            name: 'Knows it shows that they use care',
            value: row.specialCategoryAck ? 'Yes' : 'No',
          },
        ]
      : []),
    { name: 'How', value: row.method ? methodNames[row.method] : 'Not written down' },
    ...optional('Witness', row.witnessName),
    ...(may.seeDetail ? optional('The witness said', row.witnessStatement) : []),
    ...wishRows(row),
    ...(props.replaces
      ? [
          {
            name: 'Corrects',
            value: <a href={`/consents/${props.replaces.id}`}>{props.replaces.number}</a>,
          },
        ]
      : []),
    {
      name: 'Written down',
      value: (
        <>
          {who(row.recordedBy)}, <When at={row.recordedAt} />
        </>
      ),
    },
  ]
}

/** Who decided, why, and whether it was free: only for those who may see how somebody decides (D). */
function giverRows(row: FoundConsent) {
  return [
    {
      name: 'Who answered',
      value:
        row.giverKind === 'self'
          ? giverKindNames.self
          : `${row.giverName}, ${giverKindNames[row.giverKind].toLowerCase()}`,
    },
    ...(row.capacityBasis
      ? [{ name: 'Can decide this', value: capacityBasisNames[row.capacityBasis] }]
      : []),
    ...optional('How to reach them', row.giverContact),
    ...(row.freeChoice
      ? [
          {
            name: 'Free choice',
            value:
              row.freeChoice === 'no_concern'
                ? 'Nothing was worrying'
                : `Worry: ${row.freeChoiceNote}`,
          },
        ]
      : []),
    ...(row.bundledWithContract ? [{ name: 'Care agreement', value: 'Asked as part of it' }] : []),
  ]
}

function wishRows(row: FoundConsent) {
  if (row.decision !== 'agree') return []
  return [
    ...(row.wantsToSeeFirst
      ? [{ name: 'Wants to see it first', value: seeFirstNames[row.wantsToSeeFirst] }]
      : []),
    { name: 'Wants to be told after', value: row.wantsNoticeAfter ? 'Yes' : 'No' },
    ...(row.posthumousUse
      ? [{ name: 'After their death', value: posthumousUseNames[row.posthumousUse] }]
      : []),
    ...(row.reviewDue ? [{ name: 'Ask again by', value: sayDay(row.reviewDue) }] : []),
  ]
}

const optional = (name: string, value: string) => (value === '' ? [] : [{ name, value }])

function Checks({ checks, names, row }: RecordProps) {
  if (checks.length === 0) {
    return (
      <p class="soft">
        {row.decision === 'agree'
          ? 'Nobody has checked it yet. It cannot be used until a second person has.'
          : 'A no needs no check. It counts at once.'}
      </p>
    )
  }
  return (
    <Timeline
      events={checks.map((check) => ({
        title: check.outcome === 'usable' ? 'Can be used' : 'Cannot be used',
        at: check.checkedAt,
        detail: `By ${names.get(check.checkedBy) ?? 'somebody no longer here'}. ${check.note}`,
        verdict: check.outcome === 'usable' ? ('allow' as const) : ('block' as const),
      }))}
    />
  )
}
