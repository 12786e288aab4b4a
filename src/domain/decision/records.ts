import type { ConsentFacts } from './facts-consent.ts'
import type { Line } from './line-fit.ts'

/** Which of a person’s records speak at all. */

/** The highest version of each record that nobody replaced. */
export function inForce(consents: readonly ConsentFacts[]): readonly ConsentFacts[] {
  if (consents.length === 1) return consents.filter(({ state }) => state !== 'void')
  const latest = new Map<string, ConsentFacts>()
  for (const record of consents) {
    const known = latest.get(record.id)
    if (known === undefined || record.version > known.version) latest.set(record.id, record)
  }
  const kept = [...latest.values()].filter(({ state }) => state !== 'void')
  const replaced = new Set(kept.filter(hasAnswer).map(({ replacesId }) => replacesId))
  return kept.filter(({ id }) => !replaced.has(id)).sort(newestFirst)
}

const hasAnswer = ({ state, decision }: ConsentFacts): boolean =>
  state === 'given' && decision !== 'no_answer'

export const isYes = ({ state, decision }: ConsentFacts): boolean =>
  state === 'given' && decision === 'agree'

function newestFirst(a: ConsentFacts, b: ConsentFacts): number {
  return (b.decidedAt ?? 0) - (a.decidedAt ?? 0) || (a.id < b.id ? -1 : 1)
}

export const linesOf = (records: readonly ConsentFacts[]): Line[] =>
  records.flatMap((record) => record.lines.map((line) => ({ record, line })))
