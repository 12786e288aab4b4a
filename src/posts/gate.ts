import { and, desc, eq } from 'drizzle-orm'
import { gateDecision } from '../../db/schema/posts.ts'
import { type Decision, decide } from '../domain/decision/decide.ts'
import type { Facts } from '../domain/decision/facts.ts'
import type { Platform, Reader, Transaction } from '../platform/port.ts'
import { factsFor, type Question } from './facts.ts'

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
  return factsFor(tx, platform, question).map((facts) => ({
    targetId: facts.targetId,
    facts,
    decision: decide(facts),
  }))
}

/** Keeps what the gate knew and answered, so that an auditor can replay it (B9.7). `system` acts when nobody does. */
export function keepDecisions(
  tx: Transaction,
  platform: Pick<Platform, 'now' | 'newId'>,
  actorId: string,
  decisions: readonly TargetDecision[],
): void {
  if (decisions.length === 0) return
  tx.insert(gateDecision)
    .values(
      decisions.map(({ targetId, facts, decision }) => ({
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
      })),
    )
    .run()
}

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
    const last = tx
      .select({ result: gateDecision.result })
      .from(gateDecision)
      .where(and(eq(gateDecision.targetId, targetId), eq(gateDecision.act, 'save')))
      .orderBy(desc(gateDecision.at))
      .limit(1)
      .get()
    return !last || gist(last.result) !== gist(decision)
  })
  keepDecisions(tx, platform, actorId, fresh)
}

const gist = ({ verdict, reasons, ruleSet }: Decision): string =>
  JSON.stringify([ruleSet, verdict, reasons.map(({ code, subject }) => [code, subject.id])])
