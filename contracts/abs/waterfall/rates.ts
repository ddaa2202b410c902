import type { BusinessDate } from '../../kernel/date.ts'
import { curveRate } from '../assumption/hazard.ts'
import type { Name, NoteInterest } from '../deal/deal.ts'
import type { LoadedDeal } from '../deal/load-deal.ts'
import { add, larger, type Ratio, ratioOf, smaller, ZERO } from '../ratio.ts'
import type { RunFacts } from './facts.ts'

/**
 * What notes and indices yield in the interest period that begins on `start`: `note.A.rate`,
 * `index.lpr`. A text is the index that has no fixing by then.
 */
export function ratesFrom(
  { deal }: LoadedDeal,
  facts: RunFacts,
  start: BusinessDate,
): ReadonlyMap<string, Ratio> | Name {
  const rates = new Map<string, Ratio>()
  for (const index of deal.indices ?? []) {
    const fixing = curveRate(facts.curves?.[index] ?? [], start)
    if (fixing === null) return index
    rates.set(`index.${index}`, ratioOf(fixing))
  }
  for (const [name, { interest }] of Object.entries(deal.notes)) {
    rates.set(`note.${name}.rate`, rateOf(interest, start, rates))
  }
  return rates
}

function rateOf(
  interest: NoteInterest,
  start: BusinessDate,
  indices: ReadonlyMap<string, Ratio>,
): Ratio {
  if (interest === 'none') return ZERO
  if ('fixed' in interest) return ratioOf(interest.fixed)
  if ('steps' in interest) {
    const step = interest.steps.findLast(([date]) => date <= start) ?? interest.steps[0]!
    return ratioOf(step[1])
  }
  const { index, spread, floor, cap } = interest
  const plain = add(indices.get(`index.${index}`)!, ratioOf(spread))
  const floored = floor === undefined ? plain : larger(plain, ratioOf(floor))
  return cap === undefined ? floored : smaller(floored, ratioOf(cap))
}
