import type { RunFacts } from '../../../../contracts/abs/waterfall/facts.ts'
import { runDeal } from '../../../../contracts/abs/waterfall/run/run-deal.ts'
import { type Edits, withEdits } from '../deal/edited.ts'
import { FACTS, referenceDeal, referencePool } from '../deal/reference.ts'
import { expectResults, loaded } from './read-results.ts'

/** The example deal with only these steps, over its two periods. */
export function runSteps(steps: readonly object[], edits: Edits = {}, facts: RunFacts = {}) {
  const changed = { 'states.ordinary.steps': steps, ...edits }
  const deal = loaded(withEdits(referenceDeal(), changed))
  return expectResults(runDeal(deal, referencePool(), { ...FACTS, ...facts }))
}

export const payA = { pay: 'A', from: 'main', owed: 'interest' }
