import { decide } from '../../src/domain/decision/decide.ts'
import { typicalFacts } from '../support/facts.ts'
import { type Figures, throughput } from './figures.ts'

/** Decisions a second about two people with two lines each, at the moment of release. */
export function measureGate(): Figures {
  const facts = typicalFacts()
  const rounds = 20_000
  for (let round = 0; round < rounds / 4; round += 1) decide(facts)
  const began = performance.now()
  for (let round = 0; round < rounds; round += 1) decide(facts)
  const perSecond = rounds / ((performance.now() - began) / 1000)
  return { decisions: throughput(perSecond, 'a second', null, 20_000) }
}
