import { type BusinessDate, dayNumber } from '../../kernel/date.ts'
import { Rate } from '../../kernel/rate.ts'

/** A flow: whole fen to the holder on that day; negative when the holder pays. */
export interface Flow {
  readonly date: BusinessDate
  readonly amount: bigint
}

/** An amount, and the days until it falls. */
export interface Term {
  readonly days: number
  readonly amount: Rate
}

/**
 * Σ amount·q^days, and its sums weighted by days and by days², for price, duration and convexity.
 */
export interface Moments {
  readonly value: Rate
  readonly days: Rate
  readonly daysSquared: Rate
}

/**
 * Lists what falls after `asOf` in order of date: a buyer on a day does not get that day’s payment.
 */
export function listTermsAfter(flows: readonly Flow[], asOf: BusinessDate): readonly Term[] {
  const today = dayNumber(asOf)
  return flows
    .map(f => ({ days: dayNumber(f.date) - today, amount: new Rate(String(f.amount)) }))
    .filter(t => t.days > 0)
    .sort((a, b) => a.days - b.days)
}

/**
 * Discounts by `daily`, the value today of 1 paid tomorrow. Only whole powers of it are taken, one
 * per distinct gap between payments, so that 40 digits cost little.
 */
export function computeMoments(terms: readonly Term[], daily: Rate): Moments {
  const powers = new Map<number, Rate>()
  let factor = new Rate(1)
  let reached = 0
  let value = new Rate(0)
  let days = new Rate(0)
  let daysSquared = new Rate(0)
  for (const term of terms) {
    const gap = term.days - reached
    const power = powers.get(gap) ?? daily.pow(gap)
    powers.set(gap, power)
    factor = factor.times(power)
    reached = term.days
    const present = term.amount.times(factor)
    value = value.plus(present)
    days = days.plus(present.times(term.days))
    daysSquared = daysSquared.plus(present.times(term.days).times(term.days))
  }
  return { value, days, daysSquared }
}

/** Computes Σ amount·q^days alone, from the last payment back, as a search needs it many times. */
export function computeValue(terms: readonly Term[], daily: Rate): Rate {
  const powers = new Map<number, Rate>()
  let value = new Rate(0)
  for (let i = terms.length - 1; i >= 0; i--) {
    const { days, amount } = terms[i]!
    const gap = days - (terms[i - 1]?.days ?? 0)
    const power = powers.get(gap) ?? daily.pow(gap)
    powers.set(gap, power)
    value = value.plus(amount).times(power)
  }
  return value
}
