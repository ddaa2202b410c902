import type { Calendar } from '../../../kernel/calendar.ts'
import type { BusinessDate } from '../../../kernel/date.ts'
import { findCurveRate } from '../../assumption/hazard.ts'
import type { Deal, NoteInterest } from '../../deal/deal.ts'
import type { Name } from '../../deal/deal-text.ts'
import { parseRatio, type Ratio, ZERO } from '../../ratio.ts'
import type { Distribution } from '../distribution.ts'
import type { RunFacts } from '../facts.ts'
import { type InterestPeriod, planFloatingRates } from './floating-rates.ts'
import type { Planning } from './planning.ts'

/** The rates of an interest period. */
export type PeriodRates = Pick<Distribution, 'rates' | 'resets'>

/** Finds the rates of an interest period, or the name of an index that has no fixing by then. */
export type RatesOn = (
  facts: RunFacts,
  calendar: Calendar,
  start: BusinessDate,
  end: BusinessDate,
) => PeriodRates | Name

/**
 * Plans the rates of notes and indices in the interest period from `start` to `end`, by quantity:
 * `note.A.rate`, `index.lpr`. They are those of its first day; notes that reset within the period
 * have besides all of theirs.
 */
export function planRates({ loaded: { deal } }: Planning): RatesOn {
  const indices = (deal.indices ?? []).map(name => ({ name, key: `index.${name}` }))
  const notes = Object.entries(deal.notes).map(([name, { interest }]) => ({
    name,
    key: `note.${name}.rate`,
    index: interest !== 'none' && 'index' in interest ? interest.index : '',
    rates: planNoteRates(deal, interest),
  }))
  return (facts, calendar, start, end) => {
    const rates = new Map<string, Ratio>()
    const resets = new Map<Name, Resets>()
    const level = (index: Name, on: BusinessDate) => {
      const fixing = findCurveRate(facts.curves?.[index] ?? [], on)
      return fixing === null ? null : parseRatio(fixing)
    }
    for (const { name, key } of indices) {
      const now = level(name, start)
      if (now === null) return name
      rates.set(key, now)
    }
    for (const { name, key, index, rates: ratesIn } of notes) {
      const own = ratesIn({ start, end, calendar, level })
      if (own === null) return index
      rates.set(key, own[0]!.rate)
      if (own.length > 1) resets.set(name, own)
    }
    return { rates, resets }
  }
}

type Resets = NonNullable<ReturnType<Distribution['resets']['get']>>
type RatesIn = (period: InterestPeriod) => Resets | null

function planNoteRates(deal: Deal, interest: NoteInterest): RatesIn {
  const alone =
    (rate: Ratio): RatesIn =>
    ({ start }) => [{ from: start, rate }]
  if (interest === 'none') return alone(ZERO)
  if ('fixed' in interest) return alone(parseRatio(interest.fixed))
  if ('index' in interest) return planFloatingRates(deal, interest)
  const steps = interest.steps.map(([from, rate]) => ({ from, rate: parseRatio(rate) }))
  return ({ start }) => {
    const { rate } = steps.findLast(({ from }) => from <= start) ?? steps[0]!
    return [{ from: start, rate }]
  }
}
