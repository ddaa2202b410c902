import type { Trigger } from '../../deal/deal.ts'
import type { Name } from '../../deal/deal-text.ts'
import { findComparison, type TriggerEvidence, testTrigger } from '../../trigger/test-trigger.ts'
import { NEVER_TRIPPED } from '../../trigger/trigger-history.ts'
import type { Action } from '../distribution.ts'
import type { Planning } from './planning.ts'
import { planValue } from './quantities.ts'

/** Plans the tests of all triggers that are tested at that point of the period. */
export function planTests(planning: Planning, tested: Trigger['tested']): Action {
  const acts = Object.entries(planning.loaded.deal.triggers ?? {})
    .filter(([, terms]) => terms.tested === tested)
    .map(([name]) => planTest(planning, name, tested))
  return d => {
    for (const act of acts) act(d)
  }
}

/** Plans the test of one trigger: its finding, its evidence and its history. */
export function planTest(
  planning: Planning,
  name: Name,
  tested: TriggerEvidence['tested'],
): Action {
  const { deal, expressions } = planning.loaded
  const terms = deal.triggers![name]!
  const comparison = findComparison(terms)
  const path = `triggers.${name}`
  const measure = `${path}.${comparison === 'holds' ? 'when' : 'value'}`
  const { type } = expressions.get(measure)!
  const value = planValue(planning, measure)!
  const threshold = planValue(planning, `${path}.${comparison}`)
  return d => {
    const measured = { comparison, type, value: value(d), threshold: threshold?.(d) ?? null }
    const before = d.triggers.get(name)
    const { period } = d.dates
    const found = testTrigger(name, terms, measured, before ?? NEVER_TRIPPED, period, tested)
    if (found.history !== before) d.triggers = new Map([...d.triggers, [name, found.history]])
    d.tests.push(found)
  }
}
