import type { Name, Trigger } from '../deal/deal.ts'
import { comparisonOf, type TriggerEvidence, testTrigger } from '../trigger/test-trigger.ts'
import { NEVER_TRIPPED } from '../trigger/trigger-history.ts'
import type { Distribution } from './distribution.ts'
import { valueAt } from './evaluate.ts'

/** Tests the triggers whose time it is. */
export function runTests(d: Distribution, tested: Trigger['tested']): void {
  for (const [name, terms] of Object.entries(d.loaded.deal.triggers ?? {})) {
    if (terms.tested === tested) runTest(d, name, tested)
  }
}

export function runTest(d: Distribution, name: Name, tested: TriggerEvidence['tested']): void {
  const terms = d.loaded.deal.triggers![name]!
  const comparison = comparisonOf(terms)
  const path = `triggers.${name}`
  const measure = comparison === 'holds' ? 'when' : 'value'
  const measured = {
    comparison,
    value: valueAt(d, `${path}.${measure}`)!,
    threshold: valueAt(d, `${path}.${comparison}`),
    type: d.loaded.expressions.get(`${path}.${measure}`)!.type,
  }
  const history = d.triggers.get(name) ?? NEVER_TRIPPED
  const found = testTrigger(name, terms, measured, history, d.dates.period, tested)
  d.triggers.set(name, found.history)
  d.evidence.push(found.evidence)
}
