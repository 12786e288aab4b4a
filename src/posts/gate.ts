import { and, desc, eq, sql } from 'drizzle-orm'
import { gateDecision } from '../../db/schema/posts.ts'
import { type Decision, decide } from '../domain/decision/decide.ts'
import type { Facts } from '../domain/decision/facts.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import { prepared } from '../platform/prepared.ts'
import { factsForEach, type Question } from './facts.ts'

export type { Question } from './facts.ts'

/** What the gate answered for one target, with everything it knew. */
export type TargetDecision = {
  readonly targetId: string
  readonly facts: Facts
  readonly decision: Decision
}

/**
 * May each target of this post go out? Loads the facts afresh and decides; writes nothing.
 * @throws Error when there is no such post
 */
export function askGate(
  tx: Reader,
  platform: Pick<Platform, 'now'>,
  question: Question,
): TargetDecision[] {
  return askGateEach(tx, platform, [question]).flat()
}

/** The same for each question, with as many queries as for one. */
export function askGateEach(
  tx: Reader,
  platform: Pick<Platform, 'now'>,
  questions: readonly Question[],
): TargetDecision[][] {
  return factsForEach(tx, platform, questions).map((ofPost) =>
    ofPost.map((facts) => ({ targetId: facts.targetId, facts, decision: decide(facts) })),
  )
}

/** Keeps what the gate knew and answered, so that an auditor can replay it (B9.7). `system` acts when nobody does. */
export function keepDecisions(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  actorId: string,
  decisions: readonly TargetDecision[],
): void {
  const keep = keepDecision(tx)
  for (const { targetId, facts, decision } of decisions) {
    keep.run({
      id: platform.newId(),
      postId: facts.post.id,
      targetId,
      act: facts.act,
      ruleSet: decision.ruleSet,
      verdict: decision.verdict,
      facts,
      result: decision,
      actorId,
      at: platform.now(),
    })
  }
}

const keepDecision = prepared((reader) =>
  reader
    .insert(gateDecision)
    .values({
      id: sql.placeholder('id'),
      postId: sql.placeholder('postId'),
      targetId: sql.placeholder('targetId'),
      act: sql.placeholder('act'),
      ruleSet: sql.placeholder('ruleSet'),
      verdict: sql.placeholder('verdict'),
      facts: sql.placeholder('facts'),
      result: sql.placeholder('result'),
      actorId: sql.placeholder('actorId'),
      at: sql.placeholder('at'),
    })
    .prepare(),
)

/**
 * The same for advice while writing, which is asked for at every pause in typing: an answer that repeats the last one
 * for its target, reason for reason, is not kept again.
 */
export function keepAdvice(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  actorId: string,
  decisions: readonly TargetDecision[],
): void {
  const fresh = decisions.filter(({ targetId, decision }) => {
    const last = lastAdvice(tx).get({ targetId })
    return !last || gist(last.result) !== gist(decision)
  })
  keepDecisions(tx, platform, actorId, fresh)
}

const gist = ({ verdict, reasons, ruleSet }: Decision): string =>
  JSON.stringify([ruleSet, verdict, reasons.map(({ code, subject }) => [code, subject.id])])

const lastAdvice = prepared((reader) =>
  reader
    .select({ result: gateDecision.result })
    .from(gateDecision)
    .where(
      and(eq(gateDecision.targetId, sql.placeholder('targetId')), eq(gateDecision.act, 'save')),
    )
    .orderBy(desc(gateDecision.at))
    .limit(1)
    .prepare(),
)
