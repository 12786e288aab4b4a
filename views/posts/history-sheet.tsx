import { actions } from '../../src/audit/actions.ts'
import { channelInSentence } from '../../src/domain/channels.ts'
import { list } from '../../src/domain/decision/reason.ts'
import { stands } from '../../src/domain/decision/reasons.ts'
import type { Past } from '../../src/posts/post-page.ts'
import { Timeline } from '../shared/lists.tsx'
import { Sheet } from '../shared/page.tsx'
import { Stamp } from '../shared/stamp.tsx'

type Entry = Parameters<typeof Timeline>[0]['events'][number] & { readonly at: number }

const acts = {
  save: 'while writing',
  submit: 'when it was sent',
  approve: 'at approval',
  release: 'at release',
  confirm: 'when it was confirmed',
  recheck: 'when something changed',
} as const
const kinds = { ALLOW: 'allow', REFER: 'refer', BLOCK: 'block' } as const
const said = { ALLOW: 'yes', REFER: 'a second look', BLOCK: 'no' } as const

/** Everything that happened, newest first: what people did, and what the gate answered at the time. */
export function HistorySheet({ past }: { readonly past: Past }) {
  const entries = [...doings(past), ...answers(past, false)].sort((a, b) => b.at - a.at)
  const advice = answers(past, true)
  return (
    <Sheet title="What happened" id="history">
      {past.history.approvals
        .filter(({ decision }) => decision === 'approve')
        .map((given) => (
          <Stamp
            by={past.history.names.get(given.decidedBy) ?? 'Somebody'}
            office={given.actingAs === 'deputy' ? 'Deputy' : 'Registered Manager'}
            at={given.at}
            fingerprint={given.fingerprint}
            voided={given.voidedAt !== null}
          />
        ))}
      <Timeline events={entries} />
      {advice.length > 0 && (
        <details class="aside-form">
          <summary>What the gate said while it was written</summary>
          <Timeline events={advice} />
        </details>
      )}
    </Sheet>
  )
}

function doings({ history, found, targets }: Past): Entry[] {
  const events = history.events.map(({ action, actor, at, subjectId, body }): Entry => {
    const target = targets.find(({ id }) => id === subjectId)
    const who = actor === 'system' ? 'By itself' : (history.names.get(actor) ?? 'Somebody')
    return {
      title: action in actions ? actions[action as keyof typeof actions] : action,
      at,
      detail: [who, target?.accountName, because(body)].filter(Boolean).join(', '),
    }
  })
  const reasons = history.approvals
    .filter(({ reason }) => reason !== '')
    .map(
      (given): Entry => ({
        title: `“${given.reason}”`,
        at: given.at,
        detail: history.names.get(given.decidedBy) ?? 'Somebody',
      }),
    )
  const posted = history.publications
    .filter(({ address }) => address !== '')
    .map(
      (proof): Entry => ({
        title: `On ${channelOf(proof.targetId, targets)} at ${proof.address}`,
        at: proof.recordedAt,
        verdict: 'allow',
      }),
    )
  return [...events, ...reasons, ...posted].filter(({ at }) => at >= found.post.createdAt)
}

const channelOf = (targetId: string, targets: Past['targets']): string => {
  const target = targets.find(({ id }) => id === targetId)
  return target ? channelInSentence[target.channel] : 'an account'
}

const causes: Readonly<Record<string, string>> = {
  edited: 'because it was changed',
  picture_changed: 'because a picture in it was changed',
  recalled: 'because it was taken back',
  lapsed: 'because the approval grew too old',
  cancelled: 'because the post was cancelled',
}

/** Anything else is a reason of the gate, whose own line says it in a sentence. */
const because = (body: Readonly<Record<string, unknown>>): string =>
  typeof body.because === 'string' ? (causes[body.because] ?? '') : ''

/** The gate’s answers with the reasons that stood then; the same answer for several places is said once. */
function answers({ history, targets }: Past, whileWriting: boolean): Entry[] {
  const asked = history.decisions.filter(({ act }) => (act === 'save') === whileWriting)
  const alike = Map.groupBy(asked, ({ at, act, verdict, result }) =>
    JSON.stringify([at, act, verdict, sentencesOf(result)]),
  )
  return [...alike.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const where = same.map(({ targetId }) => channelOf(targetId, targets))
    return [
      {
        title: `The gate said ${said[first.verdict]} for ${list([...new Set(where)].sort())} ${acts[first.act]}`,
        at: first.at,
        verdict: kinds[first.verdict],
        detail: sentencesOf(first.result).join(' '),
      },
    ]
  })
}

const sentencesOf = (result: Past['history']['decisions'][number]['result']): string[] => [
  ...new Set(result.reasons.filter(stands).map(({ sentence }) => sentence)),
]
