import { Rate } from '../../../kernel/rate.ts'
import { rolled, yearsBetween } from './accrual.ts'
import { redemptionMoments } from './events.ts'
import type { Moment } from './moment.ts'
import type { ActusTerms } from './terms.ts'

/** What is owed at a moment, to what day its interest is counted, and at what rate it goes on. */
export interface Owed {
  readonly at: Moment
  readonly counted: number
  readonly notional: Rate
  readonly accrued: Rate
  readonly rate: Rate
}

/**
 * The equal payment that redeems what is owed with interest by the end of amortisation: what is
 * owed at the first payment, grown to the last one, over the payments grown likewise.
 */
export function annuityPayment(terms: ActusTerms, maturity: Moment, owed: Owed): Rate {
  const end = terms.amortizationDate ?? maturity
  const moments = [...redemptionMoments(terms, end), end].filter(each => each > owed.at)
  const days = moments.map(each => rolled(terms, each).calculated)
  const grow = (from: number, to: number) =>
    yearsBetween(terms, maturity, from, to).times(owed.rate).plus(1)
  const first = days[0] ?? owed.counted
  let debt = owed.notional.times(grow(owed.counted, first)).plus(owed.accrued)
  let payments = new Rate(1)
  for (let i = 1; i < days.length; i++) {
    const growth = grow(days[i - 1]!, days[i]!)
    debt = debt.times(growth)
    payments = payments.times(growth).plus(1)
  }
  return debt.div(payments)
}
