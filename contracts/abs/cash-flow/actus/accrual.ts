import { rollPayment } from '../../../kernel/calendars.ts'
import { civilOf } from '../../../kernel/date.ts'
import { yearFraction } from '../../../kernel/day-count.ts'
import { Rate } from '../../../kernel/rate.ts'
import { type Moment, moveToDay, toDayNumber } from './moment.ts'
import type { ActusTerms } from './terms.ts'

/** When an event happens after rolling, and the day up to which its interest is calculated. */
export interface RolledMoment {
  readonly happens: Moment
  readonly calculated: number
}

/**
 * Rolls a moment by the contract. A date that the parties agreed as the end is not rolled, for they
 * could have agreed another.
 */
export function rollMoment(terms: ActusTerms, moment: Moment): RolledMoment {
  const { roll, maturityDate, amortizationDate } = terms
  const day = toDayNumber(moment)
  const agreed = moment === maturityDate || moment === amortizationDate
  if (roll === null || agreed) return { happens: moment, calculated: day }
  const { paid, calculated } = rollPayment(roll.calendar, day, roll.roll, roll.order)
  return { happens: paid === day ? moment : moveToDay(moment, paid), calculated }
}

/** Computes the part of a year between two days by the day count of the contract; 0 backwards. */
export function computeYears(terms: ActusTerms, maturity: Moment, from: number, to: number): Rate {
  if (from >= to) return new Rate(0)
  const { roll, dayCount } = terms
  if (dayCount === 'A/336') return new Rate(to - from).div(336)
  if (dayCount === '28E/336') return new Rate(days28E336(from, to)).div(336)
  const context = { maturity: toDayNumber(maturity), ...(roll && { calendar: roll.calendar }) }
  const { numerator, denominator } = yearFraction(dayCount, from, to, context)
  return new Rate(numerator).div(denominator)
}

/** Counts days in months of 28 days: a day after the 28th counts as the 28th. */
function days28E336(from: number, to: number): number {
  const [start, end] = [civilOf(from), civilOf(to)]
  const months = 12 * (end.year - start.year) + end.month - start.month
  return 28 * months + Math.min(end.day, 28) - Math.min(start.day, 28)
}
