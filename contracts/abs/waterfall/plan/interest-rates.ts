import { addBusinessDays, type Calendar } from '../../../kernel/calendar.ts'
import type { BusinessDate } from '../../../kernel/date.ts'
import { findCurveRate } from '../../assumption/hazard.ts'
import type { NoteInterest } from '../../deal/deal.ts'
import type { Name } from '../../deal/deal-text.ts'
import { add, larger, parseRatio, type Ratio, smaller, ZERO } from '../../ratio.ts'
import type { RunFacts } from '../facts.ts'
import type { Planning } from './planning.ts'

/** When an interest period begins, and the level of an index on a day; null without a fixing. */
interface Moment {
  readonly start: BusinessDate
  readonly isFirst: boolean
  readonly calendar: Calendar
  readonly level: (index: Name, on: BusinessDate) => Ratio | null
}

type RateOn = (at: Moment) => Ratio | null

/** The rates of an interest period, or the name of an index that has no fixing by then. */
export type RatesOn = (
  facts: RunFacts,
  calendar: Calendar,
  start: BusinessDate,
) => ReadonlyMap<string, Ratio> | Name

/**
 * Plans the rates of notes and indices in the interest period that begins on `start`, by quantity:
 * `note.A.rate`, `index.lpr`.
 */
export function planRates({ loaded: { deal } }: Planning): RatesOn {
  const indices = (deal.indices ?? []).map(name => ({ name, key: `index.${name}` }))
  const notes = Object.entries(deal.notes).map(([name, { interest }]) => ({
    key: `note.${name}.rate`,
    index: interest !== 'none' && 'index' in interest ? interest.index : '',
    rateOn: planRate(interest),
  }))
  return (facts, calendar, start) => {
    const rates = new Map<string, Ratio>()
    const level = (index: Name, on: BusinessDate) => {
      const fixing = findCurveRate(facts.curves?.[index] ?? [], on)
      return fixing === null ? null : parseRatio(fixing)
    }
    for (const { name, key } of indices) {
      const now = level(name, start)
      if (now === null) return name
      rates.set(key, now)
    }
    const isFirst = start <= deal.dates.closing
    for (const { key, index, rateOn } of notes) {
      const rate = rateOn({ start, isFirst, calendar, level })
      if (rate === null) return index
      rates.set(key, rate)
    }
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
    return ({ start }) => (steps.findLast(({ from }) => from <= start) ?? steps[0]!).rate
  }
  return planFloatingRate(interest)
}

function planFloatingRate(interest: Extract<NoteInterest, { index: Name }>): RateOn {
  const { index, lookBack = 0 } = interest
  const limit = (text: string | undefined) => (text === undefined ? null : parseRatio(text))
  const spread = parseRatio(interest.spread)
  const [floor, cap] = [limit(interest.floor), limit(interest.cap)]
  const initial = limit(interest.initial)
  return ({ start, isFirst, calendar, level }) => {
    if (initial && isFirst) return initial
    const on = lookBack === 0 ? start : addBusinessDays(calendar, start, -lookBack)
    const now = level(index, on)
    if (now === null) return null
    const plain = add(now, spread)
    const floored = floor ? larger(plain, floor) : plain
    return cap ? smaller(floored, cap) : floored
  }
}
