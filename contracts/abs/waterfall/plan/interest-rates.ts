import type { BusinessDate } from '../../../kernel/date.ts'
import { findCurveRate } from '../../assumption/hazard.ts'
import type { NoteInterest } from '../../deal/deal.ts'
import type { Name } from '../../deal/deal-text.ts'
import { add, larger, parseRatio, type Ratio, smaller, ZERO } from '../../ratio.ts'
import type { RunFacts } from '../facts.ts'
import type { Planning } from './planning.ts'

type RateOn = (start: BusinessDate, indices: ReadonlyMap<string, Ratio>) => Ratio

/**
 * Plans the rates of notes and indices in the interest period that begins on `start`, by quantity:
 * `note.A.rate`, `index.lpr`. The function returns the name of an index that has no fixing by then.
 */
export function planRates({
  loaded: { deal },
}: Planning): (facts: RunFacts, start: BusinessDate) => ReadonlyMap<string, Ratio> | Name {
  const indices = (deal.indices ?? []).map(name => ({ name, key: `index.${name}` }))
  const notes = Object.entries(deal.notes).map(([name, { interest }]) => ({
    key: `note.${name}.rate`,
    rateOn: planRate(interest),
  }))
  return (facts, start) => {
    const rates = new Map<string, Ratio>()
    for (const { name, key } of indices) {
      const fixing = findCurveRate(facts.curves?.[name] ?? [], start)
      if (fixing === null) return name
      rates.set(key, parseRatio(fixing))
    }
    for (const { key, rateOn } of notes) rates.set(key, rateOn(start, rates))
    return rates
  }
}

function planRate(interest: NoteInterest): RateOn {
  if (interest === 'none') return () => ZERO
  if ('fixed' in interest) {
    const fixed = parseRatio(interest.fixed)
    return () => fixed
  }
  if ('steps' in interest) {
    const steps = interest.steps.map(([from, rate]) => ({ from, rate: parseRatio(rate) }))
    return start => (steps.findLast(({ from }) => from <= start) ?? steps[0]!).rate
  }
  const key = `index.${interest.index}`
  const spread = parseRatio(interest.spread)
  const [floor, cap] = [interest.floor, interest.cap].map(text => (text ? parseRatio(text) : null))
  return (_, indices) => {
    const plain = add(indices.get(key)!, spread)
    const floored = floor ? larger(plain, floor) : plain
    return cap ? smaller(floored, cap) : floored
  }
}
