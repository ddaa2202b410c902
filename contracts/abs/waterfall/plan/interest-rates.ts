import type { BusinessDate } from '../../../kernel/date.ts'
import { curveRate } from '../../assumption/hazard.ts'
import type { NoteInterest } from '../../deal/deal.ts'
import type { Name } from '../../deal/deal-text.ts'
import { add, larger, type Ratio, ratioOf, smaller, ZERO } from '../../ratio.ts'
import type { RunFacts } from '../facts.ts'
import type { Planning } from './planning.ts'

type RateOn = (start: BusinessDate, indices: ReadonlyMap<string, Ratio>) => Ratio

/**
 * What notes and indices yield in the interest period that begins on `start`: `note.A.rate`,
 * `index.lpr`. A text is the index that has no fixing by then.
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
      const fixing = curveRate(facts.curves?.[name] ?? [], start)
      if (fixing === null) return name
      rates.set(key, ratioOf(fixing))
    }
    for (const { key, rateOn } of notes) rates.set(key, rateOn(start, rates))
    return rates
  }
}

function planRate(interest: NoteInterest): RateOn {
  if (interest === 'none') return () => ZERO
  if ('fixed' in interest) {
    const fixed = ratioOf(interest.fixed)
    return () => fixed
  }
  if ('steps' in interest) {
    const steps = interest.steps.map(([from, rate]) => ({ from, rate: ratioOf(rate) }))
    return start => (steps.findLast(({ from }) => from <= start) ?? steps[0]!).rate
  }
  const key = `index.${interest.index}`
  const spread = ratioOf(interest.spread)
  const [floor, cap] = [interest.floor, interest.cap].map(text => (text ? ratioOf(text) : null))
  return (_, indices) => {
    const plain = add(indices.get(key)!, spread)
    const floored = floor ? larger(plain, floor) : plain
    return cap ? smaller(floored, cap) : floored
  }
}
