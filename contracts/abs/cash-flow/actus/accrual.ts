import { rollPayment } from '../../../kernel/calendars.ts'
import { yearFraction } from '../../../kernel/day-count.ts'
import { Rate } from '../../../kernel/rate.ts'
import { dayOf, type Moment, onDay } from './moment.ts'
import type { ActusTerms } from './terms.ts'

/** When an event due at a moment happens, and the day its interest is calculated to. */
export interface RolledMoment {
  readonly happens: Moment
  readonly calculated: number
}

export function rolled({ roll }: ActusTerms, moment: Moment): RolledMoment {
  const day = dayOf(moment)
  if (roll === null) return { happens: moment, calculated: day }
  const { paid, calculated } = rollPayment(roll.calendar, day, roll.roll, roll.order)
  return { happens: paid === day ? moment : onDay(moment, paid), calculated }
}

/** The part of a year between two counted days by the contract's day count; 0 backwards. */
export function yearsBetween(terms: ActusTerms, maturity: Moment, from: number, to: number): Rate {
  if (from >= to) return new Rate(0)
  const { roll, dayCount } = terms
  const context = { maturity: dayOf(maturity), ...(roll && { calendar: roll.calendar }) }
  const { numerator, denominator } = yearFraction(dayCount, from, to, context)
  return new Rate(numerator).div(denominator)
}
