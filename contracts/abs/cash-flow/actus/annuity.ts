import { Rate } from '../../../kernel/rate.ts'
import { computeYears, rollMoment } from './accrual.ts'
import { listRedemptionMoments } from './events.ts'
import type { Moment } from './moment.ts'
import type { ActusTerms } from './terms.ts'

/** What is owed at a moment, the day up to which interest is counted, and the rate from then on. */
export interface Owed {
  readonly at: Moment
  readonly counted: number
  readonly notional: Rate
  readonly accrued: Rate
  readonly rate: Rate
}

/**
 * Computes the equal payment that repays what is owed with interest by the end of amortisation:
 * what is owed at the first payment, grown to the last one, over the payments grown likewise.
 */
export function computeAnnuityPayment(terms: ActusTerms, maturity: Moment, owed: Owed): Rate {
  const end = terms.amortizationDate ?? maturity
  const moments = [...listRedemptionMoments(terms, end), end].filter(each => each > owed.at)
  const days = moments.map(each => rollMoment(terms, each).calculated)
  const grow = (from: number, to: number) =>
    computeYears(terms, maturity, from, to).times(owed.rate).plus(1)
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
