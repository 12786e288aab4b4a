import { recordEvent } from '../../../src/audit/record.ts'
import { recordAnswer, whatIsMissing } from '../../../src/consents/answer.ts'
import { keepCheck } from '../../../src/consents/check.ts'
import { beginConsent, keepTyped, saveLine } from '../../../src/consents/draft.ts'
import { addEvidence, storeProof } from '../../../src/consents/evidence.ts'
import {
  evidenceOf,
  type FoundConsent,
  findConsent,
  linesOf,
  noticesInUse,
  staffOf,
} from '../../../src/consents/store.ts'
import type { Channel } from '../../../src/domain/channels.ts'
import { type Method, toldPoints } from '../../../src/domain/consent.ts'
import { attestations } from '../../../src/domain/consent-check.ts'
import type { FormValues } from '../../../src/http/forms.ts'
import type { Transaction } from '../../../src/platform/port.ts'
import { dateValues } from '../../../views/shared/date-boxes.tsx'
import type { StaffName } from '../cast.ts'
import { jpegFile } from './pictures.ts'
import type { Stage } from './stage.ts'

export type Asking = {
  readonly personId: string
  readonly home: 'oak' | 'ash'
  readonly by: StaffName
  readonly notice?: 'standard' | 'easy_read' | 'large_print'
}
export type Saying = Asking & {
  readonly daysAgo: number
  readonly time: string
  readonly method: Method
  readonly channels: readonly Channel[]
  readonly scan?: Uint8Array
  /** Who checks it. Left out: it still waits. */
  readonly checkedBy?: StaffName
}

const homes = { oak: 'Oak House', ash: 'Ash Lodge' } as const

/** Asks somebody, and their answer is still to come. */
export function ask(stage: Stage, asking: Asking): void {
  stage.inOne((tx) => {
    const row = begin(tx, stage, asking)
    fill(tx, row, { ...toldPage(stage, asking), decision: 'no_answer' })
    write(tx, stage, asking, row.id)
  })
}

/** Takes a yes page by page, as the forms do, with its proof and the second person’s check. @returns the record’s id */
export async function sayYes(stage: Stage, saying: Saying): Promise<string> {
  const { platform, cast } = stage
  const proof = saying.scan ? await storeProof(platform, jpegFile(saying.scan)) : null
  if (proof && 'problem' in proof) throw new Error(proof.problem)
  const id = stage.inOne((tx) => {
    const row = begin(tx, stage, saying)
    fill(tx, row, yesPages(stage, saying))
    saveLine(tx, platform, row, null, lineFor(stage, saying))
    if (proof) addEvidence(tx, platform, row, { ...proof, pages: 1 }, cast.staff[saying.by])
    write(tx, stage, saying, row.id)
    return row.id
  })
  if (saying.checkedBy) check(stage, saying, id, cast.staff[saying.checkedBy])
  return id
}

function begin(tx: Transaction, { platform, cast }: Stage, { personId, home, by }: Asking) {
  const person = { id: personId, serviceName: homes[home] }
  const id = beginConsent(tx, platform, { person, typed: {}, replacesId: null }, cast.staff[by])
  return rowOf(tx, id, cast.services[home])
}

function rowOf(tx: Transaction, id: string, serviceId: string): FoundConsent {
  const row = findConsent(tx, id, [serviceId])
  if (!row) throw new Error('A consent record of the demo was not kept.')
  return row
}

function fill(tx: Transaction, row: FoundConsent, typed: FormValues): void {
  if (!keepTyped(tx, row, typed, row.lockVersion)) throw new Error('A record changed meanwhile.')
}

function write(tx: Transaction, stage: Stage, { home, by }: Asking, id: string): void {
  const { platform, cast } = stage
  const row = rowOf(tx, id, cast.services[home])
  const about = {
    personKind: row.person.kind,
    now: platform.now(),
    notices: noticesInUse(tx),
    staff: staffOf(tx, cast.services[home]),
    typed: row.typed,
  }
  const done = recordAnswer(tx, platform, row, about, row.lockVersion, cast.staff[by])
  if (done === 'recorded' || done === 'asked') return
  const missing = whatIsMissing(about, linesOf(tx, row.id))
  throw new Error(`An answer of the demo is ${done}: ${JSON.stringify(missing)}`)
}

const toldPage = ({ cast }: Stage, { by, notice = 'standard' }: Asking): FormValues => ({
  asked_by: cast.staff[by],
  notice: cast.notices[notice] ?? '',
  told: [...toldPoints],
  special: 'yes',
})

const yesPages = (stage: Stage, saying: Saying): FormValues => ({
  ...toldPage(stage, saying),
  giver: 'self',
  capacity: 'presumed_no_doubt',
  free: 'no_concern',
  bundled: 'no',
  decision: 'agree',
  ...dateValues('decided', stage.day(-saying.daysAgo)),
  decided_time: saying.time,
  method: saying.method,
  witness_name: 'Sam Adeyemi',
  witness_statement:
    'I was there. They said in their own words what it means, and that they want to.',
  see_first: 'no',
  notice_after: 'no',
  posthumous: 'not_asked',
  ...dateValues('review', stage.day(240 - saying.daysAgo)),
})

const lineFor = (stage: Stage, { daysAgo, channels }: Saying): Parameters<typeof saveLine>[4] => ({
  media: ['photo'],
  identifiers: ['face', 'first_name'],
  neverTogether: [],
  channels: [...channels],
  purposes: ['news_of_activities'],
  assetScope: 'any_until_end',
  assetIds: [],
  eventName: '',
  validFrom: stage.day(-daysAgo),
  useUntil: stage.day(240 - daysAgo),
  displayEnd: 'until_withdrawn',
  displayUntil: null,
  conditions: '',
  conditionFlags: [],
  avoidWords: [],
})

/** The second person opens the proof, if there is any, and says what can be read. */
function check(stage: Stage, { home }: Asking, id: string, checker: string): void {
  const { platform, cast } = stage
  stage.takes(1500)
  stage.inOne((tx) => {
    for (const { id: evidenceId } of evidenceOf(tx, id)) {
      recordEvent(tx, platform, {
        actor: checker,
        action: 'consent.evidence_opened',
        subject: { kind: 'evidence', id: evidenceId },
        body: { consent: id },
      })
    }
    const entry = { outcome: 'usable', reads: attestations, note: '' } as const
    const refusal = keepCheck(tx, platform, rowOf(tx, id, cast.services[home]), entry, checker)
    if (refusal) throw new Error(`A check of the demo was refused: ${refusal}`)
  })
}
